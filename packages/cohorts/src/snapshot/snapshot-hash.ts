/**
 * The hash of a snapshot: SHA-256 over canonical bytes. Equal layouts with equal facts have equal hashes, in whatever file they were
 * kept: each column is hashed as little-endian integers, what is absent as zero, rows of a list as counts for each holder, texts by
 * their place among the texts that are used, in the order of their letters, and options likewise by their codes.
 */
import { createHash } from "node:crypto";
import { endianness } from "node:os";
import type { Cohort, Integers } from "@delibera/rules-dsl/columnar";
import { canonicalJson } from "@delibera/rules-dsl/ir";
import type { CohortSnapshot } from "./snapshot.ts";
import { dimensionNames } from "./snapshot.ts";

/** Changes when the same content gives other bytes. */
export const snapshotFormat = 1;

const known = new WeakMap<CohortSnapshot, string>();

/** @returns 64 hexadecimal digits; computed once for each snapshot, at about a second for each gigabyte. */
export function snapshotHash(snapshot: CohortSnapshot): string {
  const found = known.get(snapshot);
  if (found !== undefined) return found;
  const { cohort, people, enumerations } = snapshot;
  const texts = ranked(cohort.texts, textColumns(cohort));
  const content = {
    format: snapshotFormat,
    layout: cohort.layout,
    texts: digest([Buffer.from(JSON.stringify(texts.used))]),
    tables: cohort.tables.map(({ rows, offsets, columns }, table) => ({
      rows,
      ...(offsets ? { counts: digest([countsOf(offsets)]) } : {}),
      columns: columns.map(({ values, present }, place) => {
        const type = cohort.layout.tables[table]?.columns[place]?.type;
        const option =
          type?.kind === "option" ? ranked(["", ...(enumerations[type.enumeration] ?? [])], [values], 1) : undefined;
        const canonical = type?.kind === "text" ? texts.place(values) : (option?.place(values) ?? values);
        return [option?.used ?? [], digest(present ? [canonical, present] : [canonical])];
      }),
    })),
    people: {
      pseudonyms: digest([people.pseudonyms]),
      dimensions: dimensionNames.map((name) => {
        const { codes, values } = people.dimensions[name];
        const found = ranked(codes, [values]);
        return [name, found.used, digest([found.place(values)])];
      }),
    },
  };
  const made = createHash("sha256").update(canonicalJson(content)).digest("hex");
  known.set(snapshot, made);
  return made;
}

/** Bytes of the columns, each counted once however many columns share it. */
export function bytesOf({ tables }: Cohort): number {
  const buffers = new Map<ArrayBufferLike, number>();
  const add = (array: { readonly buffer: ArrayBufferLike; readonly byteLength: number } | undefined): void => {
    if (array) buffers.set(array.buffer, Math.max(buffers.get(array.buffer) ?? 0, array.byteLength));
  };
  for (const { offsets, columns } of tables) {
    add(offsets);
    for (const { values, present } of columns) {
      add(values);
      add(present);
    }
  }
  return [...buffers.values()].reduce((sum, bytes) => sum + bytes, 0);
}

function textColumns({ layout, tables }: Cohort): readonly Integers[] {
  return tables.flatMap(({ columns }, table) =>
    columns.flatMap(({ values }, place) =>
      layout.tables[table]?.columns[place]?.type.kind === "text" ? [values] : [],
    ),
  );
}

/**
 * A dictionary without what nobody uses and without the order in which it was met. Its first place, for none, stays the first; values are
 * places after `shift`.
 */
function ranked(dictionary: readonly string[], columns: readonly Integers[], shift = 0) {
  const isUsed = new Uint8Array(dictionary.length);
  for (const values of columns) for (const code of values) isUsed[code + shift] = 1;
  const codes = Array.from(dictionary.keys()).filter((code) => code > 0 && isUsed[code] === 1);
  codes.sort((one, other) => ((dictionary[one] ?? "") < (dictionary[other] ?? "") ? -1 : 1));
  const ranks = new Int32Array(dictionary.length);
  for (const [place, code] of codes.entries()) ranks[code] = place + 1;
  return {
    used: codes.map((code) => dictionary[code]),
    place: (values: Integers): Int32Array => mapped(values, ranks, shift),
  };
}

/** In parts of 64 MB: one call of the hash takes no more than two gigabytes, and memory shared by threads must be copied. */
function digest(arrays: readonly ArrayBufferView[]): string {
  const hash = createHash("sha256");
  for (const array of arrays) {
    const bytes = littleEndian(array);
    hash.update(`${bytes.byteLength};`);
    for (let from = 0; from < bytes.byteLength; from += 1 << 26)
      hash.update(Buffer.from(bytes.slice(from, from + (1 << 26))));
  }
  return hash.digest("hex");
}

function littleEndian(array: ArrayBufferView): Uint8Array {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  if (endianness() === "LE" || !("BYTES_PER_ELEMENT" in array) || array.BYTES_PER_ELEMENT === 1) return bytes;
  const swapped = Buffer.from(bytes);
  if (array.BYTES_PER_ELEMENT === 2) return swapped.swap16();
  return array.BYTES_PER_ELEMENT === 4 ? swapped.swap32() : swapped.swap64();
}

function mapped(values: Integers, ranks: Int32Array, shift: number): Int32Array {
  const made = new Int32Array(values.length);
  for (let row = 0; row < values.length; row++) made[row] = ranks[(values[row] ?? 0) + shift] ?? 0;
  return made;
}

function countsOf(offsets: Int32Array): Int32Array {
  const counts = new Int32Array(offsets.length - 1);
  for (let row = 0; row < counts.length; row++) counts[row] = (offsets[row + 1] ?? 0) - (offsets[row] ?? 0);
  return counts;
}
