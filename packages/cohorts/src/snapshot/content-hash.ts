/**
 * The hash of a snapshot: SHA-256 over canonical bytes, taken part by part, so that a cohort larger than memory has one too. Equal layouts
 * with equal facts have equal hashes, in whatever file they were kept and in whatever parts they were read: a column is hashed as
 * little-endian integers, what is absent as zero, rows of a list as counts for each holder, texts and codes by the order in which the
 * column first has them.
 */
import type { Cohort, Integers, PlainColumn } from "@delibera/rules-dsl/columnar";
import { plainColumn, plainOffsets } from "@delibera/rules-dsl/columnar";
import { canonicalJson } from "@delibera/rules-dsl/ir";
import type { Layout } from "@delibera/rules-dsl/specialise";
import type { CohortSnapshot } from "./snapshot.ts";
import { dimensionNames } from "./snapshot.ts";

/** Changes when the same content gives other bytes. */
export const snapshotFormat = 2;

/** SHA-256 of bytes given one after another: that of Node, or that of whoever has no Node. */
export interface Sha256 {
  update(bytes: Uint8Array): unknown;
  /** 64 hexadecimal digits. */
  hex(): string;
}

export interface SnapshotHasher {
  /** @throws RangeError for a part of another layout. */
  add(part: CohortSnapshot): void;
  /** @returns 64 hexadecimal digits. */
  close(): string;
}

/** Of a snapshot in parts, in their order; the same whoever computes SHA-256. */
export function contentHasher(sha256: () => Sha256): SnapshotHasher {
  let layout: Layout | undefined;
  let tables: readonly TableHash[] = [];
  const pseudonyms = sha256();
  const dimensions = dimensionNames.map((name) => ({ name, column: columnHash(sha256) }));
  return {
    add({ cohort, people, enumerations }) {
      if (layout === undefined) {
        layout = cohort.layout;
        tables = layout.tables.map(({ columns }) => ({
          rows: 0,
          counts: sha256(),
          columns: columns.map(() => columnHash(sha256)),
        }));
      } else if (layout !== cohort.layout && canonicalJson(layout) !== canonicalJson(cohort.layout))
        throw new RangeError("the parts of a snapshot have one layout");
      for (const [at, table] of tables.entries()) {
        const { rows, offsets, columns } = cohort.tables[at] ?? { rows: 0, columns: [] };
        table.rows += rows;
        if (offsets) updateWith(table.counts, countsOf(plainOffsets(offsets)));
        for (const [place, column] of table.columns.entries()) {
          const filled = columns[place];
          if (filled) column.add(plainColumn(filled, rows), rows, dictionaryOf(cohort, { at, place, enumerations }));
        }
      }
      updateWith(pseudonyms, people.pseudonyms);
      for (const { name, column } of dimensions) {
        const { codes, values } = people.dimensions[name];
        column.add({ values }, people.count, codes);
      }
    },
    close() {
      const content = {
        format: snapshotFormat,
        layout,
        tables: tables.map(({ rows, counts, columns }) => ({
          rows,
          counts: counts.hex(),
          columns: columns.map((column) => column.close()),
        })),
        people: {
          pseudonyms: pseudonyms.hex(),
          dimensions: dimensions.map(({ name, column }) => [name, column.close()]),
        },
      };
      const whole = sha256();
      whole.update(new TextEncoder().encode(canonicalJson(content)));
      return whole.hex();
    },
  };
}

interface TableHash {
  rows: number;
  readonly counts: Sha256;
  readonly columns: readonly ColumnHash[];
}

interface ColumnHash {
  add(column: PlainColumn, rows: number, dictionary: readonly string[] | undefined): void;
  close(): unknown;
}

/** A column that no row has costs nothing: its zeros are hashed when a value follows them. */
function columnHash(sha256: () => Sha256): ColumnHash {
  const [values, presences] = [sha256(), sha256()];
  const ranks = new Map<string, number>();
  let [isThere, zeros, width, isOptional] = [false, 0, 0, false];
  return {
    add({ values: own, present }, rows, dictionary) {
      isOptional ||= present !== undefined;
      width = dictionary ? Int32Array.BYTES_PER_ELEMENT : own.BYTES_PER_ELEMENT;
      if (present && !present.subarray(0, rows).includes(1)) {
        zeros += rows;
        return;
      }
      updateWithZeros(values, zeros * width);
      if (isOptional) updateWithZeros(presences, zeros);
      zeros = 0;
      isThere ||= rows > 0;
      const canonical = dictionary
        ? rankedBy(dictionary, ranks, { values: own, present, rows })
        : own.subarray(0, rows);
      updateWith(values, canonical);
      if (present) updateWith(presences, present.subarray(0, rows));
    },
    close() {
      if (!isThere) return null;
      updateWithZeros(values, zeros * width);
      if (isOptional) updateWithZeros(presences, zeros);
      return [[...ranks.keys()], values.hex(), ...(isOptional ? [presences.hex()] : [])];
    },
  };
}

/** The codes of a column of texts or options; none where its integers speak for themselves. */
function dictionaryOf(
  { layout, texts }: Cohort,
  {
    at,
    place,
    enumerations,
  }: { readonly at: number; readonly place: number; readonly enumerations: CohortSnapshot["enumerations"] },
): readonly string[] | undefined {
  const type = layout.tables[at]?.columns[place]?.type;
  if (type?.kind === "text") return texts;
  return type?.kind === "option" ? (enumerations[type.enumeration] ?? []) : undefined;
}

interface Coded {
  readonly values: Integers;
  readonly present: Uint8Array | undefined;
  readonly rows: number;
}

/** From 1, in the order in which codes are met; 0 for none. */
function rankedBy(
  dictionary: readonly string[],
  ranks: Map<string, number>,
  { values, present, rows }: Coded,
): Int32Array {
  const made = new Int32Array(rows);
  const met = new Int32Array(dictionary.length);
  for (let row = 0; row < rows; row++) {
    if (present?.[row] === 0) continue;
    const code = values[row] ?? 0;
    let rank = met[code] ?? 0;
    if (rank === 0) {
      const text = dictionary[code] ?? "";
      rank = ranks.get(text) ?? ranks.size + 1;
      ranks.set(text, rank);
      met[code] = rank;
    }
    made[row] = rank;
  }
  return made;
}

const atOnce = 1 << 26;

/** In parts of 64 MB: one call of the hash takes no more than two gigabytes, and memory shared by threads must be copied. */
function updateWith(hash: Sha256, array: ArrayBufferView): void {
  const bytes = littleEndian(array);
  for (let from = 0; from < bytes.byteLength; from += atOnce) hash.update(bytes.slice(from, from + atOnce));
}

function updateWithZeros(hash: Sha256, bytes: number): void {
  for (let left = bytes; left > 0; left -= atOnce) hash.update(new Uint8Array(Math.min(left, atOnce)));
}

const isLittleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

function littleEndian(array: ArrayBufferView): Uint8Array {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  // A view of bytes that are not numbers has no width.
  const { BYTES_PER_ELEMENT: width = 1 } = array as Partial<Int32Array>;
  if (isLittleEndian || width === 1) return bytes;
  const swapped = bytes.slice();
  for (let at = 0; at < swapped.length; at += width) swapped.subarray(at, at + width).reverse();
  return swapped;
}

function countsOf(offsets: Int32Array): Int32Array {
  const counts = new Int32Array(offsets.length - 1);
  for (let row = 0; row < counts.length; row++) counts[row] = (offsets[row + 1] ?? 0) - (offsets[row] ?? 0);
  return counts;
}
