/** Evaluates people block by block and counts them: what the baseline says of each, and of affected ones what becomes of them. */
import type { Cohort, Written } from "@delibera/rules-dsl/columnar";
import { newRun } from "@delibera/rules-dsl/columnar";
import { mostGroups } from "../ask/group-plan.ts";
import type { CandidatePlan, CountingPlan } from "../ask/plan.ts";
import { factCounter } from "./cohort-rows.ts";
import { causeFinder } from "./find-cause.ts";
import { keyOf } from "./group-keys.ts";
import type { Source } from "./read-columns.ts";
import { pairReader, readerOf } from "./read-columns.ts";
import type { CandidateTally, Tally } from "./tally.ts";
import { count, entry, newChange, newGroup, newTally } from "./tally.ts";

export interface Counter {
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
const inBlock = 512;

/** @param written the programs of the plan, for this cohort. */
export function newCounter(plan: CountingPlan, cohort: Cohort, written: readonly Written[]): Counter {
  const runs = written.map((each) => newRun(each, cohort, { block: inBlock }));
  const source: Source = { runs, texts: new Map(cohort.texts.map((text, code) => [text, code])) };
  const keys = [() => 0, ...plan.groups.map((group) => keyOf(group, cohort))];
  const [measure, state] = [readerOf(plan.measure.baseline, source), readerOf(plan.state.baseline, source)];
  const states = plan.state.states.length + 1;
  const stateAt = (value: number): number => (Number.isNaN(value) ? states - 1 : value);
  const tally = newTally(plan.groups.length, plan.candidates.length);
  const factsOf = factCounter(cohort);
  const candidates = plan.candidates.map((each, place) => candidateCounter(each, tally.candidates[place]));
  const last = runs.at(-1);
  return {
    tally,
    count(first, end) {
      for (let from = first; from < end; from += inBlock) {
        const to = Math.min(end, from + inBlock);
        for (const each of runs) if (each !== last) each.run(from, to);
        last?.run(from, to, countBlock);
      }
    },
  };

  function countBlock(from: number, to: number, bases: readonly number[]): void {
    tally.people += to - from;
    for (let subject = from; subject < to; subject++) {
      const at = subject - from;
      const [amount, standing] = [measure(at), stateAt(state(at))];
      if (!Number.isNaN(amount)) count(tally.measure, amount, 1);
      for (const [dimension, key] of keys.entries()) {
        const groups = tally.groups[dimension];
        const group = entry(groups, key(subject), () => newGroup(states));
        group.people++;
        if (Number.isNaN(amount)) group.undetermined++;
        group.states[standing] = (group.states[standing] ?? 0) + 1;
        if ((groups?.size ?? 0) > mostGroups) throw new TooManyGroups(dimension - 1);
      }
      for (const each of candidates) each(subject, at, { amount, standing, bases });
    }
  }

  function candidateCounter(candidate: CandidatePlan, own: CandidateTally | undefined) {
    const watched = candidate.watched.map((pair) => pairReader(pair, source));
    const [measured, stated] = [readerOf(candidate.measure, source), readerOf(candidate.state, source)];
    const causeOf = causeFinder(candidate, cohort, source);
    return (subject: number, at: number, before: Before): void => {
      if (!own || !watched.some((differs) => differs(at))) return;
      const amount = measured(at);
      const standing = stateAt(stated(at));
      const [was, is] = [!Number.isNaN(before.amount), !Number.isNaN(amount)];
      const delta = amount - before.amount;
      if (was && delta !== 0) count(own.moves, before.amount, -1);
      if (is && delta !== 0) count(own.moves, amount, 1);
      for (const [dimension, key] of keys.entries()) {
        const change = entry(own.groups[dimension], key(subject), () => newChange(states));
        change.people++;
        if (was && is) count(change.deltas, delta, 1);
        else if (is) change.appeared++;
        else if (was) change.vanished++;
        else change.undetermined++;
        const place = before.standing * states + standing;
        change.transitions[place] = (change.transitions[place] ?? 0) + 1;
      }
      const cause = causeOf(subject, before.bases);
      if (cause !== undefined) {
        const found = entry(own.causes, cause, () => ({ people: 0, deltas: new Map<number, number>(), subject }));
        found.people++;
        found.subject = Math.min(found.subject, subject);
        if (was && is) count(found.deltas, delta, 1);
      }
      const { witness: fewest } = own;
      const enough = fewest ? fewest.facts + (subject < fewest.subject ? 1 : 0) : Number.MAX_SAFE_INTEGER;
      const facts = factsOf(subject, enough);
      if (facts < enough) own.witness = { subject, facts };
    };
  }
}

interface Before {
  readonly amount: number;
  readonly standing: number;
  readonly bases: readonly number[];
}
