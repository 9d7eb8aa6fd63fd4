/** What was tried of the properties of the acts; a failure with the smallest person found, as an example to paste. */
import { join } from "node:path";
import type { PropertyResult } from "@delibera/rules-dsl/analysis";
import { exampleLines } from "@delibera/rules-dsl/analysis";
import type { PlainValue } from "@delibera/rules-dsl/evaluator";
import type { Program } from "@delibera/rules-dsl/ir";
import type { Terminal } from "../terminal.ts";
import type { Words } from "../words.ts";

export function printProperty(folder: string, program: Program, result: PropertyResult, terminal: Terminal): string {
  const { colors, inWords } = terminal;
  const { property, statement, counterexample } = result;
  const place = `${join(folder, property.place.file)}:${statement.line}`;
  const tried = inWords(triedOn(result.runs, result.undecided));
  if (!counterexample) return `${colors.green("✓")} ${property.title} (${place}): ${tried}`;
  const { facts, changed, before, after } = counterexample;
  const values = after === undefined ? shown(before) : `${shown(before)} → ${shown(after)}`;
  return [
    `${colors.red("✗")} ${colors.bold(property.title)} (${place}): ${inWords(failsFor(values))}`,
    ...exampleLines(program, facts).map((line) => `    ${line}`),
    ...(changed
      ? [`    -- ${inWords(afterwards)}`, ...exampleLines(program, changed).map((line) => `    ${line}`)]
      : []),
  ].join("\n");
}

export function propertySummary(results: readonly PropertyResult[], seed: number): Words {
  const failed = results.filter(({ counterexample }) => counterexample).length;
  return {
    it: `${results.length} proprietà: ${results.length - failed} confermate, ${failed} smentite (seme ${seed})`,
    en: `${results.length} properties: ${results.length - failed} upheld, ${failed} refuted (seed ${seed})`,
  };
}

/** A value of a plain kind, short. */
export function shown(value: PlainValue): string {
  switch (value.kind) {
    case "quantity":
      return value.unit === undefined ? value.exact : `${value.exact} ${value.unit}`;
    case "boolean":
      return value.value ? "sì" : "no";
    case "requirement":
      return value.met ? "met" : `not met (${shown(value.missing)})`;
    case "verdict":
      return value.accepted ? "accepted" : "refused";
    case "undetermined":
      return "undetermined";
    case "date":
    case "text":
      return value.value;
    case "option":
      return value.option;
    default:
      return JSON.stringify(value);
  }
}

const afterwards: Words = { it: "dopo il cambiamento", en: "after the change" };

function triedOn(runs: number, undecided: number): Words {
  return {
    it: `provata su ${runs} persone generate; di altre ${undecided} non si può sapere`,
    en: `tried on ${runs} generated people; of ${undecided} others it cannot be known`,
  };
}

function failsFor(values: string): Words {
  return { it: `non vale per questa persona: ${values}`, en: `does not hold for this person: ${values}` };
}
