/** Keeps what a program found of the people of a block, for questions that are asked later. */
import type { AfterBlock, Cohort, Integers, Run } from "@delibera/rules-dsl/columnar";
import type { KnownOfRun } from "../known/cut-plan.ts";
import { rowsOf } from "./cohort-rows.ts";

/** None where nothing is to be kept. */
export function writerOf(run: Run, cohort: Cohort, writes: KnownOfRun["writes"]): AfterBlock | undefined {
  if (writes.length === 0) return undefined;
  const { block, kept } = run;
  const each = writes.map(({ column, into, isDoubtful }) => {
    const [from, known] = [block.values[column], block.known[column]];
    return { ...into, from, known, isDoubtful };
  });
  const tables = [...new Set(each.map(({ table }) => table))];
  return (_first, last, bases) => {
    const ends = new Map(tables.map((table) => [table, rowsOf(cohort, table, last - 1)[1]]));
    for (const { table, from, known, isDoubtful, ...into } of each) {
      const rows = { base: bases[table] ?? 0, end: ends.get(table) ?? 0, kept: kept[table] };
      if (from) write(into, { from, known, isDoubtful }, rows);
    }
  };
}

/** Of rows that are not there nothing is known: they stay as they were made, without a value. */
function write(
  { values, present }: { readonly values: Integers; readonly present?: Uint8Array },
  {
    from,
    known,
    isDoubtful,
  }: { readonly from: Integers; readonly known: Uint8Array | undefined; readonly isDoubtful: boolean },
  { base, end, kept }: { readonly base: number; readonly end: number; readonly kept: Uint8Array | undefined },
): void {
  for (let row = base; row < end; row++) {
    if (kept && kept[row] === 0) continue;
    const value = from[row - base] as number;
    if (!present) values[row] = value;
    else if (known) {
      values[row] = value;
      present[row] = known[row - base] as number;
    } else if (!isDoubtful) {
      values[row] = value;
      present[row] = 1;
    } else {
      // A truth that may be undetermined is 1 when true, 2 when false.
      values[row] = value & 1;
      present[row] = value === 0 ? 0 : 1;
    }
  }
}
