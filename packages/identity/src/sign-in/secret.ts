/** The random texts that cookies hold, and the digests of them that the database holds. */
import { createHash, randomBytes } from "node:crypto";

/** 256 bits that nobody can guess, fit for a cookie. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

export function digestOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
