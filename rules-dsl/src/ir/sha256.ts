/** SHA-256 where there is no machine of Node: `#sha256` of package.json names the one that a platform has. */
import { sha256 } from "@noble/hashes/sha2.js";

/** Of the UTF-8 bytes of a text, in hexadecimal. @param pieces of the text, which are never put together. */
export function sha256Of(pieces: readonly string[]): string {
  const [hash, encoder] = [sha256.create(), new TextEncoder()];
  for (const piece of pieces) hash.update(encoder.encode(piece));
  return Array.from(hash.digest(), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
