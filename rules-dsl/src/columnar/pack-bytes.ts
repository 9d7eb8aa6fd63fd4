/**
 * Columns of few bits that fill a byte together stand in one byte of each row: as small as several codes of one column in a byte, and read
 * without looking for the row's own bits.
 */
import type { CohortColumn, PackedColumn } from "./cohort.ts";
import { newCodes } from "./cohort.ts";
import { codeAt } from "./pack-column.ts";

/** Those for whom no byte becomes full stay as they are. */
export function inBytes(columns: readonly CohortColumn[], rows: number, shared: boolean): readonly CohortColumn[] {
  const made = [...columns];
  for (const group of fullBytes(columns)) {
    const codes = newCodes(0xff, rows, shared);
    let shift = 0;
    for (const { column, place } of group) {
      for (let row = 0; row < rows; row++) codes[row] = (codes[row] as number) | (codeAt(column, row) << shift);
      made[place] = { ...column, codes, shift };
      shift += column.bits;
    }
  }
  return made;
}

interface Small {
  readonly column: PackedColumn;
  readonly place: number;
}

/** What every row has comes first: it is read most. */
function fullBytes(columns: readonly CohortColumn[]): readonly (readonly Small[])[] {
  const small = columns.flatMap((column, place): readonly Small[] =>
    "codes" in column && [1, 2, 4].includes(column.bits) && !column.pages && column.shift === undefined
      ? [{ column, place }]
      : [],
  );
  const rank = ({ optional }: PackedColumn): number => (optional ? 1 : 0);
  const sorted = [...small].sort(
    (a, b) => rank(a.column) - rank(b.column) || b.column.bits - a.column.bits || a.place - b.place,
  );
  const open: { readonly members: Small[]; bits: number }[] = [];
  for (const each of sorted) {
    const room = open.find(({ bits }) => bits + each.column.bits <= 8);
    const group = room ?? { members: [], bits: 0 };
    if (!room) open.push(group);
    group.members.push(each);
    group.bits += each.column.bits;
  }
  return open.filter(({ bits }) => bits === 8).map(({ members }) => members);
}
