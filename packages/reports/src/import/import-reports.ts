/**
 * Imports a file of event reports: reads, stages and registers it batch by batch in constant memory. Each batch is one transaction
 * with the step that counts it, so that an import that ends in the middle is continued by the next one of the same file.
 */
import type { PublishedProgram } from "@delibera/acts";
import { currentProgram } from "@delibera/acts";
import type { Database, Session } from "@delibera/database";
import type { OpenImport, Refusal, ReportTally } from "@delibera/database/reports";
import {
  addTallies,
  forgetStaged,
  lockFile,
  nothingTallied,
  openImport,
  refusalsOf,
  registerStaged,
  unlockFile,
} from "@delibera/database/reports";
import type { Broken } from "../form/report-item.ts";
import { codeLists } from "./code-lists.ts";
import type { Collector } from "./collect-reports.ts";
import { newCollector } from "./collect-reports.ts";
import { inTurn } from "./in-turn.ts";
import type { ReportFormat } from "./read-reports.ts";
import { readReports } from "./read-reports.ts";
import type { ReportSource } from "./report-source.ts";
import { sourceOfFile } from "./report-source.ts";
import type { Stage } from "./stage-batch.ts";
import { newStage, stage } from "./stage-batch.ts";

export interface ImportOptions {
  readonly format: ReportFormat;
  /** The day under which everything is registered, `YYYY-MM-DD`; an import that continues keeps its own. */
  readonly registeredOn: string;
  /** Says what would happen, and writes nothing. */
  readonly dryRun?: boolean;
  /** Told of every refusal in the order of the file, those of an earlier part of the same import included, and waited for. */
  readonly onRefusals?: (refusals: readonly Refusal[]) => unknown;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** People after which a batch ends, at the end of a report. */
  readonly batch?: number;
}

export interface ImportProgress {
  /** Of the file, and of what was read. */
  readonly bytes: number;
  readonly read: number;
  /** People read since this process began, but not those skipped. */
  readonly participants: number;
  /** True while the reports of an earlier part are skipped. */
  readonly skipping: boolean;
}

export type ImportOutcome =
  /** Another process is importing the same file. */
  | { readonly kind: "busy" }
  /** No acts are published: nothing could be judged. */
  | { readonly kind: "no-rules" }
  | ImportedReports;

export interface ImportedReports {
  /** `broken`: the file cannot be read beyond a line; the reports before it are registered. */
  readonly kind: "finished" | "broken";
  readonly tally: ReportTally;
  /** Reports that an earlier import of the same file had left behind. */
  readonly continuedAfter: number;
  readonly registeredOn: string;
  readonly broken: (Broken & { readonly event: string | undefined }) | undefined;
}

const defaultBatch = 40_000;
/** Characters after which rows go to the database although their report has not ended; more than a batch of many reports has. */
const mostWaiting = 8_000_000;

export function importReports(database: Database, path: string, options: ImportOptions): Promise<ImportOutcome> {
  return database.inSession(async (session) => {
    const source = await sourceOfFile(path);
    if (!(await lockFile(session, source.fileHash))) return { kind: "busy" };
    try {
      const outcome = await importReportsFrom({ database, session }, source, options);
      if (outcome.kind === "stopped") throw new Error("an import that nobody can stop was stopped");
      return outcome;
    } finally {
      await unlockFile(session, source.fileHash).catch(() => undefined);
    }
  });
}

/** What somebody sent to the server. */
export interface UploadOptions extends ImportOptions {
  /** Row of the upload: an import of it continues the one before, whoever else imports a file of the same content. */
  readonly upload?: number;
  /** Registry id of the provider whose events alone the file may tell of; undefined: of all. */
  readonly provider?: string;
  /** Aborted when it is to stop: what was registered stays, and the next import of the same continues there. */
  readonly signal?: AbortSignal;
}

export type UploadOutcome = Exclude<ImportOutcome, { readonly kind: "busy" }> | { readonly kind: "stopped" };

/** The same of bytes from elsewhere, in a session whose temporary tables are its own. Whoever calls sees to it that it runs once. */
export async function importReportsFrom(
  { database, session }: { readonly database: Database; readonly session: Session },
  source: ReportSource,
  options: UploadOptions,
): Promise<UploadOutcome> {
  const published = await currentProgram(database);
  if (published === undefined) return { kind: "no-rules" };
  const { fileHash, fileName } = source;
  const file = { fileHash, fileName, registeredOn: options.registeredOn, upload: options.upload };
  const job = options.dryRun === true ? undefined : await openImport(session.db, file);
  if (job?.hasEnded === true) {
    const { tally, position: continuedAfter, registeredOn } = job;
    return { kind: "finished", tally, continuedAfter, registeredOn, broken: undefined };
  }
  const imported = await importFile({ database, session, published, source, options, job });
  return imported ?? { kind: "stopped" };
}

interface Import {
  readonly database: Database;
  readonly session: Session;
  readonly published: PublishedProgram;
  readonly source: ReportSource;
  readonly options: UploadOptions;
  /** Undefined for a dry run. */
  readonly job: OpenImport | undefined;
}

/** Undefined when it was stopped. */
async function importFile(it: Import): Promise<ImportedReports | undefined> {
  const { database, session, published, source, options, job } = it;
  const { format, onProgress, onRefusals, dryRun = false, batch = defaultBatch, provider, signal } = options;
  const registeredOn = job?.registeredOn ?? options.registeredOn;
  if (job !== undefined) for await (const page of refusalsOf(session.db, job.id)) await onRefusals?.(page);
  const collector = newCollector(await codeLists(database), registeredOn);
  const to = await newStage(session, published, registeredOn);
  const turns = inTurn();
  const continuedAfter = job?.position ?? 0;
  let tally = job?.tally ?? nothingTallied;
  let [position, read, broken]: [number, number, ImportedReports["broken"]] = [0, 0, undefined];
  let [participants, flushed] = [0, continuedAfter];

  const flush = (last: boolean) => {
    const [collected, at] = [collector.taken(), position];
    flushed = position;
    collector.startBatch();
    return turns.next(async () => {
      await stage(to, collected);
      const step = job === undefined ? undefined : { importId: job.id, position: at, last };
      const { unstaged } = to;
      const written = await registerStaged(session, { registeredOn, dryRun, step, unstaged, onRefusals, provider });
      to.empty = false;
      tally = addTallies(tally, written);
    });
  };

  for await (const items of readReports(source, { format, onBytes: (bytes) => (read = bytes) })) {
    if (signal?.aborted === true) {
      // The batch under way is whole, and its step tells of it.
      await turns.done();
      return undefined;
    }
    for (const item of items) {
      if (item.kind === "broken") {
        broken = { ...item, event: collector.openEvent() };
        break;
      }
      if (position < continuedAfter) {
        if (item.kind === "end") position++;
        continue;
      }
      if (item.kind === "participant") participants++;
      if (item.kind === "report" && collector.clashes(item)) await flush(false);
      if (!collector.take(item)) continue;
      position++;
      if (collector.participants() >= batch) await flush(false);
    }
    await sendWaiting(collector, to, turns);
    onProgress?.({ bytes: source.bytes, read, participants, skipping: position < continuedAfter });
  }
  const cut = collector.abandon();
  if (cut !== undefined) await turns.next(() => forgetStaged(session, cut));
  if (broken === undefined || position > flushed) await flush(broken === undefined);
  await turns.done();
  return { kind: broken === undefined ? "finished" : "broken", tally, continuedAfter, registeredOn, broken };
}

/** A report of a million people does not wait for its end in memory. */
async function sendWaiting(collector: Collector, to: Stage, turns: ReturnType<typeof inTurn>): Promise<void> {
  if (collector.waiting() < mostWaiting) return;
  const collected = collector.taken();
  await turns.next(() => stage(to, collected));
}
