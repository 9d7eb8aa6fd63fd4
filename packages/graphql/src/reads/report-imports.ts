/** Reads the files of event reports that the viewer may know of: the list, what became of each, and what was refused. */
import type { Db, UploadStepKind } from "@delibera/database";
import { tables } from "@delibera/database";
import type { ReportTally } from "@delibera/database/reports";
import { addTallies, nothingTallied } from "@delibera/database/reports";
import { mayRead } from "@delibera/identity";
import type { ImportDoneDetail, ImportFailedDetail, ImportProgressDetail, ReceivedDetail } from "@delibera/jobs";
import type { SQL } from "drizzle-orm";
import { and, asc, count, eq, inArray, ne, or, sql } from "drizzle-orm";
import { keyset } from "./keyset.ts";
import type { List, Slice } from "./page.ts";
import type { Reader } from "./reader.ts";

const { providers, reportImports, reportImportSteps, reportRefusals, reportUploads, reportUploadSteps } = tables;

export interface ReportImportRow {
  readonly row: number;
  readonly id: string;
  readonly fileName: string;
  readonly format: "xml" | "csv" | "ndjson";
  readonly registeredOn: string;
  /** Registry id of the provider that sent it; null for who keeps the registry. */
  readonly provider: string | null;
  readonly at: string;
}

export interface ReportImportStepRow {
  readonly number: number;
  readonly kind: UploadStepKind;
  readonly attempt: number;
  readonly at: string;
  readonly detail: Partial<ReceivedDetail & ImportProgressDetail & ImportDoneDetail & ImportFailedDetail>;
}

export interface RefusalRow {
  readonly row: number;
  readonly line: number;
  readonly event: string;
  readonly edition: number | null;
  readonly reason: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const instant = (column: unknown) =>
  sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const columns = {
  row: reportUploads.id,
  id: reportUploads.publicId,
  fileName: reportUploads.fileName,
  format: reportUploads.format,
  registeredOn: reportUploads.registeredOn,
  provider: providers.publicId,
  at: instant(reportUploads.at),
};

/** The latest first. */
export function reportImportsList(reader: Reader): List<ReportImportRow> {
  const wanted = inScope(reader);
  const order = { columns: [reportUploads.id], descending: true, placeOf: (row: number) => sql`${row}::bigint` };
  return {
    rows: (slice) => {
      const { where, orderBy } = keyset(order, slice);
      return reader.db
        .select(columns)
        .from(reportUploads)
        .leftJoin(providers, eq(providers.id, reportUploads.providerId))
        .where(and(wanted, where))
        .orderBy(...orderBy)
        .limit(slice.limit);
    },
    count: () => reader.db.$count(reportUploads, wanted),
  };
}

export async function reportImportsById(
  reader: Reader,
  ids: readonly string[],
): Promise<readonly (ReportImportRow | undefined)[]> {
  const uuids = ids.filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id));
  if (uuids.length === 0) return ids.map(() => undefined);
  const rows = await reader.db
    .select(columns)
    .from(reportUploads)
    .leftJoin(providers, eq(providers.id, reportUploads.providerId))
    .where(and(inScope(reader), inArray(reportUploads.publicId, uuids)));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id));
}

/** In their order; of those that say how far it is the last one only. */
export async function reportImportStepsOf(
  db: Db,
  rows: readonly number[],
): Promise<readonly (readonly ReportImportStepRow[])[]> {
  const latest = sql`${reportUploadSteps.number} = (select max(later.number) from report_upload_steps later
    where later.upload_id = ${reportUploadSteps.uploadId} and later.kind = 'progress')`;
  const found = await db
    .select({
      upload: reportUploadSteps.uploadId,
      number: reportUploadSteps.number,
      kind: reportUploadSteps.kind,
      attempt: reportUploadSteps.attempt,
      at: instant(reportUploadSteps.at),
      detail: reportUploadSteps.detail,
    })
    .from(reportUploadSteps)
    .where(and(inArray(reportUploadSteps.uploadId, [...rows]), or(ne(reportUploadSteps.kind, "progress"), latest)))
    .orderBy(asc(reportUploadSteps.uploadId), asc(reportUploadSteps.number));
  return rows.map((row) =>
    found
      .filter(({ upload }) => upload === row)
      .map(({ upload: _, detail, ...step }) => ({ ...step, detail: detail as ReportImportStepRow["detail"] })),
  );
}

/** What was done with the reports up to now: what the steps of the import say that were committed with their facts. */
export async function reportTalliesOf(db: Db, rows: readonly number[]): Promise<readonly ReportTally[]> {
  const found = await db
    .select({ upload: reportImports.uploadId, tally: reportImportSteps.tally })
    .from(reportImportSteps)
    .innerJoin(reportImports, eq(reportImports.id, reportImportSteps.importId))
    .where(inArray(reportImports.uploadId, [...rows]));
  return rows.map((row) =>
    found
      .filter(({ upload }) => upload === row)
      .map(({ tally }) => tally as unknown as ReportTally)
      .reduce(addTallies, nothingTallied),
  );
}

/** A page of the refusals of each, in the order of the file: one statement, however many there are. */
export async function refusalsOfEach(
  db: Db,
  uploads: readonly number[],
  slice: Slice,
): Promise<readonly (readonly RefusalRow[])[]> {
  const { id, line, event, edition, reason, parameters } = reportRefusals;
  const placeOf = (row: number) => sql`select at.line, at.id from report_refusals at where at.id = ${row}`;
  const { where, orderBy } = keyset({ columns: [line, id], descending: false, placeOf }, slice);
  const page = db
    .select({ row: id, line, event, edition, reason, parameters })
    .from(reportRefusals)
    .innerJoin(reportImports, eq(reportImports.id, reportRefusals.importId))
    .where(and(sql`${reportImports.uploadId} = owner.row`, where))
    .orderBy(...orderBy)
    .limit(slice.limit)
    .as("page");
  const found = await db
    .select({
      upload: sql<number>`owner.row::integer`,
      row: page.row,
      line: page.line,
      event: page.event,
      edition: page.edition,
      reason: page.reason,
      parameters: page.parameters,
    })
    .from(sql`unnest(${`{${uploads.join(",")}}`}::text::bigint[]) as owner (row)`)
    .innerJoinLateral(page, sql`true`);
  return uploads.map((upload) => found.filter((each) => each.upload === upload));
}

export async function refusalCounts(db: Db, uploads: readonly number[]): Promise<readonly number[]> {
  const found = await db
    .select({ upload: reportImports.uploadId, refusals: count() })
    .from(reportRefusals)
    .innerJoin(reportImports, eq(reportImports.id, reportRefusals.importId))
    .where(inArray(reportImports.uploadId, [...uploads]))
    .groupBy(reportImports.uploadId);
  const counts = new Map(found.map(({ upload, refusals }) => [upload, refusals]));
  return uploads.map((upload) => counts.get(upload) ?? 0);
}

/** How many that whoever sends this may know of have no end yet. */
export async function openImports(reader: Reader, actor: string): Promise<number> {
  const ended = sql`exists (select from report_upload_steps ending where ending.upload_id = ${reportUploads.id}
    and ending.kind in ('done', 'failed', 'cancelled'))`;
  return await reader.db.$count(reportUploads, and(inScope(reader), eq(reportUploads.actor, actor), sql`not ${ended}`));
}

/** The second of the two places are the policies of the database. */
function inScope({ viewer }: Reader): SQL | undefined {
  const permission = mayRead(viewer, "reportImport");
  if (permission.kind === "refused" || viewer.kind === "anonymous") return sql`false`;
  if (permission.scope === "everyone") return undefined;
  const { provider } = viewer.grant;
  return provider === undefined ? sql`false` : eq(reportUploads.providerId, provider.row);
}
