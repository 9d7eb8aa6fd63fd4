/** Turns what the schema validator found into a sentence: the keyword says what failed, the definition what was expected. */

import { checkLetter, isFiscalCode } from "@delibera/database/fiscal-code";
import type { ErrorObject } from "ajv";
import { nearest } from "./nearest.ts";
import type { Step } from "./path.ts";
import { printPath, stepsOf, valueAt } from "./path.ts";
import type { Problem, Words } from "./problem.ts";
import { quoted } from "./problem.ts";
import schema from "./record.schema.json" with { type: "json" };
import { kindOf, sentences } from "./sentences.ts";

export function problemOf(error: ErrorObject, document: unknown): Problem {
  const steps = stepsOf(error.instancePath, document);
  const deeper = keyOf(error);
  const at: readonly Step[] = deeper === undefined ? steps : [...steps, deeper];
  return { path: printPath(at), message: messageOf(error, valueAt(document, at)) };
}

/** The guilty key, when the validator reports the object that has it. */
function keyOf({ keyword, params }: ErrorObject): string | undefined {
  if (keyword === "additionalProperties") return params["additionalProperty"];
  if (keyword === "required") return params["missingProperty"];
  return keyword === "discriminator" ? params["tag"] : undefined;
}

function messageOf(error: ErrorObject, value: unknown): Words {
  const { keyword, params } = error;
  const definition = /\$defs\/(\w+)\/\w+$/.exec(error.schemaPath)?.[1] ?? "";
  switch (keyword) {
    case "additionalProperties":
      return unknownKey(params["additionalProperty"], Object.keys(Object(error.parentSchema?.["properties"])));
    case "required":
      return sentences.missingKey(params["missingProperty"]);
    case "discriminator":
      return value === undefined ? sentences.missingKey(params["tag"]) : notAmong(value, kindsOf(error));
    case "type":
      return wrongType(params["type"], definition, value);
    case "enum":
      return notAmong(value, params["allowedValues"]);
    case "const":
      return sentences.allOrList(quoted(value));
    case "minimum":
      return sentences.below(quoted(value), String(params["limit"]));
    case "maximum":
      return sentences.above(quoted(value), String(params["limit"]));
    case "uniqueItems":
      return sentences.repeatedInList(quoted(valueAt(value, [params["i"]])));
    default:
      return wrongText(definition, String(value));
  }
}

function unknownKey(key: string, known: readonly string[]): Words {
  const near = nearest(key, known);
  return sentences.unknownKey(quoted(key), near === undefined ? undefined : quoted(near), list(known));
}

const shortList = 12;

function notAmong(value: unknown, known: readonly (string | number)[]): Words {
  const words = known.filter((code) => typeof code === "string");
  const near = words.length > shortList ? nearest(String(value), words) : undefined;
  return near !== undefined
    ? sentences.unknownCode(quoted(value), quoted(near))
    : sentences.notAmong(quoted(value), list(known));
}

/** The kinds that the alternatives of a list declare. */
function kindsOf({ parentSchema }: ErrorObject): readonly string[] {
  const alternatives: readonly { readonly $ref: string }[] = parentSchema?.["oneOf"] ?? [];
  return alternatives.map(({ $ref }) => {
    const kind = valueAt(schema, [...$ref.split("/").slice(1), "properties", "kind", "const"]);
    return String(kind);
  });
}

const amounts: Readonly<Record<string, { readonly sample: string; readonly decimals: number }>> = {
  participationCredits: { sample: "12.5", decimals: 1 },
  credits: { sample: "130.0", decimals: 1 },
  signedCredits: { sample: "-20.0", decimals: 1 },
  euro: { sample: "4999.99", decimals: 2 },
  eventHours: { sample: "12.5", decimals: 2 },
  percentage: { sample: "80", decimals: 2 },
};

function wrongType(expected: string, definition: string, value: unknown): Words {
  const found = kindOf(value);
  const amount = amounts[definition];
  if (amount !== undefined) return sentences.amountNotText(found, amount.sample);
  switch (expected) {
    case "object":
      return sentences.notAnObject(found);
    case "array":
      return sentences.notAList(found);
    case "boolean":
      return sentences.notYesOrNo(found);
    case "integer":
      return sentences.notAWholeNumber(found);
    default:
      return sentences.notText(found);
  }
}

function wrongText(definition: string, value: string): Words {
  const amount = amounts[definition];
  if (amount !== undefined) return wrongAmount(definition, value, amount);
  switch (definition) {
    case "date":
      return /^(19|20)\d\d-\d\d-\d\d$/.test(value)
        ? sentences.dateImpossible(quoted(value))
        : sentences.dateShape(quoted(value));
    case "fiscalCode":
      return wrongFiscalCode(value);
    case "triennium":
      return sentences.triennium(quoted(value));
    case "name":
      return sentences.name(quoted(value));
    case "country":
      return sentences.country(quoted(value));
    default:
      return sentences.identifier(quoted(value));
  }
}

function wrongAmount(definition: string, value: string, { sample, decimals }: (typeof amounts)[string]): Words {
  if (/^-?\d+,\d+$/.test(value)) return sentences.decimalComma(quoted(value), value.replace(",", "."));
  if (new RegExp(`^-?\\d+\\.\\d{${decimals + 1},}$`).test(value))
    return sentences.tooManyDecimals(quoted(value), decimals);
  if (definition === "percentage") return sentences.percentage(quoted(value));
  if (definition !== "participationCredits" || !/^-?\d+(\.\d)?$/.test(value)) {
    return sentences.amountShape(quoted(value), sample);
  }
  return /^-|^0+(\.0)?$/.test(value) ? sentences.creditsNone(quoted(value)) : tooManyOrPadded(value, sample);
}

/** `051.0` and `005.0` are refused for different reasons. */
function tooManyOrPadded(value: string, sample: string): Words {
  return /^0\d/.test(value) ? sentences.amountShape(quoted(value), sample) : sentences.creditsTooMany(quoted(value));
}

function wrongFiscalCode(code: string): Words {
  if (!/^([A-Z0-9]{16})$/.test(code)) return sentences.fiscalCodeShape(quoted(code));
  const expected = code.slice(0, 15) + checkLetter(code);
  if (isFiscalCode(expected)) return sentences.fiscalCodeCheck(quoted(code), expected.slice(15));
  return /^[A-Z]{6}[\dLMNP-V]{2}[ABCDEHLMPRST][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z]$/.test(code)
    ? sentences.fiscalCodeDate(quoted(code))
    : sentences.fiscalCodeShape(quoted(code));
}

function list(known: readonly (string | number)[]): string {
  const numbers = known.filter((code) => typeof code === "number");
  const written = numbers.length === known.length ? runs(numbers) : known;
  return written.map((name) => `\`${name}\``).join(", ");
}

/** Ascending numbers with the contiguous ones joined: `1-30`, `33`. */
function runs(numbers: readonly number[]): readonly string[] {
  const starts = numbers.filter((code, index) => numbers[index - 1] !== code - 1);
  const ends = numbers.filter((code, index) => numbers[index + 1] !== code + 1);
  return starts.map((start, index) => (start === ends[index] ? `${start}` : `${start}-${ends[index]}`));
}
