/**
 * A query that is put together once for the process, and not again for each transaction that asks it: writing a long statement takes
 * longer than answering it. Its text stays the same, so that each connection prepares it once too.
 */
import type { Db } from "../connection/open-database.ts";

/** Asks the query on a connection or in a transaction; every placeholder needs a value. */
export type ReadyQuery<Row> = (db: Db, values?: Readonly<Record<string, unknown>>) => Promise<Row[]>;

/** The role of the database in which a transaction asks. */
export const databaseRoles = new WeakMap<Db, string>();

/** One object for each database that was opened, the same in all its transactions. */
export function databaseOf(db: Db): object {
  return sessionOf(db).dialect;
}

interface Preparable<Row> {
  prepare(name: string): { execute(values?: Record<string, unknown>): Promise<Row[]> };
}

/**
 * @param name such as `facts_of_professional`.
 * @param build writes the query with placeholders for everything that differs from one time to the next.
 */
export function readyQuery<Row>(name: string, build: (db: Db) => Preparable<Row>): ReadyQuery<Row> {
  // Each driver writes and reads values in its own way, so that what is ready belongs to the dialect of one of them.
  const ready = new WeakMap<object, Map<string, Written>>();
  return async (db, values = {}) => {
    const session = sessionOf(db);
    const role = databaseRoles.get(db) ?? "";
    const byRole = ready.get(session.dialect) ?? new Map<string, Written>();
    ready.set(session.dialect, byRole);
    let written = byRole.get(role);
    if (written === undefined) {
      const { query, mode, mapper } = build(db).prepare(name) as unknown as Written;
      // A connection plans a text anew whenever another role asks it, as other policies hold: each role has a text of its own.
      written = { query: { ...query, sql: `${query.sql} /* ${role} */` }, mode, mapper };
      byRole.set(role, written);
    }
    const { query, mode, mapper } = written;
    return (await session.prepareQuery(query, mode, name, mapper).execute({ ...values })) as Row[];
  };
}

function sessionOf(db: Db): SessionOfDrizzle {
  return db._.session as unknown as SessionOfDrizzle;
}

/** What a prepared query of Drizzle holds besides the session it was prepared in; its types say less (decision 0002). */
interface Written {
  readonly query: { readonly sql: string; readonly params: readonly unknown[] };
  readonly mode: "arrays" | "objects" | "raw";
  readonly mapper: ((rows: unknown[]) => unknown[]) | undefined;
}

interface SessionOfDrizzle {
  readonly dialect: object;
  prepareQuery(
    query: Written["query"],
    mode: Written["mode"],
    name: string,
    mapper: Written["mapper"],
  ): { execute(values: Record<string, unknown>): Promise<unknown> };
}
