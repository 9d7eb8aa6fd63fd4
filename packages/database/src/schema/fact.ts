/**
 * What every fact of the registry carries: the date it takes effect, the date the registry knew it, and the row it replaces.
 * A fact is never updated: a correction is a new row, and a withdrawal is a new row marked `retracted`.
 */
import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { bigint, boolean, check, date, foreignKey, index, numeric, uniqueIndex } from "drizzle-orm/pg-core";
import { professionals } from "./professionals.ts";

/** The columns of a fact about one professional; the table adds what the fact says. */
export function factColumns() {
  return {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    professionalId: bigint("professional_id", { mode: "number" })
      .notNull()
      .references(() => professionals.id),
    /** When the fact takes effect; each table says which date of the record it is. */
    effectiveOn: civilDate("effective_on").notNull(),
    /** When the registry knew it. Nothing is known before. */
    registeredOn: civilDate("registered_on").notNull(),
    /** The row this one replaces from its date of registration. */
    supersedes: bigint("supersedes", { mode: "number" }),
    /** True when the replaced fact is withdrawn and nothing takes its place. */
    retracted: boolean("retracted").notNull().default(false),
  };
}

interface FactTable {
  id: AnyPgColumn;
  professionalId: AnyPgColumn;
  effectiveOn: AnyPgColumn;
  supersedes: AnyPgColumn;
  retracted: AnyPgColumn;
}

/** Constraints of a fact: one replacement per row at most, only a replacement may retract, and an index by person and date. */
export function factConstraints(name: string, table: FactTable) {
  return [
    foreignKey({ name: `${name}_supersedes_fk`, columns: [table.supersedes], foreignColumns: [table.id] }),
    uniqueIndex(`${name}_supersedes_once`).on(table.supersedes).where(sql`${table.supersedes} is not null`),
    index(`${name}_by_professional`).on(table.professionalId, table.effectiveOn, table.id),
    check(`${name}_retraction_supersedes`, sql`not ${table.retracted} or ${table.supersedes} is not null`),
  ];
}

/** A civil date, read and written as `YYYY-MM-DD`. */
export function civilDate(name: string) {
  return date(name, { mode: "string" });
}

/**
 * An exact decimal, read and written as a string. It declares no scale, because `numeric(6,1)` rounds 12.34 silently:
 * the scale is a CHECK (see `decimals`), so that PostgreSQL refuses instead.
 */
export function amount(name: string) {
  return numeric(name, { mode: "string" });
}

/** A CHECK that an amount has at most `scale` decimals and lies within the bounds. */
export function decimals(name: string, column: AnyPgColumn, scale: number, bounds: SQL) {
  return check(name, sql`scale(${column}) <= ${scale} and ${column} ${bounds}`);
}

/** A CHECK that a text column holds one of the record's codes. */
export function oneOf(name: string, column: AnyPgColumn, codes: readonly string[]) {
  const list = sql.join(
    codes.map((code) => sql`${code}`),
    sql`, `,
  );
  return check(name, sql`${column} in (${list})`);
}

/** A CHECK that a text column names a triennium: `2014-2016`, `2017-2019`, … */
export function triennium(name: string, column: AnyPgColumn) {
  return check(
    name,
    sql`${column} ~ '^[0-9]{4}-[0-9]{4}$' and left(${column}, 4)::integer % 3 = 1 and right(${column}, 4)::integer = left(${column}, 4)::integer + 2`,
  );
}
