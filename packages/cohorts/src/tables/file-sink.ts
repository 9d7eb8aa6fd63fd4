/** Where the bytes of a file go: one after another, with their hash. */
import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";

export interface FileSink {
  write(bytes: Uint8Array): void;
  text(text: string): void;
  /** Bytes so far. */
  readonly length: () => number;
  /** Puts everything on the disk. @returns the SHA-256 of the bytes. */
  close(): string;
  /** Gives up: the file is left to whoever removes its folder. */
  abandon(): void;
}

/** @throws the errors of the file system, such as `ENOSPC`. */
export function fileSink(path: string): FileSink {
  const file = openSync(path, "wx");
  const hash = createHash("sha256");
  let length = 0;
  let pending = "";
  const write = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.byteLength; ) at += writeSync(file, bytes, at, bytes.byteLength - at);
    hash.update(bytes);
    length += bytes.byteLength;
  };
  const flush = (): void => {
    if (pending === "") return;
    const bytes = Buffer.from(pending);
    pending = "";
    write(bytes);
  };
  return {
    length: () => length,
    write(bytes) {
      flush();
      write(bytes);
    },
    text(text) {
      pending += text;
      if (pending.length > 1 << 18) flush();
    },
    close() {
      flush();
      fsyncSync(file);
      closeSync(file);
      return hash.digest("hex");
    },
    abandon: () => closeSync(file),
  };
}
