/** CSV of RFC 4180 in UTF-8: a line of names, a comma between values, lines that end in CR LF; nothing for none, `""` for empty text. */
import type { FileSink } from "./file-sink.ts";
import { cellOf } from "./named-table.ts";
import type { TableShape } from "./table-shape.ts";
import type { RowsWriter } from "./write-table.ts";

export function writeCsv(shape: TableShape, sink: FileSink): RowsWriter {
  sink.text(`${shape.columns.map(({ name }) => quoted(name)).join(",")}\r\n`);
  return {
    add({ rows, columns }) {
      for (let row = 0; row < rows; row++) {
        let line = "";
        for (const [place, column] of columns.entries()) {
          if (place > 0) line += ",";
          const cell = cellOf(column, row);
          if (cell !== undefined) line += typeof cell === "string" && column.type.kind === "code" ? quoted(cell) : cell;
        }
        // A line without anything would be read as no line.
        sink.text(line === "" && columns.length === 1 ? "\r\n" : `${line}\r\n`);
      }
    },
    close: () => undefined,
  };
}

function quoted(text: string): string {
  return text === "" || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
