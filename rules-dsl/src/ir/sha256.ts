/** SHA-256 where there is no machine of Node: `#sha256` of package.json names the one that a platform has. */
import { sha256 } from "@noble/hashes/sha2.js";

/** Of the UTF-8 bytes of a text, in hexadecimal. */
export function sha256Of(text: string): string {
  const digest = sha256(new TextEncoder().encode(text));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
