/** Reads for whom people work, as the employing bodies tell it. */
import type { Db } from "@delibera/database";
import { endOfTime, knownFact, tables } from "@delibera/database";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { badInput } from "../bad-input.ts";
import { keyset } from "./keyset.ts";
import type { List } from "./page.ts";
import { searchText } from "./search-text.ts";

const { employments, employingBodies } = tables;

export interface EmployingBodyRow {
  readonly row: number;
  readonly id: string;
  readonly name: string;
}

export interface EmploymentRow {
  readonly row: number;
  readonly person: number;
  readonly body: EmployingBodyRow;
  readonly from: string;
  readonly to: string | null;
  readonly registeredOn: string;
}

const bodyColumns = { row: employingBodies.id, id: employingBodies.publicId, name: employingBodies.name };

/** The employments of each person, the latest first. */
export async function employmentsOf(db: Db, people: readonly number[]): Promise<readonly (readonly EmploymentRow[])[]> {
  const found = await db
    .select({
      row: employments.id,
      person: employments.professionalId,
      body: bodyColumns,
      from: employments.effectiveOn,
      to: employments.endsOn,
      registeredOn: employments.registeredOn,
    })
    .from(employments)
    .innerJoin(employingBodies, eq(employingBodies.id, employments.bodyId))
    .where(and(inArray(employments.professionalId, [...people]), knownFact(employments, employments, endOfTime)))
    .orderBy(desc(employments.effectiveOn), desc(employments.id));
  return people.map((row) => found.filter(({ person }) => person === row));
}

/** Whose name has the words searched for, in the order of registration. */
export function employingBodiesList(db: Db, search: string | null | undefined): List<EmployingBodyRow> {
  const words = searchText(search).toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = and(
    ...words.map((word) => sql`' ' || lower(${employingBodies.name}) like ${`% ${word.replace(/[\\%_]/g, "\\$&")}%`}`),
  );
  const order = { columns: [employingBodies.id], descending: false, placeOf: (row: number) => sql`${row}::bigint` };
  return {
    rows: (slice) => {
      const { where, orderBy } = keyset(order, slice);
      return db
        .select(bodyColumns)
        .from(employingBodies)
        .where(and(wanted, where))
        .orderBy(...orderBy)
        .limit(slice.limit);
    },
    count: () => db.$count(employingBodies, wanted),
  };
}

/** Throws BAD_USER_INPUT when there is no such body. */
export async function employingBodyNamed(id: string, db: Db): Promise<EmployingBodyRow> {
  const [found] = await db.select(bodyColumns).from(employingBodies).where(eq(employingBodies.publicId, id.trim()));
  if (found !== undefined) return found;
  throw badInput(
    {
      en: `there is no employing body ${JSON.stringify(id.slice(0, 40))}`,
      it: `non c'è l'ente ${JSON.stringify(id.slice(0, 40))}`,
    },
    "body",
  );
}
