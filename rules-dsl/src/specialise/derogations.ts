/** The value of a rule from which others derogate: every way in which they may apply, and what prevails in each. */
import { extremeOfTwo, plus } from "./amounts.ts";
import { chooseTerm, knownTerm, nodeOf, onlyWhen, same } from "./combine.ts";
import { and, isTrue, not } from "./logic.ts";
import type { NodeId } from "./relational-program.ts";
import type { DatedRule, DatedVersion, Specialiser } from "./specialiser.ts";
import type { Term } from "./term.ts";
import { nodeTerm } from "./term.ts";
import type { Outcome } from "./versions.ts";

export interface Derogation {
  readonly rule: DatedRule;
  readonly outcomes: readonly Outcome[];
  readonly valueOf: (outcome: Outcome) => Term;
  readonly bodyOf: (version: DatedVersion) => Term;
  /** The bound that a version sets to the sum of what adds up. */
  readonly boundOf: (version: DatedVersion) => Term | undefined;
}

/** One derogation that applies, or (`doubtful`) may apply. */
interface Contender {
  readonly derogation: Derogation;
  readonly version: DatedVersion;
  readonly value: Term;
  readonly doubtful: boolean;
}

interface Alternative {
  /** Never undetermined. */
  readonly guard: NodeId;
  readonly contender: Contender;
}

/** More doubtful derogations than this are not tried in every combination. */
const mostDoubts = 4;

export function derogatedTerm(s: Specialiser, derogations: readonly Derogation[], ordinary: () => Term): Term {
  const alternatives = derogations.map((each) => alternativesOf(s, each));
  const tried = (place: number, contenders: readonly Contender[]): Term => {
    const own = alternatives[place];
    if (!own) return settled(s, contenders, ordinary);
    return own.reduceRight<Term>(
      (otherwise, { guard, contender }) => {
        return guard === s.graph.no
          ? otherwise
          : chooseTerm(s.graph, guard, tried(place + 1, [...contenders, contender]), otherwise);
      },
      tried(place + 1, contenders),
    );
  };
  return tried(0, []);
}

/** The outcomes of a derogation from which others derogate in their turn: what becomes of it when these apply. */
export function derogatedOutcomes(
  s: Specialiser,
  outcomes: readonly Outcome[],
  derogations: readonly Derogation[],
  ordinaryOf: (outcome: Outcome) => Term,
): readonly Outcome[] {
  const alternatives = derogations.map((each) => alternativesOf(s, each));
  return outcomes.flatMap((outcome) => {
    if (!outcome.version) return [outcome];
    const found: Outcome[] = [];
    const tried = (place: number, guard: NodeId, contenders: readonly Contender[]): void => {
      if (guard === s.graph.no) return;
      const own = alternatives[place];
      if (!own) {
        found.push(settledOutcome(s, { ...outcome, guard }, contenders, () => ordinaryOf(outcome)));
        return;
      }
      let left = guard;
      for (const { guard: applies, contender } of own) {
        tried(place + 1, and(s.graph, guard, applies), [...contenders, contender]);
        left = and(s.graph, left, not(s.graph, applies));
      }
      tried(place + 1, left, contenders);
    };
    tried(0, outcome.guard, []);
    return found;
  });
}

function settledOutcome(
  s: Specialiser,
  outcome: Outcome,
  contenders: readonly Contender[],
  ordinary: () => Term,
): Outcome {
  if (contenders.length === 0) return outcome;
  const value = settled(s, contenders, ordinary);
  if (contenders.some(({ doubtful }) => doubtful)) return { ...outcome, value };
  const [winner] = winnersOf(contenders);
  if (!winner) return { guard: outcome.guard, version: undefined, contenders: [], conflict: true };
  return { guard: outcome.guard, version: winner.version, contenders: [], value };
}

function alternativesOf(s: Specialiser, derogation: Derogation): readonly Alternative[] {
  const { graph } = s;
  const undetermined = nodeTerm(graph.undetermined);
  return derogation.outcomes.flatMap((outcome): readonly Alternative[] => {
    const { guard, version, contenders, conflict } = outcome;
    const [doubted] = contenders;
    const [rival] = derogation.rule.versions;
    if (version) {
      const value = derogation.valueOf(outcome);
      const isKnown = contenders.length === 0 ? graph.yes : knownTerm(graph, value);
      return [
        { guard: and(graph, guard, isKnown), contender: { derogation, version, value, doubtful: false } },
        { guard: and(graph, guard, not(graph, isKnown)), contender: { derogation, version, value, doubtful: true } },
      ];
    }
    if (doubted)
      return [
        { guard, contender: { derogation, version: doubted, value: derogation.bodyOf(doubted), doubtful: true } },
      ];
    // Acts that contradict each other about the derogation itself: it applies, and its value is the conflict.
    return conflict && rival
      ? [{ guard, contender: { derogation, version: rival, value: undetermined, doubtful: false } }]
      : [];
  });
}

function settled(s: Specialiser, contenders: readonly Contender[], ordinary: () => Term): Term {
  const doubtful = contenders.filter((each) => each.doubtful);
  if (contenders.length === 0) return ordinary();
  if (doubtful.length === 0) return decided(s, contenders);
  if (doubtful.length > mostDoubts) return nodeTerm(s.graph.undetermined);
  const values = Array.from({ length: 2 ** doubtful.length }, (_, combination): Term => {
    const applying = contenders.filter((each) => {
      const place = doubtful.indexOf(each);
      return place < 0 || Math.trunc(combination / 2 ** place) % 2 === 1;
    });
    return applying.length === 0 ? ordinary() : decided(s, applying);
  });
  // The result when it is the same whether the doubtful derogations apply or not.
  const [first = nodeTerm(s.graph.undetermined), ...others] = values;
  const alike = others.reduce((a, each) => and(s.graph, a, isTrue(s.graph, same(s.graph, first, each))), s.graph.yes);
  return onlyWhen(s.graph, alike, first);
}

/** Highest rank; then those over which no other is saved; then one, or several that add up; else a conflict. */
function decided(s: Specialiser, contenders: readonly Contender[]): Term {
  const [only, ...others] = winnersOf(contenders);
  if (!only) return nodeTerm(s.graph.undetermined);
  return others.length === 0 ? only.value : sumOf(s, [only, ...others]);
}

/** One, or several that add up; none in a conflict. */
function winnersOf(contenders: readonly Contender[]): readonly Contender[] {
  const rank = Math.min(...contenders.map(({ version }) => version.version.rank));
  const ofRank = contenders.filter(({ version }) => version.version.rank === rank);
  const left = ofRank.filter(({ version }) => !ofRank.some((other) => version.version.saves.includes(nameOf(other))));
  const addUp = left.every((each) => left.every((other) => each === other || addsUp(each, other)));
  return left.length === 1 || addUp ? left : [];
}

function nameOf({ derogation }: Contender): string {
  return derogation.rule.rule.name;
}

function addsUp(a: Contender, b: Contender): boolean {
  const names = (one: Contender, other: Contender) =>
    one.version.version.cumulates?.with.includes(nameOf(other)) ?? false;
  return names(a, b) || names(b, a);
}

function sumOf(s: Specialiser, parts: readonly Contender[]): Term {
  const { graph } = s;
  const [first = graph.undetermined, ...others] = parts.map(({ value }) => nodeOf(graph, value));
  const total = others.reduce((sum, each) => plus(graph, sum, each), first);
  const bounds = parts.flatMap(({ derogation, version }) => derogation.boundOf(version) ?? []);
  return nodeTerm(bounds.reduce((sum, bound) => extremeOfTwo(graph, "smaller", sum, nodeOf(graph, bound)), total));
}
