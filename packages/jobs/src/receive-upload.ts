/**
 * Keeps a file that somebody sends, part by part, so that whichever server is there can import it: memory holds one part, and what was not
 * received to its end is never imported.
 */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Db } from "@delibera/database";
import { tables } from "@delibera/database";
import type { ReportFormat } from "@delibera/reports";
import { and, eq } from "drizzle-orm";
import type { ReceivedDetail } from "./import-steps.ts";

const { reportUploads, reportUploadParts } = tables;
/** Bytes of the file in one part. */
const partBytes = 1 << 20;
const [compressed, plain] = [promisify(gzip), promisify(gunzip)];

export interface Sent {
  /** Who sends it, as the issuer names them. */
  readonly actor: string;
  /** Row of the provider; undefined for who keeps the registry. */
  readonly provider: number | undefined;
  readonly fileName: string;
  readonly format: ReportFormat;
  /** `YYYY-MM-DD`. */
  readonly registeredOn: string;
}

export async function registerUpload(db: Db, sent: Sent): Promise<{ readonly row: number; readonly id: string }> {
  const { provider: providerId = null, ...others } = sent;
  const [written] = await db
    .insert(reportUploads)
    .values({ ...others, providerId })
    .returning({ row: reportUploads.id, id: reportUploads.publicId });
  if (written === undefined) throw new Error("an upload was written and is not there");
  return written;
}

export interface Receiving {
  /** Writes with a database as whoever sends. */
  readonly write: (task: (db: Db) => Promise<unknown>) => Promise<unknown>;
  readonly most: number;
}

/** What there is of the file when it ended; undefined when it is above `most` bytes. */
export async function keepParts(
  upload: number,
  bytes: AsyncIterable<Uint8Array>,
  { write, most }: Receiving,
): Promise<ReceivedDetail | undefined> {
  const hash = createHash("sha256");
  let [waiting, held, all, parts]: [Uint8Array[], number, number, number] = [[], 0, 0, 0];
  const keep = async () => {
    const content = await compressed(Buffer.concat(waiting), { level: 1 });
    [waiting, held] = [[], 0];
    const number = ++parts;
    await write((db) => db.insert(reportUploadParts).values({ uploadId: upload, number, content }));
  };
  for await (const piece of bytes) {
    all += piece.length;
    if (all > most) return undefined;
    hash.update(piece);
    for (let at = 0; at < piece.length; ) {
      const some = piece.subarray(at, at + partBytes - held);
      waiting.push(some);
      held += some.length;
      at += some.length;
      if (held === partBytes) await keep();
    }
  }
  if (held > 0) await keep();
  return { bytes: all, hash: `sha256:${hash.digest("hex")}`, parts };
}

/** The file as it was sent. @throws Error when a part is not there. */
export async function* readParts(db: Db, upload: number, parts: number): AsyncGenerator<Uint8Array> {
  for (let number = 1; number <= parts; number++) {
    const which = and(eq(reportUploadParts.uploadId, upload), eq(reportUploadParts.number, number));
    const [part] = await db.select({ content: reportUploadParts.content }).from(reportUploadParts).where(which);
    if (part === undefined) throw new Error(`part ${number} of upload ${upload} is not there`);
    yield await plain(part.content);
  }
}
