/** Writes providers, events and editions, many at a time, into the caller's transaction. */
import { eq, gt, max } from "drizzle-orm";
import type { Db } from "../connection/open-database.ts";
import type { ProviderKind, TrainingFormat } from "../schema/codes.ts";
import { editions, events, providers } from "../schema/events.ts";
import { providerContacts } from "../schema/provider-contacts.ts";
import { insertRows } from "./insert-rows.ts";

export interface ProviderEntry {
  readonly id: string;
  readonly kind: ProviderKind;
  readonly name?: string;
  readonly contact?: ProviderContact;
}

export interface ProviderContact {
  readonly email: string;
  /** Digits, after a plus when the prefix of the country is among them. */
  readonly telephone?: string;
  /** When the provider said so. */
  readonly registeredOn: string;
}

export interface EventEntry {
  readonly id: string;
  /** The provider's `id`. */
  readonly provider: string;
  readonly title?: string;
  readonly format: TrainingFormat;
  readonly objective?: number;
  readonly disciplines: readonly number[] | "all";
  readonly research: boolean;
  readonly editions: readonly EditionEntry[];
}

export interface EditionEntry {
  readonly number: number;
  readonly startsOn?: string;
  readonly endsOn?: string;
  readonly hours?: number;
  readonly credits?: string;
}

/** Keys of editions by the event's public id and the edition's number. */
export class EditionIds {
  readonly #ids = new Map<string, number>();

  add(event: string, edition: number, id: number): void {
    this.#ids.set(`${event} ${edition}`, id);
  }

  has(event: string, edition: number): boolean {
    return this.#ids.has(`${event} ${edition}`);
  }

  get(event: string, edition: number): number {
    const id = this.#ids.get(`${event} ${edition}`);
    if (id === undefined) throw new RangeError(`event ${event} has no edition ${edition}`);
    return id;
  }
}

export async function appendProviders(db: Db, entries: readonly ProviderEntry[]): Promise<void> {
  const rows = entries.map((it) => ({ publicId: it.id, name: it.name ?? null, kind: it.kind }));
  await insertRows(db, providers, rows);
  const reached = entries.flatMap(({ id, contact }) => (contact === undefined ? [] : [{ id, ...contact }]));
  if (reached.length === 0) return;
  const ids = await idsByPublicId(db, providers);
  const contacts = reached.map(({ id, email, telephone, registeredOn }) => {
    return { providerId: keyOf(ids, id), email, telephone: telephone ?? null, registeredOn };
  });
  await insertRows(db, providerContacts, contacts);
}

/** The providers must be there already. Adds the keys of the new editions to `ids`. */
export async function appendEvents(db: Db, entries: readonly EventEntry[], ids: EditionIds): Promise<void> {
  const providerIds = await idsByPublicId(db, providers);
  const lastEvent = await lastId(db, events);
  const rows = entries.map((it) => ({
    publicId: it.id,
    providerId: keyOf(providerIds, it.provider),
    title: it.title ?? null,
    format: it.format,
    objective: it.objective ?? null,
    disciplines: it.disciplines === "all" ? null : [...it.disciplines],
    research: it.research,
  }));
  await insertRows(db, events, rows);
  const eventIds = await idsByPublicId(db, events, lastEvent);
  await appendEditions(
    db,
    entries.map((it) => ({ event: it.id, eventId: keyOf(eventIds, it.id), editions: it.editions })),
    ids,
  );
}

export async function appendEditions(
  db: Db,
  entries: readonly { event: string; eventId: number; editions: readonly EditionEntry[] }[],
  ids: EditionIds,
): Promise<void> {
  const lastEdition = await lastId(db, editions);
  const rows = entries.flatMap(({ eventId, editions: held }) =>
    held.map((it) => ({
      eventId,
      number: it.number,
      startsOn: it.startsOn ?? null,
      endsOn: it.endsOn ?? null,
      hours: it.hours ?? null,
      credits: it.credits ?? null,
    })),
  );
  await insertRows(db, editions, rows);
  const written = await db
    .select({ id: editions.id, number: editions.number, event: events.publicId })
    .from(editions)
    .innerJoin(events, eq(events.id, editions.eventId))
    .where(gt(editions.id, lastEdition));
  for (const row of written) ids.add(row.event, row.number, row.id);
}

type Named = typeof providers | typeof events;

async function idsByPublicId(db: Db, table: Named, after = 0): Promise<Map<string, number>> {
  const rows = await db.select({ id: table.id, publicId: table.publicId }).from(table).where(gt(table.id, after));
  return new Map(rows.map((row) => [row.publicId, row.id]));
}

async function lastId(db: Db, table: typeof events | typeof editions): Promise<number> {
  const [last] = await db.select({ id: max(table.id) }).from(table);
  return last?.id ?? 0;
}

function keyOf(ids: ReadonlyMap<string, number>, publicId: string): number {
  const id = ids.get(publicId);
  if (id === undefined) throw new RangeError(`nothing is registered under ${publicId}`);
  return id;
}
