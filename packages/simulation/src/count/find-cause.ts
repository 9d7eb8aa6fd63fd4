/**
 * Which rule made the first difference for one person: from a term that differs down to a case that differs while none of those it reads
 * does. Of several, the one that is read first.
 */
import type { Cohort } from "@delibera/rules-dsl/columnar";
import type { CasePair } from "../ask/cause-plan.ts";
import type { CandidatePlan } from "../ask/plan.ts";
import type { BlockRows } from "./block-rows.ts";
import type { Source } from "./read-columns.ts";
import { markByRows, markOf } from "./read-columns.ts";

export interface CauseFinder {
  /**
   * The place of the case, less than zero when only what is not compared differs.
   * @param people places in the block of who is asked about, in the first `count`; so are the answers written.
   */
  readonly find: (block: BlockAtHand, people: Int32Array, count: number, into: Int32Array) => void;
}

export interface BlockAtHand {
  readonly people: number;
  readonly bases: readonly number[];
}

/** @param most people of a block. */
export function causeFinder(
  { causes: { cases, start }, measure }: CandidatePlan,
  cohort: Cohort,
  { source, rows, most }: { readonly source: Source; readonly rows: BlockRows; readonly most: number },
): CauseFinder {
  const programs = [0, measure.kind === "constant" ? 0 : measure.program];
  const keptIn = cohort.tables.map((_, table) =>
    [...new Set(programs)].flatMap((program) => source.runs[program]?.kept[table] ?? []),
  );
  const marks = cases.map(({ parts, table }) => {
    if (parts.length === 0) return undefined;
    return table === 0 ? markOf(parts, source) : markByRows(parts, source, table, keptIn[table] ?? []);
  });
  // Of a case that nobody of the block is asked about nothing is marked; what is marked is not cleared, but dated.
  const markedIn = new Int32Array(cases.length);
  const different = cases.map(() => new Uint8Array(most));
  const isEntered = new Uint8Array(cases.length);
  // By how deep one has gone, who has gone there.
  const lists: Int32Array[] = [];
  let block = 0;
  let atHand: BlockAtHand = { people: 0, bases: [] };
  return {
    find(own, people, count, into) {
      block++;
      atHand = own;
      const all = listAt(0);
      all.set(people.subarray(0, count));
      const left = parted(start.reads, { count, depth: 0 }, into);
      for (let each = 0; each < left; each++) into[all[each] as number] = start.otherwise;
    },
  };

  /** Everybody goes on to the first place that differs. How many have none of them: they stand first in the list. */
  function parted(
    places: readonly number[],
    { count, depth }: { readonly count: number; readonly depth: number },
    into: Int32Array,
  ): number {
    const own = listAt(depth);
    let left = count;
    for (const place of places) {
      if (left === 0) return 0;
      if (isEntered[place] === 1) continue;
      if (markedIn[place] !== block) mark(place);
      const differs = different[place] as Uint8Array;
      const further = listAt(depth + 1);
      let [found, staying] = [0, 0];
      for (let each = 0; each < left; each++) {
        const at = own[each] as number;
        const isOther = differs[at] as number;
        further[found] = at;
        own[staying] = at;
        found += isOther;
        staying += 1 - isOther;
      }
      left = staying;
      if (found > 0) follow(place, { count: found, depth: depth + 1 }, into);
    }
    return left;
  }

  /** A case that has been looked at is not entered twice, whatever reads it. */
  function follow(place: number, those: { readonly count: number; readonly depth: number }, into: Int32Array): void {
    isEntered[place] = 1;
    const { reads, otherwise } = cases[place] as CasePair;
    const left = parted(reads, those, into);
    isEntered[place] = 0;
    const own = listAt(those.depth);
    for (let each = 0; each < left; each++) into[own[each] as number] = otherwise;
  }

  function listAt(depth: number): Int32Array {
    const found = lists[depth] ?? new Int32Array(most);
    lists[depth] = found;
    return found;
  }

  function mark(place: number): void {
    markedIn[place] = block;
    const { people, bases } = atHand;
    marks[place]?.(people, bases, different[place] as Uint8Array, rows.ends(cases[place]?.table ?? 0));
  }
}
