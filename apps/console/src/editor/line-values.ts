/** What the rules of the edited file give for the person at hand, for the end of the line that defines each. */
import type { Compilation } from "@delibera/rules-dsl/compile";
import { decodeFacts, plainValue } from "@delibera/rules-dsl/evaluator";
import { displayValue } from "@delibera/rules-dsl/explanation";
import type { Citation } from "@delibera/rules-dsl/ir";
import type { KnownValue } from "@delibera/rules-dsl/language-service";
import { inlayValues } from "@delibera/rules-dsl/language-service";
import { lineIndex } from "@delibera/rules-dsl/source";
import { parseDate } from "@delibera/rules-dsl/values";
import type { Language } from "../messages/language.tsx";
import type { Evaluated } from "./evaluation.ts";
import type { LineValue } from "./study-protocol.ts";

export function lineValues(
  compilation: Compilation,
  evaluated: Evaluated,
  { file, record, language }: { readonly file: string; readonly record: string; readonly language: Language },
): readonly LineValue[] {
  const { program, ledger } = evaluated;
  const dates = { asOf: parseDate(ledger.asOf) ?? 0, knownOn: parseDate(ledger.knownOn) ?? 0 };
  const { items } = decodeFacts(program, JSON.parse(record), dates);
  const idsOf = (entity: string) => [...(items.get(entity) ?? [])].map(({ id }) => id);
  const valuesOf = (kind: "rule" | "field", name: string) =>
    kind === "rule" ? valuesOfRule(name, evaluated, idsOf, compilation) : [];
  return inlayValues(compilation, file, { about: ledger.triennium, valuesOf }, language);
}

function valuesOfRule(
  name: string,
  { program, outcome, ledger }: Evaluated,
  idsOf: (entity: string) => readonly string[],
  compilation: Compilation,
): readonly KnownValue[] {
  const rule = program.rules.find((found) => found.name === name);
  if (rule === undefined) return [];
  const years = rule.perYear ? yearsOf(ledger.triennium) : [undefined];
  const cases = (rule.item === undefined ? [undefined] : idsOf(rule.item)).flatMap((item) =>
    years.map((year) => ({ item, year })),
  );
  return cases.map((at) => {
    const { value, citation } = outcome.outputOf(name, at);
    const plain = plainValue(value);
    const of = [at.item, at.year].filter((part) => part !== undefined).join(", ");
    return {
      display: { it: displayValue(program, plain, "it"), en: displayValue(program, plain, "en") },
      of: of === "" ? undefined : of,
      definedAt: placeOf(name, citation, compilation),
    };
  });
}

function yearsOf(triennium: string): readonly number[] {
  const [first = 0, last = 0] = triennium.split("-").map(Number);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** The line of the definition in the comma that governs. */
function placeOf(name: string, citation: Citation | undefined, { model }: Compilation): KnownValue["definedAt"] {
  if (citation === undefined) return undefined;
  const rule = [...model.symbols.rules.values()].find((found) => found.name === name);
  const definition = rule?.definitions.find(
    ({ act, division, paragraph }) =>
      act.name === citation.act &&
      division.number.value === citation.article &&
      paragraph.number.value === citation.comma,
  );
  if (definition === undefined) return undefined;
  const { file, start } = definition.clause.span;
  const source = model.files.find((found) => found.name === file)?.source ?? "";
  return { file, line: lineIndex(source).positionAt(start).line };
}
