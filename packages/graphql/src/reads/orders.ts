/** The Orders of the registry, by their ids. */
import type { Db } from "@delibera/database";
import { tables } from "@delibera/database";
import { asc } from "drizzle-orm";

export interface ListedOrder {
  readonly id: string;
  readonly name: string;
  /** ISTAT code. */
  readonly region: string | null;
}

export function ordersList(db: Db): Promise<ListedOrder[]> {
  const { publicId, name, region } = tables.orders;
  return db.select({ id: publicId, name, region }).from(tables.orders).orderBy(asc(publicId));
}
