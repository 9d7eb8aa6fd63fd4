/** Imports one file of event reports that was sent to the server, alone. What an earlier server registered of it stays, and is skipped. */
import type { Database } from "@delibera/database";
import { importReportsFrom } from "@delibera/reports";
import type { ImportProgressDetail, OpenUpload } from "./import-steps.ts";
import { importCancelWasAsked, openUploads, writeUploadStep } from "./import-steps.ts";
import type { JobKind } from "./job-kind.ts";
import { progressTeller } from "./progress-teller.ts";
import { readParts } from "./receive-upload.ts";
import type { Alone } from "./run-alone.ts";
import { runAlone } from "./run-alone.ts";
import { watchCancel } from "./watch-cancel.ts";

/** How often an import is begun, when the servers that run it end: each continues where the one before was. */
const mostAttempts = 20;

const name = "report-import";

/** @param batch people after which what was read is committed; left out, what is quickest. */
export function importJobs(batch?: number): JobKind<OpenUpload> {
  return {
    name,
    async open(db) {
      const open = await openUploads(db);
      // Who has sent nothing of it for a day sends it no more.
      for (const each of open) if (each.received === null && each.isAbandoned) await endCancelled(db, each);
      return open.filter(({ received, cancelAsked }) => received !== null || cancelAsked);
    },
    endCancelled,
    run: (database, id, signal) =>
      runAlone(database, { name, open: openUploads }, id, signal, (open, alone) => endOf(open, { ...alone, batch })),
  };
}

function endCancelled(db: Database["db"], { row }: OpenUpload): Promise<void> {
  return db.transaction((tx) => writeUploadStep(tx, { upload: row, attempt: 0 }, "cancelled", {}));
}

interface Running extends Alone {
  readonly batch: number | undefined;
}

async function endOf(open: OpenUpload, { database, session, signal, batch }: Running): Promise<void> {
  const { db } = database;
  const { row, attempts, received } = open;
  if (open.cancelAsked) return await endCancelled(db, open);
  if (received === null) throw new Error(`the upload ${row} is not there in full`);
  const fail = (attempt: number, says: { readonly it: string; readonly en: string }) =>
    db.transaction((tx) => writeUploadStep(tx, { upload: row, attempt }, "failed", { says }));
  if (attempts >= mostAttempts) return await fail(0, gaveUp);
  const at = { upload: row, attempt: attempts + 1 };
  await writeUploadStep(db, at, "taken", {});
  const stopping = new AbortController();
  const stopLooking = watchCancel(() => importCancelWasAsked(db, row), stopping);
  const started = performance.now();
  const telling = progressTeller(
    (detail: ImportProgressDetail) => writeUploadStep(db, at, "progress", detail),
    stopping,
  );
  try {
    const outcome = await importReportsFrom(
      { database, session },
      {
        fileName: open.fileName,
        fileHash: received.hash,
        bytes: received.bytes,
        read: () => readParts(db, row, received.parts),
      },
      {
        format: open.format,
        registeredOn: open.registeredOn,
        upload: row,
        ...(batch === undefined ? {} : { batch }),
        ...(open.provider === null ? {} : { provider: open.provider }),
        signal: AbortSignal.any([signal, stopping.signal]),
        onProgress: ({ bytes, read, participants }) =>
          telling.tell({
            bytes,
            read,
            participations: participants,
            milliseconds: Math.round(performance.now() - started),
          }),
      },
    );
    await telling.written();
    if (outcome.kind === "no-rules") return await fail(at.attempt, noRules);
    if (outcome.kind === "stopped") {
      if (!(await importCancelWasAsked(db, row))) throw new Error("the import was interrupted");
      return await db.transaction((tx) => writeUploadStep(tx, at, "cancelled", {}));
    }
    const { broken } = outcome;
    const detail =
      broken === undefined
        ? {}
        : { broken: { line: broken.line, reason: broken.reason, parameters: broken.parameters } };
    await db.transaction((tx) => writeUploadStep(tx, at, "done", detail));
  } finally {
    stopLooking();
  }
}

const gaveUp = {
  it: `il server si è fermato ${mostAttempts} volte mentre lo importava: dividere il file, o avvisare chi lo gestisce`,
  en: `the server stopped ${mostAttempts} times while it imported it: divide the file, or tell who runs the server`,
} as const;

const noRules = {
  it: "non ci sono atti pubblicati, e senza non si può giudicare nulla: avvisare chi gestisce il server",
  en: "there are no published acts, and without them nothing can be judged: tell who runs the server",
} as const;
