/** Makes room for a cohort among those that are kept: what nobody has simulated for longest goes, and its row says why. */
import type { Label } from "@delibera/acts";
import type { Db } from "@delibera/database";
import { sql } from "drizzle-orm";
import { readyCohorts, writeTakingStep } from "./cohort-steps.ts";

/** Undefined when there is room for so many bytes now; else why there is none, and nothing was removed. @param db a transaction. */
export async function makeRoom(db: Db, bytes: number, most: number): Promise<Label | undefined> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended('room for kept cohorts', 0))`);
  const ready = await readyCohorts(db);
  let held = ready.reduce((sum, { detail }) => sum + detail.bytes, 0);
  const leaving: number[] = [];
  for (const { row, detail, isInUse } of ready) {
    if (held + bytes <= most) break;
    if (isInUse) continue;
    leaving.push(row);
    held -= detail.bytes;
  }
  if (held + bytes > most) return inUse;
  for (const row of leaving) {
    await writeTakingStep(db, { cohort: row, attempt: 0 }, "removed", { says: gaveWay });
  }
  return undefined;
}

const gaveWay: Label = {
  it: "è stata tolta per far posto a coorti più recenti: era quella che nessuno simulava da più tempo; prenderla di nuovo",
  en: "it was removed to make room for later cohorts: it had been simulated by nobody for longest; take it again",
};

const inUse: Label = {
  it: "non c'è posto per la coorte: quelle tenute dal server sono tutte in uso da simulazioni; riprovare quando sono finite",
  en: "there is no room for the cohort: simulations are using all those that the server keeps; take it again when they have ended",
};

/** Why it would not fit if it were alone; undefined when it would. */
export function tooLargeFor(bytes: number, most: number): Label | undefined {
  if (bytes <= most) return undefined;
  const [own, allowed] = [inMegabytes(bytes, 1), inMegabytes(most, 0)];
  return {
    it: `la coorte è di ${own} MB e il server ne tiene ${allowed} in tutto; restringerne i filtri, o chiederne un campione`,
    en: `the cohort is of ${own} MB and the server keeps ${allowed} in all; narrow its filters, or ask for a sample`,
  };
}

/** Rounded up, or down: what does not fit must not look as if it did. */
function inMegabytes(bytes: number, more: 0 | 1): number {
  return more === 1 ? Math.ceil(bytes / 1_000_000) : Math.floor(bytes / 1_000_000);
}
