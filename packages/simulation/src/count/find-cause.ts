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
    [...new Set(programs)].flatMap((program) => source.runs[program]?.result.kept[table] ?? []),
  );
  return (subject, bases) => {
    const known = new Map<number, boolean>();
    const differs = (place: number): boolean => {
      const found = known.get(place);
      if (found !== undefined) return found;
      const made = isDifferent(place, subject, bases);
      known.set(place, made);
      return made;
    };
    let at = roots.find(differs);
    while (at !== undefined) {
      const below: number | undefined = cases[at]?.reads.find((each) => each !== at && differs(each));
      if (below === undefined) return at;
      // A case that has been looked at is not entered twice, whatever reads it.
      known.set(at, false);
      at = below;
    }
    return undefined;
  };

  function isDifferent(place: number, subject: number, bases: readonly number[]): boolean {
    const table = cases[place]?.table ?? 0;
    const [from, to] = rowsOf(cohort, table, subject);
    const kept = keptIn[table] ?? [];
    for (let row = from; row < to; row++) {
      if (kept.some((flags) => flags[row] === 0)) continue;
      if (readers[place]?.some((reads) => reads(row - (bases[table] ?? 0)))) return true;
    }
    return false;
  }
}
