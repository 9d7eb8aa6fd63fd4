/** Which files of reports were imported, how far, and what was refused. Written beside the facts and never changed. */
import { and, asc, desc, eq, gt, isNull, sql } from "drizzle-orm";
import type { Db, Session } from "../connection/open-database.ts";
import { reportImportSteps, reportImports, reportRefusals } from "../schema/report-imports.ts";
import type { StagedRefusal } from "./staging.ts";
import type { ReportTally } from "./write-staged.ts";
import { addTallies, nothingTallied } from "./write-staged.ts";

export interface ImportedFile {
  /** `sha256:…` of the file. */
  readonly fileHash: string;
  readonly fileName: string;
  readonly registeredOn: string;
  /** Row of the upload that it is; undefined of a file that is read where the program runs. */
  readonly upload?: number | undefined;
}

export interface OpenImport {
  readonly id: number;
  /** The day the import began with, when it continues. */
  readonly registeredOn: string;
  /** Reports that are behind; 0 for a new import. */
  readonly position: number;
  /** True of that of an upload which has reached the end of the file. */
  readonly hasEnded: boolean;
  readonly tally: ReportTally;
}

/** Any number will do, as long as every version of this program uses the same. */
const importLock = 4_207_151;

/** False when another process is importing the same file. The lock goes with the session, however that ends. */
export async function lockFile({ db }: Session, fileHash: string): Promise<boolean> {
  const [row] = await db
    .select({ locked: sql<boolean>`pg_try_advisory_lock(${importLock}::integer, hashtext(${fileHash}))` })
    .from(sql`(select 1) as one`);
  return row?.locked === true;
}

/** Where one connection serves everybody the session does not end with the import. */
export async function unlockFile({ db }: Session, fileHash: string): Promise<void> {
  await db.execute(sql`select pg_advisory_unlock(${importLock}::integer, hashtext(${fileHash}))`);
}

/**
 * The unfinished import of that file, to be continued, or a new one. That of an upload is continued even when it has reached its end: who
 * writes that down elsewhere may not have come to it.
 */
export async function openImport(db: Db, { upload, ...file }: ImportedFile): Promise<OpenImport> {
  const [last] = await db
    .select({ id: reportImports.id, registeredOn: reportImports.registeredOn })
    .from(reportImports)
    .where(
      upload === undefined
        ? and(eq(reportImports.fileHash, file.fileHash), isNull(reportImports.uploadId))
        : eq(reportImports.uploadId, upload),
    )
    .orderBy(desc(reportImports.id))
    .limit(1);
  if (last !== undefined) {
    const steps = await db.select().from(reportImportSteps).where(eq(reportImportSteps.importId, last.id));
    if (upload !== undefined || !steps.some((step) => step.last)) {
      return {
        ...last,
        position: Math.max(0, ...steps.map((step) => step.position)),
        hasEnded: steps.some((step) => step.last),
        tally: steps.map((step) => step.tally as unknown as ReportTally).reduce(addTallies, nothingTallied),
      };
    }
  }
  const [begun] = await db
    .insert(reportImports)
    .values({ ...file, uploadId: upload ?? null })
    .returning({ id: reportImports.id });
  if (begun === undefined) throw new Error("the new import has no row");
  return { id: begun.id, registeredOn: file.registeredOn, position: 0, hasEnded: false, tally: nothingTallied };
}

export interface ImportStep {
  readonly importId: number;
  readonly position: number;
  readonly last: boolean;
}

/** Writes a step and the refusals staged with it, in the transaction of its facts. */
export async function logStep(tx: Db, step: ImportStep, tally: ReportTally): Promise<void> {
  await tx.insert(reportImportSteps).values({ ...step, tally: { ...tally } });
  await tx.execute(sql`
    insert into ${reportRefusals} (import_id, line, event, edition, reason, parameters)
    select ${step.importId}, line, event, edition, reason, parameters from staged_refusals order by line, reason, parameters::text`);
}

export type Refusal = Omit<StagedRefusal, "report">;

/** Refusals of an import in the order of the file, a page at a time. */
export async function* refusalsOf(db: Db, importId: number): AsyncGenerator<readonly Refusal[]> {
  for (let after = 0; ; ) {
    const page = await db
      .select()
      .from(reportRefusals)
      .where(and(eq(reportRefusals.importId, importId), gt(reportRefusals.id, after)))
      .orderBy(asc(reportRefusals.id))
      .limit(1000);
    if (page.length === 0) return;
    yield page.map(({ line, event, edition, reason, parameters }) => ({
      line,
      event,
      edition: edition ?? undefined,
      reason,
      parameters,
    }));
    after = page.at(-1)?.id ?? after;
  }
}
