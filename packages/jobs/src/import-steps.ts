/** Writes and reads what becomes of files of event reports that were sent to the server, as `steps.ts` does of simulations. */
import type { Label } from "@delibera/acts";
import type { Db, UploadStepKind } from "@delibera/database";
import { tables } from "@delibera/database";
import type { ReportFormat } from "@delibera/reports";
import { and, asc, eq, inArray, notExists, sql } from "drizzle-orm";

const { reportUploads, reportUploadSteps, reportUploadParts, providers } = tables;

/** What was sent. */
export interface ReceivedDetail {
  readonly bytes: number;
  /** `sha256:` of the file. */
  readonly hash: string;
  readonly parts: number;
}

/** How far it is. */
export interface ImportProgressDetail {
  /** Of the file, and of what was read. */
  readonly bytes: number;
  readonly read: number;
  /** Read since it was taken; what an earlier server registered is skipped, and not counted. */
  readonly participations: number;
  /** Since it was taken. */
  readonly milliseconds: number;
}

export interface ImportDoneDetail {
  /** Beyond which the file cannot be read. */
  readonly broken?: {
    readonly line: number;
    readonly reason: string;
    readonly parameters: Readonly<Record<string, string>>;
  };
}

export interface ImportFailedDetail {
  readonly says: Label;
}

/** What is written with each kind of step. */
export interface UploadStepDetails {
  readonly received: ReceivedDetail;
  readonly taken: object;
  readonly progress: ImportProgressDetail;
  readonly "cancel-asked": object;
  readonly done: ImportDoneDetail;
  readonly failed: ImportFailedDetail;
  readonly cancelled: object;
}

export interface OpenUpload {
  readonly row: number;
  readonly id: string;
  readonly fileName: string;
  readonly format: ReportFormat;
  readonly registeredOn: string;
  /** Whose events alone it may tell of; null for all. */
  readonly provider: string | null;
  /** Null while it is being sent. */
  readonly received: ReceivedDetail | null;
  readonly attempts: number;
  readonly cancelAsked: boolean;
  /** True of a file of which nothing has arrived for a day. */
  readonly isAbandoned: boolean;
}

/** Throws when it has ended, or another server has taken it since. What ends it takes the content away. */
export async function writeUploadStep<Kind extends UploadStepKind>(
  db: Db,
  { upload, attempt }: { readonly upload: number; readonly attempt: number },
  kind: Kind,
  detail: UploadStepDetails[Kind],
): Promise<void> {
  await db.insert(reportUploadSteps).values({ uploadId: upload, kind, attempt, detail });
  if (uploadEnds.includes(kind)) await db.delete(reportUploadParts).where(eq(reportUploadParts.uploadId, upload));
}

/** Those that have no end yet, the oldest first. @param id only this one. */
export async function openUploads(db: Db, id?: string): Promise<readonly OpenUpload[]> {
  const ended = db
    .select({ one: sql`1` })
    .from(reportUploadSteps)
    .where(and(eq(reportUploadSteps.uploadId, reportUploads.id), inArray(reportUploadSteps.kind, uploadEnds)));
  return await db
    .select({
      row: reportUploads.id,
      id: reportUploads.publicId,
      fileName: reportUploads.fileName,
      format: reportUploads.format,
      registeredOn: reportUploads.registeredOn,
      provider: providers.publicId,
      received: sql<ReceivedDetail | null>`(select receiving.detail from report_upload_steps receiving
        where receiving.upload_id = ${reportUploads.id} and receiving.kind = 'received')`,
      attempts: sql<number>`(select count(*)::integer from report_upload_steps taking
        where taking.upload_id = ${reportUploads.id} and taking.kind = 'taken')`,
      cancelAsked: sql<boolean>`exists (select from report_upload_steps asking
        where asking.upload_id = ${reportUploads.id} and asking.kind = 'cancel-asked')`,
      isAbandoned: sql<boolean>`greatest(${reportUploads.at}, (select max(part.at) from report_upload_parts part
        where part.upload_id = ${reportUploads.id})) < now() - interval '1 day'`,
    })
    .from(reportUploads)
    .leftJoin(providers, eq(providers.id, reportUploads.providerId))
    .where(and(notExists(ended), id === undefined ? undefined : eq(reportUploads.publicId, id)))
    .orderBy(asc(reportUploads.id));
}

/** Asks that it stops; false when it has ended, or was asked before. */
export async function askToCancelImport(db: Db, upload: number): Promise<boolean> {
  const asked = and(
    eq(reportUploadSteps.uploadId, upload),
    inArray(reportUploadSteps.kind, ["cancel-asked", ...uploadEnds]),
  );
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`upload steps ${upload}`}, 0))`);
  if ((await db.$count(reportUploadSteps, asked)) > 0) return false;
  await db.insert(reportUploadSteps).values({ uploadId: upload, kind: "cancel-asked", attempt: 0, detail: {} });
  return true;
}

export async function importCancelWasAsked(db: Db, upload: number): Promise<boolean> {
  const asked = and(eq(reportUploadSteps.uploadId, upload), eq(reportUploadSteps.kind, "cancel-asked"));
  return (await db.$count(reportUploadSteps, asked)) > 0;
}

const uploadEnds: UploadStepKind[] = ["done", "failed", "cancelled"];
