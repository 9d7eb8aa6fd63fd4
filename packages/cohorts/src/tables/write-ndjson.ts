/** One JSON object a line; a key whose value is absent is left out, amounts are exact text. */
import type { FileSink } from "./file-sink.ts";
import type { NamedTable } from "./named-table.ts";
import { cellOf } from "./named-table.ts";

export function writeNdjson({ rows, columns }: NamedTable, sink: FileSink): void {
  const keys = columns.map(({ name }) => JSON.stringify(name));
  for (let row = 0; row < rows; row++) {
    const members: string[] = [];
    for (const [place, column] of columns.entries()) {
      const cell = cellOf(column, row);
      if (cell !== undefined) members.push(`${keys[place]}:${JSON.stringify(cell)}`);
    }
    sink.text(`{${members.join(",")}}\n`);
  }
}
