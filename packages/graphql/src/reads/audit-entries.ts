/** Reads the audit log, the latest entry first. */
import { tables } from "@delibera/database";
import { and, arrayContains, count, sql } from "drizzle-orm";
import { keyset } from "./keyset.ts";
import type { List } from "./page.ts";
import type { Reader } from "./reader.ts";

const { auditEntries } = tables;

export interface AuditEntryRow {
  /** The number of the entry. */
  readonly row: number;
  readonly at: string;
  readonly actor: string;
  readonly role: string;
  readonly action: string;
  readonly noun: string;
  readonly subjects: readonly string[];
  readonly purpose: string;
  readonly hash: string;
}

const columns = {
  row: auditEntries.number,
  at: sql<string>`to_char(${auditEntries.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  actor: auditEntries.actor,
  role: auditEntries.role,
  action: auditEntries.action,
  noun: auditEntries.noun,
  subjects: auditEntries.subjects,
  purpose: auditEntries.purpose,
  hash: auditEntries.hash,
};

/** @param subject registry id or pseudonym of whose it is. */
export function auditEntriesList({ db }: Reader, subject: string | undefined): List<AuditEntryRow> {
  const wanted = subject === undefined ? undefined : arrayContains(auditEntries.subjects, [subject]);
  const order = { columns: [auditEntries.number], descending: true, placeOf: (row: number) => sql`${row}::bigint` };
  return {
    rows: (slice) => {
      const { where, orderBy } = keyset(order, slice);
      return db
        .select(columns)
        .from(auditEntries)
        .where(and(wanted, where))
        .orderBy(...orderBy)
        .limit(slice.limit);
    },
    count: async () => {
      const [found] = await db.select({ all: count() }).from(auditEntries).where(wanted);
      return found?.all ?? 0;
    },
  };
}
