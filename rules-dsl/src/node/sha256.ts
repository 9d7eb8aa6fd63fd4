/** SHA-256 by Node's own machine: a program of some megabytes is hashed in the tenth part of the time. */
import { createHash } from "node:crypto";

/** Of the UTF-8 bytes of a text, in hexadecimal. @param pieces of the text, which are never put together. */
export function sha256Of(pieces: readonly string[]): string {
  const hash = createHash("sha256");
  for (const piece of pieces) hash.update(piece, "utf8");
  return hash.digest("hex");
}
