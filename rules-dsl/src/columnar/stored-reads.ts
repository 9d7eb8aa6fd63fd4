/**
 * How emitted code reads a cohort. It is emitted before the cohort is known, with marks where it reads a column or offsets; when the cohort
 * is there a mark becomes the read of the array that the column stands in, plain or packed.
 */
import type { Cohort, CohortColumn, Integers, Offsets } from "./cohort.ts";
import { pageBits } from "./cohort.ts";
import { names } from "./emission.ts";

/** Marks. `at` is a variable, or one and the row after it. */
export const reads = {
  value: (table: number, column: number, at: string) => `@${names.input(table, column)}[${at}]`,
  present: (table: number, column: number, at: string) => `@${names.present(table, column)}[${at}]`,
  offset: (table: number, at: string) => `@${names.offsets(table)}[${at}]`,
} as const;

const mark = /@([iop])(\d+)(?:_(\d+))?\[([^[\]]+)\]/g;

type Memory = Integers | Uint16Array;

export interface StoredReads {
  readonly text: string;
  /** By the names by which the text reads them. */
  readonly arrays: Readonly<Record<string, Memory>>;
}

/** Every mark of an emitted text as the read it is in this cohort. */
export function readsOf(emitted: string, { tables }: Pick<Cohort, "tables">): StoredReads {
  const arrays: Record<string, Memory> = {};
  const text = emitted.replace(mark, (_, part: string, table: string, place: string | undefined, at: string) => {
    const own = tables[Number.parseInt(table, 10)];
    if (part === "o") return own?.offsets ? offsetRead(own.offsets, `o${table}`, at, arrays) : "0";
    const column = own?.columns[Number.parseInt(place ?? "", 10)];
    if (!column) return "0";
    return columnRead(column, { name: `${table}_${place}`, at, isPresence: part === "p" }, arrays);
  });
  return { text, arrays };
}

const pageMask = (1 << pageBits) - 1;

function offsetRead(offsets: Offsets, name: string, at: string, arrays: Record<string, Memory>): string {
  if (offsets instanceof Int32Array) {
    arrays[name] = offsets;
    return `${name}[${at}]`;
  }
  arrays[`${name}b`] = offsets.bases;
  arrays[`${name}p`] = offsets.pages;
  arrays[`${name}s`] = offsets.steps;
  const page = `(${at}) >> ${pageBits}`;
  return `(${name}b[${page}] + ${name}s[(${name}p[${page}] << ${pageBits}) + ((${at}) & ${pageMask})])`;
}

interface Read {
  readonly name: string;
  readonly at: string;
  readonly isPresence: boolean;
}

function columnRead(column: CohortColumn, { name, at, isPresence }: Read, arrays: Record<string, Memory>): string {
  if (!("codes" in column)) {
    const { values, present } = column;
    if (isPresence && !present) return "1";
    arrays[`${isPresence ? "p" : "i"}${name}`] = isPresence && present ? present : values;
    return `${isPresence ? "p" : "i"}${name}[${at}]`;
  }
  const { bits, codes, pages, shift, meaning, optional } = column;
  if (isPresence && !optional) return "1";
  if (bits === 0) return isPresence ? "0" : `${typeof meaning === "number" ? meaning : meaning[0]}`;
  arrays[`i${name}`] = codes;
  if (pages) arrays[`i${name}g`] = pages;
  const code =
    shift === undefined
      ? codeRead(bits, `i${name}`, pages ? `i${name}g` : undefined, `(${at})`)
      : `((i${name}[${at}] >> ${shift}) & ${(1 << bits) - 1})`;
  if (isPresence) return bits === 1 ? code : `(${code} > 0 | 0)`;
  if (typeof meaning === "number") return meaning === 0 ? code : `(${code} + ${meaning})`;
  arrays[`i${name}m`] = meaning;
  return `i${name}m[${code}]`;
}

function codeRead(bits: number, codes: string, pages: string | undefined, row: string): string {
  const inByte = bits < 8 ? Math.log2(8 / bits) : 0;
  const at = pages
    ? `(${pages}[${row} >> ${pageBits}] << ${pageBits - inByte}) + ((${row} & ${pageMask}) >> ${inByte})`
    : `${row} >> ${inByte}`;
  if (bits === 24) return `(${codes}[3 * ${row}] | ${codes}[3 * ${row} + 1] << 8 | ${codes}[3 * ${row} + 2] << 16)`;
  if (bits >= 8) return `${codes}[${pages ? at : row}]`;
  const shift = `((${row} & ${(1 << inByte) - 1}) << ${Math.log2(bits)})`;
  return `((${codes}[${at}] >> ${shift}) & ${(1 << bits) - 1})`;
}
