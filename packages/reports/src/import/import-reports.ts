/**
 * Imports a file of event reports: reads, stages and registers it batch by batch in constant memory. Each batch is one transaction
 * with the step that counts it, so that an import that ends in the middle is continued by the next one of the same file.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
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
    const published = await currentProgram(database);
    if (published === undefined) return { kind: "no-rules" };
    const fileHash = await hashOfFile(path);
    if (!(await lockFile(session, fileHash))) return { kind: "busy" };
    try {
      const file = { fileHash, fileName: basename(path), registeredOn: options.registeredOn };
      const job = options.dryRun === true ? undefined : await openImport(session.db, file);
      return await importFile({ database, session, published, path, options, job });
    } finally {
      await unlockFile(session, fileHash).catch(() => undefined);
    }
  });
}

interface Import {
  readonly database: Database;
  readonly session: Session;
  readonly published: PublishedProgram;
  readonly path: string;
  readonly options: ImportOptions;
  /** Undefined for a dry run. */
  readonly job: OpenImport | undefined;
}

async function importFile({ database, session, published, path, options, job }: Import): Promise<ImportedReports> {
  const { format, onProgress, onRefusals, dryRun = false, batch = defaultBatch } = options;
  const registeredOn = job?.registeredOn ?? options.registeredOn;
  const { size } = await stat(path);
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
      const written = await registerStaged(session, { registeredOn, dryRun, step, unstaged, onRefusals });
      to.empty = false;
      tally = addTallies(tally, written);
    });
  };

  for await (const items of readReports(path, { format, onBytes: (bytes) => (read = bytes) })) {
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
    onProgress?.({ bytes: size, read, participants, skipping: position < continuedAfter });
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

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(piece as Buffer);
  return `sha256:${hash.digest("hex")}`;
}
