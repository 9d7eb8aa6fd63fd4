/** Counts the members of an Order, what it resolved and what it issued: each figure in one statement, whatever the size of the register. */
import type { Db, RegistrationKind } from "@delibera/database";
import { endOfTime, knownFact, tables } from "@delibera/database";
import type { SQL } from "drizzle-orm";
import { and, asc, count, desc, eq, gte, inArray, isNull, lte, or, sql } from "drizzle-orm";

const { orderMemberships, orders, professionals, professions, registrations, requests, requestDecisions } = tables;
const { competentDoctorPeriods, exemptions } = tables;

export interface OrderRow {
  readonly row: number;
  readonly id: string;
  readonly name: string;
}

/** Undefined when there is no such Order. */
export async function orderById(db: Db, id: string): Promise<OrderRow | undefined> {
  const columns = { row: orders.id, id: orders.publicId, name: orders.name };
  const [found] = await db.select(columns).from(orders).where(eq(orders.publicId, id));
  return found;
}

export interface MembersOfProfession {
  readonly profession: { readonly code: number; readonly name: string };
  readonly members: number;
}

/** Members today, the profession with the most first. */
export function membersByProfession(db: Db, order: OrderRow, today: string): Promise<readonly MembersOfProfession[]> {
  return db
    .select({ profession: { code: professions.code, name: professions.name }, members: count() })
    .from(orderMemberships)
    .innerJoin(professionals, eq(professionals.id, orderMemberships.professionalId))
    .innerJoin(professions, eq(professions.code, professionals.profession))
    .where(isMember(order, today))
    .groupBy(professions.code, professions.name)
    .orderBy(desc(count()), asc(professions.code));
}

export interface ResolutionsOfYear {
  readonly year: number;
  readonly kind: RegistrationKind;
  readonly resolutions: number;
}

/** Resolutions on who is a member today, the latest year first. */
export function resolutionsByYear(db: Db, order: OrderRow, today: string): Promise<readonly ResolutionsOfYear[]> {
  const year = sql<number>`extract(year from ${registrations.effectiveOn})::integer`;
  return db
    .select({ year, kind: registrations.kind, resolutions: count() })
    .from(registrations)
    .where(
      and(
        knownFact(registrations, registrations, endOfTime),
        inArray(registrations.professionalId, members(db, order, today)),
      ),
    )
    .groupBy(year, registrations.kind)
    .orderBy(desc(year), asc(registrations.kind));
}

export interface DocumentsIssued {
  readonly triennium: string;
  readonly document: string;
  readonly form: string | null;
  readonly issued: number;
}

/** Certificates and statements issued to who is a member today. */
export function documentsIssued(db: Db, order: OrderRow, today: string): Promise<readonly DocumentsIssued[]> {
  const [triennium, document, form] = ["triennium", "document", "form"].map(
    (key) => sql<string>`${requestDecisions.result} ->> ${sql`${key}`.inlineParams()}`,
  ) as [SQL<string>, SQL<string>, SQL<string | null>];
  return db
    .select({ triennium, document, form, issued: count() })
    .from(requestDecisions)
    .innerJoin(requests, eq(requests.id, requestDecisions.requestId))
    .where(
      and(
        eq(requests.kind, "document"),
        requestDecisions.accepted,
        inArray(requests.professionalId, members(db, order, today)),
      ),
    )
    .groupBy(triennium, document, form)
    .orderBy(desc(triennium), asc(document));
}

export interface StandingOfMembers {
  readonly pendingDocuments: number;
  readonly competentDoctors: number;
  readonly exempt: number;
}

/** Requests of documents that nobody decided, members who are mainly competent doctors today, and members exempt today. */
export async function standingOfMembers(db: Db, order: OrderRow, today: string): Promise<StandingOfMembers> {
  const of = members(db, order, today);
  const pending = db
    .select({ all: count() })
    .from(requests)
    .leftJoin(requestDecisions, eq(requestDecisions.requestId, requests.id))
    .where(and(eq(requests.kind, "document"), isNull(requestDecisions.id), inArray(requests.professionalId, of)));
  const inForce = (table: typeof competentDoctorPeriods | typeof exemptions) =>
    db
      .select({ all: sql<number>`count(distinct ${table.professionalId})::integer` })
      .from(table)
      .where(
        and(
          knownFact(table, table, endOfTime),
          lte(table.effectiveOn, today),
          or(isNull(table.endsOn), gte(table.endsOn, today)),
          inArray(table.professionalId, of),
        ),
      );
  const [found] = await db
    .select({
      pendingDocuments: sql<number>`(${pending})`.mapWith(Number),
      competentDoctors: sql<number>`(${inForce(competentDoctorPeriods)})`.mapWith(Number),
      exempt: sql<number>`(${inForce(exemptions)})`.mapWith(Number),
    })
    .from(sql`(select 1) as one`);
  if (found === undefined) throw new Error("a count has no row");
  return found;
}

function members(db: Db, order: OrderRow, today: string) {
  // As an expression: a column of this type is read as text.
  return db
    .select({ person: sql<number>`${orderMemberships.professionalId}` })
    .from(orderMemberships)
    .where(isMember(order, today));
}

function isMember(order: OrderRow, today: string): SQL | undefined {
  return and(
    eq(orderMemberships.orderId, order.row),
    lte(orderMemberships.effectiveOn, today),
    or(isNull(orderMemberships.endsOn), gte(orderMemberships.endsOn, today)),
    knownFact(orderMemberships, orderMemberships, endOfTime),
  );
}
