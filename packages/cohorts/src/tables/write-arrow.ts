/**
 * Arrow IPC file: amounts as whole numbers whose denominator the field's metadata tell, dates as days, codes as a dictionary. Columns of
 * numbers are written from the memory they stand in.
 */
import type { Integers } from "@delibera/rules-dsl/columnar";
import type { Data, DataType, Vector } from "apache-arrow";
import {
  Bool,
  DateDay,
  Dictionary,
  Field,
  Int16,
  Int32,
  Int64,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  Schema,
  Struct,
  Uint8,
  Utf8,
  vectorFromArray,
} from "apache-arrow";
import type { FileSink } from "./file-sink.ts";
import type { NamedColumn, NamedTable } from "./named-table.ts";
import { printUuid } from "./named-table.ts";

/** Of one record batch: who reads a cohort in parts holds one of each table. */
const rowsAtOnce = 1 << 17;

export async function writeArrow(table: NamedTable, sink: FileSink): Promise<void> {
  const dictionaries = table.columns.map(({ type }) =>
    type.kind === "code" ? vectorFromArray([...type.codes], new Utf8()) : undefined,
  );
  const types = table.columns.map((column, place) => arrowType(column, place));
  const fields = table.columns.map(
    (column, place) =>
      new Field(column.name, types[place] as DataType, column.present !== undefined, metadataOf(column)),
  );
  const schema = new Schema(fields);
  const writer = new RecordBatchFileWriter();
  for (let from = 0; from === 0 || from < table.rows; from += rowsAtOnce) {
    const rows = Math.min(rowsAtOnce, table.rows - from);
    const children = table.columns.map((column, place) =>
      dataOf(column, types[place] as DataType, { from, rows, dictionary: dictionaries[place] }),
    );
    writer.write(new RecordBatch(schema, makeData({ type: new Struct(fields), length: rows, nullCount: 0, children })));
  }
  writer.finish();
  for await (const bytes of writer) sink.write(bytes);
}

function arrowType({ type, values }: NamedColumn, place: number): DataType {
  switch (type.kind) {
    case "amount":
      if (values instanceof Float64Array) return new Int64();
      return values instanceof Uint8Array ? new Uint8() : values instanceof Int16Array ? new Int16() : new Int32();
    case "boolean":
      return new Bool();
    case "date":
      return new DateDay();
    case "code":
      return new Dictionary(new Utf8(), new Int32(), place);
    case "uuid":
      return new Utf8();
  }
}

function metadataOf({ type, unit }: NamedColumn): Map<string, string> {
  const metadata = new Map<string, string>([["kind", type.kind]]);
  if (type.kind === "amount") metadata.set("denominator", `${type.denominator}`);
  if (unit !== undefined) metadata.set("unit", unit);
  return metadata;
}

interface Slice {
  readonly from: number;
  readonly rows: number;
  readonly dictionary: Vector<Utf8> | undefined;
}

function dataOf({ type, values, present }: NamedColumn, arrow: DataType, { from, rows, dictionary }: Slice): Data {
  const own = values.subarray(from, from + rows);
  const { nullBitmap, nullCount } = nullsOf(present?.subarray(from, from + rows));
  const parts = { length: rows, nullCount, ...(nullBitmap ? { nullBitmap } : {}) };
  switch (type.kind) {
    case "amount":
      return makeData({
        type: arrow as Int32,
        ...parts,
        data: (own instanceof Float64Array ? wide(own) : own) as Int32Array,
      });
    case "boolean":
      return makeData({ type: arrow as Bool, ...parts, data: packed(own) });
    case "date":
      return makeData({ type: arrow as DateDay, ...parts, data: Int32Array.from(own) });
    case "code":
      return makeData({
        type: arrow as Dictionary<Utf8, Int32>,
        ...parts,
        // The places of a dictionary are its data.
        data: own instanceof Int32Array ? own : Int32Array.from(own),
        ...(dictionary ? { dictionary } : {}),
      });
    case "uuid": {
      const data = Buffer.from(
        Array.from({ length: rows }, (_, row) => printUuid(type.bytes, from + row)).join(""),
        "latin1",
      );
      const valueOffsets = Int32Array.from({ length: rows + 1 }, (_, row) => row * 36);
      return makeData({ type: arrow as Utf8, length: rows, nullCount: 0, valueOffsets, data });
    }
  }
}

function wide(values: Float64Array): BigInt64Array {
  return BigInt64Array.from(values, (value) => BigInt(value));
}

function nullsOf(present: Uint8Array | undefined) {
  if (!present) return { nullBitmap: undefined, nullCount: 0 };
  let there = 0;
  for (const each of present) there += each;
  return { nullBitmap: packed(present), nullCount: present.length - there };
}

/** Eight truths a byte, the first in the lowest bit. */
function packed(truths: Integers): Uint8Array {
  const bits = new Uint8Array(Math.ceil(truths.length / 64) * 8);
  for (let row = 0; row < truths.length; row++)
    if (truths[row] === 1) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
  return bits;
}
