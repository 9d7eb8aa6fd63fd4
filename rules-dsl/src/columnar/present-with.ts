/** Which columns have a value exactly where an object is there that they are parts of: whether they do need not be looked up, nor doubted. */
import type { LayoutColumn } from "../specialise/specialise.ts";
import type { Codes, CohortColumn, CohortTable, Integers } from "./cohort.ts";
import { pageBits } from "./cohort.ts";
import { plainColumn } from "./pack-column.ts";
import type { KeptPages } from "./unpack-codes.ts";
import { forCodes, keptPages } from "./unpack-codes.ts";

/**
 * @param met how many rows have a value, by column.
 * @returns by column of a part the one that says whether the object is there; none of a part that some objects lack.
 */
export function presentWith(
  { rows, columns }: CohortTable,
  types: readonly LayoutColumn[],
  met: readonly { readonly present: number }[],
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const [object, { path, type, optional }] of types.entries()) {
    const parts = [...types.entries()].filter(([, part]) => part.path.startsWith(`${path}.`) && part.optional);
    const read = columns[object];
    if (type.kind !== "boolean" || optional || !read || parts.length === 0) continue;
    const marks = marksOf(read, rows);
    for (const [part] of parts) {
      const own = columns[part];
      if (!own || found.has(part) || met[part]?.present !== marks.objects) continue;
      if (isThereWith(own, rows, marks)) found.set(part, object);
    }
  }
  return found;
}

/** In which rows an object is there. */
interface Marks {
  readonly objects: number;
  /** By row. */
  readonly values: () => Integers;
  /** Where pages are kept once: by row of these, and which of them each page of rows is. */
  readonly kept: { readonly values: Integers; readonly pages: Codes } | undefined;
}

function marksOf(column: CohortColumn, rows: number): Marks {
  let known: Integers | undefined;
  const values = () => {
    known ??= plainColumn(column, rows).values;
    return known;
  };
  const pages = "codes" in column ? keptPages(column) : undefined;
  if (!pages) return { objects: sumOf(values(), 0, rows), values, kept: undefined };
  const kept = { values: plainColumn(pages.column, pages.rows).values, pages: pages.pages };
  const sums = new Map<number, number>();
  let objects = 0;
  for (const [place, page] of kept.pages.entries()) {
    const [first, count] = [page << pageBits, Math.min(pageRows, rows - place * pageRows)];
    const sum = (count === pageRows ? sums.get(page) : undefined) ?? sumOf(kept.values, first, count);
    if (count === pageRows) sums.set(page, sum);
    objects += Math.max(0, sum);
  }
  return { objects, values, kept };
}

const pageRows = 1 << pageBits;

function sumOf(values: Integers, first: number, count: number): number {
  let sum = 0;
  for (let row = first; row < first + count; row++) sum += values[row] as number;
  return sum;
}

/** Whether a column has a value in the rows that are marked, and in no other. */
function isThereWith(column: CohortColumn, rows: number, { kept, values }: Marks): boolean {
  const own = "codes" in column ? keptPages(column) : undefined;
  if (own && kept) return isThereByPage(own, kept, rows);
  const marked = values();
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

/** Two pages that meet again and again are compared once. */
function isThereByPage(own: KeptPages, marks: NonNullable<Marks["kept"]>, rows: number): boolean {
  const { present } = plainColumn(own.column, own.rows);
  const compared = new Set<number>();
  const ofMarks = marks.values.length >> pageBits;
  for (const [place, page] of own.pages.entries()) {
    const count = Math.min(pageRows, rows - place * pageRows);
    const marked = marks.pages[place] as number;
    const pair = page * ofMarks + marked;
    if (count <= 0 || compared.has(pair)) continue;
    if (count === pageRows) compared.add(pair);
    const [at, against] = [page << pageBits, marked << pageBits];
    for (let row = 0; row < count; row++) if ((present?.[at + row] ?? 1) !== marks.values[against + row]) return false;
  }
  return true;
}
