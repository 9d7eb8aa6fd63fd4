/**
 * Takes in a file of event reports as somebody: who may not send one is refused before its first byte is read. It is imported when it is
 * there to its end, by whichever server is there.
 */
import type { Database, Db } from "@delibera/database";
import { asViewer } from "@delibera/database";
import type { Viewer } from "@delibera/identity";
import { settingsOf } from "@delibera/identity";
import { importCancelWasAsked, keepParts, registerUpload, writeUploadStep } from "@delibera/jobs";
import type { ReportFormat } from "@delibera/reports";
import { GraphQLError } from "graphql";
import { authorizeWrite } from "./authorize.ts";
import { operate } from "./operate.ts";
import { openImports } from "./reads/report-imports.ts";

/** Of one person: being sent, waiting or running. */
const mostOpen = 10;

export interface SentReport {
  readonly database: Database;
  readonly viewer: Viewer;
  /** The civil date of the server, under which everything is registered. */
  readonly today: string;
  readonly fileName: string;
  readonly format: ReportFormat;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** More than this is refused. */
  readonly mostBytes: number;
}

/**
 * The id of the import. What breaks off before its end is never imported.
 * @throws GraphQLError UNAUTHENTICATED, FORBIDDEN, TOO_MANY_IMPORTS, TOO_LARGE, EMPTY, CANCELLED
 */
export async function receiveReport(sent: SentReport): Promise<string> {
  const { database, viewer, today, bytes, mostBytes } = sent;
  const asked = { database, viewer, today, purpose: "report import" };
  const upload = await operate(asked, async (context) => {
    authorizeWrite(context, "reportImport");
    if (viewer.kind === "anonymous") throw new Error("nobody may send files");
    const { fileName, format } = sent;
    const { subject: actor, grant } = viewer;
    if ((await openImports(context, actor)) >= mostOpen)
      throw problem("TOO_MANY_IMPORTS", `${mostOpen} of your files are not imported yet: wait, or cancel one`);
    const provider = grant.provider?.row;
    const written = await registerUpload(context.db, { actor, provider, fileName, format, registeredOn: today });
    context.audit.change("reportImport", written.id);
    return written;
  });
  const write = (task: (db: Db) => Promise<unknown>) => asViewer(database, settingsOf(viewer), task);
  const end = { upload: upload.row, attempt: 0 };
  try {
    const received = await keepParts(upload.row, bytes, { write, most: mostBytes });
    if (received === undefined)
      throw problem("TOO_LARGE", `the file is above ${mostBytes >> 20} MB: divide it, each report whole in one part`);
    if (received.bytes === 0) throw problem("EMPTY", "the file is empty: send the reports as the body of the request");
    await write((db) => writeUploadStep(db, end, "received", received));
  } catch (error) {
    // The server's own word: who sends a file may not end its import. When it cannot be said, that is done a day later.
    await database.db.transaction((tx) => writeUploadStep(tx, end, "cancelled", {})).catch(() => undefined);
    // An import that was ended takes no more of its file: whoever sends it is told that, and not what the database said.
    if (await importCancelWasAsked(database.db, upload.row).catch(() => false)) throw cancelled;
    throw error;
  }
  return upload.id;
}

const cancelled = problem(
  "CANCELLED",
  "the import was cancelled while its file was being sent: send the file again if it is to be imported",
);

function problem(code: string, sentence: string): GraphQLError {
  return new GraphQLError(sentence, { extensions: { code } });
}
