/**
 * Which rule made the first difference for one person: from a term that differs down to a case that differs while none of those it reads
 * does. Of several, the one that is read first.
 */
import type { Cohort } from "@delibera/rules-dsl/columnar";
import type { CandidatePlan } from "../ask/plan.ts";
import type { BlockRows } from "./block-rows.ts";
import type { Source } from "./read-columns.ts";
import { markByRows, markOf } from "./read-columns.ts";

export interface CauseFinder {
  /** So many people are at hand. */
  readonly enter: (people: number, bases: readonly number[]) => void;
  /** The place of the case; undefined when only what is not compared differs. @param at the place of the person in the block. */
  readonly find: (at: number) => number | undefined;
}

/** @param most people of a block. */
export function causeFinder(
  { cases, roots, measure }: CandidatePlan,
  cohort: Cohort,
  { source, rows, most }: { readonly source: Source; readonly rows: BlockRows; readonly most: number },
): CauseFinder {
  const programs = [0, measure.kind === "constant" ? 0 : measure.program];
  const keptIn = cohort.tables.map((_, table) =>
    [...new Set(programs)].flatMap((program) => source.runs[program]?.kept[table] ?? []),
  );
  const marks = cases.map(({ parts, table }) =>
    table === 0 ? markOf(parts, source) : markByRows(parts, source, table, keptIn[table] ?? []),
  );
  // Of a case that nobody of the block is asked about nothing is marked; what is marked is not cleared, but dated.
  const markedIn = new Int32Array(cases.length);
  const different = cases.map(() => new Uint8Array(most));
  const enteredIn = new Int32Array(cases.length);
  let block = 0;
  let turn = 0;
  let people = 0;
  let bases: readonly number[] = [];
  return {
    enter(count, own) {
      block++;
      people = count;
      bases = own;
    },
    find(at) {
      turn++;
      let place = firstOf(roots, at, -1);
      while (place >= 0) {
        const below = firstOf(cases[place]?.reads ?? [], at, place);
        if (below < 0) return place;
        // A case that has been looked at is not entered twice, whatever reads it.
        enteredIn[place] = turn;
        place = below;
      }
      return undefined;
    },
  };

  function firstOf(places: readonly number[], at: number, but: number): number {
    for (const place of places) {
      if (place === but || enteredIn[place] === turn) continue;
      if (markedIn[place] !== block) mark(place);
      if ((different[place] as Uint8Array)[at] === 1) return place;
    }
    return -1;
  }

  function mark(place: number): void {
    markedIn[place] = block;
    marks[place]?.(people, bases, different[place] as Uint8Array, rows.ends(cases[place]?.table ?? 0));
  }
}
