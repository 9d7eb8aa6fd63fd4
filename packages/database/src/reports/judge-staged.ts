/**
 * Compares a staged batch with the registry, set by set: who the people are, what the registry holds of the event, which reports
 * it has already. Adds the refusals that only the registry can give. Changes no table but the temporary ones.
 */
import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import type { Db } from "../connection/open-database.ts";
import { eventReports } from "../schema/event-reports.ts";
import { editions, events, providers } from "../schema/events.ts";
import { participations } from "../schema/participations.ts";
import { professionals } from "../schema/professionals.ts";

export interface Judging {
  /** The day under which the batch is registered. */
  readonly registeredOn: string;
  /** Registry id of the provider whose events alone are accepted; undefined: of all. */
  readonly provider?: string | undefined;
}

export async function judgeStaged(tx: Db, { registeredOn, provider }: Judging): Promise<void> {
  await tx.execute(findReports(provider));
  await tx.execute(findPeople);
  const found = provider === undefined ? refusals(registeredOn) : [refuseOthers(provider), ...refusals(registeredOn)];
  await tx.execute(sql`insert into staged_refusals ${sql.join(found, sql` union all `)}`);
  // What was registered once is not refused later, when the registry or the rules say otherwise.
  await tx.execute(sql`
    with pardoned as (
      delete from staged_refusals where report in (select report from judged_reports where known))
    update judged_reports set refused = true
    where not known and report in (select report from staged_refusals)`);
}

/** What a provider may not tell of, it is not told of either: to it no such report is known. */
const findReports = (provider: string | undefined) => sql`
  insert into judged_reports
  select staged.*, ${providers.id}, ${events.id}, ${editions.id}, ${events.disciplines},
    (select ${eventReports.id} from ${eventReports} where ${eventReports.editionId} = ${editions.id}
      and not exists (select from event_reports later where later.supersedes = ${eventReports.id})),
    exists (select from ${eventReports} where ${eventReports.editionId} = ${editions.id}
      and ${eventReports.contentHash} = staged.content_hash)${provider === undefined ? sql`` : sql` and staged.provider = ${provider}`},
    false, ${editions.id} is null
  from staged_reports staged
    left join ${providers} on ${providers.publicId} = staged.provider
    left join ${events} on ${events.publicId} = staged.event
    left join ${editions} on ${editions.eventId} = ${events.id} and ${editions.number} = staged.edition`;

// A lateral lookup with a limit is one probe of the index per row, however many people the registry has: from the temporary
// table, of which it has no statistics, the planner would choose to read every one of them for each batch.
const findPeople = sql`
  insert into found_people
  select staged.*, person.id
  from (select * from staged_participants order by fiscal_code) staged
    left join lateral (
      select ${professionals.id} as id from ${professionals}
      where ${professionals.fiscalCode} = staged.fiscal_code and ${professionals.profession} = staged.profession limit 1
    ) person on true
  where not exists (select from judged_reports judged where judged.report = staged.report and judged.known)`;

function refuseOthers(provider: string): SQL {
  return refuseReports(
    "provider-not-own",
    sql`jsonb_build_object('found', judged.provider, 'own', ${provider}::text)`,
    sql`where judged.provider <> ${provider}`,
  );
}

/** What of a report is refused: each gives rows of the staged refusals. */
function refusals(registeredOn: string): SQL[] {
  return [
    refuseReports(
      "provider-unknown",
      sql`jsonb_build_object('found', judged.provider)`,
      sql`where judged.provider_id is null`,
    ),
    refuseReports(
      "event-differs",
      sql`jsonb_build_object('field', field.name, 'found', field.reported, 'held', field.held)`,
      sql`${heldFields} where field.held is not null and field.held <> field.reported`,
    ),
    refuseReports(
      "registered-later",
      sql`jsonb_build_object('day', latest.day::text)`,
      sql`cross join lateral (
          select greatest(
            (select max(${participations.registeredOn}) from ${participations} where ${participations.editionId} = judged.edition_id),
            (select max(${eventReports.registeredOn}) from ${eventReports} where ${eventReports.editionId} = judged.edition_id)) as day
        ) latest where not judged.fresh and latest.day > ${registeredOn}::date`,
    ),
    refusePeople("person-unknown", masked, sql`where ${someAbsent} and ${isAbsent} and not ${isRegistered}`),
    refusePeople(
      "profession-differs",
      sql`${masked} || jsonb_build_object('found', found.profession::text)`,
      sql`where ${someAbsent} and ${isAbsent} and ${isRegistered}`,
    ),
    refusePeople(
      "discipline-not-of-event",
      sql`jsonb_build_object('found', array_to_string(found.disciplines, ' '), 'held', array_to_string(judged.event_disciplines, ' '))`,
      sql`where exists (select from judged_reports where event_disciplines is not null)
        and judged.event_disciplines is not null and found.role = 'learner' and found.professional_id is not null
        and not found.disciplines && judged.event_disciplines`,
    ),
    refuseRepeated,
  ];
}

function refuseReports(reason: string, parameters: SQL, which: SQL): SQL {
  return sql`
    select judged.report, judged.line, judged.event, judged.edition, ${reason}, ${parameters}
    from judged_reports judged ${which} and not judged.known`;
}

function refusePeople(reason: string, parameters: SQL, which: SQL): SQL {
  return sql`
    select found.report, found.line, judged.event, judged.edition, ${reason}, ${parameters}
    from found_people found join judged_reports judged on judged.report = found.report ${which}`;
}

/** Asked once for the whole statement: in most batches nobody is absent, and nothing more is looked for. */
const someAbsent = sql`exists (select from found_people where professional_id is null)`;

/** Under no profession of its line is the person found. */
const isAbsent = sql`found.professional_id is null and not exists (
  select from found_people other
  where other.report = found.report and other.line = found.line and other.professional_id is not null)
  and not exists (select from found_people first
  where first.report = found.report and first.line = found.line and first.profession < found.profession)`;

const isRegistered = sql`exists (select from ${professionals} where ${professionals.fiscalCode} = found.fiscal_code)`;

/** The first three letters tell the provider which line it is, and nobody else who the person is. */
const masked = sql`jsonb_build_object('person', rpad(left(found.fiscal_code, 3), 16, '*'))`;

const refuseRepeated = sql`
  select found.report, found.line, judged.event, judged.edition, 'person-repeated',
    ${masked} || jsonb_build_object('line', repeated.first::text)
  from (select report, fiscal_code, min(line) as first from staged_participants
      group by report, fiscal_code having min(line) < max(line)) repeated
    join found_people found on found.report = repeated.report and found.fiscal_code = repeated.fiscal_code
      and found.line > repeated.first
    join judged_reports judged on judged.report = found.report`;

// What the registry does not know of an event cannot differ. A provider without a name stands for one that is not known.
const heldFields = sql`
  left join ${providers} on ${providers.id} = (select ${events.providerId} from ${events} where ${events.id} = judged.event_id)
  left join ${events} on ${events.id} = judged.event_id
  left join ${editions} on ${editions.id} = judged.edition_id
  cross join lateral (values
    ('cod_org', case when ${providers.publicId} not like 'unnamed-%' then ${providers.publicId} end, judged.provider),
    ('tipo_form', ${events.format}, judged.format),
    ('cod_obi', ${events.objective}::text, judged.objective::text),
    ('data_ini', ${editions.startsOn}::text, judged.starts_on::text),
    ('data_fine', ${editions.endsOn}::text, judged.ends_on::text),
    ('ore', ${editions.hours}::text, judged.hours::text),
    ('crediti', trim_scale(${editions.credits})::text, trim_scale(judged.credits)::text)
  ) as field (name, held, reported)`;
