/**
 * Continues a file of event reports that broke off, from the first byte that is not there. Of one file one request at a time is listened to,
 * the last: whoever was cut off asks again before the server has seen it.
 */
import type { Database } from "@delibera/database";
import { tables } from "@delibera/database";
import { askToCancelImport, importStateAfter, keptOf } from "@delibera/jobs";
import { eq } from "drizzle-orm";
import type { GraphQLError } from "graphql";
import { authorizeWrite } from "./authorize.ts";
import { operate } from "./operate.ts";
import { reportImportStepsOf } from "./reads/report-imports.ts";
import type { Appended, Sender } from "./receive-report.ts";
import { appendToReport, giveUp, problem } from "./receive-report.ts";

export interface ReportOffset {
  readonly id: string;
  /** Bytes that are there: the next one to send. */
  readonly offset: number;
  /** Of the whole file, when it was said. */
  readonly length: number | undefined;
  /** True when the file is there in full: it takes no more. */
  readonly isComplete: boolean;
}

export interface OfReport extends Sender {
  /** As it was answered when the file was begun. */
  readonly id: string;
}

/**
 * How much of a file is there. A request that is still sending it is ended first, so that nothing is added after the answer.
 * @throws GraphQLError UNAUTHENTICATED, FORBIDDEN, NOT_FOUND of a file of another sender, GONE
 */
export async function offsetOfReport(asked: OfReport): Promise<ReportOffset> {
  const found = await ownUpload(asked);
  await endTransferOf(asked.database, found.row);
  return await offsetOf(asked.database, found);
}

export interface ContinuedReport extends OfReport, Pick<Appended, "bytes" | "mostBytes" | "last"> {
  /** Of the first of the bytes. */
  readonly from: number;
  /** Of the whole file, when the request says it. */
  readonly length?: number | undefined;
}

/**
 * How much is there after it. What breaks off is kept, and can be continued for a day.
 * @throws GraphQLError as `offsetOfReport`; COMPLETE, OTHER_OFFSET with `expected`, and as `appendToReport`
 */
export async function continueReport(continued: ContinuedReport): Promise<ReportOffset> {
  const { database, from, last } = continued;
  const found = await ownUpload(continued);
  return await transfer(database, found.row, async (stopped) => {
    const before = await offsetOf(database, found);
    if (before.isComplete) throw complete;
    if (before.offset !== from) throw otherOffset(before.offset);
    const length = before.length ?? continued.length;
    if (continued.length !== undefined && continued.length !== length) throw otherLength(length);
    const after = await keptOf(database.db, found.row);
    const bytes = untilStopped(continued.bytes, stopped);
    try {
      const offset = await appendToReport(found.row, { ...continued, bytes, length, after });
      return { id: found.id, offset, length, isComplete: last };
    } catch (error) {
      // It can never become a file that is taken.
      if ((error as GraphQLError).extensions?.["code"] === "TOO_LARGE") await giveUp(database, found.row);
      throw error;
    }
  });
}

/** Nothing is kept of a file that is given up. @throws GraphQLError as `offsetOfReport` */
export async function abandonReport(asked: OfReport): Promise<void> {
  const found = await ownUpload(asked);
  await endTransferOf(asked.database, found.row);
  await operate({ ...asked, purpose: "report import" }, async ({ db, audit }) => {
    if (await askToCancelImport(db, found.row)) audit.change("reportImport", found.id);
  });
}

interface OwnUpload {
  readonly row: number;
  readonly id: string;
  readonly length: number | undefined;
}

const { reportUploads } = tables;

/** What the policies of the database show, and was sent by whoever asks. */
async function ownUpload({ id, ...sender }: OfReport): Promise<OwnUpload> {
  return await operate({ ...sender, purpose: "report import", reading: true }, async (context) => {
    authorizeWrite(context, "reportImport");
    const subject = context.viewer.kind === "anonymous" ? undefined : context.viewer.subject;
    const [found] = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
      ? await context.db.select().from(reportUploads).where(eq(reportUploads.publicId, id))
      : [];
    if (found === undefined || found.actor !== subject) throw unknown;
    return { row: found.id, id, length: found.length ?? undefined };
  });
}

/** Of what is known to be the asker's own. */
async function offsetOf({ db }: Database, { row, id, length }: OwnUpload): Promise<ReportOffset> {
  const [steps = []] = await reportImportStepsOf(db, [row]);
  const received = steps.find(({ kind }) => kind === "received")?.detail.bytes;
  if (received !== undefined) return { id, offset: received, length: received, isComplete: true };
  const state = importStateAfter(steps.map(({ kind }) => kind));
  if (state === "cancelled" || state === "cancelling") throw gone;
  return { id, offset: (await keptOf(db, row)).bytes, length, isComplete: false };
}

interface Transfer {
  readonly control: AbortController;
  readonly ended: Promise<unknown>;
}

/** By the row of the upload. Other servers are told apart by the number of a part: see `keepParts`. */
const transfers = new WeakMap<Database, Map<number, Transfer>>();

async function endTransferOf(database: Database, upload: number): Promise<void> {
  const running = transfers.get(database)?.get(upload);
  running?.control.abort(overtaken);
  await running?.ended.catch(() => undefined);
}

async function transfer<T>(database: Database, upload: number, task: (stopped: AbortSignal) => Promise<T>): Promise<T> {
  const ofDatabase = transfers.get(database) ?? new Map<number, Transfer>();
  transfers.set(database, ofDatabase);
  while (ofDatabase.has(upload)) await endTransferOf(database, upload);
  const control = new AbortController();
  const ended = task(control.signal).finally(() => ofDatabase.delete(upload));
  ofDatabase.set(upload, { control, ended });
  return await ended;
}

/** Waits for each piece by itself: a promise that outlived them would keep them all. */
async function* untilStopped(bytes: AsyncIterable<Uint8Array>, stopped: AbortSignal): AsyncGenerator<Uint8Array> {
  const pieces = bytes[Symbol.asyncIterator]();
  for (;;) {
    const piece = await new Promise<IteratorResult<Uint8Array>>((resolve, reject) => {
      const stop = () => reject(stopped.reason);
      if (stopped.aborted) return stop();
      stopped.addEventListener("abort", stop, { once: true });
      pieces
        .next()
        .then(resolve, reject)
        .finally(() => stopped.removeEventListener("abort", stop));
    });
    if (piece.done === true) return;
    yield piece.value;
  }
}

const overtaken = problem("OVERTAKEN", "another request continues the same file: this one was ended");
const unknown = problem("NOT_FOUND", "there is no such file of event reports that you are sending");
const gone = problem("GONE", "the import was cancelled: send the file again if it is to be imported");
const complete = problem("COMPLETE", "the file is there in full, and takes no more: ask what became of it");

function otherOffset(expected: number): GraphQLError {
  return problem("OTHER_OFFSET", `${expected} bytes of the file are there: continue from that byte`, { expected });
}

function otherLength(length: number | undefined): GraphQLError {
  return problem("OTHER_LENGTH", `the file was said to have ${length} bytes: the length of a file does not change`);
}
