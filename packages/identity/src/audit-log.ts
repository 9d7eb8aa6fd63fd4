/**
 * Writes down what operations read, those of many in one statement: while one is under way the next gather, so that the line in which
 * writers stand is one per process and not one per reader. Whoever waits for it knows that the entries are kept.
 */
import type { Database, Db } from "@delibera/database";
import { lostConnection } from "@delibera/database";
import type { AuditNote } from "./audit-trail.ts";
import { writeEntries } from "./audit-trail.ts";

export interface AuditLog {
  /** Resolves when the entries are committed; rejects when these cannot be written, whatever becomes of those of others. */
  write(entries: readonly AuditNote[]): Promise<void>;
}

/** The one log of a database in this process. */
export function auditLogOf({ db }: Database): AuditLog {
  const log = logs.get(db) ?? auditLog(db);
  logs.set(db, log);
  return log;
}

const logs = new WeakMap<Db, AuditLog>();
const mostAtOnce = 200;

interface Waiting {
  readonly entries: readonly AuditNote[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

function auditLog(db: Db): AuditLog {
  const waiting: Waiting[] = [];
  let isWriting = false;
  const writeAll = async () => {
    isWriting = true;
    while (waiting.length > 0) await settle(db, waiting.splice(0, mostAtOnce));
    isWriting = false;
  };
  return {
    write(entries) {
      if (entries.length === 0) return Promise.resolve();
      return new Promise((resolve, reject) => {
        waiting.push({ entries, resolve, reject });
        // What ends in the same turn goes with it.
        if (!isWriting && waiting.length === 1) setImmediate(() => isWriting || void writeAll());
      });
    },
  };
}

/** An entry that is refused has its own operation refused, and not those that it happened to stand beside. */
async function settle(db: Db, group: readonly Waiting[]): Promise<void> {
  try {
    await writeEntries(
      db,
      group.flatMap(({ entries }) => entries),
    );
    for (const { resolve } of group) resolve();
  } catch (error) {
    if (group.length > 1 && !lostConnection(error)) {
      for (const each of group) await settle(db, [each]);
    } else for (const { reject } of group) reject(error);
  }
}
