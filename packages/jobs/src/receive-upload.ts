/**
 * Keeps a file that somebody sends, part by part, so that whichever server is there can import it, and whoever was cut off can continue:
 * memory holds one part, and what was not received to its end is never imported.
 */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { Db } from "@delibera/database";
import { tables } from "@delibera/database";
import type { ReportFormat } from "@delibera/reports";
import { and, eq, sql } from "drizzle-orm";
import type { ReceivedDetail } from "./import-steps.ts";

const { reportUploads, reportUploadParts } = tables;
/** Bytes of the file in one part; the last of what arrived at once has fewer. */
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
  /** Bytes of the whole file, when the sender has said it. */
  readonly length?: number | undefined;
}

export async function registerUpload(db: Db, sent: Sent): Promise<{ readonly row: number; readonly id: string }> {
  const { provider: providerId = null, length = null, ...others } = sent;
  const [written] = await db
    .insert(reportUploads)
    .values({ ...others, providerId, length })
    .returning({ row: reportUploads.id, id: reportUploads.publicId });
  if (written === undefined) throw new Error("an upload was written and is not there");
  return written;
}

/** What there is of a file. */
export interface Kept {
  readonly bytes: number;
  readonly parts: number;
}

/** What is there of a file that is not there in full yet. */
export async function keptOf(db: Db, upload: number): Promise<Kept> {
  const [found] = await db
    .select({
      // A number of the driver: a file has fewer bytes than those it can count.
      bytes: sql<number>`coalesce(sum(${reportUploadParts.size}), 0)::float8`,
      parts: sql<number>`coalesce(max(${reportUploadParts.number}), 0)`,
    })
    .from(reportUploadParts)
    .where(eq(reportUploadParts.uploadId, upload));
  return found ?? nothing;
}

const nothing: Kept = { bytes: 0, parts: 0 };

export interface Receiving {
  /** Writes with a database as whoever sends. */
  readonly write: (task: (db: Db) => Promise<unknown>) => Promise<unknown>;
  /** Bytes that the whole file may have. */
  readonly most: number;
  /** What was there before; left out, nothing. */
  readonly after?: Kept;
}

export interface KeptNow extends Kept {
  /** `sha256:` of the file; undefined when a part of it was there before. */
  readonly hash: string | undefined;
}

/**
 * What there is of the file when it ended; undefined when it is above `most` bytes. What arrived of something that breaks off is kept.
 * @throws what `bytes` or `write` throw; of a part that somebody else wrote meanwhile, the database says `23505`.
 */
export async function keepParts(
  upload: number,
  bytes: AsyncIterable<Uint8Array>,
  { write, most, after = nothing }: Receiving,
): Promise<KeptNow | undefined> {
  const hash = createHash("sha256");
  let [waiting, held, all, parts]: [Uint8Array[], number, number, number] = [[], 0, after.bytes, after.parts];
  const keep = async () => {
    const content = await compressed(Buffer.concat(waiting), { level: 1 });
    [waiting, held] = [[], 0];
    const number = ++parts;
    await write((db) => db.insert(reportUploadParts).values({ uploadId: upload, number, content }));
  };
  try {
    for await (const piece of bytes) {
      all += piece.length;
      if (all > most) return undefined;
      if (after.bytes === 0) hash.update(piece);
      for (let at = 0; at < piece.length; ) {
        const some = piece.subarray(at, at + partBytes - held);
        waiting.push(some);
        held += some.length;
        at += some.length;
        if (held === partBytes) await keep();
      }
    }
  } catch (error) {
    if (held > 0) await keep().catch(() => undefined);
    throw error;
  }
  if (held > 0) await keep();
  return { bytes: all, parts, hash: after.bytes === 0 ? `sha256:${hash.digest("hex")}` : undefined };
}

/** What says that the file is there in full. Reads it again when it came in more than one request. */
export async function receivedOf(db: Db, upload: number, { bytes, parts, hash }: KeptNow): Promise<ReceivedDetail> {
  if (hash !== undefined) return { bytes, hash, parts };
  const whole = createHash("sha256");
  for await (const part of readParts(db, upload, parts)) whole.update(part);
  return { bytes, hash: `sha256:${whole.digest("hex")}`, parts };
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
