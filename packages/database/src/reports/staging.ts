/**
 * The temporary tables in which a batch of event reports waits to be judged as a whole, and how rows are written for them in
 * PostgreSQL's text format of COPY. Nothing staged is a fact yet.
 */
import { sql } from "drizzle-orm";
import type { Session } from "../connection/open-database.ts";
import type { ParticipationRole, TrainingFormat } from "../schema/codes.ts";

/** One report of one edition of an event, with values that have the right form. */
export interface StagedReport {
  /** Names the report within the batch; reports are written in this order. */
  readonly report: number;
  /** Line of the file where it begins. */
  readonly line: number;
  readonly event: string;
  readonly edition: number;
  readonly provider: string;
  readonly format: TrainingFormat;
  readonly objective: number;
  readonly research: boolean;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly hours: number;
  readonly credits: string;
  /** Last day for reporting, when the rules say one. */
  readonly dueOn: string | undefined;
  /** `sha256:…` of the content. */
  readonly contentHash: string;
  readonly participants: number;
  readonly header: Readonly<Record<string, string>>;
}

/** One person of a report, once for each profession under which the report names the person. */
export interface StagedParticipant {
  readonly report: number;
  readonly line: number;
  readonly fiscalCode: string;
  readonly profession: number;
  readonly disciplines: readonly number[];
  readonly role: ParticipationRole;
  readonly credits: string;
  readonly recruited: boolean;
  readonly acquiredOn: string;
}

/** Why a report is not written. One is enough to refuse the whole report. */
export interface StagedRefusal {
  readonly report: number;
  readonly line: number;
  readonly event: string;
  readonly edition: number | undefined;
  readonly reason: string;
  /** Never holds a whole fiscal code. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Makes the temporary tables of this session. */
export async function openStaging({ db }: Session): Promise<void> {
  for (const statement of tablesOfStaging) await db.execute(statement);
}

/** Makes room for the next batch. */
export async function emptyStaging({ db }: Session): Promise<void> {
  await db.execute(sql`truncate staged_reports, staged_participants, staged_refusals, judged_reports, found_people,
    participation_changes`);
}

/** Takes back the refusals staged for a report that turned out to have no end. */
export async function forgetStaged({ db }: Session, report: number): Promise<void> {
  await db.execute(sql`delete from staged_refusals where report = ${report}`);
}

export function stageReports(session: Session, reports: readonly StagedReport[]): Promise<void> {
  return session.copyIn("staged_reports", reports.map(reportRow).join(""));
}

/** @param rows made by `participantRow`. */
export function stageParticipants(session: Session, rows: string): Promise<void> {
  return session.copyIn("staged_participants", rows);
}

export function stageRefusals(session: Session, refusals: readonly StagedRefusal[]): Promise<void> {
  return session.copyIn("staged_refusals", refusals.map(refusalRow).join(""));
}

/** The values must have passed their checks of form: none can hold a character that COPY reads specially. */
export function participantRow(it: StagedParticipant): string {
  return `${it.report}\t${it.line}\t${it.fiscalCode}\t${it.profession}\t{${it.disciplines.join(",")}}\t${it.role}\t${it.credits}\t${it.recruited ? "t" : "f"}\t${it.acquiredOn}\n`;
}

function reportRow(it: StagedReport): string {
  const { report, line, event, edition, provider, format, objective, research, startsOn, endsOn, hours, credits } = it;
  const known = [report, line, event, edition, provider, format, objective, research, startsOn, endsOn, hours, credits];
  return row([...known, it.dueOn, it.contentHash, it.participants, JSON.stringify(it.header)]);
}

function refusalRow(it: StagedRefusal): string {
  return row([it.report, it.line, it.event, it.edition, it.reason, JSON.stringify(it.parameters)]);
}

function row(values: readonly (string | number | boolean | undefined)[]): string {
  return `${values.map(escaped).join("\t")}\n`;
}

const special: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function escaped(value: string | number | boolean | undefined): string {
  if (value === undefined) return "\\N";
  return String(value).replace(/[\\\t\n\r]/g, (character) => special[character] ?? "");
}

const tablesOfStaging = [
  sql`create temporary table if not exists staged_reports (
    report integer, line integer, event text, edition integer, provider text, format text, objective integer,
    research boolean, starts_on date, ends_on date, hours integer, credits numeric, due_on date, content_hash text,
    participants integer, header jsonb)`,
  sql`create temporary table if not exists staged_participants (
    report integer, line integer, fiscal_code text, profession integer, disciplines integer[], role text,
    credits numeric, recruited boolean, acquired_on date)`,
  sql`create temporary table if not exists staged_refusals (
    report integer, line integer, event text, edition integer, reason text, parameters jsonb)`,
  // What is found in the registry about them.
  sql`create temporary table if not exists judged_reports (
    like staged_reports, provider_id bigint, event_id bigint, edition_id bigint, event_disciplines integer[],
    earlier_report bigint, known boolean, refused boolean, fresh boolean)`,
  sql`create temporary table if not exists found_people (like staged_participants, professional_id bigint)`,
  sql`create temporary table if not exists participation_changes (
    change text, supersedes bigint, professional_id bigint, edition_id bigint, public_id text, role text,
    credits numeric, recruited boolean, radioprotection boolean, disciplines integer[], acquired_on date)`,
];
