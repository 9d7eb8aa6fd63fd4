/** The edition that a change is about. */
import { badInput } from "../bad-input.ts";
import type { Context } from "../context.ts";
import { localId } from "../local-id.ts";
import type { EditionRow, EventRow } from "../reads/events.ts";

/** @param id `EV-1`, or the global id of the event. Throws BAD_USER_INPUT when there is no such event. */
export async function eventNamed(id: string, { events }: Context): Promise<EventRow> {
  const registryId = localId("Event", id);
  const event = await events.load(registryId);
  if (event !== undefined) return event;
  throw badInput(
    {
      en: `there is no event ${JSON.stringify(registryId.slice(0, 40))}`,
      it: `non c'è l'evento ${JSON.stringify(registryId.slice(0, 40))}`,
    },
    "event",
  );
}

/** Whether nothing of it is held any more on that day; of what nobody knows when it ends, never. */
export function isOver({ endsOn }: EditionRow, today: string): boolean {
  return endsOn !== null && endsOn < today;
}

/** Throws BAD_USER_INPUT when the event has no edition of that number. */
export async function editionNamed(
  id: string,
  number: number,
  context: Context,
): Promise<{ readonly event: EventRow; readonly edition: EditionRow }> {
  const event = await eventNamed(id, context);
  const editions = await context.editions.load(event.row);
  const edition = editions.find((each) => each.number === number);
  if (edition !== undefined) return { event, edition };
  const known = editions.map((each) => each.number).join(", ");
  throw badInput(
    {
      en: `${event.registryId} has no edition ${number}: it has ${known}`,
      it: `${event.registryId} non ha l'edizione ${number}: ha ${known}`,
    },
    "edition",
  );
}
