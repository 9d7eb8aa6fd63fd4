/** `delibera audit verify`: recomputes the chain of the audit log and names the first entry that does not hold. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import process from "node:process";
import type { Database } from "@delibera/database";
import { DatabaseError, openDatabase } from "@delibera/database";
import type { AuditBreak, AuditHead, AuditVerdict } from "@delibera/identity";
import { verifyAudit } from "@delibera/identity";
import type { ExitCode } from "../exit-code.ts";
import { exitCodes } from "../exit-code.ts";
import { Refusal } from "../refusal.ts";
import type { Terminal } from "../terminal.ts";
import type { Words } from "../words.ts";
import { words } from "../words.ts";

export interface AuditOptions {
  /** Folder of the embedded database; without it that of the program. */
  readonly data?: string;
  /** Number and hash of an entry that was written down elsewhere. */
  readonly head?: string;
  readonly json?: boolean;
}

export async function auditVerify(options: AuditOptions, terminal: Terminal): Promise<ExitCode> {
  const known = options.head === undefined ? undefined : headIn(options.head);
  const database = await open(options, terminal);
  try {
    const verdict = await verifyAudit(database.db, known);
    terminal.print(
      options.json ? JSON.stringify({ formatVersion: "1.0", ...verdict }) : terminal.inWords(sentence(verdict)),
    );
    return verdict.kind === "whole" ? exitCodes.fine : exitCodes.errors;
  } finally {
    await database.close();
  }
}

/** The same database as `npm start`: `DATABASE_URL`, else a folder. A folder that is not there is not made. */
async function open({ data }: AuditOptions, terminal: Terminal): Promise<Database> {
  const url = process.env["DATABASE_URL"] || undefined;
  const dataDirectory = data ?? resolve(terminal.home, process.env["DELIBERA_DATA"] || ".delibera");
  if (url === undefined && !existsSync(resolve(dataDirectory, "pglite")))
    throw new Refusal(words.noDatabase(dataDirectory));
  try {
    return await openDatabase({ url, dataDirectory });
  } catch (error) {
    if (error instanceof DatabaseError) throw new Refusal(words.databaseClosed(error.message), { cause: error });
    throw error;
  }
}

function headIn(written: string): AuditHead {
  const [, number, hash] = /^([1-9]\d{0,14}):(sha256:[0-9a-f]{64})$/.exec(written) ?? [];
  if (number === undefined || hash === undefined) throw new Refusal(words.notAHead(written));
  return { number: Number.parseInt(number, 10), hash };
}

function sentence(verdict: AuditVerdict): Words {
  if (verdict.kind === "broken") {
    const { it, en } = breaks[verdict.why];
    return { it: `voce ${verdict.number}: ${it}`, en: `entry ${verdict.number}: ${en}` };
  }
  if (verdict.head === undefined) return { it: "il registro degli accessi è vuoto", en: "the audit log is empty" };
  const { number, hash } = verdict.head;
  return {
    it: `il registro degli accessi è integro; ultima voce ${number}:${hash}`,
    en: `the audit log is whole; last entry ${number}:${hash}`,
  };
}

const breaks: Readonly<Record<AuditBreak, Words>> = {
  gap: { it: "manca", en: "is missing" },
  unchained: {
    it: "non porta l'impronta della voce che la precede",
    en: "does not carry the hash of the entry before it",
  },
  altered: {
    it: "non dice più ciò che diceva quando fu scritta",
    en: "no longer says what it said when it was written",
  },
  "not-the-known-head": {
    it: "non è più quella annotata con --head: il registro è stato tagliato o riscritto",
    en: "is not the one written down with --head any more: the log was cut off or rewritten",
  },
};
