/** Reads a file of reports in the format that its name says. */
import { extname } from "node:path";
import { setImmediate } from "node:timers/promises";
import { readCsv } from "../csv/read-csv.ts";
import type { ReportItem } from "../form/report-item.ts";
import { readNdjson } from "../ndjson/read-ndjson.ts";
import { readXml } from "../xml/read-xml.ts";
import type { ReportSource } from "./report-source.ts";

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

export function readReports(
  source: ReportSource,
  { format, onBytes }: ReadOptions,
): AsyncIterable<readonly ReportItem[]> {
  return readers[format](counted(source, onBytes));
}

const readers = { xml: readXml, csv: readCsv, ndjson: readNdjson } as const;

/** While a piece is parsed, an answer of the database waits. */
const smallPiece = 1 << 15;

async function* counted(source: ReportSource, onBytes: ReadOptions["onBytes"]): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const large of source.read()) {
    for (let at = 0; at < large.length; at += smallPiece) {
      const piece = large.subarray(at, at + smallPiece);
      bytes += piece.length;
      onBytes?.(bytes);
      yield piece;
      await setImmediate();
    }
  }
}
