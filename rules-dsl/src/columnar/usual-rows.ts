/** Rows that most people have, told by their dates: what is written of a period that begins and ends on the same days for everybody. */
import type { LayoutColumn } from "../specialise/specialise.ts";
import type { CohortTable, Integers } from "./cohort.ts";
import { plainColumn } from "./pack-column.ts";
import type { RowValues, TableMeasures } from "./traits.ts";

/** Days that are told apart in a column: one with more tells one row from another, not one kind of row. */
const mostDays = 16;
/** Bits of a packed column with no more. */
const mostBits = 4;
const mostColumns = 4;
/** Bits of one number. */
const mostKinds = 31;

/** What dates rows have that are met; none of a table in which they differ from row to row. */
export function usualRows(
  { rows, columns }: CohortTable,
  types: readonly LayoutColumn[],
  { columns: measures }: TableMeasures,
): readonly RowValues[] {
  const dated = [...columns.entries()].flatMap(([column, read]) => {
    const isDate = types[column]?.type.kind === "date" && measures[column]?.present === rows;
    if (!isDate || ("codes" in read && read.bits > mostBits)) return [];
    const days = daysOf(plainColumn(read, rows).values, rows);
    return days ? [{ column, ...days }] : [];
  });
  if (dated.length === 0 || dated.length > mostColumns) return [];
  const met = new Set<number>();
  for (let row = 0; row < rows; row++) {
    let kind = 0;
    for (const { places } of dated) kind = kind * mostDays + (places[row] as number);
    met.add(kind);
  }
  if (met.size > mostKinds) return [];
  return [...met].map((kind) =>
    dated.map(({ column, days }, place) => {
      const own = Math.floor(kind / mostDays ** (dated.length - 1 - place)) % mostDays;
      return { column, value: days[own] as number };
    }),
  );
}

/** Of a column with few days these, and by row which it is. */
function daysOf(values: Integers, rows: number) {
  const known = new Map<number, number>();
  const places = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    const day = values[row] as number;
    const place = known.get(day) ?? known.size;
    if (place === mostDays) return undefined;
    if (place === known.size) known.set(day, place);
    places[row] = place;
  }
  return { days: [...known.keys()], places };
}
