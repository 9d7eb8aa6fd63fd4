/** Evaluates people block by block and counts them: what the baseline says of each, and of affected ones what becomes of them. */
import type { Cohort, TextCodes, Written } from "@delibera/rules-dsl/columnar";
import { longestBlocks, newRun } from "@delibera/rules-dsl/columnar";
import { mostGroups } from "../ask/group-plan.ts";
import type { CandidatePlan, CountingPlan } from "../ask/plan.ts";
import type { KnownOfRun } from "../known/cut-plan.ts";
import { withKnown } from "../known/known-values.ts";
import { newBlockRows } from "./block-rows.ts";
import { factCounter } from "./cohort-rows.ts";
import { causeFinder } from "./find-cause.ts";
import type { KeyOf } from "./group-keys.ts";
import { keyOf } from "./group-keys.ts";
import { codesNamed } from "./named-texts.ts";
import type { Source } from "./read-columns.ts";
import { fillOf, markOf } from "./read-columns.ts";
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
  const [fillMeasure, fillState] = [fillOf(plan.measure.baseline, source), fillOf(plan.state.baseline, source)];
  const facts = factCounter(cohort);
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
    const people = to - from;
    tally.people += people;
    block.enter(from, to);
    fillMeasure(people, bases, block.amounts);
    fillState(people, bases, block.standings);
    if (!plan.isBaselineCounted) countBaseline(people);
    for (const each of candidates) each(from, people, bases);
  }

  function countBaseline(people: number): void {
    const { amounts, standings, keys } = block;
    for (let at = 0; at < people; at++) if (!Number.isNaN(amounts[at])) measured.add(amounts[at] as number, 1);
    for (const [dimension, own] of groups.entries()) {
      const key = keys[dimension] as Int32Array;
      for (let at = 0; at < people; at++) {
        const group = own.at(key[at] as number, dimension);
        group.people++;
        if (Number.isNaN(amounts[at])) group.undetermined++;
        const standing = stateAt(standings, at);
        group.states[standing] = (group.states[standing] ?? 0) + 1;
      }
    }
  }

  function stateAt(standings: Float64Array, at: number): number {
    const state = standings[at] as number;
    return Number.isNaN(state) ? states - 1 : state;
  }

  function candidateCounter(candidate: CandidatePlan, own: CandidateTally): CountCandidate {
    const markAffected = markOf(candidate.watched, source);
    const [fillMeasured, fillStated] = [fillOf(candidate.measure, source), fillOf(candidate.state, source)];
    const finder = causeFinder(candidate, cohort, { source, rows: block.rows, most: inBlock });
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
    return (first, people, bases) => {
      markAffected(people, bases, block.isAffected);
      const affected = block.listAffected(people);
      if (affected === 0) return;
      fillMeasured(people, bases, block.amountsAfter);
      fillStated(people, bases, block.standingsAfter);
      countMoves(affected);
      for (const [dimension, all] of changes.entries()) countChanges(all, dimension, affected);
      finder.find({ people, bases }, block.list, affected, block.causes);
      countCauses(first, affected);
      findWitness(first, affected);
    };

    function countMoves(affected: number): void {
      const { list, amounts, amountsAfter } = block;
      for (let place = 0; place < affected; place++) {
        const at = list[place] as number;
        const [before, after] = [amounts[at] as number, amountsAfter[at] as number];
        if (before === after) continue;
        if (!Number.isNaN(before)) moves.add(before, -1);
        if (!Number.isNaN(after)) moves.add(after, 1);
      }
    }

    function countChanges(all: Groups<ChangeTally>, dimension: number, affected: number): void {
      const { list, amounts, amountsAfter, standings, standingsAfter } = block;
      const key = block.keys[dimension] as Int32Array;
      for (let place = 0; place < affected; place++) {
        const at = list[place] as number;
        const change = all.at(key[at] as number, dimension);
        const [before, after] = [amounts[at] as number, amountsAfter[at] as number];
        const [was, is] = [!Number.isNaN(before), !Number.isNaN(after)];
        change.people++;
        if (was && is) all.histogram?.add(after - before, 1);
        else if (is) change.appeared++;
        else if (was) change.vanished++;
        else change.undetermined++;
        const transition = stateAt(standings, at) * states + stateAt(standingsAfter, at);
        change.transitions[transition] = (change.transitions[transition] ?? 0) + 1;
      }
    }

    function countCauses(first: number, affected: number): void {
      const { list, amounts, amountsAfter } = block;
      for (let place = 0; place < affected; place++) {
        const at = list[place] as number;
        const cause = block.causes[at] as number;
        if (cause < 0) continue;
        const found = causes.at(cause, 0);
        found.people++;
        if (first + at < found.subject) found.subject = first + at;
        const delta = (amountsAfter[at] as number) - (amounts[at] as number);
        if (!Number.isNaN(delta)) causes.histogram?.add(delta, 1);
      }
    }

    function findWitness(first: number, affected: number): void {
      const { list, rows } = block;
      const { table, each } = facts.most;
      const ends = rows.ends(table);
      for (let place = 0; place < affected; place++) {
        const at = list[place] as number;
        const subject = first + at;
        const { witness: fewest } = own;
        const enough = fewest ? fewest.facts + (subject < fewest.subject ? 1 : 0) : Number.MAX_SAFE_INTEGER;
        if (((ends[at + 1] as number) - (ends[at] as number)) * each >= enough) continue;
        const found = facts.count(subject, enough);
        if (found < enough) own.witness = { subject, facts: found };
      }
    }
  }
}

/** Counts the people of the block that is at hand. */
type CountCandidate = (first: number, people: number, bases: readonly number[]) => void;

/**
 * What is known of the people of a block, by their place in it: of all candidates one after the other.
 * @param keyOfs of the dimensions after the first, which is everybody.
 */
function newBlock(cohort: Cohort, keyOfs: readonly KeyOf[]) {
  const rows = newBlockRows(cohort, inBlock);
  const keys = Array.from({ length: keyOfs.length + 1 }, () => new Int32Array(inBlock));
  const numbers = () => new Float64Array(inBlock);
  const isAffected = new Uint8Array(inBlock);
  const [list, causes] = [new Int32Array(inBlock), new Int32Array(inBlock)];
  return {
    rows,
    /** By dimension, the group of each. */
    keys,
    amounts: numbers(),
    standings: numbers(),
    amountsAfter: numbers(),
    standingsAfter: numbers(),
    isAffected,
    /** Places of those that are affected. */
    list,
    /** Of those that are affected, as the finder of causes says them. */
    causes,
    enter(first: number, last: number): void {
      rows.enter(first, last);
      for (const [dimension, of] of keyOfs.entries()) {
        const own = keys[dimension + 1] as Int32Array;
        for (let subject = first; subject < last; subject++) own[subject - first] = of(subject);
      }
    },
    /** How many. */
    listAffected(people: number): number {
      let affected = 0;
      for (let at = 0; at < people; at++) {
        list[affected] = at;
        affected += isAffected[at] as number;
      }
      return affected;
    },
  };
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
