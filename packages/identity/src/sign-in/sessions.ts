/** Sessions, kept in the database: made at the sign-in, found by the secret of the cookie, ended by who is signed in or by time. */
import type { Db } from "@delibera/database";
import { tables } from "@delibera/database";
import { and, eq, gt, lt, or, sql } from "drizzle-orm";
import { grantOfEntered } from "../grants-of.ts";
import type { Grant, SignedIn } from "../viewer.ts";
import { digestOf, newSecret } from "./secret.ts";

const { sessions } = tables;

export interface SessionLimits {
  readonly sessionMinutes: number;
  readonly idleMinutes: number;
}

/** Returns the secret for the cookie, which is written nowhere. Sessions that have ended are swept away in passing. */
export async function openSession(db: Db, viewer: SignedIn, limits: SessionLimits): Promise<string> {
  const secret = newSecret();
  await db.delete(sessions).where(or(lt(sessions.expiresAt, sql`now()`), isIdle(limits)));
  await db.insert(sessions).values({
    secretHash: digestOf(secret),
    subject: viewer.subject,
    displayName: viewer.displayName,
    grants: viewer.grants,
    grantInUse: viewer.grants.indexOf(viewer.grant),
    expiresAt: sql`now() + make_interval(mins => ${limits.sessionMinutes}::integer)` as unknown as string,
  });
  return secret;
}

/**
 * Undefined when there is no such session or it has ended. Whoever signed in as a newcomer and has entered the registry since is a
 * professional from then on.
 */
export async function findSession(db: Db, secret: string, limits: SessionLimits): Promise<SignedIn | undefined> {
  const isOpen = and(
    eq(sessions.secretHash, digestOf(secret)),
    gt(sessions.expiresAt, sql`now()`),
    sql`not ${isIdle(limits)}`,
  );
  const [found] = await db
    .select({
      subject: sessions.subject,
      displayName: sessions.displayName,
      grants: sessions.grants,
      grantInUse: sessions.grantInUse,
      isStale: sql<boolean>`${sessions.lastSeenAt} < now() - interval '1 minute'`,
    })
    .from(sessions)
    .where(isOpen);
  const grants = (found?.grants ?? []) as readonly Grant[];
  const grant = grants[found?.grantInUse ?? 0];
  if (found === undefined || grant === undefined) return undefined;
  // Once a minute is enough to know who is idle, and spares a write to every request.
  if (found.isStale) await db.update(sessions).set({ lastSeenAt: sql`now()` }).where(isOpen);
  const session = { kind: "signed-in", subject: found.subject, displayName: found.displayName } as const;
  const entered = grant.newcomer === undefined ? undefined : await grantOfEntered(db, grant.newcomer);
  if (entered === undefined) return { ...session, grant, grants };
  await db
    .update(sessions)
    .set({ grants: [entered], grantInUse: 0 })
    .where(isOpen);
  return { ...session, grant: entered, grants: [entered] };
}

/** Uses another of the roles that were granted at the sign-in; false when there is no such place or no such session. */
export async function chooseGrant(db: Db, secret: string, place: number): Promise<boolean> {
  const changed = await db
    .update(sessions)
    .set({ grantInUse: place })
    .where(
      and(
        eq(sessions.secretHash, digestOf(secret)),
        sql`${place}::integer between 0 and jsonb_array_length(${sessions.grants}) - 1`,
      ),
    )
    .returning({ place: sessions.grantInUse });
  return changed.length === 1;
}

export async function closeSession(db: Db, secret: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.secretHash, digestOf(secret)));
}

/** Ends every session of somebody, wherever they are signed in. */
export async function closeSessionsOf(db: Db, subject: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.subject, subject));
}

function isIdle({ idleMinutes }: SessionLimits) {
  return sql`(${sessions.lastSeenAt} < now() - make_interval(mins => ${idleMinutes}::integer))`;
}
