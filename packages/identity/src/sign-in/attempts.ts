/** A sign-in under way: what must come back unchanged from the issuer, kept in the database for ten minutes and used once. */
import type { Db } from "@delibera/database";
import { tables } from "@delibera/database";
import { and, eq, gt, lt, sql } from "drizzle-orm";
import { digestOf, newSecret } from "./secret.ts";

const { signInAttempts } = tables;

export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
}

/** Returns the secret for the cookie of the attempt. */
export async function beginAttempt(db: Db, attempt: Attempt): Promise<string> {
  const secret = newSecret();
  await db.delete(signInAttempts).where(lt(signInAttempts.expiresAt, sql`now()`));
  await db.insert(signInAttempts).values({
    secretHash: digestOf(secret),
    ...attempt,
    expiresAt: sql`now() + interval '10 minutes'` as unknown as string,
  });
  return secret;
}

/** Gives the attempt and forgets it; undefined when there is none, when it was used, or when it is too old. */
export async function takeAttempt(db: Db, secret: string): Promise<Attempt | undefined> {
  const { state, nonce, verifier, returnTo } = signInAttempts;
  const [taken] = await db
    .delete(signInAttempts)
    .where(and(eq(signInAttempts.secretHash, digestOf(secret)), gt(signInAttempts.expiresAt, sql`now()`)))
    .returning({ state, nonce, verifier, returnTo });
  return taken;
}
