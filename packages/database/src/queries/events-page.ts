/** Pages of events in the order they were accredited, with their provider and editions. */
import type { Db } from "../connection/open-database.ts";
import type { ProviderKind, TrainingFormat } from "../schema/codes.ts";
import type { Page, PageRequest } from "./page.ts";
import { toPage } from "./page.ts";

export interface EventsPageRequest extends PageRequest {
  readonly format?: TrainingFormat | undefined;
  readonly provider?: ProviderKind | undefined;
}

export type EventRow = Awaited<ReturnType<typeof eventsQuery>>[number];

export async function eventsPage(db: Db, request: EventsPageRequest): Promise<Page<EventRow>> {
  return toPage(await eventsQuery(db, request), request.first);
}

/** The statement of a page, which asks one row more. */
export function eventsQuery(db: Db, { first, after, format, provider }: EventsPageRequest) {
  return db.query.events.findMany({
    where: {
      ...(after === undefined ? {} : { id: { gt: after } }),
      ...(format === undefined ? {} : { format }),
      ...(provider === undefined ? {} : { provider: { kind: provider } }),
    },
    with: { provider: true, editions: { orderBy: { number: "asc" } } },
    orderBy: { id: "asc" },
    limit: first + 1,
  });
}
