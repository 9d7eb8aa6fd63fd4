/** Registers a staged batch: judged and written in one transaction, each report whole or not at all. */
import { sql } from "drizzle-orm";
import type { Db, Session } from "../connection/open-database.ts";
import type { ImportStep, Refusal } from "./import-log.ts";
import { logStep } from "./import-log.ts";
import { judgeStaged } from "./judge-staged.ts";
import type { ReportTally } from "./write-staged.ts";
import { addTallies, nothingTallied, writeStaged } from "./write-staged.ts";

export interface BatchOptions {
  /** The day under which everything is registered. */
  readonly registeredOn: string;
  /** Writes nothing, and answers as if it had. */
  readonly dryRun: boolean;
  /** Registry id of the provider whose events alone are written; undefined: of all. */
  readonly provider?: string | undefined;
  /** The step of an import that this batch is. */
  readonly step?: ImportStep | undefined;
  /** Reports that could not even be staged, and the people in them. */
  readonly unstaged?: { readonly refused: number; readonly participants: number };
  /** Told of every refusal in the order of the lines, some at a time, and waited for. */
  readonly onRefusals?: ((refusals: readonly Refusal[]) => unknown) | undefined;
}

/** Any number will do, as long as every version of this program uses the same. */
const writersLock = 4_207_152_001n;

/** One batch is written at a time, whoever writes: two reports of the same event find each other, and nobody waits for long. */
export async function registerStaged({ db }: Session, options: BatchOptions): Promise<ReportTally> {
  const { registeredOn, dryRun, provider, step, unstaged, onRefusals } = options;
  let tally = nothingTallied;
  try {
    await db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${writersLock})`);
      await judgeStaged(tx, { registeredOn, provider });
      tally = addTallies(await writeStaged(tx, registeredOn), { ...nothingTallied, ...unstaged });
      if (onRefusals !== undefined) for await (const page of stagedRefusals(tx)) await onRefusals(page);
      if (step !== undefined) await logStep(tx, step, tally);
      if (dryRun) throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  return tally;
}

/** Undoes a transaction that went well. */
class Undone extends Error {}

const page = 2000;

async function* stagedRefusals(tx: Db): AsyncGenerator<readonly Refusal[]> {
  const place = sql`(line, reason, parameters::text)`;
  for (let after = sql`(0, '', '')`; ; ) {
    const rows = await tx
      .select({
        line: sql<number>`line`,
        event: sql<string>`event`,
        edition: sql<number | null>`edition`,
        reason: sql<string>`reason`,
        parameters: sql<Readonly<Record<string, string>>>`parameters`,
        text: sql<string>`parameters::text`,
      })
      .from(sql`staged_refusals`)
      .where(sql`${place} > ${after}`)
      .orderBy(place)
      .limit(page);
    if (rows.length > 0)
      yield rows.map(({ edition, text: _, ...refusal }) => ({ ...refusal, edition: edition ?? undefined }));
    const last = rows.at(-1);
    if (last === undefined || rows.length < page) return;
    after = sql`(${last.line}::integer, ${last.reason}::text, ${last.text}::text)`;
  }
}
