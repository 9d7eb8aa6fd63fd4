/** Rows of one person in a cohort: those of a table that belong to the person through whatever tables, and how many facts they hold. */
import type { Cohort, CohortColumn } from "@delibera/rules-dsl/columnar";
import { offsetAt, valueAt } from "@delibera/rules-dsl/columnar";

/** From the first to before the last. */
export function rowsOf(cohort: Cohort, table: number, subject: number): readonly [number, number] {
  const parent = cohort.layout.tables[table]?.parent;
  if (parent === undefined) return [subject, subject + 1];
  const [from, to] = rowsOf(cohort, parent, subject);
  const offsets = cohort.tables[table]?.offsets;
  return offsets ? [offsetAt(offsets, from), offsetAt(offsets, to)] : [0, 0];
}

/** How many values are recorded of a person, what is absent being no fact; or some number from `enough` on, where they are as many. */
export interface FactCounter {
  readonly count: (subject: number, enough: number) => number;
  /** The table with most rows, and how many facts each row of it holds at least: of most people that tells enough. */
  readonly most: { readonly table: number; readonly each: number };
}

/** Of most people a few tables tell that they have more facts than the fewest: those with most rows are looked at first. */
export function factCounter(cohort: Cohort): FactCounter {
  const counted = cohort.tables
    .map(({ rows, columns, offsets }, table) => ({
      table,
      rows,
      // Of a table of the person itself no other one need be looked at.
      own: cohort.layout.tables[table]?.parent === 0 ? offsets : undefined,
      always: columns.filter((column) => isAlwaysThere(column)).length,
      optional: columns.filter((column) => !isAlwaysThere(column) && !isNeverThere(column)),
    }))
    .sort((a, b) => b.rows - a.rows);
  const [longest] = counted;
  return {
    most: { table: longest?.table ?? 0, each: longest?.always ?? 0 },
    count(subject, enough) {
      let facts = 0;
      for (const { table, own, always, optional } of counted) {
        let from = subject;
        let to = subject + 1;
        if (own) {
          from = offsetAt(own, subject);
          to = offsetAt(own, subject + 1);
        } else if (table !== 0) [from, to] = rowsOf(cohort, table, subject);
        facts += always * (to - from);
        if (facts >= enough) return facts;
        for (const column of optional)
          for (let row = from; row < to; row++) if (valueAt(column, row) !== undefined) facts++;
        if (facts >= enough) return facts;
      }
      return facts;
    },
  };
}

function isAlwaysThere(column: CohortColumn): boolean {
  return "codes" in column ? !column.optional : !column.present;
}

function isNeverThere(column: CohortColumn): boolean {
  return "codes" in column && column.optional && column.bits === 0;
}
