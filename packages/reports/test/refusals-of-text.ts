/** Reads a text as a file of that format and says what is refused before the registry is asked. */

import { readCsv } from "../src/csv/read-csv.ts";
import type { ReportItem } from "../src/form/report-item.ts";
import { newCollector } from "../src/import/collect-reports.ts";
import type { ReportFormat } from "../src/import/read-reports.ts";
import { readNdjson } from "../src/ndjson/read-ndjson.ts";
import { readXml } from "../src/xml/read-xml.ts";
import { disciplineCodes } from "./discipline-codes.ts";

const readers = { xml: readXml, csv: readCsv, ndjson: readNdjson };

export interface Found {
  readonly line: number;
  readonly reason: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** @param size bytes that are read at a time. */
export async function refusalsOfText(
  format: ReportFormat,
  text: string | Uint8Array,
  size = 1 << 16,
): Promise<readonly Found[]> {
  const collector = newCollector(disciplineCodes, "2024-06-01");
  let broken: Found | undefined;
  for await (const items of readers[format](pieces(Buffer.from(text), size))) {
    for (const item of items) if (item.kind !== "broken") collector.take(item);
    broken ??= items.find((item: ReportItem) => item.kind === "broken");
  }
  const { refusals } = collector.taken();
  const found: readonly Found[] = broken === undefined ? refusals : [...refusals, broken];
  return found.map(({ line, reason, parameters }) => ({ line, reason, parameters }));
}

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}
