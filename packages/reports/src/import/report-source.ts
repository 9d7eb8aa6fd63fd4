/** Where the bytes of a file of reports come from, each time it is read from its beginning: a file of this machine, or what somebody sent. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";

export interface ReportSource {
  /** Without a folder. */
  readonly fileName: string;
  /** `sha256:` and the hexadecimal digest. */
  readonly fileHash: string;
  readonly bytes: number;
  read(): AsyncIterable<Uint8Array>;
}

export async function sourceOfFile(path: string): Promise<ReportSource> {
  return {
    fileName: basename(path),
    fileHash: await hashOfFile(path),
    bytes: (await stat(path)).size,
    read: () => createReadStream(path, { highWaterMark: 1 << 18 }),
  };
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(piece as Buffer);
  return `sha256:${hash.digest("hex")}`;
}
