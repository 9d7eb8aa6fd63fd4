/**
 * Registers people from interchange records, whole or not at all. A record describes the events it cites; those the database does
 * not hold yet are written, and those it holds must be the same.
 */
import { eq, inArray } from "drizzle-orm";
import { DatabaseError } from "../connection/database-error.ts";
import type { Db } from "../connection/open-database.ts";
import type { ProviderKind } from "../schema/codes.ts";
import { editions, events, providers } from "../schema/events.ts";
import { professionals } from "../schema/professionals.ts";
import type { EditionEntry } from "./append-events.ts";
import { appendEditions, appendEvents, appendProviders, EditionIds } from "./append-events.ts";
import { appendProfessionals } from "./append-professionals.ts";
import type { ParticipationFact, ProfessionalFacts } from "./professional-facts.ts";

/** @throws DatabaseError `already-registered` when an id or a fiscal code is taken, `conflicting-event` when an event differs. */
export async function registerProfessionals(db: Db, people: readonly ProfessionalFacts[]): Promise<void> {
  await db.transaction(async (tx) => {
    await refuseRegistered(tx, people);
    const cited = citedEvents(people.flatMap((person) => person.participations ?? []));
    const ids = await reconcileEvents(tx, cited);
    await appendProfessionals(tx, people, ids);
  });
}

async function refuseRegistered(db: Db, people: readonly ProfessionalFacts[]): Promise<void> {
  const { publicId, fiscalCode } = professionals;
  const byId = await db
    .select({ publicId })
    .from(professionals)
    .where(
      inArray(
        publicId,
        people.map((it) => it.id),
      ),
    );
  const byCode = await db
    .select({ publicId })
    .from(professionals)
    .where(
      inArray(
        fiscalCode,
        people.map((it) => it.fiscalCode),
      ),
    );
  const taken = byId[0] ?? byCode[0];
  if (taken === undefined) return;
  throw new DatabaseError(
    `professional ${taken.publicId} is registered already, with that id or that fiscal code; register corrections as facts`,
    { code: "already-registered" },
  );
}

/** What a record says of an event: enough to write it, and to compare it with what is held. */
interface CitedEvent {
  readonly id: string;
  readonly provider: ProviderKind;
  readonly format: ParticipationFact["format"];
  readonly objective: number | undefined;
  readonly disciplines: readonly number[] | "all";
  readonly research: boolean;
  readonly editions: Map<number, EditionEntry>;
}

function citedEvents(participations: readonly ParticipationFact[]): Map<string, CitedEvent> {
  const cited = new Map<string, CitedEvent>();
  for (const it of participations) {
    const description = describe(it);
    const before = cited.get(it.event) ?? description;
    refuseDifferent(before, description);
    const edition: EditionEntry = {
      number: it.edition,
      ...(it.eventStart === undefined ? {} : { startsOn: it.eventStart }),
      ...(it.eventEnd === undefined ? {} : { endsOn: it.eventEnd }),
    };
    refuseOtherDates(it.event, before.editions.get(it.edition) ?? edition, edition);
    before.editions.set(it.edition, edition);
    cited.set(it.event, before);
  }
  return cited;
}

function describe(it: ParticipationFact): CitedEvent {
  return {
    id: it.event,
    provider: it.provider,
    format: it.format,
    objective: it.objective,
    disciplines: it.disciplines,
    research: it.research ?? false,
    editions: new Map(),
  };
}

async function reconcileEvents(db: Db, cited: ReadonlyMap<string, CitedEvent>): Promise<EditionIds> {
  const ids = new EditionIds();
  const held = await heldEvents(db, [...cited.keys()]);
  for (const it of held.values()) refuseDifferent(it.event, cited.get(it.event.id) ?? it.event);
  const unheld = [...cited.values()].filter((it) => !held.has(it.id));
  await appendUnnamedProviders(db, unheld);
  await appendEvents(
    db,
    unheld.map(({ objective, provider, ...it }) => ({
      ...it,
      provider: unnamedProvider(provider),
      ...(objective === undefined ? {} : { objective }),
      editions: [...it.editions.values()],
    })),
    ids,
  );
  const added = [...held.values()].map(({ key, event, editionIds }) => {
    const wanted = cited.get(event.id)?.editions ?? new Map<number, EditionEntry>();
    for (const [number, edition] of event.editions) {
      refuseOtherDates(event.id, edition, wanted.get(number) ?? edition);
      ids.add(event.id, number, editionIds.get(number) ?? 0);
    }
    return {
      event: event.id,
      eventId: key,
      editions: [...wanted.values()].filter((it) => !event.editions.has(it.number)),
    };
  });
  await appendEditions(db, added, ids);
  return ids;
}

interface HeldEvent {
  readonly key: number;
  readonly event: CitedEvent;
  readonly editionIds: Map<number, number>;
}

async function heldEvents(db: Db, publicIds: string[]): Promise<Map<string, HeldEvent>> {
  if (publicIds.length === 0) return new Map();
  const rows = await db
    .select({ event: events, provider: providers.kind, edition: editions })
    .from(events)
    .innerJoin(providers, eq(providers.id, events.providerId))
    .leftJoin(editions, eq(editions.eventId, events.id))
    .where(inArray(events.publicId, publicIds));
  const held = new Map<string, HeldEvent>();
  for (const { event, provider, edition } of rows) {
    const { publicId: id, format, research } = event;
    const known: HeldEvent = held.get(id) ?? {
      key: event.id,
      event: {
        id,
        provider,
        format,
        research,
        objective: event.objective ?? undefined,
        disciplines: event.disciplines ?? "all",
        editions: new Map(),
      },
      editionIds: new Map(),
    };
    held.set(id, known);
    if (edition === null) continue;
    known.editionIds.set(edition.number, edition.id);
    known.event.editions.set(edition.number, {
      number: edition.number,
      ...(edition.startsOn === null ? {} : { startsOn: edition.startsOn }),
      ...(edition.endsOn === null ? {} : { endsOn: edition.endsOn }),
    });
  }
  return held;
}

/** A record says who accredited a provider and not who the provider is. */
function unnamedProvider(kind: ProviderKind): string {
  return `unnamed-${kind}`;
}

async function appendUnnamedProviders(db: Db, cited: readonly CitedEvent[]): Promise<void> {
  const wanted = [...new Set(cited.map((it) => it.provider))].map((kind) => ({ id: unnamedProvider(kind), kind }));
  if (wanted.length === 0) return;
  const held = await db
    .select({ id: providers.publicId })
    .from(providers)
    .where(
      inArray(
        providers.publicId,
        wanted.map((it) => it.id),
      ),
    );
  await appendProviders(
    db,
    wanted.filter((it) => !held.some((row) => row.id === it.id)),
  );
}

function refuseDifferent(held: CitedEvent, cited: CitedEvent): void {
  for (const what of ["provider", "format", "objective", "disciplines", "research"] as const) {
    const [one, other] = [JSON.stringify(held[what]), JSON.stringify(cited[what])];
    if (one !== other)
      throw conflict(cited.id, `${what} is ${one ?? "absent"} in one place and ${other ?? "absent"} in another`);
  }
}

function refuseOtherDates(event: string, held: EditionEntry, cited: EditionEntry): void {
  if (held.startsOn !== cited.startsOn || held.endsOn !== cited.endsOn) {
    throw conflict(event, `edition ${cited.number} has other dates`);
  }
}

function conflict(event: string, what: string): DatabaseError {
  return new DatabaseError(`event ${event}: ${what}; give the two events different ids`, { code: "conflicting-event" });
}
