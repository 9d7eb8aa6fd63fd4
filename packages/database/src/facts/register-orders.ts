/** Writes Orders, and who is enrolled in the register of which. */
import { inArray } from "drizzle-orm";
import type { Db } from "../connection/open-database.ts";
import { orderMemberships, orders } from "../schema/orders.ts";
import { professionals } from "../schema/professionals.ts";
import { insertRows } from "./insert-rows.ts";
import type { Known } from "./professional-facts.ts";

export interface OrderEntry {
  readonly id: string;
  readonly name: string;
  /** ISTAT code of its region; "21" is Bolzano and "22" Trento. */
  readonly region?: string;
}

/** Periods include both ends; without `to` the person is still enrolled. */
export interface MembershipEntry extends Known {
  /** Registry id of the person. */
  readonly professional: string;
  /** Registry id of the Order. */
  readonly order: string;
  readonly from: string;
  readonly to?: string;
}

export async function registerOrders(db: Db, entries: readonly OrderEntry[]): Promise<void> {
  const rows = entries.map(({ id, name, region }) => ({ publicId: id, name, region: region ?? null }));
  await insertRows(db, orders, rows);
}

/** Throws RangeError when a person or an Order is not registered. */
export async function enrolMembers(db: Db, entries: readonly MembershipEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const people = await db
    .select({ id: professionals.id, name: professionals.publicId })
    .from(professionals)
    .where(inArray(professionals.publicId, [...new Set(entries.map((it) => it.professional))]));
  const held = await db
    .select({ id: orders.id, name: orders.publicId })
    .from(orders)
    .where(inArray(orders.publicId, [...new Set(entries.map((it) => it.order))]));
  const [personOf, orderOf] = [idsOf(people), idsOf(held)];
  const rows = entries.map((entry) => ({
    professionalId: personOf(entry.professional),
    orderId: orderOf(entry.order),
    effectiveOn: entry.from,
    endsOn: entry.to ?? null,
    registeredOn: entry.registeredOn ?? entry.from,
    supersedes: null,
    retracted: false,
  }));
  await insertRows(db, orderMemberships, rows);
}

function idsOf(rows: readonly { readonly id: number; readonly name: string }[]): (name: string) => number {
  const ids = new Map(rows.map(({ id, name }) => [name, id]));
  return (name) => {
    const id = ids.get(name);
    if (id === undefined) throw new RangeError(`${name} is not registered`);
    return id;
  };
}
