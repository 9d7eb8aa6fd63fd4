/**
 * Takes in a file of event reports as somebody: who may not send one is refused before its first byte is read. It is imported when it is
 * there to its end, by whichever server is there.
 */
import type { Database, Db } from "@delibera/database";
import { asViewer, errorCode } from "@delibera/database";
import type { Viewer } from "@delibera/identity";
import { settingsOf } from "@delibera/identity";
import type { Kept } from "@delibera/jobs";
import { importCancelWasAsked, keepParts, receivedOf, registerUpload, writeUploadStep } from "@delibera/jobs";
import type { ReportFormat } from "@delibera/reports";
import { GraphQLError } from "graphql";
import { authorizeWrite } from "./authorize.ts";
import { operate } from "./operate.ts";
import { openImports } from "./reads/report-imports.ts";

/** Of one person: being sent, waiting or running. */
const mostOpen = 10;

export interface Sender {
  readonly database: Database;
  readonly viewer: Viewer;
  /** The civil date of the server, under which everything is registered. */
  readonly today: string;
}

export interface BegunReport extends Sender {
  readonly fileName: string;
  readonly format: ReportFormat;
  /** Bytes of the whole file, when they are known. */
  readonly length?: number | undefined;
}

export interface SentReport extends BegunReport {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** More than this is refused. */
  readonly mostBytes: number;
}

/**
 * The id of the import. What breaks off before its end is never imported.
 * @throws GraphQLError UNAUTHENTICATED, FORBIDDEN, TOO_MANY_IMPORTS, TOO_LARGE, EMPTY, CANCELLED
 */
export async function receiveReport(sent: SentReport): Promise<string> {
  const { database } = sent;
  const upload = await beginReport(sent);
  try {
    await appendToReport(upload.row, { ...sent, last: true });
  } catch (error) {
    await giveUp(database, upload.row);
    throw error;
  }
  return upload.id;
}

/**
 * A file of which nothing is there yet.
 * @throws GraphQLError UNAUTHENTICATED, FORBIDDEN, TOO_MANY_IMPORTS
 */
export async function beginReport(sent: BegunReport): Promise<{ readonly row: number; readonly id: string }> {
  const { viewer, today } = sent;
  return await operate({ ...sent, purpose: "report import" }, async (context) => {
    authorizeWrite(context, "reportImport");
    if (viewer.kind === "anonymous") throw new Error("nobody may send files");
    const { fileName, format, length } = sent;
    const { subject: actor, grant } = viewer;
    if ((await openImports(context, actor)) >= mostOpen)
      throw problem("TOO_MANY_IMPORTS", `${mostOpen} of your files are not imported yet: wait, or cancel one`);
    const provider = grant.provider?.row;
    const written = await registerUpload(context.db, {
      actor,
      provider,
      fileName,
      format,
      length,
      registeredOn: today,
    });
    context.audit.change("reportImport", written.id);
    return written;
  });
}

export interface Appended {
  readonly database: Database;
  readonly viewer: Viewer;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Of the whole file: more is refused. */
  readonly mostBytes: number;
  /** True when the file ends where these bytes do. */
  readonly last: boolean;
  /** What was there before. */
  readonly after?: Kept;
  /** Bytes of the whole file, when it was said before how many. */
  readonly length?: number | undefined;
}

/**
 * How many bytes are there now. With the last of them the import begins to wait for a server.
 * @throws GraphQLError TOO_LARGE, EMPTY, OTHER_LENGTH, OVERTAKEN, CANCELLED; whatever `bytes` throw, when what came before is kept
 */
export async function appendToReport(upload: number, appended: Appended): Promise<number> {
  const { database, viewer, bytes, mostBytes, last, after, length } = appended;
  const write = (task: (db: Db) => Promise<unknown>) => asViewer(database, settingsOf(viewer), task);
  const most = Math.min(mostBytes, length ?? mostBytes);
  try {
    const kept = await keepParts(upload, bytes, { write, most, ...(after === undefined ? {} : { after }) });
    if (kept === undefined && most < mostBytes) throw otherLength(length);
    if (kept === undefined) throw tooLarge(mostBytes);
    if (!last) return kept.bytes;
    if (kept.bytes === 0) throw problem("EMPTY", "the file is empty: send the reports as the body of the request");
    if (length !== undefined && kept.bytes !== length) throw otherLength(length);
    const received = await receivedOf(database.db, upload, kept);
    await write((db) => writeUploadStep(db, { upload, attempt: 0 }, "received", received));
    return kept.bytes;
  } catch (error) {
    // An import that was ended takes no more of its file: whoever sends it is told that, and not what the database said.
    if (await importCancelWasAsked(database.db, upload).catch(() => false)) throw cancelled;
    // A part that is not the next one, or one of a file that is there in full.
    if (["23505", "23514"].includes(errorCode(error) ?? "")) throw overtaken;
    throw error;
  }
}

/** The server's own word: who sends a file may not end its import. When it cannot be said, that is done a day later. */
export async function giveUp(database: Database, upload: number): Promise<void> {
  await database.db
    .transaction((tx) => writeUploadStep(tx, { upload, attempt: 0 }, "cancelled", {}))
    .catch(() => undefined);
}

const overtaken = problem(
  "OVERTAKEN",
  "the same file was sent by another request meanwhile: ask how much is there, and continue from that byte",
);

function otherLength(length: number | undefined): GraphQLError {
  const sentence = `the file was said to have ${length} bytes, and what was sent of it has another end: send it again`;
  return problem("OTHER_LENGTH", sentence);
}

function tooLarge(mostBytes: number): GraphQLError {
  return problem(
    "TOO_LARGE",
    `the file is above ${Math.floor(mostBytes / 2 ** 20)} MB: divide it, each report whole in one part`,
  );
}

const cancelled = problem(
  "CANCELLED",
  "the import was cancelled while its file was being sent: send the file again if it is to be imported",
);

export function problem(code: string, sentence: string, others: Readonly<Record<string, unknown>> = {}): GraphQLError {
  return new GraphQLError(sentence, { extensions: { code, ...others } });
}
