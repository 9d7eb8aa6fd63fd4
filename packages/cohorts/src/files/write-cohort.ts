/** Writes a cohort as a folder: `cohort.json`, which says what it is, and a file for each table in one format. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { snapshotFormat } from "../snapshot/content-hash.ts";
import type { CohortSnapshot } from "../snapshot/snapshot.ts";
import { snapshotHasher } from "../snapshot/snapshot-hash.ts";
import { openTableFile } from "../tables/write-table.ts";
import type { CohortDocument, CohortFormat } from "./cohort-document.ts";
import { documentName } from "./cohort-document.ts";
import type { CohortShape } from "./cohort-shape.ts";
import { openShape } from "./cohort-shape.ts";
import { cohortTables, tableOfPart } from "./cohort-tables.ts";
import { laidLike } from "./lay-alike.ts";
import { partSpool } from "./part-spool.ts";
import { wholeFolder } from "./whole-folder.ts";

type Origin = Readonly<Record<string, unknown>>;

/**
 * The folder is there whole or not at all.
 * @param origin what the cohort was made from, for whoever finds it: kept as it is.
 * @throws CohortError when the folder exists, the disk is full, or the place cannot be written.
 */
export function writeCohort(
  folder: string,
  snapshot: CohortSnapshot,
  format: CohortFormat,
  origin: Origin = {},
): Promise<CohortDocument> {
  return wholeFolder(folder, (partial) => {
    const open = openShape();
    open.add(snapshot);
    const shape = open.close();
    return writeLaidOut(partial, { shape, parts: [laidLike(snapshot, shape)], format, origin });
  });
}

/**
 * The same files, of people who come part by part, of one layout or of several. No more than one part is in memory: what has come waits on
 * the disk, packed, until all have, because the files begin with what only the whole tells.
 * @throws CohortError when the folder exists, the disk is full, or the place cannot be written; and whatever the parts throw.
 */
export function writeCohortInParts(
  folder: string,
  parts: AsyncIterable<CohortSnapshot> | Iterable<CohortSnapshot>,
  format: CohortFormat,
  origin: Origin = {},
): Promise<CohortDocument> {
  return wholeFolder(folder, async (partial) => {
    const spool = partSpool(join(partial, "parts"));
    try {
      for await (const part of parts) {
        spool.add(part);
        await otherWork();
      }
      const shape = spool.shape();
      return await writeLaidOut(partial, { shape, parts: spool.parts(shape), format, origin });
    } finally {
      spool.remove();
    }
  });
}

interface LaidOutCohort {
  readonly shape: CohortShape;
  readonly parts: Iterable<CohortSnapshot>;
  readonly format: CohortFormat;
  readonly origin: Origin;
}

async function writeLaidOut(partial: string, { shape, parts, format, origin }: LaidOutCohort): Promise<CohortDocument> {
  const hasher = snapshotHasher();
  const tables = cohortTables(shape).map((table) => ({ table, file: openTableFile(partial, table, format), rows: 0 }));
  try {
    for (const part of parts) {
      hasher.add(part);
      const before = tables.map(({ rows }) => rows);
      for (const [at, each] of tables.entries()) {
        const firstHolder = before[shape.layout.tables[at]?.parent ?? 0] ?? 0;
        each.file.add(tableOfPart(each.table, { part, at, firstHolder }));
        each.rows += part.cohort.tables[at]?.rows ?? 0;
      }
      await otherWork();
    }
    const files = tables.map(({ table, file, rows }) => {
      const columns = table.columns.map((column) => column.name);
      return { table: table.name, name: file.close().name, rows, columns };
    });
    const document: CohortDocument = {
      kind: "delibera-cohort",
      format: snapshotFormat,
      hash: hasher.close(),
      people: shape.people,
      origin,
      fileFormat: format,
      files,
      layout: shape.layout,
    };
    writeFileSync(join(partial, documentName), `${JSON.stringify(document, null, 1)}\n`, { flag: "wx", flush: true });
    return document;
  } finally {
    for (const { file } of tables) file.abandon();
  }
}

/** An interruption is heard between two parts. */
function otherWork(): Promise<void> {
  return setImmediate();
}
