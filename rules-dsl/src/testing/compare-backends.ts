/** Compares the columnar evaluator with the tracing one, row by row: every output, of every row, value or undetermined. */
import type { Cohort } from "../columnar/columnar.ts";
import {
  factsToColumns,
  measuredLayout,
  newResultReader,
  offsetAt,
  packCohort,
  prepareColumnar,
} from "../columnar/columnar.ts";
import type { EvaluationRequest, Facts, Outcome, PlainValue } from "../evaluator/evaluate.ts";
import { decodeFacts, evaluate, plainValue } from "../evaluator/evaluate.ts";
import type { Program } from "../ir/program.ts";
import type { Output, Refusal, RelationalProgram } from "../specialise/specialise.ts";
import { specialise } from "../specialise/specialise.ts";
import { parseDate } from "../values/civil-date.ts";

export interface Disagreement {
  readonly rule: string;
  readonly year?: number;
  readonly subject: number;
  /** Place among the items the rule is about. */
  readonly item?: number;
  readonly columnar: string;
  readonly evaluator: string;
}

export interface Comparison {
  readonly refusals: readonly Refusal[];
  /** Rows compared: outputs of subjects, items and years. */
  readonly rows: number;
  readonly disagreements: readonly Disagreement[];
}

export interface ComparisonRequest extends EvaluationRequest {
  /** Rules to compare; without it every rule. */
  readonly outputs?: readonly string[];
  /** Makes the relational program another one: how a test shows that a wrong one is noticed. */
  readonly changed?: (program: RelationalProgram) => RelationalProgram;
}

/** Facts that the evaluator refuses in part have no place in a cohort: whoever has some is left out. */
export function compareBackends(
  program: Program,
  everybody: readonly unknown[],
  request: ComparisonRequest,
): Comparison {
  const people = everybody.filter((facts) => fits(program, facts, request));
  const layout = measuredLayout(program, people);
  const outputs = request.outputs ?? program.rules.map(({ name }) => name);
  const { program: relational, refusals } = specialise(program, { ...request, outputs }, layout);
  if (!relational) return { refusals, rows: 0, disagreements: [] };
  const { cohort, problems } = factsToColumns(program, layout, people, { asOf: request.asOf });
  if (!cohort) throw new Error(`the facts do not fit their own layout: ${JSON.stringify(problems[0])}`);
  // Once by one program for everybody, once by shorter ones for those who have much in common, over the same columns packed.
  const asked = request.changed?.(relational) ?? relational;
  const packed = packCohort(cohort);
  const ways = [
    [1, cohort],
    [8, packed],
  ] as const;
  const readers = ways.map(([classes, columns]) => {
    const { result, run } = prepareColumnar(asked, columns, { block: 64, classes });
    run(0, people.length);
    return newResultReader(result, columns, program.vocabulary);
  });
  const dates = { asOf: parseDate(request.asOf) ?? 0, knownOn: parseDate(request.knownOn) ?? 0 };
  const disagreements: Disagreement[] = [];
  let rows = 0;
  for (const [subject, facts] of people.entries()) {
    const outcome = evaluate(program, facts, request);
    const decoded = decodeFacts(program, facts, dates);
    for (const output of relational.outputs) {
      const [from, to] = rowsOf(cohort, output.table, subject);
      const expected = expectedOf(program, output, outcome, decoded);
      rows += expected.length;
      for (const reader of readers) {
        const there = Array.from({ length: to - from }, (_, index) => from + index).filter((row) =>
          reader.has(output, row),
        );
        const found = there.map((row) => JSON.stringify(reader.value(output, row)) ?? "undetermined");
        for (let item = 0; item < Math.max(expected.length, found.length); item++) {
          const [columnar, evaluator] = [found[item] ?? "no row", expected[item] ?? "no row"];
          if (columnar === evaluator) continue;
          const year = output.year === undefined ? {} : { year: output.year };
          disagreements.push({
            rule: output.rule,
            ...year,
            subject,
            ...(output.table === 0 ? {} : { item }),
            columnar,
            evaluator,
          });
        }
      }
    }
  }
  return { refusals, rows, disagreements };
}

/** An item that the dates leave out is not read by the evaluator, whatever it holds; a cohort is laid out for any dates. */
function fits(program: Program, facts: unknown, request: ComparisonRequest): boolean {
  if (evaluate(program, facts, request).refusedFacts.length > 0) return false;
  const { problems } = factsToColumns(program, measuredLayout(program, [facts]), [facts], { asOf: request.asOf });
  return problems.every(({ because }) => because !== "option-of-another-day");
}

function expectedOf(program: Program, { rule: name, year }: Output, outcome: Outcome, facts: Facts): readonly string[] {
  const rule = program.rules.find((each) => each.name === name);
  const at = year === undefined ? {} : { year };
  if (rule?.item === undefined) return [written(plainValue(outcome.valueOf(name, at)))];
  const items = facts.items.get(rule.item) ?? [];
  return items.map(({ id }) => written(plainValue(outcome.valueOf(name, { ...at, item: id }))));
}

function written(value: PlainValue): string {
  switch (value.kind) {
    case "undetermined":
      return "undetermined";
    case "quantity":
      return JSON.stringify({ kind: "quantity", exact: value.exact });
    case "year":
      return JSON.stringify({ kind: "quantity", exact: String(value.value) });
    case "requirement": {
      const { met, counted, required, missing, deadline } = value;
      const amounts = { met, counted: counted.exact, required: required.exact, missing: missing.exact };
      return JSON.stringify({ kind: "requirement", ...amounts, ...(deadline === undefined ? {} : { deadline }) });
    }
    default:
      return JSON.stringify(value);
  }
}

function rowsOf(cohort: Cohort, table: number, subject: number): readonly [number, number] {
  const parent = cohort.layout.tables[table]?.parent;
  if (parent === undefined) return [subject, subject + 1];
  const [from, to] = rowsOf(cohort, parent, subject);
  const offsets = cohort.tables[table]?.offsets;
  return offsets ? [offsetAt(offsets, from), offsetAt(offsets, to)] : [0, 0];
}
