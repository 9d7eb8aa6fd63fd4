/** Reads an Arrow IPC file into columns, record batch by record batch. */
import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import type { Field, Vector } from "apache-arrow";
import { DataType, RecordBatchReader } from "apache-arrow";
import type { ColumnReader, Report } from "./column-reader.ts";
import { expectation } from "./column-reader.ts";
import { inOrder } from "./read-csv.ts";
import type { ValueRun } from "./value-run.ts";

/** @returns the number of rows so far, after each record batch. */
export async function* readArrow(
  path: string,
  columns: ReadonlyMap<string, ColumnReader>,
  report: Report,
): AsyncGenerator<number, void> {
  const file = await open(path);
  try {
    await expectMagic(file);
    const reader = await RecordBatchReader.from(file);
    await reader.open();
    const { fields } = reader.schema;
    const names = fields.map(({ name }) => `${name}`);
    if (!inOrder(names, columns, report)) return;
    let first = 0;
    for await (const batch of reader) {
      for (const field of fields) {
        const column = columns.get(`${field.name}`);
        const vector = batch.getChild(field.name);
        if (!column || !vector) continue;
        if (!fill(column, field, vector, first)) {
          report({
            column: `${field.name}`,
            because: "mistyped-column",
            found: `${field.type}`,
            expected: expectation(column.expected.type, "mistyped-column"),
          });
        }
        if (report.isFull()) return;
      }
      first += batch.numRows;
      yield first;
    }
  } catch (error) {
    if (error instanceof Error && "code" in error) throw error;
    const found = error instanceof Error ? error.message : `${error}`;
    report({ because: "unreadable", found, expected: "Arrow IPC" });
  } finally {
    await file.close();
  }
}

const magic = "ARROW1";

/** @throws RangeError when the file does not begin and end as such a file does: it was cut short, or is something else. */
async function expectMagic(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  const found = await Promise.all(
    [0, Math.max(0, size - magic.length)].map(async (position) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(magic.length), 0, magic.length, position);
      return buffer.subarray(0, bytesRead).toString("latin1");
    }),
  );
  if (found.some((each) => each !== magic)) throw new RangeError(`${magic} …`);
}

/** False when values of that type cannot be what is expected. */
function fill(reader: ColumnReader, { type, metadata }: Field, vector: Vector, first: number): boolean {
  switch (reader.expected.type.kind) {
    case "amount": {
      if (!DataType.isInt(type)) return false;
      const denominator = Number.parseInt(metadata.get("denominator") ?? "1", 10);
      for (const run of runsOf(vector, first)) reader.integers(run, denominator);
      return true;
    }
    case "date":
      if (!DataType.isDate(type) || type.unit !== 0) return false;
      for (const run of runsOf(vector, first)) reader.integers(run);
      return true;
    case "boolean":
      if (!DataType.isBool(type)) return false;
      for (const run of runsOf(vector, first)) reader.integers(run);
      return true;
    default:
      return fillCodes(reader, type, vector, first);
  }
}

function fillCodes(reader: ColumnReader, type: DataType, vector: Vector, first: number): boolean {
  if (DataType.isUtf8(type)) {
    for (let row = 0; row < vector.length; row++) {
      const value: unknown = vector.get(row);
      if (value === null) reader.none(first + row);
      else reader.code(first + row, `${value}`);
    }
    return true;
  }
  if (!DataType.isDictionary(type) || !DataType.isUtf8(type.dictionary)) return false;
  for (const run of runsOf(vector, first)) reader.codes(run, textsOf(run.dictionary));
  return true;
}

interface ArrowRun extends ValueRun {
  readonly dictionary: Vector | undefined;
}

/** The raw values, as they stand in memory. */
function* runsOf({ data }: Vector, first: number): Generator<ArrowRun> {
  let from = first;
  for (const { type, length, offset, nullCount, nullBitmap, dictionary, values } of data) {
    yield {
      first: from,
      rows: length,
      values: DataType.isBool(type) ? bitsOf(values, offset, length) : wholesOf(values),
      ...(nullCount > 0 ? { validity: { bits: nullBitmap, from: offset, isThereAny: nullCount < length } } : {}),
      dictionary,
    };
    from += length;
  }
}

/** Of a dictionary that several record batches have, once. */
const textsByDictionary = new WeakMap<Vector, readonly string[]>();
const noTexts: readonly string[] = [];

function textsOf(dictionary: Vector | undefined): readonly string[] {
  if (dictionary === undefined) return noTexts;
  const known = textsByDictionary.get(dictionary) ?? [...dictionary].map((text) => `${text}`);
  textsByDictionary.set(dictionary, known);
  return known;
}

function bitsOf(bits: Uint8Array, from: number, length: number): Uint8Array {
  const values = new Uint8Array(length);
  for (let at = 0; at < length; at++) values[at] = ((bits[(from + at) >> 3] ?? 0) >> ((from + at) & 7)) & 1;
  return values;
}

function wholesOf(values: ArrayLike<unknown>): ArrayLike<number> {
  if (!(values instanceof BigInt64Array || values instanceof BigUint64Array)) return values as ArrayLike<number>;
  return Array.from(values, (value) => Number.parseInt(`${value}`, 10));
}
