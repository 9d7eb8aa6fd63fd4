/** Pages of professionals in the order of surname and name, found by the beginning of the surname or by an exact code. */
import type { SQL } from "drizzle-orm";
import { and, eq, sql } from "drizzle-orm";
import type { Db } from "../connection/open-database.ts";
import { professionals } from "../schema/professionals.ts";
import type { Page, PageRequest } from "./page.ts";
import { toPage } from "./page.ts";

export interface ProfessionalsPageRequest extends PageRequest {
  /** A fiscal code, a public id, or the beginning of "surname name"; case and accents do not matter. */
  readonly search?: string | undefined;
}

export type ProfessionalRow = Omit<typeof professionals.$inferSelect, "searchName">;

export async function professionalsPage(db: Db, request: ProfessionalsPageRequest): Promise<Page<ProfessionalRow>> {
  return toPage(await professionalsQuery(db, request), request.first);
}

/** The statement of a page, which asks one row more. */
export function professionalsQuery(db: Db, request: ProfessionalsPageRequest) {
  const { id, publicId, fiscalCode, firstName, lastName, birthDate, profession, disciplines } = professionals;
  return db
    .select({ id, publicId, fiscalCode, firstName, lastName, birthDate, profession, disciplines })
    .from(professionals)
    .where(and(matches(request.search ?? ""), afterRow(request.after)))
    .orderBy(sql`${name}, ${id}`)
    .limit(request.first + 1);
}

/** Lower case, no accents, single spaces: the form of `searchName`. */
export function searchForm(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

const name = sql`${professionals.searchName} collate "C"`;

function matches(search: string): SQL | undefined {
  const code = search.trim().toUpperCase();
  if (/^([A-Z0-9]{16}|\d{11})$/.test(code)) return eq(professionals.fiscalCode, code);
  if (/^[A-Z]+-\d+$/.test(code)) return eq(professionals.publicId, code);
  const prefix = searchForm(search);
  if (prefix === "") return undefined;
  // A range and not LIKE: it uses the index whatever the collation of the server, and `%` needs no escape.
  return sql`${name} >= ${prefix} and ${name} < ${`${prefix}\u{10ffff}`}`;
}

function afterRow(after: number | undefined): SQL | undefined {
  if (after === undefined) return undefined;
  const { id } = professionals;
  return sql`(${name}, ${id}) > (select last.search_name collate "C", last.id from ${professionals} as last where last.id = ${after})`;
}
