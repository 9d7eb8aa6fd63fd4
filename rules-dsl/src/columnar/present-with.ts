/** Which columns have a value exactly where an object is there that they are parts of: whether they do need not be looked up, nor doubted. */
import type { LayoutColumn } from "../specialise/specialise.ts";
import type { CohortColumn, CohortTable } from "./cohort.ts";
import { plainColumn } from "./pack-column.ts";
import { forCodes } from "./unpack-codes.ts";

/** @returns by column of a part the one that says whether the object is there; none of a part that some objects lack. */
export function presentWith(
  { rows, columns }: CohortTable,
  types: readonly LayoutColumn[],
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const [object, { path, type, optional }] of types.entries()) {
    const parts = [...types.entries()].filter(([, part]) => part.path.startsWith(`${path}.`) && part.optional);
    const read = columns[object];
    if (type.kind !== "boolean" || optional || !read || parts.length === 0) continue;
    const { values } = plainColumn(read, rows);
    for (const [part] of parts) {
      const own = columns[part];
      if (own && !found.has(part) && isThereWith(own, values)) found.set(part, object);
    }
  }
  return found;
}

/** Whether a column has a value in the rows that are marked, and in no other. */
function isThereWith(column: CohortColumn, marked: ArrayLike<number>): boolean {
  const rows = marked.length;
  let isAlike = true;
  if ("codes" in column) {
    const isOptional = column.optional;
    forCodes(column, rows, (codes, first, count) => {
      for (let row = 0; row < count; row++)
        if ((isOptional && codes[row] === 0 ? 0 : 1) !== marked[first + row]) isAlike = false;
    });
    return isAlike;
  }
  for (let row = 0; row < rows && isAlike; row++) isAlike = (column.present?.[row] ?? 1) === marked[row];
  return isAlike;
}
