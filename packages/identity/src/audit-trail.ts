/**
 * What one operation read and changed of other people, gathered while it runs and written at its end, in its own transaction: what
 * cannot be written down is not answered either.
 */
import type { AuditAction, Db, ReadyQuery } from "@delibera/database";
import { readyQuery, tables } from "@delibera/database";
import { sql } from "drizzle-orm";
import type { ReadNoun, WriteNoun } from "./authority.ts";
import type { Viewer } from "./viewer.ts";
import { withoutFiscalCodes } from "./without-fiscal-codes.ts";

export interface AuditTrail {
  /** Notes that something of the person with this registry id (or pseudonym) was read. One's own is not noted. */
  read(noun: ReadNoun, person: string): void;
  /** Notes a change of something of the person, or of the event, with this registry id. */
  change(noun: WriteNoun, subject: string): void;
  /** Writes one entry for each noun that was read or changed. Call it last, with the `db` of the transaction. */
  write(db: Db): Promise<void>;
}

/** @param purpose why, as the caller said, or the name of the operation. */
export function auditTrail(viewer: Viewer, purpose: string): AuditTrail {
  const noted = new Map<string, { action: AuditAction; noun: string; subjects: Set<string> }>();
  const note = (action: AuditAction, noun: string, subject: string) => {
    const key = `${action} ${noun}`;
    const entry = noted.get(key) ?? { action, noun, subjects: new Set() };
    noted.set(key, entry);
    entry.subjects.add(subject);
  };
  const own = viewer.kind === "signed-in" ? viewer.grant.professional?.registryId : undefined;
  return {
    read(noun, person) {
      if (person !== own) note("read", noun, person);
    },
    change(noun, subject) {
      note("change", noun, subject);
    },
    async write(db) {
      if (noted.size === 0) return;
      const entries = [...noted.values()];
      await writeEntries(entries.length)(db, {
        ...actorOf(viewer),
        purpose: withoutFiscalCodes(purpose),
        ...Object.fromEntries(
          entries.flatMap(({ action, noun, subjects }, place) => [
            [`action${place}`, action],
            [`noun${place}`, noun],
            [`subjects${place}`, [...subjects].sort()],
          ]),
        ),
      });
      noted.clear();
    },
  };
}

// One statement for each number of entries: as many as there are nouns at most.
const ready = new Map<number, ReadyQuery<unknown>>();

function writeEntries(count: number): ReadyQuery<unknown> {
  const known = ready.get(count) ?? readyQuery(`write_audit_entries_${count}`, (db) => insertOf(db, count));
  ready.set(count, known);
  return known;
}

function insertOf(db: Db, count: number) {
  const value = (name: string) => sql.placeholder(name) as never;
  return db.insert(tables.auditEntries).values(
    Array.from({ length: count }, (_, place) => ({
      actor: value("actor"),
      role: value("role"),
      purpose: value("purpose"),
      action: value(`action${place}`),
      noun: value(`noun${place}`),
      subjects: value(`subjects${place}`),
      ...chained,
    })),
  ) as unknown as { prepare(name: string): { execute(values?: Record<string, unknown>): Promise<unknown[]> } };
}

/** Writes that somebody signed in or out. */
export async function auditSession(db: Db, viewer: Viewer, action: "sign-in" | "sign-out"): Promise<void> {
  const entry = { ...actorOf(viewer), action, noun: "session", subjects: [], purpose: action };
  await db.insert(tables.auditEntries).values({ ...entry, ...chained });
}

// The database gives these itself, whatever is sent.
const chained = { number: 0, previousHash: "", hash: "" } as const;

function actorOf(viewer: Viewer) {
  return viewer.kind === "anonymous"
    ? { actor: "nobody", role: "none" }
    : { actor: viewer.subject, role: viewer.grant.role };
}
