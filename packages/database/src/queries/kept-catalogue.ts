/**
 * Rows of a catalogue that the facts of many name, such as editions of events, read once and kept. The database refuses to change them and
 * shows them to everybody, so that they are true for as long as its connections last: one that is put in its place ends them.
 */
import { sql } from "drizzle-orm";
import type { Db } from "../connection/open-database.ts";
import type { FactSource, Field } from "./fact-source.ts";
import { isElsewhere } from "./fact-source.ts";
import type { ReadyQuery } from "./ready-query.ts";
import { databaseOf, readyQuery } from "./ready-query.ts";

/** What one row says of each fact that names it, by the key of the record; null where it says nothing. */
export type CatalogueRow = Readonly<Record<string, unknown>>;

/** Gives the rows with those numbers, all of which are there. */
export type KeptCatalogue = (db: Db, numbers: readonly number[]) => Promise<ReadonlyMap<number, CatalogueRow>>;

/** A country has fewer: 44,000 editions in the registry that the national questions are asked of. */
const most = 500_000;
const ofDatabases = new WeakMap<object, Map<string, Map<number, CatalogueRow>>>();

/** Undefined of facts that name no catalogue. */
export function keptCatalogue(name: string, { fields, catalogue }: FactSource<unknown>): KeptCatalogue | undefined {
  if (catalogue === undefined) return undefined;
  const said = Object.entries<Field>(fields).flatMap(([key, field]) =>
    isElsewhere(field) && "shared" in field ? [{ key, shared: field.shared }] : [],
  );
  const lists = sql.join(
    said.map(({ shared }) => sql`${shared}`),
    sql`, `,
  );
  // Of a field made of SQL, Drizzle drops the table names of the columns it sees at the top: here it sees none.
  const columns = {
    number: sql<number>`to_json(${sql`${catalogue.id}`})`,
    values: sql<unknown[]>`json_build_array(${lists})`,
  };
  const wanted = sql`${catalogue.id} = any(${sql.placeholder("numbers")}::text::bigint[])`;
  const read: ReadyQuery<{ readonly number: number; readonly values: readonly unknown[] }> = readyQuery(
    `catalogue_of_${name}`,
    (db) => db.select(columns).from(sql`${catalogue.rows}`).where(wanted),
  );
  return async (db, numbers) => {
    const all = [...new Set(numbers)];
    const known = rowsKept(db, name);
    const isFull = known.size + all.length > most;
    // Whoever reads what was kept until now goes on with it.
    const rows = isFull ? new Map<number, CatalogueRow>() : known;
    if (isFull) cataloguesOf(db).set(name, rows);
    const missing = all.filter((number) => !rows.has(number));
    if (missing.length === 0) return rows;
    for (const { number, values } of await read(db, { numbers: `{${missing.join(",")}}` })) {
      rows.set(number, Object.fromEntries(said.map(({ key }, place) => [key, values[place]])));
    }
    return rows;
  };
}

/** When a connection of the database ended: the next may be to another under the same name. */
export function forgetCatalogues(db: Db): void {
  ofDatabases.delete(databaseOf(db));
}

function rowsKept(db: Db, name: string): Map<number, CatalogueRow> {
  const catalogues = cataloguesOf(db);
  const rows = catalogues.get(name) ?? new Map<number, CatalogueRow>();
  catalogues.set(name, rows);
  return rows;
}

function cataloguesOf(db: Db): Map<string, Map<number, CatalogueRow>> {
  const database = databaseOf(db);
  const catalogues = ofDatabases.get(database) ?? new Map<string, Map<number, CatalogueRow>>();
  ofDatabases.set(database, catalogues);
  return catalogues;
}
