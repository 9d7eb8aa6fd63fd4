/** Whose result changes from one program to another: the people of the examples, then generated ones; the smallest found is the witness. */
import fc from "fast-check";
import type { EvaluationRequest, OutputValue, PlainValue } from "../evaluator/evaluate.ts";
import { evaluate, plainValue } from "../evaluator/evaluate.ts";
import type { Citation, Program } from "../ir/program.ts";
import { canonicalJson } from "../ir/program.ts";
import type { Facts } from "./generate-facts.ts";
import { factsOf } from "./generate-facts.ts";
import type { Trials } from "./test-properties.ts";

export interface BehaviouralDiff extends Trials {
  /** People looked at, those of the examples included. */
  readonly people: number;
  readonly changed: number;
  /** How many people have another value, by rule. */
  readonly rules: readonly { readonly rule: string; readonly people: number }[];
  /** Undefined: no effect was found. */
  readonly witness: Witness | undefined;
}

/** One person, and each result that changes. */
export interface Witness {
  readonly facts: Facts;
  readonly cycle: string;
  readonly results: readonly ChangedResult[];
}
export interface ChangedResult {
  readonly rule: string;
  readonly item: string | undefined;
  readonly year: number | undefined;
  readonly before: Side;
  readonly after: Side;
}
export interface Side {
  readonly value: PlainValue;
  /** Of the version that governs. */
  readonly citation: Citation | undefined;
}

export type DiffRequest = Omit<EvaluationRequest, "given">;

export function behaviouralDiff(
  before: Program,
  after: Program,
  request: DiffRequest,
  trials: Trials,
): BehaviouralDiff {
  const examples = [...before.examples, ...after.examples].map(({ facts }) => facts);
  const generated = fc.sample(factsOf(after, request.cycle), { seed: trials.seed, numRuns: trials.runs });
  const people = [...examples, ...generated];
  const counts = new Map<string, number>();
  let changed = 0;
  for (const facts of people) {
    const results = changedResults(before, after, facts, request);
    if (results.length > 0) changed++;
    for (const rule of new Set(results.map((each) => each.rule))) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  const rules = [...counts].map(([rule, count]) => ({ rule, people: count })).sort((a, b) => b.people - a.people);
  return {
    ...trials,
    people: people.length,
    changed,
    rules,
    witness: witnessOf(before, after, request, trials, people),
  };
}

function witnessOf(
  before: Program,
  after: Program,
  request: DiffRequest,
  { seed, runs }: Trials,
  people: readonly Facts[],
): Witness | undefined {
  const changes = (facts: Facts) => changedResults(before, after, facts, request);
  const out = fc.check(
    fc.property(factsOf(after, request.cycle), (facts) => changes(facts).length === 0),
    { seed, numRuns: runs },
  );
  const [shrunk] = out.counterexample ?? [];
  const facts = smallest([...(shrunk ? [shrunk] : []), ...people.filter((each) => changes(each).length > 0)]);
  return facts && { facts, cycle: request.cycle, results: changes(facts) };
}

function smallest(people: readonly Facts[]): Facts | undefined {
  const size = (facts: Facts) => JSON.stringify(facts).length;
  return people.reduce<Facts | undefined>((best, each) => (best && size(best) <= size(each) ? best : each), undefined);
}

function changedResults(before: Program, after: Program, facts: Facts, request: DiffRequest): readonly ChangedResult[] {
  const [old, now] = [before, after].map((program) => evaluate(program, facts, request).outputs);
  const key = ({ rule, item, year }: OutputValue) => `${rule} ${item ?? ""} ${year ?? ""}`;
  const byKey = new Map((now ?? []).map((each) => [key(each), each]));
  const keys = new Set((old ?? []).map(key));
  const both = (old ?? []).map((each) => [each, byKey.get(key(each))] as const);
  const fresh = (now ?? []).filter((each) => !keys.has(key(each))).map((each) => [undefined, each] as const);
  return [...both, ...fresh].flatMap(([a, b]): readonly ChangedResult[] => {
    const about = a ?? b;
    if (!about) return [];
    const [left, right] = [sideOf(a), sideOf(b)];
    if (canonicalJson(comparable(left.value)) === canonicalJson(comparable(right.value))) return [];
    return [{ rule: about.rule, item: about.item, year: about.year, before: left, after: right }];
  });
}

/** That something is not known is one result, whatever the reason. */
function comparable(value: PlainValue): PlainValue | "undetermined" {
  return value.kind === "undetermined" ? "undetermined" : value;
}

const absent: PlainValue = { kind: "undetermined", missing: [], reasons: [], conflicts: [] };

function sideOf(output: OutputValue | undefined): Side {
  return { value: output ? plainValue(output.value) : absent, citation: output?.citation };
}
