/**
 * The secret with which tokens for ratings are signed. Nobody may read it who asks as somebody, so it is read as the owner of the tables,
 * outside any transaction of a viewer, and kept: it never changes.
 */
import type { Database } from "@delibera/database";
import { tables } from "@delibera/database";

const { ratingSecrets } = tables;
const known = new WeakMap<Database, Promise<Uint8Array>>();

/** Ask before a transaction begins: the embedded engine has one connection, and would wait for itself. */
export function ratingSecretOf(database: Database): Promise<Uint8Array> {
  const kept = known.get(database);
  if (kept !== undefined) return kept;
  const reading = read(database);
  known.set(database, reading);
  // Who asks next tries again.
  reading.catch(() => known.delete(database));
  return reading;
}

async function read({ db }: Database): Promise<Uint8Array> {
  const [found] = await db.select({ secret: ratingSecrets.secret }).from(ratingSecrets);
  if (found === undefined) throw new Error("the secret of the ratings is not there: the migrations write it");
  return new Uint8Array(found.secret);
}
