/**
 * The rows that a scope reaches, as conditions for the reading queries: the first of the two places where rows are held back. The
 * second are the policies of the database, which do not trust this one.
 */
import { endOfTime, knownFact, tables } from "@delibera/database";
import type { SQL, SQLWrapper } from "drizzle-orm";
import { and, eq, exists, gte, isNull, lte, or, sql } from "drizzle-orm";
import { alias, QueryBuilder } from "drizzle-orm/pg-core";
import type { ReadNoun } from "./authority.ts";
import { mayRead } from "./permission.ts";
import type { Grant, Viewer } from "./viewer.ts";

const { participations } = tables;
// Under names of their own: the query that asks may be about the same tables.
const memberships = alias(tables.orderMemberships, "scope_memberships");
const periods = alias(tables.competentDoctorPeriods, "scope_periods");
const taken = alias(tables.participations, "scope_participations");
const editions = alias(tables.editions, "scope_editions");
const events = alias(tables.events, "scope_events");
const people = alias(tables.professionals, "scope_people");
const providers = alias(tables.providers, "scope_providers");
const query = new QueryBuilder();
const nothing = sql`false`;

/**
 * True of the rows about the person in `personColumn` that the viewer may read; undefined when that is all of them.
 * @param today civil date on which enrolments and periods are looked at.
 */
export function peopleInScope(
  viewer: Viewer,
  noun: Exclude<ReadNoun, "participation" | "auditEntry" | "draft" | "simulation" | "keptCohort" | "reportImport">,
  personColumn: SQLWrapper,
  today: string,
): SQL | undefined {
  const permission = mayRead(viewer, noun);
  if (permission.kind === "refused" || viewer.kind === "anonymous") return nothing;
  const { grant } = viewer;
  switch (permission.scope) {
    case "everyone":
    case "pseudonyms":
      return undefined;
    case "self":
      return isSelf(grant, personColumn);
    case "members":
      return isMember(grant, personColumn, today);
    case "own-events":
    case "accredited-events":
      return exists(
        query
          .select({ one: sql`1` })
          .from(taken)
          .where(and(sql`${taken.professionalId} = ${personColumn}`, holdsEdition(grant, taken.editionId))),
      );
    case "competent-doctors":
      return isCompetentDoctor(personColumn, today);
    case "own-simulations":
    case "own-files":
      return nothing;
  }
}

/** True of the participations that the viewer may read; undefined when that is all of them. */
export function participationsInScope(viewer: Viewer, today: string): SQL | undefined {
  const permission = mayRead(viewer, "participation");
  if (permission.kind === "refused" || viewer.kind === "anonymous") return nothing;
  const { grant } = viewer;
  switch (permission.scope) {
    case "everyone":
    case "pseudonyms":
      return undefined;
    case "self":
      return isSelf(grant, participations.professionalId);
    case "members":
      return isMember(grant, participations.professionalId, today);
    case "own-events":
    case "accredited-events":
      return holdsEdition(grant, participations.editionId);
    case "competent-doctors":
    case "own-simulations":
    case "own-files":
      return nothing;
  }
}

/** True of the editions of which the viewer may read participations; undefined where the person decides, or all may be read. */
export function editionsInScope(viewer: Viewer, editionColumn: SQLWrapper): SQL | undefined {
  const permission = mayRead(viewer, "participation");
  if (permission.kind === "refused" || viewer.kind === "anonymous") return nothing;
  const isOfEvents = permission.scope === "own-events" || permission.scope === "accredited-events";
  return isOfEvents ? holdsEdition(viewer.grant, editionColumn) : undefined;
}

function isSelf({ professional, newcomer }: Grant, personColumn: SQLWrapper): SQL {
  if (newcomer !== undefined) {
    return exists(
      query
        .select({ one: sql`1` })
        .from(people)
        .where(and(sql`${people.id} = ${personColumn}`, eq(people.fiscalCode, newcomer.fiscalCode))),
    );
  }
  return professional === undefined ? nothing : sql`${personColumn} = ${professional.row}`;
}

function isMember({ order }: Grant, personColumn: SQLWrapper, today: string): SQL {
  if (order === undefined) return nothing;
  const { professionalId, orderId, effectiveOn, endsOn } = memberships;
  return exists(
    query
      .select({ one: sql`1` })
      .from(memberships)
      .where(
        and(
          sql`${professionalId} = ${personColumn}`,
          eq(orderId, order.row),
          lte(effectiveOn, today),
          or(isNull(endsOn), gte(endsOn, today)),
          knownFact(memberships, tables.orderMemberships, endOfTime),
        ),
      ),
  );
}

function isCompetentDoctor(personColumn: SQLWrapper, today: string): SQL {
  const { professionalId, effectiveOn, endsOn } = periods;
  return exists(
    query
      .select({ one: sql`1` })
      .from(periods)
      .where(
        and(
          sql`${professionalId} = ${personColumn}`,
          lte(effectiveOn, today),
          or(isNull(endsOn), gte(endsOn, today)),
          knownFact(periods, tables.competentDoctorPeriods, endOfTime),
        ),
      ),
  );
}

function holdsEdition({ provider, body }: Grant, editionColumn: SQLWrapper): SQL {
  if (provider === undefined && body === undefined) return nothing;
  return exists(
    query
      .select({ one: sql`1` })
      .from(editions)
      .innerJoin(events, eq(events.id, editions.eventId))
      .innerJoin(providers, eq(providers.id, events.providerId))
      .where(
        and(
          sql`${editions.id} = ${editionColumn}`,
          provider === undefined ? undefined : eq(events.providerId, provider.row),
          body === undefined ? undefined : eq(providers.kind, body),
        ),
      ),
  );
}
