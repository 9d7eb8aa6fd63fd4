/**
 * What one operation read and changed of other people, gathered while it runs and written at its end, in its own transaction: what
 * cannot be written down is not answered either.
 */
import type { AuditAction, Db } from "@delibera/database";
import { tables } from "@delibera/database";
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
      await db.insert(tables.auditEntries).values(
        [...noted.values()].map(({ action, noun, subjects }) => ({
          ...actorOf(viewer),
          action,
          noun,
          subjects: [...subjects].sort(),
          purpose: withoutFiscalCodes(purpose),
          ...chained,
        })),
      );
      noted.clear();
    },
  };
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
