/** What the rules give for the person that an editor was started for, asked of the evaluator when somebody looks. */
import type { ProfessionalRecord } from "@delibera/ledger/record";
import { statementOf } from "@delibera/ledger/statement";
import type { Compilation } from "@delibera/rules-dsl/compile";
import type { Outcome, OutputValue } from "@delibera/rules-dsl/evaluator";
import { decodeFacts, plainValue } from "@delibera/rules-dsl/evaluator";
import { displayValue } from "@delibera/rules-dsl/explanation";
import type { Citation, Program } from "@delibera/rules-dsl/ir";
import type { KnownValue, KnownValues } from "@delibera/rules-dsl/language-service";
import { lineIndex } from "@delibera/rules-dsl/source";
import { parseDate } from "@delibera/rules-dsl/values";
import type { RuleSet } from "./rule-set.ts";

export interface AskedPerson {
  readonly record: ProfessionalRecord;
  readonly triennium: string;
  readonly today: string;
  readonly asOf?: string | undefined;
  readonly knownOn?: string | undefined;
}

/** Answers by the last program without mistakes; undefined while there was none. Evaluates each program once. */
export function valuesFor(person: AskedPerson): (set: RuleSet) => KnownValues | undefined {
  const known = new WeakMap<Program, Evaluated>();
  return (set) => {
    const program = set.lastProgram();
    if (!program) return undefined;
    const evaluated = known.get(program) ?? evaluate(program, person);
    known.set(program, evaluated);
    const { id } = person.record;
    return {
      about: `${id}, ${person.triennium}`,
      valuesOf: (kind, name) => (kind === "rule" ? valuesOfRule(name, evaluated, set.compilation(), person) : []),
    };
  };
}

interface Evaluated {
  readonly program: Program;
  readonly outcome: Outcome;
  /** Ids of the items that the facts give, by entity. */
  readonly items: ReadonlyMap<string, readonly string[]>;
}

function evaluate(program: Program, person: AskedPerson): Evaluated {
  const { outcome, ledger } = statementOf(program, person.record, person);
  const dates = { asOf: parseDate(ledger.asOf) ?? 0, knownOn: parseDate(ledger.knownOn) ?? 0 };
  const { items } = decodeFacts(program, person.record, dates);
  return { program, outcome, items: new Map([...items].map(([name, found]) => [name, found.map(({ id }) => id)])) };
}

function valuesOfRule(
  name: string,
  { program, outcome, items }: Evaluated,
  compilation: Compilation,
  { triennium }: AskedPerson,
): readonly KnownValue[] {
  const rule = program.rules.find((found) => found.name === name);
  if (!rule) return [];
  const years = rule.perYear ? yearsOf(triennium) : [undefined];
  const cases = (rule.item === undefined ? [undefined] : (items.get(rule.item) ?? [])).flatMap((item) =>
    years.map((year) => ({ item, year })),
  );
  return cases.map(({ item, year }) => {
    const found = outcome.outputOf(name, { item, year });
    const of = [item, year].filter((part) => part !== undefined).join(", ");
    return {
      display: display(program, found),
      of: of === "" ? undefined : of,
      definedAt: placeOf(name, found.citation, compilation),
    };
  });
}

function display(program: Program, { value }: OutputValue) {
  const plain = plainValue(value);
  return { it: displayValue(program, plain, "it"), en: displayValue(program, plain, "en") };
}

function yearsOf(triennium: string): readonly number[] {
  const [first = 0, last = 0] = triennium.split("-").map(Number);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The line, in the text as it is now, of the definition in the comma that governs. */
function placeOf(name: string, citation: Citation | undefined, { model }: Compilation): KnownValue["definedAt"] {
  if (!citation) return undefined;
  const rule = [...model.symbols.rules.values()].find((found) => found.name === name);
  const definition = rule?.definitions.find(
    ({ act, division, paragraph }) =>
      act.name === citation.act &&
      division.number.value === citation.article &&
      paragraph.number.value === citation.comma,
  );
  if (!definition) return undefined;
  const { file, start } = definition.clause.span;
  const source = model.files.find((found) => found.name === file)?.source ?? "";
  return { file, line: lineIndex(source).positionAt(start).line };
}
