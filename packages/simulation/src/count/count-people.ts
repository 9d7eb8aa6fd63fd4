/** Evaluates people block by block and counts them: what the baseline says of each, and of affected ones what becomes of them. */
import type { Cohort, TextCodes, Written } from "@delibera/rules-dsl/columnar";
import { longestBlocks, newRun } from "@delibera/rules-dsl/columnar";
import type { CandidatePlan, CountingPlan } from "../ask/plan.ts";
import type { KnownOfRun } from "../known/cut-plan.ts";
import { withKnown } from "../known/known-values.ts";
import { everybody, inBlock, newBlock } from "./block.ts";
import { factCounter } from "./cohort-rows.ts";
import { causeFinder } from "./find-cause.ts";
import { keyOf } from "./group-keys.ts";
import type { People } from "./kinds.ts";
import { codesNamed } from "./named-texts.ts";
import type { Source } from "./read-columns.ts";
import { fillOf, markOf } from "./read-columns.ts";
import type { CandidateTally, Tally } from "./tally.ts";
import { newTally } from "./tally.ts";
import type { ChangeKinds } from "./told-kinds.ts";
import { newBaselineKinds, newChangeKinds } from "./told-kinds.ts";
import { writerOf } from "./write-known.ts";

export interface Counter {
  /** Of everybody counted so far. */
  readonly tally: Tally;
  /** Counts the people from `first` to before `last`; each person once. */
  readonly count: (first: number, last: number) => void;
}

/** Kinds of people after which they are looked at for the first time, for groups that are too many; and what is kept of them at most. */
const [firstLook, mostAtOnce] = [1 << 10, 1 << 14];

/**
 * @param written the programs of the plan, for this cohort.
 * @param known what the programs read and write of values that are known, where the plan was cut.
 * @param told of the cohort, where it has been looked at already: what `longestBlocks` and `codesNamed` say.
 */
export function newCounter(
  plan: CountingPlan,
  cohort: Cohort,
  written: readonly Written[],
  known: readonly KnownOfRun[] = [],
  {
    longest = longestBlocks(cohort, inBlock),
    codes = codesNamed(plan, written, cohort),
  }: { readonly longest?: readonly number[]; readonly codes?: TextCodes } = {},
): Counter {
  const runs = written.map((each, program) =>
    newRun(each, withKnown(cohort, known[program]?.added ?? []), {
      block: inBlock,
      longest,
      codes,
      // What is left of a program where values are known is asked by one edit of a rule after another.
      repeated: known[program]?.added.some((added) => added.length > 0) ?? false,
    }),
  );
  const writers = runs.map((each, program) => writerOf(each, cohort, known[program]?.writes ?? []));
  const source: Source = { runs, known: known.map(({ reads }) => reads), codes };
  const states = plan.state.states.length + 1;
  const tally = newTally(plan.groups.length, plan.candidates.length);
  const block = newBlock(
    cohort,
    plan.groups.map((group) => keyOf(group, cohort)),
  );
  const fillMeasure = fillOf(plan.measure.baseline, source);
  const fillState = fillOf(plan.state.baseline, source, states - 1);
  const facts = factCounter(cohort);
  const baseline = newBaselineKinds(plan.groups.length, states);
  const candidates = plan.candidates.flatMap((each, place) => {
    const own = tally.candidates[place];
    return own ? [candidateCounter(each, own)] : [];
  });
  const last = runs.at(-1);
  let mostKinds = firstLook;
  return {
    get tally() {
      tell();
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
    const people = to - from;
    tally.people += people;
    block.enter(from, to);
    fillMeasure(people, bases, block.amounts);
    fillState(people, bases, block.states);
    const all = { list: everybody, count: people, from };
    baseline.count(block, plan.isBaselineCounted ? [] : block.keys, all);
    for (const { count } of candidates) count(all, bases);
    if (baseline.size <= mostKinds && candidates.every(({ kinds }) => kinds.size <= mostKinds)) return;
    tell();
    mostKinds = Math.min(2 * mostKinds, mostAtOnce);
  }

  /** Adds what was counted by kind to the tally. */
  function tell(): void {
    for (const { kinds, own } of candidates) kinds.tell(own, baseline.all);
    if (!plan.isBaselineCounted) baseline.tell(tally);
    for (const each of [baseline, ...candidates.map(({ kinds }) => kinds)]) each.forget();
  }

  function candidateCounter(candidate: CandidatePlan, own: CandidateTally): CandidateCounter {
    const markAffected = markOf(candidate.watched, source);
    const fillMeasured = fillOf(candidate.measure, source);
    const fillStated = fillOf(candidate.state, source, states - 1);
    const finder = causeFinder(candidate, cohort, { source, rows: block.rows, most: inBlock });
    const kinds = newChangeKinds(plan.groups.length, states);
    return {
      own,
      kinds,
      count({ count: people, from }, bases) {
        markAffected(people, bases, block.isAffected);
        const affected = { list: block.list, count: block.listAffected(people), from };
        if (affected.count === 0) return;
        fillMeasured(people, bases, block.amountsAfter);
        fillStated(people, bases, block.statesAfter);
        finder.find({ people, bases }, affected.list, affected.count, block.causes);
        kinds.count(block, affected);
        findWitness(affected);
      },
    };

    function findWitness({ list, count, from }: People): void {
      const { table, each } = facts.most;
      const ends = block.rows.ends(table);
      for (let place = 0; place < count; place++) {
        const at = list[place] as number;
        const subject = from + at;
        const { witness: fewest } = own;
        const enough = fewest ? fewest.facts + (subject < fewest.subject ? 1 : 0) : Number.MAX_SAFE_INTEGER;
        if (((ends[at + 1] as number) - (ends[at] as number)) * each >= enough) continue;
        const found = facts.count(subject, enough);
        if (found < enough) own.witness = { subject, facts: found };
      }
    }
  }
}

interface CandidateCounter {
  readonly own: CandidateTally;
  readonly kinds: ChangeKinds;
  /** Counts the people of the block that is at hand. */
  readonly count: (people: People, bases: readonly number[]) => void;
}
