/**
 * Counts the members of an Order, what it resolved and what it issued: each figure in one statement, whatever the size of the register.
 * The database counts for the Order that asks and for whoever keeps the registry, and finds nobody for anybody else.
 */
import type { Db, RegistrationKind } from "@delibera/database";
import { tables } from "@delibera/database";
import { eq, sql } from "drizzle-orm";

const { orders, professions } = tables;

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
    .select({ profession: { code: professions.code, name: professions.name }, members: number("members") })
    .from(sql`members_by_profession(${order.row}, ${today}::date) counted`)
    .innerJoin(professions, sql`${professions.code} = counted.code`)
    .orderBy(sql`counted.members desc, counted.code`);
}

export interface ResolutionsOfYear {
  readonly year: number;
  readonly kind: RegistrationKind;
  readonly resolutions: number;
}

/** Resolutions on who is a member today, the latest year first. */
export function resolutionsByYear(db: Db, order: OrderRow, today: string): Promise<readonly ResolutionsOfYear[]> {
  return db
    .select({
      year: number("year"),
      kind: sql<RegistrationKind>`counted.kind`,
      resolutions: number("resolutions"),
    })
    .from(sql`resolutions_by_year(${order.row}, ${today}::date) counted`)
    .orderBy(sql`counted.year desc, counted.kind`);
}

export interface DocumentsIssued {
  readonly triennium: string;
  readonly document: string;
  readonly form: string | null;
  readonly issued: number;
}

/** Certificates and statements issued to who is a member today. */
export function documentsIssued(db: Db, order: OrderRow, today: string): Promise<readonly DocumentsIssued[]> {
  return db
    .select({
      triennium: sql<string>`counted.triennium`,
      document: sql<string>`counted.document`,
      form: sql<string | null>`counted.form`,
      issued: number("issued"),
    })
    .from(sql`documents_issued(${order.row}, ${today}::date) counted`)
    .orderBy(sql`counted.triennium desc, counted.document`);
}

export interface StandingOfMembers {
  readonly pendingDocuments: number;
  readonly competentDoctors: number;
  readonly exempt: number;
}

/** Requests of documents that nobody decided, members who are mainly competent doctors today, and members exempt today. */
export async function standingOfMembers(db: Db, order: OrderRow, today: string): Promise<StandingOfMembers> {
  const [found] = await db
    .select({
      pendingDocuments: number("pending_documents"),
      competentDoctors: number("competent_doctors"),
      exempt: number("exempt"),
    })
    .from(sql`standing_of_members(${order.row}, ${today}::date) counted`);
  if (found === undefined) throw new Error("a count has no row");
  return found;
}

// Counts are bigint, which one of the drivers gives as text.
function number(column: string) {
  return sql<number>`counted.${sql.identifier(column)}`.mapWith(Number);
}
