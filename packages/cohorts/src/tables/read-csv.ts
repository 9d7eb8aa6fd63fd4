/** Reads a CSV file, line by line, into columns; it stops to let who asked take the rows. */
import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import type { ColumnReader, Report } from "./column-reader.ts";
import { expectation } from "./column-reader.ts";

/** Rows read before the reader stops. */
const rowsAtOnce = 16_384;

/**
 * @param columns those that must be there, by name; the file may hold them in any order, and no others.
 * @returns the number of rows so far, each time that it stops.
 */
export async function* readCsv(
  path: string,
  columns: ReadonlyMap<string, ColumnReader>,
  report: Report,
): AsyncGenerator<number, void> {
  // Nothing between two commas is no value; `""` is an empty text.
  const cast = (cell: string, { quoting }: { readonly quoting: boolean }): string | null =>
    cell === "" && !quoting ? null : cell;
  const parser = parse({ bom: true, cast, skip_empty_lines: false });
  const input = createReadStream(path);
  input.on("error", (error) => parser.destroy(error));
  input.pipe(parser);
  let order: readonly (ColumnReader | undefined)[] | undefined;
  let rows = 0;
  try {
    for await (const cells of parser as AsyncIterable<(string | null)[]>) {
      if (!order) {
        const names = cells.map((cell) => cell ?? "");
        order = inOrder(names, columns, report);
        if (!order) return;
        continue;
      }
      for (let place = 0; place < order.length; place++) {
        const cell = cells[place];
        if (cell === null || cell === undefined) order[place]?.none(rows);
        else order[place]?.text(rows, cell);
      }
      rows++;
      if (report.isFull()) break;
      if (rows % rowsAtOnce === 0) yield rows;
    }
  } catch (error) {
    const lines = error instanceof Error && "lines" in error ? `${error.lines}` : "?";
    const code = error instanceof Error && "code" in error ? `${error.code}` : "";
    if (!code.startsWith("CSV_")) throw error;
    report({ because: "unreadable", found: `${code}, line ${lines}`, expected: "CSV" });
  } finally {
    input.destroy();
  }
  if (!order) inOrder([], columns, report);
  yield rows;
}

/** Undefined when a column is missing. Names that nobody asked for are reported too: a wrong name is both. */
export function inOrder(
  names: readonly string[],
  columns: ReadonlyMap<string, ColumnReader>,
  report: Report,
): readonly (ColumnReader | undefined)[] | undefined {
  for (const column of names) if (!columns.has(column)) report({ column, because: "unknown-column" });
  const missing = [...columns].filter(([name]) => !names.includes(name));
  for (const [column, { expected }] of missing)
    report({ column, because: "missing-column", expected: expectation(expected.type, "missing-column") });
  return missing.length > 0 ? undefined : names.map((name) => columns.get(name));
}
