/** One person under two laws: the facts, the results that differ, and both explanations with the place where they part. */
import type { EvaluationRequest, Outcome, PlainValue } from "@delibera/rules-dsl/evaluator";
import { evaluate, plainValue } from "@delibera/rules-dsl/evaluator";
import type { ExplanationNode, Language } from "@delibera/rules-dsl/explanation";
import { explain } from "@delibera/rules-dsl/explanation";
import type { Scenario } from "../ask/question.ts";

export interface SideBySide {
  /** Never a name: the cohort's pseudonym, or the place of the person in it. */
  readonly pseudonym: string;
  /** Values recorded of the person. */
  readonly size: number;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly results: readonly ResultPair[];
}

export interface ResultPair {
  readonly rule: string;
  readonly before: PlainValue;
  readonly after: PlainValue;
  readonly explanationBefore: ExplanationNode;
  readonly explanationAfter: ExplanationNode;
  /** Numbers of children from the root, in each explanation, to the first sentence by which they differ; none when no sentence does. */
  readonly parting?: { readonly before: readonly number[]; readonly after: readonly number[] };
}

export interface Compared {
  readonly cycle: string;
  readonly baseline: Scenario;
  readonly candidate: Scenario;
  /** Names of rules about the person. */
  readonly rules: readonly string[];
  readonly language?: Language;
}

export function resultsSideBySide(facts: unknown, compared: Compared): readonly ResultPair[] {
  const { cycle, baseline, candidate, rules, language = "it" } = compared;
  const [before, after] = [baseline, candidate].map((each) => outcomeOf(each, cycle, facts));
  if (!before || !after) return [];
  return rules.flatMap((rule): readonly ResultPair[] => {
    const [old, now] = [before, after].map((outcome) => plainValue(outcome.valueOf(rule)));
    if (!old || !now || comparable(old) === comparable(now)) return [];
    const explanationBefore = explain(baseline.program, before, { rule }, language);
    const explanationAfter = explain(candidate.program, after, { rule }, language);
    const parting = partingOf(explanationBefore, explanationAfter, new Map());
    return [{ rule, before: old, after: now, explanationBefore, explanationAfter, ...(parting ? { parting } : {}) }];
  });
}

export function outcomeOf(
  { program, asOf, knownOn, interpretations, given }: Scenario,
  cycle: string,
  facts: unknown,
): Outcome {
  const request: EvaluationRequest = {
    cycle,
    asOf,
    knownOn,
    ...(interpretations ? { interpretations } : {}),
    ...(given ? { given } : {}),
  };
  return evaluate(program, facts, request);
}

/** That something is not known is one result, whatever the reason. */
function comparable(value: PlainValue): string {
  return value.kind === "undetermined" ? "undetermined" : JSON.stringify(value);
}

const aside: ReadonlySet<ExplanationNode["kind"]> = new Set(["alternative", "overridden", "interpretation"]);

/** By node before and node after: no pair is looked at again at each level above it. */
type ComparedPairs = Map<ExplanationNode, Map<ExplanationNode, boolean>>;

/** The deepest first difference: below the first child that differs, else here. */
function partingOf(
  before: ExplanationNode,
  after: ExplanationNode,
  compared: ComparedPairs,
): { readonly before: readonly number[]; readonly after: readonly number[] } | undefined {
  if (saysTheSame(before, after, compared)) return undefined;
  for (const { a, b, place, other } of pairsOf(before.children, after.children)) {
    // What would have applied otherwise is no step of either.
    if (!a || !b || aside.has(a.kind)) continue;
    const below = partingOf(a, b, compared);
    if (below) return { before: [place, ...below.before], after: [other, ...below.after] };
  }
  return { before: [], after: [] };
}

/** With all that stands below. What is told when it is looked at is looked at no further than the first sentence that differs. */
function saysTheSame(before: ExplanationNode, after: ExplanationNode, compared: ComparedPairs): boolean {
  const known = compared.get(before) ?? new Map<ExplanationNode, boolean>();
  compared.set(before, known);
  const found = known.get(after);
  if (found !== undefined) return found;
  const same = ownText(before) === ownText(after) && haveTheSameBelow(before.children, after.children, compared);
  known.set(after, same);
  return same;
}

function haveTheSameBelow(
  before: readonly ExplanationNode[],
  after: readonly ExplanationNode[],
  compared: ComparedPairs,
): boolean {
  if (before.length !== after.length) return false;
  return before.every((each, place) => saysTheSame(each, after[place] as ExplanationNode, compared));
}

function ownText({ kind, sentence, value, citation, actTitle, article, comma, path }: ExplanationNode): string {
  return JSON.stringify([kind, sentence, value, citation, actTitle, article, comma, path]);
}

export interface NodePair {
  /** At least one of the two is there. */
  readonly a: ExplanationNode | undefined;
  readonly b: ExplanationNode | undefined;
  /** In the list before and in the list after. */
  readonly place: number;
  readonly other: number;
}

/** Which sentence after answers which before: by what they are about, else by their words up to the value, else by place and kind. */
export function pairsOf(before: readonly ExplanationNode[], after: readonly ExplanationNode[]): readonly NodePair[] {
  const found: (number | undefined)[] = before.map(() => undefined);
  const taken = new Set<number>();
  const pass = (isPair: (a: ExplanationNode, b: ExplanationNode, isSamePlace: boolean) => boolean): void => {
    for (const [place, a] of before.entries()) {
      if (found[place] !== undefined) continue;
      const other = after.findIndex((b, at) => !taken.has(at) && isPair(a, b, at === place));
      if (other < 0) continue;
      found[place] = other;
      taken.add(other);
    }
  };
  pass((a, b) => subjectOf(a) === subjectOf(b));
  pass((a, b) => a.sentence.includes(":") && wordsOf(a) === wordsOf(b));
  pass((a, b, isSamePlace) => isSamePlace && a.kind === b.kind);
  const pairs = before.map((a, place): NodePair => {
    const other = found[place] ?? -1;
    return { a, b: after[other], place, other };
  });
  const more = after.flatMap((b, other): readonly NodePair[] =>
    taken.has(other) ? [] : [{ a: undefined, b, place: -1, other }],
  );
  return [...pairs, ...more];
}

/** What a sentence is about, apart from what it says: its comma or its fact, and its kind. */
function subjectOf(node: ExplanationNode): string {
  const { kind, path, citation } = node;
  const cited = citation ? `${citation.act} ${citation.article} ${citation.comma}` : "";
  return [kind, path ?? "", cited, path === undefined ? wordsOf(node) : ""].join("|");
}

function wordsOf({ sentence }: ExplanationNode): string {
  return sentence.split(/[:=]/)[0] ?? "";
}
