/**
 * Which rule made the first difference for one person: from a term that differs down to a case that differs while none of those it reads
 * does. Of several, the one that is read first.
 */
import type { Cohort } from "@delibera/rules-dsl/columnar";
import type { CandidatePlan } from "../ask/plan.ts";
import { rowsOf } from "./cohort-rows.ts";
import type { Source } from "./read-columns.ts";
import { pairReader } from "./read-columns.ts";

/** The place of the case; undefined when only what is not compared differs. */
export type FindCause = (subject: number, bases: readonly number[]) => number | undefined;

export function causeFinder({ cases, roots, measure }: CandidatePlan, cohort: Cohort, source: Source): FindCause {
  const readers = cases.map(({ parts }) => parts.map((pair) => pairReader(pair, source)));
  const programs = [0, measure.kind === "column" ? measure.program : 0];
  const keptIn = cohort.tables.map((_, table) =>
    [...new Set(programs)].flatMap((program) => source.runs[program]?.kept[table] ?? []),
  );
  // Asked of every affected person: what is known of one stands in arrays that are not cleared, but dated.
  const lookedAt = new Int32Array(cases.length);
  const found = new Uint8Array(cases.length);
  let turn = 0;
  return (subject, bases) => {
    turn++;
    let at = firstOf(roots, subject, bases);
    while (at !== undefined) {
      const below = firstOf(cases[at]?.reads ?? [], subject, bases, at);
      if (below === undefined) return at;
      // A case that has been looked at is not entered twice, whatever reads it.
      found[at] = 0;
      at = below;
    }
    return undefined;
  };

  function firstOf(
    places: readonly number[],
    subject: number,
    bases: readonly number[],
    but?: number,
  ): number | undefined {
    for (const place of places) {
      if (place === but) continue;
      if (lookedAt[place] !== turn) {
        lookedAt[place] = turn;
        found[place] = isDifferent(place, subject, bases) ? 1 : 0;
      }
      if (found[place] === 1) return place;
    }
    return undefined;
  }

  function isDifferent(place: number, subject: number, bases: readonly number[]): boolean {
    const table = cases[place]?.table ?? 0;
    const own = readers[place] ?? [];
    const base = bases[table] ?? 0;
    if (table === 0) return differsAt(own, subject - base);
    const [from, to] = rowsOf(cohort, table, subject);
    const kept = keptIn[table] ?? [];
    for (let row = from; row < to; row++) if (isKept(kept, row) && differsAt(own, row - base)) return true;
    return false;
  }
}

function differsAt(readers: readonly ((at: number) => boolean)[], at: number): boolean {
  for (const reads of readers) if (reads(at)) return true;
  return false;
}

function isKept(kept: readonly Uint8Array[], row: number): boolean {
  for (const flags of kept) if (flags[row] === 0) return false;
  return true;
}
