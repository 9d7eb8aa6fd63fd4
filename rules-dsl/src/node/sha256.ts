/** SHA-256 by Node's own machine: a program of some megabytes is hashed in the tenth part of the time. */
import { createHash } from "node:crypto";

/** Of the UTF-8 bytes of a text, in hexadecimal. */
export function sha256Of(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
