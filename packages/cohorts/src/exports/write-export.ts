/**
 * Exports tables of results so that a colleague can read, cite and reproduce them: each table in each format asked for, a data
 * dictionary, DCAT-AP_IT metadata and a manifest. The same request gives the same bytes.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson } from "@delibera/rules-dsl/ir";
import { wholeFolder } from "../files/whole-folder.ts";
import { fileSink } from "../tables/file-sink.ts";
import type { NamedTable } from "../tables/named-table.ts";
import type { TableFormat, WrittenFile } from "../tables/write-table.ts";
import { tableFormats, writeTable } from "../tables/write-table.ts";
import { dataDictionary } from "./data-dictionary.ts";
import { dcatApIt } from "./dcat-ap-it.ts";
import type { ExportManifest, ManifestRequest } from "./manifest.ts";
import { manifestOf } from "./manifest.ts";

export interface ExportRequest {
  /** Names of tables are those of the files: `matrix.csv`, `matrix.parquet`. */
  readonly tables: readonly NamedTable[];
  /** Absent: all four. */
  readonly formats?: readonly TableFormat[];
  readonly title: { readonly it: string; readonly en: string };
  readonly description: { readonly it: string; readonly en: string };
  /** `yyyy-mm-dd`: the date of the metadata, given by who asks, because a clock would make each export another one. */
  readonly issued: string;
  readonly publisher?: { readonly name: string; readonly identifier: string };
  /** What made the tables: programs, cohort, command. */
  readonly manifest: ManifestRequest;
}

/**
 * Writes `folder` whole or not at all: `<table>.<format>`, `dictionary.json`, `dictionary.csv`, `dcat.jsonld`, `manifest.json`.
 * @returns the manifest as written.
 * @throws CohortError when the folder exists, the disk is full, or the place cannot be written.
 */
export function writeExport(folder: string, request: ExportRequest): Promise<ExportManifest> {
  return wholeFolder(folder, async (partial) => {
    const files: WrittenFile[] = [];
    for (const table of request.tables)
      for (const format of request.formats ?? tableFormats) files.push(writeTable(partial, table, format));
    const dictionary = dataDictionary(request.tables);
    files.push(written(partial, "dictionary.json", `${JSON.stringify(dictionary.json, null, 2)}\n`));
    files.push(writeTable(partial, dictionary.table, "csv"));
    files.push(written(partial, "dcat.jsonld", `${JSON.stringify(dcatApIt(request, files), null, 2)}\n`));
    const manifest = manifestOf(request.manifest, files);
    writeFileSync(join(partial, "manifest.json"), `${JSON.stringify(JSON.parse(canonicalJson(manifest)), null, 2)}\n`, {
      flag: "wx",
      flush: true,
    });
    return manifest;
  });
}

function written(folder: string, name: string, text: string): WrittenFile {
  const sink = fileSink(join(folder, name));
  sink.text(text);
  const sha256 = sink.close();
  return { name, bytes: sink.length(), sha256 };
}
