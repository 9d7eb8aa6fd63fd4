/**
 * Arrow IPC file: amounts as whole numbers whose denominator the field's metadata tell, dates as days, codes as a dictionary. Columns of
 * numbers are written from the memory they stand in.
 */
import type { Integers } from "@delibera/rules-dsl/columnar";
import { newIntegers } from "@delibera/rules-dsl/columnar";
import type { Data, DataType, Vector } from "apache-arrow";
import {
  AsyncByteQueue,
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
import { equalParts } from "./equal-parts.ts";
import type { FileSink } from "./file-sink.ts";
import type { NamedColumn } from "./named-table.ts";
import { printUuid } from "./named-table.ts";
import type { ColumnShape, TableShape } from "./table-shape.ts";
import type { RowsWriter } from "./write-table.ts";

/** Of one record batch: who reads a cohort in parts holds one of each table. */
const rowsAtOnce = 1 << 17;

export function writeArrow({ columns }: TableShape, sink: FileSink): RowsWriter {
  // Columns of texts share their dictionary, which may be long.
  const byCodes = new Map<readonly string[], Vector<Utf8>>();
  const dictionaries = columns.map(({ type }) => {
    if (type.kind !== "code") return undefined;
    const made = byCodes.get(type.codes) ?? vectorFromArray([...type.codes], new Utf8());
    byCodes.set(type.codes, made);
    return made;
  });
  const types = columns.map((column, place) => arrowType(column, place));
  const fields = columns.map(
    (column, place) => new Field(column.name, types[place] as DataType, column.isOptional, metadataOf(column)),
  );
  const schema = new Schema(fields);
  const writer = new RecordBatchFileWriter();
  writer.reset(new SinkQueue(sink), schema);
  const write = (rows: number, children: readonly Data[]): void => {
    const data = makeData({ type: new Struct(fields), length: rows, nullCount: 0, children: [...children] });
    writer.write(new RecordBatch(schema, data));
  };
  let isEmpty = true;
  const batches = equalParts(rowsAtOnce, (part) => {
    isEmpty = false;
    const children = part.columns.map((column, place) =>
      dataOf(column, types[place] as DataType, part.rows, dictionaries[place]),
    );
    write(part.rows, children);
  });
  return {
    add: batches.add,
    close() {
      batches.close();
      if (isEmpty) {
        const none = columns.map((column): NamedColumn => ({ ...column, values: newIntegers(column.kind, 0) }));
        write(
          0,
          none.map((column, place) => dataOf(column, types[place] as DataType, 0, dictionaries[place])),
        );
      }
      writer.finish();
    },
  };
}

/** Bytes go on as they come: the queue of the library would keep the whole file until it is asked for. */
class SinkQueue extends AsyncByteQueue {
  readonly #sink: FileSink;
  constructor(sink: FileSink) {
    super();
    this.#sink = sink;
  }
  override write(bytes: Parameters<AsyncByteQueue["write"]>[0]): void {
    this.#sink.write(bytes as Uint8Array);
  }
}

function arrowType({ type, kind }: ColumnShape, place: number): DataType {
  switch (type.kind) {
    case "amount":
      if (kind === "Float64Array") return new Int64();
      return kind === "Uint8Array" ? new Uint8() : kind === "Int16Array" ? new Int16() : new Int32();
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

function metadataOf({ type, unit }: ColumnShape): Map<string, string> {
  const metadata = new Map<string, string>([["kind", type.kind]]);
  if (type.kind === "amount") metadata.set("denominator", `${type.denominator}`);
  if (unit !== undefined) metadata.set("unit", unit);
  return metadata;
}

function dataOf(
  { type, values, present }: NamedColumn,
  arrow: DataType,
  rows: number,
  dictionary: Vector<Utf8> | undefined,
): Data {
  const { nullBitmap, nullCount } = nullsOf(present);
  const parts = { length: rows, nullCount, ...(nullBitmap ? { nullBitmap } : {}) };
  switch (type.kind) {
    case "amount":
      return makeData({
        type: arrow as Int32,
        ...parts,
        data: (values instanceof Float64Array ? wide(values) : values) as Int32Array,
      });
    case "boolean":
      return makeData({ type: arrow as Bool, ...parts, data: packed(values) });
    case "date":
      return makeData({ type: arrow as DateDay, ...parts, data: Int32Array.from(values) });
    case "code":
      return makeData({
        type: arrow as Dictionary<Utf8, Int32>,
        ...parts,
        // The places of a dictionary are its data.
        data: values instanceof Int32Array ? values : Int32Array.from(values),
        ...(dictionary ? { dictionary } : {}),
      });
    case "uuid": {
      const data = Buffer.from(Array.from({ length: rows }, (_, row) => printUuid(type.bytes, row)).join(""), "latin1");
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
