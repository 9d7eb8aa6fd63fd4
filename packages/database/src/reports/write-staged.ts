/**
 * Turns the judged reports of a batch that nothing speaks against into facts: new events and editions, the reports themselves,
 * and participations. Who an earlier report named and the later one does not is withdrawn; what changed is superseded.
 */
import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import type { Db } from "../connection/open-database.ts";
import { eventReports } from "../schema/event-reports.ts";
import { editions, events } from "../schema/events.ts";
import { participations } from "../schema/participations.ts";

/** Counts of what a batch did, by name. */
export interface ReportTally {
  /** Reports of editions that had none. */
  readonly first: number;
  /** Reports that supersede an earlier one. */
  readonly later: number;
  /** Reports whose content was registered already: nothing is written. */
  readonly known: number;
  readonly refused: number;
  /** Reports written after the last day for reporting. */
  readonly late: number;
  /** People in all these reports. */
  readonly participants: number;
  readonly registered: number;
  readonly corrected: number;
  readonly withdrawn: number;
  /** Reasons for refusing, one or more for each refused report. */
  readonly reasons: number;
}

export const nothingTallied: ReportTally = {
  first: 0,
  later: 0,
  known: 0,
  refused: 0,
  late: 0,
  participants: 0,
  registered: 0,
  corrected: 0,
  withdrawn: 0,
  reasons: 0,
};

export function addTallies(one: ReportTally, other: ReportTally): ReportTally {
  const sum = Object.entries(one).map(([name, count]) => [name, count + other[name as keyof ReportTally]]);
  return Object.fromEntries(sum) as unknown as ReportTally;
}

/** The batch must have been judged in this transaction. */
export async function writeStaged(tx: Db, registeredOn: string): Promise<ReportTally> {
  const day = sql`${registeredOn}::date`;
  await tx.execute(newEvents);
  await tx.execute(sql`update judged_reports judged set event_id = ${events.id} from ${events}
    where judged.event_id is null and ${accepted} and ${events.publicId} = judged.event`);
  await tx.execute(newEditions);
  await tx.execute(sql`update judged_reports judged set edition_id = ${editions.id} from ${editions}
    where judged.edition_id is null and ${accepted}
      and ${editions.eventId} = judged.event_id and ${editions.number} = judged.edition`);
  await tx.execute(newReports(day));
  await tx.execute(firstParticipations(day));
  const tally = await tallyOfReports(tx, day);
  // Only where the edition was there before can somebody have taken part in it already.
  if (tally.inHeldEditions === 0) return tallied(tally, nothingChanged);
  await tx.execute(findChanges);
  await tx.execute(changedParticipations(day));
  return tallied(tally, await tallyOfChanges(tx));
}

const accepted = sql`not judged.refused and not judged.known`;

const newEvents = sql`
  insert into ${events} (public_id, provider_id, format, objective, research)
  select distinct on (judged.event) judged.event, judged.provider_id, judged.format, judged.objective, judged.research
  from judged_reports judged where judged.event_id is null and ${accepted}
  order by judged.event, judged.report`;

const newEditions = sql`
  insert into ${editions} (event_id, number, starts_on, ends_on, hours, credits)
  select judged.event_id, judged.edition, judged.starts_on, judged.ends_on, judged.hours, judged.credits
  from judged_reports judged where judged.edition_id is null and ${accepted}
  order by judged.report`;

function newReports(day: SQL): SQL {
  return sql`
    insert into ${eventReports} (edition_id, content_hash, registered_on, due_on, participants, header, supersedes)
    select judged.edition_id, judged.content_hash, ${day}, judged.due_on, judged.participants, judged.header,
      judged.earlier_report
    from judged_reports judged where ${accepted} order by judged.report`;
}

/** A person is told of once for each edition, so the edition names the participation. */
const publicId = sql`judged.event || '/' || judged.edition`;

// In the order of the people: each is locked for the foreign key, and entered in two indexes, beside the one before.
function firstParticipations(day: SQL): SQL {
  return sql`
    insert into ${participations} (professional_id, effective_on, registered_on, public_id, edition_id, role, credits,
      recruited, disciplines)
    select found.professional_id, found.acquired_on, ${day}, ${publicId}, judged.edition_id, found.role, found.credits,
      found.recruited, found.disciplines
    from found_people found join judged_reports judged on judged.report = found.report
    where judged.fresh and ${accepted} and found.professional_id is not null
    order by found.professional_id`;
}

/** The last word on each person and edition: at the end of its chain of corrections, withdrawals included. */
const held = sql`
  select distinct on (row.edition_id, row.professional_id) row.*, judged.report,
    row.public_id = ${publicId} as reported
  from judged_reports judged join participations "row" on row.edition_id = judged.edition_id
  where not judged.fresh and ${accepted}
    and not exists (select from participations later where later.supersedes = row.id)
  order by row.edition_id, row.professional_id, row.public_id = ${publicId} desc, row.retracted, row.id`;

const findChanges = sql`
  insert into participation_changes
  with held as (${held}), told as (
    select found.*, judged.edition_id, ${publicId} as public_id
    from found_people found join judged_reports judged on judged.report = found.report
    where not judged.fresh and ${accepted} and found.professional_id is not null)
  select case when held.id is null then 'registered' else 'corrected' end, held.id, told.professional_id,
    told.edition_id, coalesce(held.public_id, told.public_id), told.role, told.credits, told.recruited,
    coalesce(held.radioprotection, false), told.disciplines, told.acquired_on
  from told left join held on held.edition_id = told.edition_id and held.professional_id = told.professional_id
  where held.id is null or held.retracted
    or (held.role, held.credits, held.recruited, held.effective_on, held.disciplines)
      is distinct from (told.role, told.credits, told.recruited, told.acquired_on, told.disciplines)
  union all
  select 'withdrawn', held.id, held.professional_id, held.edition_id, held.public_id, held.role, held.credits,
    held.recruited, held.radioprotection, held.disciplines, held.effective_on
  from held
  where held.reported and not held.retracted and not exists (
    select from told where told.edition_id = held.edition_id and told.professional_id = held.professional_id)`;

function changedParticipations(day: SQL): SQL {
  return sql`
    insert into ${participations} (professional_id, effective_on, registered_on, supersedes, retracted, public_id,
      edition_id, role, credits, recruited, radioprotection, disciplines)
    select professional_id, acquired_on, ${day}, supersedes, change = 'withdrawn', public_id, edition_id, role, credits,
      recruited, radioprotection, disciplines
    from participation_changes`;
}

type ReportCounts = Omit<ReportTally, "corrected" | "withdrawn"> & { readonly inHeldEditions: number };

async function tallyOfReports(tx: Db, day: SQL): Promise<ReportCounts> {
  const count = (which: SQL) => sql<number>`(count(*) filter (where ${which}))::integer`;
  const [row] = await tx
    .select({
      first: count(sql`${accepted} and judged.earlier_report is null`),
      later: count(sql`${accepted} and judged.earlier_report is not null`),
      known: count(sql`judged.known`),
      refused: count(sql`judged.refused`),
      late: count(sql`${accepted} and judged.due_on < ${day}`),
      participants: sql<number>`coalesce(sum(judged.participants), 0)::integer`,
      registered: sql<number>`coalesce(sum(judged.participants) filter (where judged.fresh and ${accepted}), 0)::integer`,
      inHeldEditions: count(sql`${accepted} and not judged.fresh`),
      reasons: sql<number>`(select count(*)::integer from staged_refusals)`,
    })
    .from(sql`judged_reports judged`);
  if (row === undefined) throw new Error("counting gave no row");
  return row;
}

async function tallyOfChanges(tx: Db) {
  const rows = await tx
    .select({ change: sql<keyof typeof nothingChanged>`change`, count: sql<number>`count(*)::integer` })
    .from(sql`participation_changes`)
    .groupBy(sql`change`);
  return { ...nothingChanged, ...Object.fromEntries(rows.map(({ change, count }) => [change, count])) };
}

const nothingChanged = { registered: 0, corrected: 0, withdrawn: 0 };

function tallied(
  { inHeldEditions: _, ...counts }: ReportCounts,
  { registered, corrected, withdrawn }: typeof nothingChanged,
): ReportTally {
  return { ...counts, registered: counts.registered + registered, corrected, withdrawn };
}
