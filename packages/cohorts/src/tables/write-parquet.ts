/** Parquet: amounts as DECIMAL where one is exact, else as whole numbers whose denominator the metadata tell; dates as DATE. */
import type { SchemaElement } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { equalParts } from "./equal-parts.ts";
import type { FileSink } from "./file-sink.ts";
import type { NamedColumn } from "./named-table.ts";
import { decimalsOf, printUuid } from "./named-table.ts";
import type { ColumnShape, TableShape } from "./table-shape.ts";
import type { RowsWriter } from "./write-table.ts";

/** Of one row group. */
const rowsAtOnce = 100_000;

export function writeParquet({ columns }: TableShape, sink: FileSink): RowsWriter {
  const writer = new ByteWriter();
  const schema: SchemaElement[] = [
    { name: "root", num_children: columns.length },
    ...columns.map(
      (column): SchemaElement => ({
        name: column.name,
        repetition_type: column.isOptional ? "OPTIONAL" : "REQUIRED",
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
  /** What was written goes on to the disk: the library would keep the whole file. */
  const drain = (): void => {
    sink.write(writer.getBytes());
    writer.index = 0;
  };
  const groups = equalParts(rowsAtOnce, (part) => {
    const columnData = part.columns.map((column, place) => ({
      name: column.name,
      data: valuesOf(column, part.rows, columns[place]?.isWide === true),
    }));
    // A writer without a flush of its own is not waited for.
    void file.write({ columnData, rowGroupSize: rowsAtOnce });
    drain();
  });
  return {
    add: groups.add,
    close() {
      groups.close();
      void file.finish();
      drain();
    },
  };
}

function elementOf({ type, isWide }: ColumnShape): Partial<SchemaElement> {
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

function valuesOf({ type, values, present }: NamedColumn, rows: number, isWide: boolean): unknown[] {
  const written = writing(type, isWide);
  const made: unknown[] = new Array(rows);
  for (let row = 0; row < rows; row++) made[row] = present?.[row] === 0 ? null : written(values[row] ?? 0, row);
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
