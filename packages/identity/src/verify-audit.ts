/** Goes through the audit log from the first entry and recomputes every hash, without trusting the database to have done it. */
import { createHash } from "node:crypto";
import type { Db } from "@delibera/database";
import { tables } from "@delibera/database";
import { asc, gt, sql } from "drizzle-orm";

const { auditEntries } = tables;

/** The last entry of a log: written down elsewhere, it shows later that nothing before it was cut off or rewritten. */
export interface AuditHead {
  readonly number: number;
  readonly hash: string;
}

export type AuditVerdict =
  | { readonly kind: "whole"; readonly head: AuditHead | undefined }
  | { readonly kind: "broken"; readonly number: number; readonly why: AuditBreak };

/** What is wrong with the first entry that does not hold. */
export type AuditBreak =
  /** Entries before this one are missing. */
  | "gap"
  /** It does not carry the hash of the entry before it. */
  | "unchained"
  /** What it says is not what was hashed. */
  | "altered"
  /** The log ends before an entry that was known, or that entry has another hash. */
  | "not-the-known-head";

const pageSize = 1000;

/** @param known an entry that was written down elsewhere. */
export async function verifyAudit(db: Db, known?: AuditHead): Promise<AuditVerdict> {
  let head: AuditHead | undefined;
  for (;;) {
    const page = await entriesAfter(db, head?.number ?? 0);
    for (const entry of page) {
      const why = breakOf(entry, head, known);
      if (why !== undefined)
        return { kind: "broken", number: why === "gap" ? (head?.number ?? 0) + 1 : entry.number, why };
      head = { number: entry.number, hash: entry.hash };
    }
    if (page.length < pageSize) break;
  }
  const isCut = known !== undefined && known.number > (head?.number ?? 0);
  return isCut
    ? { kind: "broken", number: (head?.number ?? 0) + 1, why: "not-the-known-head" }
    : { kind: "whole", head };
}

type Entry = Awaited<ReturnType<typeof entriesAfter>>[number];

function entriesAfter(db: Db, number: number) {
  return db
    .select({
      number: auditEntries.number,
      at: sql<string>`to_char(${auditEntries.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
      actor: auditEntries.actor,
      role: auditEntries.role,
      action: auditEntries.action,
      noun: auditEntries.noun,
      subjects: auditEntries.subjects,
      purpose: auditEntries.purpose,
      previousHash: auditEntries.previousHash,
      hash: auditEntries.hash,
    })
    .from(auditEntries)
    .where(gt(auditEntries.number, number))
    .orderBy(asc(auditEntries.number))
    .limit(pageSize);
}

function breakOf(entry: Entry, before: AuditHead | undefined, known: AuditHead | undefined): AuditBreak | undefined {
  if (entry.number !== (before?.number ?? 0) + 1) return "gap";
  if (entry.previousHash !== (before?.hash ?? "")) return "unchained";
  if (entry.hash !== hashOf(entry)) return "altered";
  return known?.number === entry.number && known.hash !== entry.hash ? "not-the-known-head" : undefined;
}

function hashOf(entry: Entry): string {
  const { number, at, actor, role, action, noun, subjects, purpose, previousHash } = entry;
  const text = listOf(
    [number, at, actor, role, action, noun]
      .map((it) => JSON.stringify(it))
      .concat([
        listOf(subjects.map((it) => JSON.stringify(it))),
        JSON.stringify(purpose),
        JSON.stringify(previousHash),
      ]),
  );
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

/** As PostgreSQL writes a list of JSON. */
function listOf(items: readonly string[]): string {
  return `[${items.join(", ")}]`;
}
