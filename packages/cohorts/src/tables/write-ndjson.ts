/** One JSON object a line; a key whose value is absent is left out, amounts are exact text. */
import type { FileSink } from "./file-sink.ts";
import { cellOf } from "./named-table.ts";
import type { TableShape } from "./table-shape.ts";
import type { RowsWriter } from "./write-table.ts";

export function writeNdjson(shape: TableShape, sink: FileSink): RowsWriter {
  const keys = shape.columns.map(({ name }) => JSON.stringify(name));
  return {
    add({ rows, columns }) {
      for (let row = 0; row < rows; row++) {
        const members: string[] = [];
        for (const [place, column] of columns.entries()) {
          const cell = cellOf(column, row);
          if (cell !== undefined) members.push(`${keys[place]}:${JSON.stringify(cell)}`);
        }
        sink.text(`{${members.join(",")}}\n`);
      }
    },
    close: () => undefined,
  };
}
