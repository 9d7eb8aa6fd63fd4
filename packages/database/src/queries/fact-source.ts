/**
 * What the facts of one key of the record are made of, as data: the statement that gathers them as JSON for one person and those that copy
 * them out for many are both written from it, so that neither can know a field that the other forgets.
 */
import type { Column, SQL } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { FactColumns } from "./known-facts.ts";

export type FactTable = PgTable & FactColumns & { professionalId: PgColumn; effectiveOn: PgColumn };

export interface FactSource<Fact> {
  readonly table: FactTable;
  readonly fields: Fields<Fact>;
  /** A person has one: the last of several by its number. */
  readonly only?: true;
  /** Where its shared fields stand. */
  readonly catalogue?: Catalogue;
}

/** For each key of the record, where its value comes from. What is null is not a key. */
export type Fields<Fact> = { readonly [K in keyof Fact]-?: Field };

/** A column of the fact; what SQL makes of its columns, as JSON; or what stands elsewhere. */
export type Field = Column | SQL | Shared | OtherFacts | LaterFact;

/** The same in every fact that names one row of the catalogue. */
export interface Shared {
  readonly shared: Column | SQL;
  /** What the fact says instead, as JSON; null where it says nothing. */
  readonly own?: SQL;
}

/** A list of other facts of the same person. */
export interface OtherFacts {
  readonly list: FactSource<unknown>;
}

/** The last known fact that cites a row of the same fact: the public id outlives corrections of that row. */
export interface LaterFact {
  readonly later: FactSource<unknown>;
  readonly cites: PgColumn;
  /** The facts that are cited. */
  readonly of: FactTable & { readonly publicId: PgColumn };
}

/** Rows that many facts name, such as editions of events; they are never changed. */
export interface Catalogue {
  readonly namedBy: PgColumn;
  readonly id: PgColumn;
  /** The table of `id` with what it is joined to. */
  readonly rows: SQL;
}

export function isElsewhere(field: Field): field is Shared | OtherFacts | LaterFact {
  return "shared" in field || "list" in field || "later" in field;
}
