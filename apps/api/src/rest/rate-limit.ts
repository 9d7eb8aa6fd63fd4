/** How many requests a caller may still make in this minute, counted in the database for all processes of the server together. */
import { createHash } from "node:crypto";
import type { Db } from "@delibera/database";
import { countRestUse } from "@delibera/database";

export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the count begins again. */
  readonly reset: number;
  readonly isSpent: boolean;
}

/** @param moment seconds since 1970; that of the database unless it is given. */
export function rateLimit(db: Db, perMinute: number, moment?: () => number) {
  return async (caller: string): Promise<Allowance> => {
    const digest = createHash("sha256").update(caller).digest("hex");
    const { used, reset } = await countRestUse(db, digest, moment?.());
    return { limit: perMinute, remaining: Math.max(0, perMinute - used), reset, isSpent: used > perMinute };
  };
}
