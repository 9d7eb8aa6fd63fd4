/** Reads what people asked of who keeps the registry, and what was decided. */
import type { Db, RequestKind } from "@delibera/database";
import { tables } from "@delibera/database";
import { mayRead, peopleInScope } from "@delibera/identity";
import type { SQL } from "drizzle-orm";
import { and, count, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { keyset } from "./keyset.ts";
import type { List } from "./page.ts";
import type { Reader } from "./reader.ts";

const { requests, requestDecisions, professionals, events, providers } = tables;

export interface RequestRow {
  readonly row: number;
  readonly professionalRow: number;
  readonly id: string;
  /** Registry id of the person; null for who may not see the person. */
  readonly professional: string | null;
  readonly kind: RequestKind;
  readonly askedOn: string;
  /** Registry id of the event; null when it is about none. */
  readonly event: string | null;
  readonly eventRow: number | null;
  readonly body: unknown;
  readonly accepted: boolean | null;
  readonly decidedOn: string | null;
  readonly reason: string | null;
  readonly result: unknown;
}

export interface RequestFilter {
  readonly kind?: RequestKind | null | undefined;
  /** True: only those that nobody decided yet. */
  readonly pending?: boolean | null | undefined;
}

/** In the order in which they were asked. */
export function requestsList(reader: Reader, filter: RequestFilter): List<RequestRow> {
  const wanted = and(
    filter.kind ? eq(requests.kind, filter.kind) : undefined,
    filter.pending === true ? isNull(requestDecisions.id) : undefined,
    inScope(reader),
  );
  const order = { columns: [requests.id], descending: false, placeOf: (row: number) => sql`${row}::bigint` };
  return {
    rows: (slice) => {
      const { where, orderBy } = keyset(order, slice);
      return selectRequests(reader)
        .where(and(wanted, where))
        .orderBy(...orderBy)
        .limit(slice.limit);
    },
    count: async () => {
      const [found] = await reader.db
        .select({ all: count() })
        .from(requests)
        .leftJoin(requestDecisions, eq(requestDecisions.requestId, requests.id))
        .leftJoin(events, eq(events.id, requests.eventId))
        .leftJoin(providers, eq(providers.id, events.providerId))
        .where(wanted);
      return found?.all ?? 0;
    },
  };
}

/** Of each person, the latest first. */
export async function requestsOf(
  reader: Reader,
  people: readonly number[],
): Promise<readonly (readonly RequestRow[])[]> {
  const found = await selectRequests(reader)
    .where(and(inArray(requests.professionalId, [...people]), inScope(reader)))
    .orderBy(desc(requests.id));
  return people.map((person) => found.filter(({ professionalRow }) => professionalRow === person));
}

/** Undefined when there is none that the viewer may see. */
export async function requestById(reader: Reader, id: string): Promise<RequestRow | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
  const [found] = await selectRequests(reader).where(and(eq(requests.publicId, id), inScope(reader)));
  return found;
}

function selectRequests(reader: Reader) {
  return reader.db
    .select({
      row: requests.id,
      professionalRow: requests.professionalId,
      id: requests.publicId,
      professional: professionals.publicId,
      kind: requests.kind,
      askedOn: requests.askedOn,
      event: events.publicId,
      eventRow: requests.eventId,
      body: requests.body,
      accepted: requestDecisions.accepted,
      decidedOn: requestDecisions.decidedOn,
      reason: requestDecisions.reason,
      result: requestDecisions.result,
    })
    .from(requests)
    .leftJoin(professionals, eq(professionals.id, requests.professionalId))
    .leftJoin(requestDecisions, eq(requestDecisions.requestId, requests.id))
    .leftJoin(events, eq(events.id, requests.eventId))
    .leftJoin(providers, eq(providers.id, events.providerId));
}

/** A body sees the claims about the events of the providers it accredits, whoever makes them. */
function inScope({ viewer, today }: Reader): SQL | undefined {
  const permission = mayRead(viewer, "request");
  const isBody = permission.kind === "granted" && permission.scope === "accredited-events";
  if (!isBody || viewer.kind === "anonymous") return peopleInScope(viewer, "request", requests.professionalId, today);
  const { body } = viewer.grant;
  return body === undefined ? sql`false` : eq(providers.kind, body);
}

/** What a request is about, of the kinds of which one at most waits. */
type About =
  | { readonly kind: "insertion-claim"; readonly edition: number }
  | { readonly kind: "document"; readonly triennium: string };

/** When a person asked for it, while nobody has decided that; undefined when nothing is pending. */
export function pendingSince(db: Db, person: number, about: About): Promise<string | undefined> {
  const { kind, ...named } = about;
  return firstPending(db, person, kind, sql`${requests.body} @> ${JSON.stringify(named)}::jsonb`);
}

/** The same of the kinds of which several may wait, as long as no two ask the very same. */
export function samePendingSince(db: Db, person: number, kind: RequestKind, body: object): Promise<string | undefined> {
  return firstPending(db, person, kind, sql`${requests.body} = ${JSON.stringify(body)}::jsonb`);
}

async function firstPending(db: Db, person: number, kind: RequestKind, asked: SQL): Promise<string | undefined> {
  const [found] = await db
    .select({ askedOn: requests.askedOn })
    .from(requests)
    .leftJoin(requestDecisions, eq(requestDecisions.requestId, requests.id))
    .where(and(eq(requests.professionalId, person), eq(requests.kind, kind), asked, isNull(requestDecisions.id)))
    .limit(1);
  return found?.askedOn;
}

/** What a request asks, with the form of the manual that it stands for where there is one. */
export function insertRequest(
  db: Db,
  request: { professionalId: number; kind: RequestKind; askedOn: string; eventId?: number; body: object },
) {
  return db
    .insert(requests)
    .values({ ...request, eventId: request.eventId ?? null })
    .returning({ id: requests.publicId });
}
