/** Writes a table into a folder, in one of the formats, whole or part by part. */
import { join } from "node:path";
import type { FileSink } from "./file-sink.ts";
import { fileSink } from "./file-sink.ts";
import type { NamedTable } from "./named-table.ts";
import type { TableShape } from "./table-shape.ts";
import { shapeOf } from "./table-shape.ts";
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

/** Rows of one shape, written as they are added. The same rows give the same bytes, in whatever parts they come. */
export interface RowsWriter {
  /** @throws the errors of the file system. */
  add(part: NamedTable): void;
  /** @throws the errors of the file system. */
  close(): void;
}

export interface OpenTableFile {
  /** @throws the errors of the file system; the file is then closed, and whoever removes its folder removes it. */
  add(part: NamedTable): void;
  /** Puts everything on the disk. @throws the errors of the file system. */
  close(): WrittenFile;
  /** Gives up, if it is not closed. */
  abandon(): void;
}

/** @throws the errors of the file system. The same table gives the same bytes. */
export function writeTable(folder: string, table: NamedTable, format: TableFormat): WrittenFile {
  const file = openTableFile(folder, shapeOf(table), format);
  file.add(table);
  return file.close();
}

/** @throws the errors of the file system. */
export function openTableFile(folder: string, shape: TableShape, format: TableFormat): OpenTableFile {
  const name = `${shape.name}.${format}`;
  const sink = fileSink(join(folder, name));
  let isOpen = true;
  const abandon = (): void => {
    if (isOpen) sink.abandon();
    isOpen = false;
  };
  const orAbandon = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      abandon();
      throw error;
    }
  };
  const rows = orAbandon(() => writers[format](shape, sink));
  return {
    add: (part) => orAbandon(() => rows.add(part)),
    close: () =>
      orAbandon(() => {
        rows.close();
        const sha256 = sink.close();
        isOpen = false;
        return { name, bytes: sink.length(), sha256 };
      }),
    abandon,
  };
}

const writers: Readonly<Record<TableFormat, (shape: TableShape, sink: FileSink) => RowsWriter>> = {
  csv: writeCsv,
  ndjson: writeNdjson,
  parquet: writeParquet,
  arrow: writeArrow,
};
