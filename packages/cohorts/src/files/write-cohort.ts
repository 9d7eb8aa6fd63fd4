/** Writes a snapshot as a folder: `cohort.json`, which says what it is, and a file for each table in one format. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { snapshotFormat } from "../snapshot/content-hash.ts";
import type { CohortSnapshot } from "../snapshot/snapshot.ts";
import { snapshotHash } from "../snapshot/snapshot-hash.ts";
import { writeTable } from "../tables/write-table.ts";
import type { CohortDocument, CohortFormat } from "./cohort-document.ts";
import { documentName } from "./cohort-document.ts";
import { cohortTables } from "./cohort-tables.ts";
import { wholeFolder } from "./whole-folder.ts";

/**
 * The folder is there whole or not at all.
 * @param origin what the cohort was made from, for whoever finds it: kept as it is.
 * @throws CohortError when the folder exists, the disk is full, or the place cannot be written.
 */
export function writeCohort(
  folder: string,
  snapshot: CohortSnapshot,
  format: CohortFormat,
  origin: Readonly<Record<string, unknown>> = {},
): Promise<CohortDocument> {
  return wholeFolder(folder, async (partial) => {
    const files: CohortDocument["files"][number][] = [];
    for (const table of cohortTables(snapshot)) {
      const { name } = await writeTable(partial, table, format);
      files.push({ table: table.name, name, rows: table.rows, columns: table.columns.map((column) => column.name) });
    }
    const document: CohortDocument = {
      kind: "delibera-cohort",
      format: snapshotFormat,
      hash: snapshotHash(snapshot),
      people: snapshot.people.count,
      origin,
      fileFormat: format,
      files,
      layout: snapshot.cohort.layout,
    };
    writeFileSync(join(partial, documentName), `${JSON.stringify(document, null, 1)}\n`, { flag: "wx", flush: true });
    return document;
  });
}
