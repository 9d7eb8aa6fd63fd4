/**
 * What one operation read and changed of other people, gathered while it runs and written at its end: what cannot be written down is
 * not answered either. A change is written in its own transaction; what was only read may be written with what others read.
 */
import type { AuditAction, Db } from "@delibera/database";
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
  /** One entry for each noun that was read or changed. */
  entries(): readonly AuditNote[];
  /** Writes them. Call it last, with the `db` of the transaction. */
  write(db: Db): Promise<void>;
}

/** What an entry says, before the database numbers and chains it. */
export interface AuditNote {
  readonly actor: string;
  readonly role: string;
  readonly action: AuditAction;
  readonly noun: string;
  readonly subjects: readonly string[];
  readonly purpose: string;
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
  const entries = () => {
    if (noted.size === 0) return [];
    const said = { ...actorOf(viewer), purpose: withoutFiscalCodes(purpose) };
    return [...noted.values()].map((entry) => ({ ...said, ...entry, subjects: [...entry.subjects].sort() }));
  };
  return {
    read(noun, person) {
      if (person !== own) note("read", noun, person);
    },
    change(noun, subject) {
      note("change", noun, subject);
    },
    entries,
    async write(db) {
      await writeEntries(db, entries());
      noted.clear();
    },
  };
}

/** In one statement, in their order. */
export async function writeEntries(db: Db, entries: readonly AuditNote[]): Promise<void> {
  if (entries.length > 0) await insertion(db, { entries: JSON.stringify(entries) });
}

// However many there are, the statement is the same. The database gives number, moment and hashes itself.
const insertion = readyQuery("write_audit_entries", (db) => {
  const entries = sql`jsonb_array_elements(${sql.placeholder("entries")}::text::jsonb) with ordinality as noted (entry, place)`;
  const field = (name: keyof AuditNote) => sql`entry ->> ${sql`${name}`.inlineParams()}`;
  const subjects = sql`array(select jsonb_array_elements_text(entry -> 'subjects'))`;
  const columns = [field("actor"), field("role"), field("action"), field("noun"), subjects, field("purpose")];
  return db
    .insert(tables.auditEntries)
    .select(sql`select 0, now(), ${sql.join(columns, sql`, `)}, '', '' from ${entries} order by place`) as unknown as {
    prepare(name: string): { execute(values?: Record<string, unknown>): Promise<unknown[]> };
  };
});

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
