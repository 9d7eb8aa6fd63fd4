/** Opens a file of reports in the format that its name says. */
import { createReadStream } from "node:fs";
import { extname } from "node:path";
import { readCsv } from "../csv/read-csv.ts";
import type { ReportItem } from "../form/report-item.ts";
import { readNdjson } from "../ndjson/read-ndjson.ts";
import { readXml } from "../xml/read-xml.ts";

export const reportFormats = ["xml", "csv", "ndjson"] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** By the end of the file's name; undefined for another. */
export function formatOfFile(path: string): ReportFormat | undefined {
  switch (extname(path).toLowerCase()) {
    case ".xml":
      return "xml";
    case ".csv":
      return "csv";
    case ".ndjson":
    case ".jsonl":
    case ".json":
      return "ndjson";
    default:
      return undefined;
  }
}

export interface ReadOptions {
  readonly format: ReportFormat;
  /** Told how many bytes were read. */
  readonly onBytes?: (bytes: number) => void;
}

export function readReports(path: string, { format, onBytes }: ReadOptions): AsyncIterable<readonly ReportItem[]> {
  return readers[format](counted(path, onBytes));
}

const readers = { xml: readXml, csv: readCsv, ndjson: readNdjson } as const;

async function* counted(path: string, onBytes: ReadOptions["onBytes"]): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  // Small pieces: while one is parsed, an answer of the database waits.
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 15 })) {
    bytes += (piece as Buffer).length;
    onBytes?.(bytes);
    yield piece as Buffer;
  }
}
