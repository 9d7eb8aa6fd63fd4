/** Parquet: amounts as DECIMAL where one is exact, else as whole numbers whose denominator the metadata tell; dates as DATE. */
import type { SchemaElement } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { FileSink } from "./file-sink.ts";
import type { NamedColumn, NamedTable } from "./named-table.ts";
import { decimalsOf, printUuid } from "./named-table.ts";

/** Of one row group. */
const rowsAtOnce = 100_000;

export async function writeParquet({ columns, rows }: NamedTable, sink: FileSink): Promise<void> {
  const writer = new ByteWriter();
  const schema: SchemaElement[] = [
    { name: "root", num_children: columns.length },
    ...columns.map(
      (column): SchemaElement => ({
        name: column.name,
        repetition_type: column.present ? "OPTIONAL" : "REQUIRED",
        ...elementOf(column),
      }),
    ),
  ];
  const denominators = Object.fromEntries(
    columns.flatMap(({ name, type }) => (type.kind === "amount" ? [[name, type.denominator]] : [])),
  );
  const file = new ParquetWriter({
    writer,
    schema,
    createdBy: "delibera",
    kvMetadata: [{ key: "denominators", value: JSON.stringify(denominators) }],
  });
  for (let from = 0; from < rows; from += rowsAtOnce) {
    const to = Math.min(rows, from + rowsAtOnce);
    await file.write({
      columnData: columns.map((column) => ({ name: column.name, data: valuesOf(column, from, to) })),
      rowGroupSize: rowsAtOnce,
    });
  }
  await file.finish();
  sink.write(writer.getBytes());
}

function elementOf(column: NamedColumn): Partial<SchemaElement> {
  const { type } = column;
  const isWide = needsWide(column);
  switch (type.kind) {
    case "amount": {
      const scale = decimalsOf(type.denominator);
      const whole = isWide ? "INT64" : "INT32";
      if (scale === undefined || scale === 0) return { type: whole };
      return { type: whole, converted_type: "DECIMAL", scale, precision: isWide ? 18 : 9 };
    }
    case "boolean":
      return { type: "BOOLEAN" };
    case "date":
      return { type: "INT32", converted_type: "DATE" };
    case "code":
    case "uuid":
      return { type: "BYTE_ARRAY", converted_type: "UTF8" };
  }
}

/** Thirty-two bits hold nine digits. */
function needsWide({ type, values }: NamedColumn): boolean {
  if (type.kind !== "amount" || values instanceof Uint8Array || values instanceof Int16Array) return false;
  const most = Math.trunc(999_999_999 / (10 ** (decimalsOf(type.denominator) ?? 0) / type.denominator));
  return values instanceof Float64Array || values.some((value) => value > most || value < -most);
}

function valuesOf(column: NamedColumn, from: number, to: number): unknown[] {
  const { type, values, present } = column;
  const written = writing(type, needsWide(column));
  const made: unknown[] = new Array(to - from);
  for (let row = from; row < to; row++) made[row - from] = present?.[row] === 0 ? null : written(values[row] ?? 0, row);
  return made;
}

function writing(type: NamedColumn["type"], isWide: boolean): (value: number, row: number) => unknown {
  switch (type.kind) {
    case "amount": {
      const scale = decimalsOf(type.denominator);
      if (scale === undefined || scale === 0) return isWide ? (value) => BigInt(value) : (value) => value;
      // The unscaled whole number of the decimal: 12.5 with one digit is 125.
      const factor = BigInt(10 ** scale / type.denominator);
      return (value) => BigInt(value) * factor;
    }
    case "boolean":
      return (value) => value === 1;
    case "date":
      return (value) => value;
    case "code":
      return (value) => type.codes[value] ?? "";
    case "uuid":
      return (_, row) => printUuid(type.bytes, row);
  }
}
