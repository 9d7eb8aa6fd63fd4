/** Writes a table into a folder, in one of the formats. */
import { join } from "node:path";
import { fileSink } from "./file-sink.ts";
import type { NamedTable } from "./named-table.ts";
import { writeArrow } from "./write-arrow.ts";
import { writeCsv } from "./write-csv.ts";
import { writeNdjson } from "./write-ndjson.ts";
import { writeParquet } from "./write-parquet.ts";

export const tableFormats = ["csv", "parquet", "arrow", "ndjson"] as const;
export type TableFormat = (typeof tableFormats)[number];

export interface WrittenFile {
  /** Within the folder. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** @throws the errors of the file system. The same table gives the same bytes. */
export async function writeTable(folder: string, table: NamedTable, format: TableFormat): Promise<WrittenFile> {
  const name = `${table.name}.${format}`;
  const sink = fileSink(join(folder, name));
  try {
    if (format === "csv") writeCsv(table, sink);
    else if (format === "ndjson") writeNdjson(table, sink);
    else if (format === "parquet") await writeParquet(table, sink);
    else await writeArrow(table, sink);
  } catch (error) {
    sink.abandon();
    throw error;
  }
  const sha256 = sink.close();
  return { name, bytes: sink.length(), sha256 };
}
