/** Reads an Arrow IPC file into columns, record batch by record batch. */
import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import type { Field, Vector } from "apache-arrow";
import { DataType, RecordBatchReader } from "apache-arrow";
import type { ColumnReader, Report } from "./column-reader.ts";
import { expectation } from "./column-reader.ts";
import { inOrder } from "./read-csv.ts";

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
      each(reader, { vector, first }, (row, value) => reader.integer(row, wholeOf(value), denominator));
      return true;
    }
    case "date":
      if (!DataType.isDate(type) || type.unit !== 0) return false;
      each(reader, { vector, first }, (row, value) => reader.integer(row, wholeOf(value)));
      return true;
    case "boolean":
      if (!DataType.isBool(type)) return false;
      for (let row = 0; row < vector.length; row++) {
        const value: unknown = vector.get(row);
        if (value === null) reader.none(first + row);
        else reader.integer(first + row, value === true ? 1 : 0);
      }
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
  let codes: readonly string[] = [];
  let of: unknown;
  each(reader, { vector, first }, (row, value, data) => {
    if (data.dictionary !== of) {
      of = data.dictionary;
      codes = [...(data.dictionary ?? [])].map((code) => `${code}`);
    }
    reader.code(row, codes[wholeOf(value)] ?? "");
  });
  return true;
}

type Chunk = Vector["data"][number];

interface Rows {
  readonly vector: Vector;
  /** Number of its first row in the file. */
  readonly first: number;
}

/** The raw values, as they stand in memory. */
function each(
  reader: ColumnReader,
  { vector: { data }, first }: Rows,
  put: (row: number, value: unknown, data: Chunk) => void,
): void {
  let from = first;
  for (const chunk of data) {
    const values = chunk.values as ArrayLike<unknown>;
    for (let row = 0; row < chunk.length; row++) {
      if (chunk.nullCount > 0 && !chunk.getValid(row)) reader.none(from + row);
      else put(from + row, values[row], chunk);
    }
    from += chunk.length;
  }
}

function wholeOf(value: unknown): number {
  if (typeof value === "number") return value;
  return typeof value === "bigint" ? Number.parseInt(`${value}`, 10) : Number.NaN;
}
