/** Brings what was collected into the session: rows by COPY, and each report with what the rules say of it. */
import type { PublishedProgram } from "@delibera/acts";
import type { Session } from "@delibera/database";
import type { StagedRefusal, StagedReport } from "@delibera/database/reports";
import { emptyStaging, openStaging, stageParticipants, stageRefusals, stageReports } from "@delibera/database/reports";
import type { EventRefusal, EventVerdict } from "@delibera/ledger";
import { judgeEvents } from "@delibera/ledger";
import type { Reason } from "../refusal.ts";
import type { Collected, CollectedReport } from "./collect-reports.ts";

export interface Stage {
  readonly session: Session;
  readonly published: PublishedProgram;
  readonly registeredOn: string;
  /** Empties the stage before the next rows. */
  empty: boolean;
  /** Reports of this batch that could not be staged, and the people in them. */
  unstaged: Collected["unstaged"];
  /** Answers of the rules, given once for events that are alike. */
  readonly verdicts: Map<string, EventVerdict>;
}

export async function newStage(session: Session, published: PublishedProgram, registeredOn: string): Promise<Stage> {
  await openStaging(session);
  return { session, published, registeredOn, empty: false, unstaged: none, verdicts: new Map() };
}

const none = { refused: 0, participants: 0 };

/** Different events that are remembered, about: the answers take a few hundred bytes each. */
const remembered = 20_000;

export async function stage(to: Stage, { reports, rows, refusals, unstaged }: Collected): Promise<void> {
  const { session, published, registeredOn, verdicts } = to;
  if (!to.empty) {
    await emptyStaging(session);
    to.unstaged = none;
  }
  to.empty = true;
  to.unstaged = {
    refused: to.unstaged.refused + unstaged.refused,
    participants: to.unstaged.participants + unstaged.participants,
  };
  if (rows !== "") await stageParticipants(session, rows);
  if (verdicts.size > remembered) verdicts.clear();
  const asked = reports.map((report) => ({ ...questionOf(report) }));
  const judged = judgeEvents(published.program, asked, registeredOn, verdicts);
  const staged: StagedReport[] = reports.map(({ kind: _, ...report }, index) => ({
    ...report,
    dueOn: judged[index]?.dueOn,
  }));
  const byRules = reports.flatMap((report, index) =>
    (judged[index]?.refusals ?? []).map((refusal) => refusalOf(report, refusal)),
  );
  if (staged.length > 0) await stageReports(session, staged);
  if (refusals.length + byRules.length > 0) await stageRefusals(session, [...refusals, ...byRules]);
}

function questionOf({ format, kind, startsOn, endsOn, hours, header, credits }: CollectedReport) {
  // The platform puts in `num_part` how many the event is for, on which its credits depend.
  const participants = Number.parseInt(header["num_part"] ?? "0", 10);
  return { format, kind, start: startsOn, end: endsOn, hours, participants, credits };
}

function refusalOf({ report, line, event, edition, credits }: CollectedReport, refusal: EventRefusal): StagedRefusal {
  const { citation } = refusal;
  const article = citation === undefined ? "" : `${citation.act}, art. ${citation.article} c. ${citation.comma}`;
  const reason: Reason = refusal.kind;
  const parameters =
    refusal.kind === "not-admissible"
      ? { found: refusal.reasons.join("; "), article }
      : { found: credits, most: refusal.most, article };
  return { report, line, event, edition, reason, parameters };
}
