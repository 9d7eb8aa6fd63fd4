/** Reads a Parquet file, row group by row group, into columns; decimals and dates are read as the whole numbers they are kept as. */
import type { SchemaElement } from "hyparquet";
import { asyncBufferFromFile, parquetMetadataAsync, parquetRead } from "hyparquet";
import type { ColumnReader, Report } from "./column-reader.ts";
import { expectation } from "./column-reader.ts";
import { inOrder } from "./read-csv.ts";

/** @returns the number of rows so far, after each row group. */
export async function* readParquet(
  path: string,
  columns: ReadonlyMap<string, ColumnReader>,
  report: Report,
): AsyncGenerator<number, void> {
  try {
    const file = await asyncBufferFromFile(path);
    const metadata = await parquetMetadataAsync(file);
    const elements = new Map(metadata.schema.slice(1).map((element) => [element.name, element]));
    const denominators = denominatorsIn(metadata.key_value_metadata);
    if (!inOrder([...elements.keys()], columns, report)) return;
    const writers = new Map<string, (row: number, value: unknown) => void>();
    for (const [name, reader] of columns) {
      const element = elements.get(name);
      const put = element && putting(reader, element, denominators[name]);
      if (put) writers.set(name, put);
      else
        report({
          column: name,
          because: "mistyped-column",
          found: element?.converted_type ?? element?.type ?? "?",
          expected: expectation(reader.expected.type, "mistyped-column"),
        });
    }
    if (writers.size < columns.size) return;
    // As whole numbers: the library would turn a decimal into a float.
    const schema = metadata.schema.map(({ converted_type, logical_type, ...element }) =>
      converted_type === "UTF8" ? { ...element, converted_type } : element,
    );
    let first = 0;
    for (const { num_rows } of metadata.row_groups) {
      const last = first + Number.parseInt(`${num_rows}`, 10);
      await parquetRead({
        file,
        metadata: { ...metadata, schema },
        rowStart: first,
        rowEnd: last,
        onChunk: ({ columnName, columnData, rowStart }) => {
          const put = writers.get(columnName);
          for (let row = 0; put && row < columnData.length; row++) put(rowStart + row, columnData[row]);
        },
      });
      first = last;
      if (report.isFull()) return;
      yield first;
    }
  } catch (error) {
    if (error instanceof Error && "code" in error) throw error;
    const found = error instanceof Error ? error.message : `${error}`;
    report({ because: "unreadable", found, expected: "Parquet" });
  }
}

function denominatorsIn(metadata: readonly { readonly key: string; readonly value?: string }[] | undefined) {
  const text = metadata?.find(({ key }) => key === "denominators")?.value;
  const found: unknown = text === undefined ? {} : JSON.parse(text);
  return found as Readonly<Record<string, number>>;
}

/** Undefined when values of that type cannot be what is expected. */
function putting(
  reader: ColumnReader,
  { type, converted_type: converted, scale = 0 }: SchemaElement,
  denominator = 1,
): ((row: number, value: unknown) => void) | undefined {
  const isWhole = type === "INT32" || type === "INT64";
  switch (reader.expected.type.kind) {
    case "amount": {
      if (!isWhole || (converted !== undefined && converted !== "DECIMAL" && !converted.includes("INT")))
        return undefined;
      const over = converted === "DECIMAL" ? 10 ** scale : denominator;
      return orNone(reader, (row, value) => reader.integer(row, wholeOf(value), over));
    }
    case "date":
      if (!isWhole || converted !== "DATE") return undefined;
      return orNone(reader, (row, value) => reader.integer(row, wholeOf(value)));
    case "boolean":
      return type === "BOOLEAN"
        ? orNone(reader, (row, value) => reader.integer(row, value === true ? 1 : 0))
        : undefined;
    default:
      if (type !== "BYTE_ARRAY") return undefined;
      return orNone(reader, (row, value) => reader.code(row, String(value)));
  }
}

function orNone(
  reader: ColumnReader,
  put: (row: number, value: unknown) => void,
): (row: number, value: unknown) => void {
  return (row, value) => (value === null || value === undefined ? reader.none(row) : put(row, value));
}

/** What is no whole number becomes one that no column accepts. */
function wholeOf(value: unknown): number {
  if (typeof value === "number") return value;
  return typeof value === "bigint" ? Number.parseInt(`${value}`, 10) : Number.NaN;
}
