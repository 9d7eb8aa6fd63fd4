/** Registers one report that somebody hands over, by the same path as a file of them. */
import { currentProgram } from "@delibera/acts";
import type { Database } from "@delibera/database";
import type { Refusal, ReportTally } from "@delibera/database/reports";
import { registerStaged } from "@delibera/database/reports";
import type { ReportedProfession, Values } from "../form/report-item.ts";
import { codeLists } from "./code-lists.ts";
import { newCollector } from "./collect-reports.ts";
import { newStage, stage } from "./stage-batch.ts";

/** Fields by the names of the XML report: `cod_evento`, `cod_org`, … and for a person `cod_fisc`, `ruolo`, … */
export interface EventReport {
  readonly values: Values;
  readonly participants: readonly { readonly values: Values; readonly professions: readonly ReportedProfession[] }[];
}

export interface RegisteredReport {
  /**
   * `first`: registered. `later`: registered, and supersedes an earlier report of the edition. `known`: this content was registered
   * already and nothing was written. `refused`: nothing was written, see `refusals`.
   */
  readonly kind: "first" | "later" | "known" | "refused";
  /** True of a report registered after the last day for it. */
  readonly late: boolean;
  /** A refusal's `line` is 0 for the event and counts its people from 1. */
  readonly refusals: readonly Refusal[];
  readonly tally: ReportTally;
}

export interface RegisterOptions {
  /** The day under which it is registered, `YYYY-MM-DD`. */
  readonly registeredOn: string;
  /** Answers as if it had been written. */
  readonly dryRun?: boolean;
}

/** Whole or not at all; `no-rules` when no acts are published. Throws only what the database throws. */
export function registerReport(
  database: Database,
  { values, participants }: EventReport,
  { registeredOn, dryRun = false }: RegisterOptions,
): Promise<RegisteredReport | { readonly kind: "no-rules" }> {
  return database.inSession(async (session) => {
    const published = await currentProgram(database);
    if (published === undefined) return { kind: "no-rules" };
    const collector = newCollector(await codeLists(database), registeredOn);
    collector.take({ kind: "report", line: 0, values });
    for (const [index, person] of participants.entries()) {
      collector.take({ kind: "participant", line: index + 1, ...person });
    }
    collector.take({ kind: "end", line: participants.length });
    const to = await newStage(session, published, registeredOn);
    await stage(to, collector.taken());
    const refusals: Refusal[] = [];
    const onRefusals = (page: readonly Refusal[]) => refusals.push(...page);
    const tally = await registerStaged(session, { registeredOn, dryRun, unstaged: to.unstaged, onRefusals });
    return { kind: kindOf(tally), late: tally.late > 0, refusals, tally };
  });
}

function kindOf({ first, later, known }: ReportTally): "first" | "later" | "known" | "refused" {
  if (first > 0) return "first";
  if (later > 0) return "later";
  return known > 0 ? "known" : "refused";
}
