/** The clauses of a page: a row comparison, which an index on the same columns answers however deep the page is. */
import type { SQL, SQLWrapper } from "drizzle-orm";
import { and, asc, desc, sql } from "drizzle-orm";
import type { Slice } from "./page.ts";

export interface Order {
  /** The columns of the order, the last of them unique. */
  readonly columns: readonly SQLWrapper[];
  readonly descending: boolean;
  /** Selects `columns` of one row, by its number. */
  readonly placeOf: (row: number) => SQL;
}

export function keyset({ columns, descending, placeOf }: Order, { after, before, backwards }: Slice) {
  const place = sql`(${sql.join([...columns], sql`, `)})`;
  const [later, earlier] = descending ? [sql`<`, sql`>`] : [sql`>`, sql`<`];
  const direction = descending === backwards ? asc : desc;
  return {
    where: and(
      after === undefined ? undefined : sql`${place} ${later} (${placeOf(after)})`,
      before === undefined ? undefined : sql`${place} ${earlier} (${placeOf(before)})`,
    ),
    orderBy: columns.map((column) => direction(column)),
  };
}
