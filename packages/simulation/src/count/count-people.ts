/** Evaluates people block by block and counts them: what the baseline says of each, and of affected ones what becomes of them. */
import type { Cohort, Written } from "@delibera/rules-dsl/columnar";
import { longestBlocks, newRun } from "@delibera/rules-dsl/columnar";
import { mostGroups } from "../ask/group-plan.ts";
import type { CandidatePlan, CountingPlan } from "../ask/plan.ts";
import type { KnownOfRun } from "../known/cut-plan.ts";
import { withKnown } from "../known/known-values.ts";
import { factCounter } from "./cohort-rows.ts";
import { causeFinder } from "./find-cause.ts";
import { keyOf } from "./group-keys.ts";
import { newSource, pairReader, readerOf } from "./read-columns.ts";
import type { CandidateTally, CauseTally, ChangeTally, Counting, GroupTally, Histogram, Tally } from "./tally.ts";
import { countingInto, newChange, newGroup, newTally } from "./tally.ts";
import { writerOf } from "./write-known.ts";

export interface Counter {
  /** Of everybody counted so far. */
  readonly tally: Tally;
  /** Counts the people from `first` to before `last`; each person once. */
  readonly count: (first: number, last: number) => void;
}

/** More groups than can be shown: the question needs bands. */
export class TooManyGroups extends Error {
  readonly dimension: number;
  constructor(dimension: number) {
    super(`dimension ${dimension} has more than ${mostGroups} groups`);
    this.dimension = dimension;
  }
}

/** People of one block: enough to fill loops, few enough to stay near the processor. */
export const inBlock = 512;

/**
 * @param written the programs of the plan, for this cohort.
 * @param known what the programs read and write of values that are known, where the plan was cut.
 * @param longest as `longestBlocks` of the cohort has it, where it is known.
 */
export function newCounter(
  plan: CountingPlan,
  cohort: Cohort,
  written: readonly Written[],
  known: readonly KnownOfRun[] = [],
  longest = longestBlocks(cohort, inBlock),
): Counter {
  const runs = written.map((each, program) =>
    newRun(each, withKnown(cohort, known[program]?.added ?? []), { block: inBlock, longest }),
  );
  const writers = runs.map((each, program) => writerOf(each, cohort, known[program]?.writes ?? []));
  const source = newSource(
    runs,
    cohort,
    known.map(({ reads }) => reads),
  );
  const keys = [() => 0, ...plan.groups.map((group) => keyOf(group, cohort))];
  const [measure, state] = [readerOf(plan.measure.baseline, source), readerOf(plan.state.baseline, source)];
  const states = plan.state.states.length + 1;
  const stateAt = (value: number): number => (Number.isNaN(value) ? states - 1 : value);
  const tally = newTally(plan.groups.length, plan.candidates.length);
  const factsOf = factCounter(cohort);
  const histograms: Counting[] = [];
  const into = (histogram: Histogram): Counting => {
    const made = countingInto(histogram);
    histograms.push(made);
    return made;
  };
  const measured = into(tally.measure);
  const groups = tally.groups.map((own) => groupsIn(own, (): GroupTally => newGroup(states)));
  const candidates = plan.candidates.flatMap((each, place) => {
    const own = tally.candidates[place];
    return own ? [candidateCounter(each, own)] : [];
  });
  const last = runs.at(-1);
  return {
    get tally() {
      for (const each of histograms) each.flush();
      return tally;
    },
    count(first, end) {
      for (let from = first; from < end; from += inBlock) {
        const to = Math.min(end, from + inBlock);
        for (const [program, each] of runs.entries()) if (each !== last) each.run(from, to, writers[program]);
        last?.run(from, to, countBlock);
      }
    },
  };

  function countBlock(from: number, to: number, bases: readonly number[]): void {
    writers.at(-1)?.(from, to, bases);
    source.bases = bases;
    tally.people += to - from;
    for (let subject = from; subject < to; subject++) {
      const at = subject - from;
      const amount = measure(at);
      const standing = stateAt(state(at));
      const isKnown = !Number.isNaN(amount);
      if (isKnown) measured.add(amount, 1);
      for (let dimension = 0; dimension < keys.length; dimension++) {
        const group = (groups[dimension] as Groups<GroupTally>).at((keys[dimension] as KeyOf)(subject), dimension);
        group.people++;
        if (!isKnown) group.undetermined++;
        group.states[standing] = (group.states[standing] ?? 0) + 1;
      }
      for (const each of candidates) each(subject, at, amount, standing, bases);
    }
  }

  function candidateCounter(candidate: CandidatePlan, own: CandidateTally): CountCandidate {
    const watched = candidate.watched.map((pair) => pairReader(pair, source));
    const [measureOf, stateOf] = [readerOf(candidate.measure, source), readerOf(candidate.state, source)];
    const causeOf = causeFinder(candidate, cohort, source);
    const moves = into(own.moves);
    const changes = own.groups.map((each) =>
      groupsIn(
        each,
        (): ChangeTally => newChange(states),
        ({ deltas }) => into(deltas),
      ),
    );
    const causes = groupsIn(
      own.causes,
      (): CauseTally => ({ people: 0, deltas: new Map(), subject: Number.MAX_SAFE_INTEGER }),
      ({ deltas }) => into(deltas),
    );
    return (subject, at, amountBefore, standingBefore, bases) => {
      if (!anyDiffers(watched, at)) return;
      const amount = measureOf(at);
      const standing = stateAt(stateOf(at));
      const was = !Number.isNaN(amountBefore);
      const is = !Number.isNaN(amount);
      const delta = amount - amountBefore;
      if (was && delta !== 0) moves.add(amountBefore, -1);
      if (is && delta !== 0) moves.add(amount, 1);
      const transition = standingBefore * states + standing;
      for (let dimension = 0; dimension < keys.length; dimension++) {
        const all = changes[dimension] as Groups<ChangeTally>;
        const change = all.at((keys[dimension] as KeyOf)(subject), dimension);
        change.people++;
        if (was && is) all.histogram?.add(delta, 1);
        else if (is) change.appeared++;
        else if (was) change.vanished++;
        else change.undetermined++;
        change.transitions[transition] = (change.transitions[transition] ?? 0) + 1;
      }
      const cause = causeOf(subject, bases);
      if (cause !== undefined) {
        const found = causes.at(cause, 0);
        found.people++;
        if (subject < found.subject) found.subject = subject;
        if (was && is) causes.histogram?.add(delta, 1);
      }
      const { witness: fewest } = own;
      const enough = fewest ? fewest.facts + (subject < fewest.subject ? 1 : 0) : Number.MAX_SAFE_INTEGER;
      const facts = factsOf(subject, enough);
      if (facts < enough) own.witness = { subject, facts };
    };
  }
}

type KeyOf = (subject: number) => number;
type CountCandidate = (
  subject: number,
  at: number,
  amountBefore: number,
  standingBefore: number,
  bases: readonly number[],
) => void;

function anyDiffers(watched: readonly ((at: number) => boolean)[], at: number): boolean {
  for (const differs of watched) if (differs(at)) return true;
  return false;
}

/** Tallies by number; the last one found is at hand, with its histogram. */
interface Groups<T> {
  /** Makes it when there is none. @throws TooManyGroups */
  at(key: number, dimension: number): T;
  /** Of the tally found last. */
  readonly histogram: Counting | undefined;
}

function groupsIn<T>(all: Map<number, T> | undefined, make: () => T, histogramOf?: (made: T) => Counting): Groups<T> {
  const found = new Map<number, { readonly tally: T; readonly histogram: Counting | undefined }>();
  let key = Number.NaN;
  let last: { readonly tally: T; readonly histogram: Counting | undefined } | undefined;
  return {
    get histogram() {
      return last?.histogram;
    },
    at(asked, dimension) {
      if (last && asked === key) return last.tally;
      let each = found.get(asked);
      if (!each) {
        const tally = make();
        all?.set(asked, tally);
        each = { tally, histogram: histogramOf?.(tally) };
        found.set(asked, each);
        if (found.size > mostGroups) throw new TooManyGroups(dimension - 1);
      }
      key = asked;
      last = each;
      return each.tally;
    },
  };
}
