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

/** How many values are recorded of a person, what is absent being no fact; or some number from `enough` on, where they are as many. */
export type CountFacts = (subject: number, enough: number) => number;

/** Of most people a few tables tell that they have more facts than the fewest: those with most rows are looked at first. */
export function factCounter(cohort: Cohort): CountFacts {
  const counted = cohort.tables
    .map(({ rows, columns }, table) => ({
      table,
      rows,
      always: columns.filter(({ present }) => !present).length,
      optional: columns.flatMap(({ present }) => (present ? [present] : [])),
    }))
    .sort((a, b) => b.rows - a.rows);
  return (subject, enough) => {
    let facts = 0;
    for (const { table, always, optional } of counted) {
      const [from, to] = rowsOf(cohort, table, subject);
      facts += always * (to - from);
      if (facts >= enough) return facts;
      for (const present of optional) for (let row = from; row < to; row++) facts += present[row] as number;
      if (facts >= enough) return facts;
    }
    return facts;
  };
}
