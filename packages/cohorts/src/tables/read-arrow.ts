/** Reads an Arrow IPC file into columns, record batch by record batch. */
import { readFileSync } from "node:fs";
import type { Field, Table, Vector } from "apache-arrow";
import { DataType, tableFromIPC } from "apache-arrow";
import type { ColumnReader, Report } from "./column-reader.ts";
import { expectation } from "./column-reader.ts";
import { inOrder } from "./read-csv.ts";

/** @returns the number of rows. */
export function readArrow(path: string, columns: ReadonlyMap<string, ColumnReader>, report: Report): number {
  const bytes = readFileSync(path);
  let table: Table;
  try {
    if (bytes.subarray(0, 6).toString("latin1") !== "ARROW1" || bytes.subarray(-6).toString("latin1") !== "ARROW1")
      throw new RangeError("ARROW1 …");
    table = tableFromIPC(bytes);
  } catch (error) {
    report({
      because: "unreadable",
      found: error instanceof Error ? error.message : `${error}`,
      expected: "Arrow IPC",
    });
    return 0;
  }
  const { fields } = table.schema;
  if (
    !inOrder(
      fields.map(({ name }) => `${name}`),
      columns,
      report,
    )
  )
    return 0;
  for (const field of fields) {
    const reader = columns.get(`${field.name}`);
    const vector = table.getChild(field.name);
    if (!reader || !vector) continue;
    if (!fill(reader, field, vector))
      report({
        column: `${field.name}`,
        because: "mistyped-column",
        found: `${field.type}`,
        expected: expectation(reader.expected.type, "mistyped-column"),
      });
    if (report.isFull()) break;
  }
  return table.numRows;
}

/** False when values of that type cannot be what is expected. */
function fill(reader: ColumnReader, { type, metadata }: Field, vector: Vector): boolean {
  switch (reader.expected.type.kind) {
    case "amount": {
      if (!DataType.isInt(type)) return false;
      const denominator = Number.parseInt(metadata.get("denominator") ?? "1", 10);
      each(reader, vector, (row, value) => reader.integer(row, wholeOf(value), denominator));
      return true;
    }
    case "date":
      if (!DataType.isDate(type) || type.unit !== 0) return false;
      each(reader, vector, (row, value) => reader.integer(row, wholeOf(value)));
      return true;
    case "boolean":
      if (!DataType.isBool(type)) return false;
      for (let row = 0; row < vector.length; row++) {
        const value: unknown = vector.get(row);
        if (value === null) reader.none(row);
        else reader.integer(row, value === true ? 1 : 0);
      }
      return true;
    default:
      return fillCodes(reader, type, vector);
  }
}

function fillCodes(reader: ColumnReader, type: DataType, vector: Vector): boolean {
  if (DataType.isUtf8(type)) {
    for (let row = 0; row < vector.length; row++) {
      const value: unknown = vector.get(row);
      if (value === null) reader.none(row);
      else reader.code(row, `${value}`);
    }
    return true;
  }
  if (!DataType.isDictionary(type) || !DataType.isUtf8(type.dictionary)) return false;
  let codes: readonly string[] = [];
  let of: unknown;
  each(reader, vector, (row, value, data) => {
    if (data.dictionary !== of) {
      of = data.dictionary;
      codes = [...(data.dictionary ?? [])].map((code) => `${code}`);
    }
    reader.code(row, codes[wholeOf(value)] ?? "");
  });
  return true;
}

type Chunk = Vector["data"][number];

/** The raw values, as they stand in memory. */
function each(reader: ColumnReader, { data }: Vector, put: (row: number, value: unknown, data: Chunk) => void): void {
  let first = 0;
  for (const chunk of data) {
    const values = chunk.values as ArrayLike<unknown>;
    for (let row = 0; row < chunk.length; row++) {
      if (chunk.nullCount > 0 && !chunk.getValid(row)) reader.none(first + row);
      else put(first + row, values[row], chunk);
    }
    first += chunk.length;
  }
}

function wholeOf(value: unknown): number {
  if (typeof value === "number") return value;
  return typeof value === "bigint" ? Number.parseInt(`${value}`, 10) : Number.NaN;
}
