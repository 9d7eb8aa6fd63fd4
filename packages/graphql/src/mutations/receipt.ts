/** Gives the same answer to the same change: the caller's id is looked up before anything is done, and kept with what was done. */
import { createHash } from "node:crypto";
import type { Db } from "@delibera/database";
import { tables } from "@delibera/database";
import { and, eq, sql } from "drizzle-orm";
import type { NotDone } from "./answer.ts";
import { invalid } from "./answer.ts";
import type { Done } from "./mutation.ts";

const { mutationReceipts } = tables;

export interface Change {
  readonly actor: string;
  readonly clientMutationId: string;
  readonly mutation: string;
  readonly input: unknown;
}

/**
 * The answer given before, or undefined when the id is new. Until the transaction ends, whoever comes with the same id waits.
 */
export async function earlierAnswer(db: Db, change: Change): Promise<Done<object> | NotDone | undefined> {
  const { actor, clientMutationId, mutation } = change;
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`mutation ${actor} ${clientMutationId}`}, 0))`);
  const [found] = await db
    .select({ mutation: mutationReceipts.mutation, hash: mutationReceipts.inputHash, answer: mutationReceipts.answer })
    .from(mutationReceipts)
    .where(and(eq(mutationReceipts.actor, actor), eq(mutationReceipts.clientMutationId, clientMutationId)));
  if (found === undefined) return undefined;
  if (found.mutation === mutation && found.hash === hashOf(change.input)) return found.answer as Done<object> | NotDone;
  const what = JSON.stringify(clientMutationId.slice(0, 80));
  return invalid(
    {
      en: `${what} was the id of another change: give each change an id of its own`,
      it: `${what} era l'id di un'altra modifica: ogni modifica ha un id suo`,
    },
    "clientMutationId",
  );
}

export async function keepAnswer(db: Db, change: Change, answer: object): Promise<void> {
  const { actor, clientMutationId, mutation, input } = change;
  await db.insert(mutationReceipts).values({ actor, clientMutationId, mutation, inputHash: hashOf(input), answer });
}

function hashOf(input: unknown): string {
  return `sha256:${createHash("sha256").update(JSON.stringify(input, inOrder)).digest("hex")}`;
}

/** Two inputs that say the same have the same text, whatever the order in which their fields were written. */
function inOrder(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}
