/** Rows of one person in a cohort: those of a table that belong to the person through whatever tables, and how many facts they hold. */
import type { Cohort } from "@delibera/rules-dsl/columnar";

/** From the first to before the last. */
export function rowsOf(cohort: Cohort, table: number, subject: number): readonly [number, number] {
  const parent = cohort.layout.tables[table]?.parent;
  if (parent === undefined) return [subject, subject + 1];
  const [from, to] = rowsOf(cohort, parent, subject);
  const offsets = cohort.tables[table]?.offsets;
  return [offsets?.[from] ?? 0, offsets?.[to] ?? 0];
}

/** Values that are recorded of a person: what is absent is no fact. */
export function factsOf(cohort: Cohort, subject: number): number {
  let facts = 0;
  for (const [table, { columns }] of cohort.tables.entries()) {
    const [from, to] = rowsOf(cohort, table, subject);
    for (const { present } of columns) {
      if (!present) facts += to - from;
      else for (let row = from; row < to; row++) facts += present[row] as number;
    }
  }
  return facts;
}
