/** A provider says when enrolment in an edition of its own is open, and for how many. What it says last holds. */
import { tables } from "@delibera/database";
import { badInput, forbidden } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import type { WrittenDay } from "../day.ts";
import { edition as editionType, event as eventType } from "../nouns/event.ts";
import type { EventRow } from "../reads/events.ts";
import { lastDayToEnrol } from "../reads/last-day-to-enrol.ts";
import { cadastralCode } from "./contact.ts";
import { editionNamed, eventNamed, isOver } from "./edition-named.ts";
import { clientMutationId, givenMutationId, requiredDay } from "./fields.ts";
import { alike, namesOf, quoted } from "./free-text.ts";
import type { Done, Input } from "./mutation.ts";
import { mutation } from "./mutation.ts";

interface OpenInput extends Input {
  readonly event: string;
  readonly edition: number;
  readonly opensOn: WrittenDay;
  readonly closesOn: WrittenDay;
  readonly places?: number | null | undefined;
  readonly municipality?: string | null | undefined;
}

const input = builder.inputRef<OpenInput>("OpenEnrolmentInput").implement({
  description: "When enrolment in an edition is open.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    event: t.id({ required: true, description: "Registry id (`EV-1`) or global id." }),
    edition: t.int({ required: true, description: "1, 2, 3 … within the event." }),
    opensOn: t.field({ type: "Date", required: true, description: "First day." }),
    closesOn: t.field({
      type: "Date",
      required: true,
      description:
        "Last day, included: no later than the day the edition begins, or the day it ends when it is at a distance.",
    }),
    places: t.int({ description: "How many may enrol; left out, as many as come." }),
    municipality: t.string({
      description:
        "Where it is held, by cadastral code (`H501`), for the newsletter; left out when it is held nowhere.",
    }),
  }),
});

interface OfEdition {
  readonly event: string;
  readonly edition: number;
}

const payload = builder.objectRef<Done<OfEdition>>("OpenEnrolmentPayload").implement({
  description: "Enrolment is open from the day that was given.",
  fields: (t) => ({
    clientMutationId: givenMutationId(t),
    edition: t.field({
      type: editionType,
      description: "The edition.",
      resolve: async ({ event, edition }, _args, context) => (await editionNamed(event, edition, context)).edition,
    }),
  }),
});

mutation({
  name: "openEnrolment",
  description: "Says when enrolment in an edition is open, in place of what was said before.",
  input,
  payload,
  noun: "event",
  task: async (asked, context, db) => {
    const [opensOn, closesOn] = [requiredDay(asked.opensOn, "opensOn"), requiredDay(asked.closesOn, "closesOn")];
    if (closesOn < opensOn)
      throw badInput(
        {
          en: `\`closesOn\` is ${closesOn}: it comes before \`opensOn\`, ${opensOn}`,
          it: `\`closesOn\` è ${closesOn}: viene prima di \`opensOn\`, ${opensOn}`,
        },
        "closesOn",
      );
    if (typeof asked.places === "number" && asked.places < 1)
      throw badInput(
        {
          en: "`places` is 0 or less: leave it out, or give 1 or more",
          it: "`places` è 0 o meno: si ometta, o se ne dia almeno 1",
        },
        "places",
      );
    const { event, edition } = await editionNamed(asked.event, asked.edition, context);
    holderOnly(event, context);
    const named = `${event.registryId}/${edition.number}`;
    if (isOver(edition, context.today))
      throw badInput(
        {
          en: `${named} ended on ${edition.endsOn}: enrolment in it is not opened any more`,
          it: `${named} è finito il ${edition.endsOn}: non vi si apre più l'iscrizione`,
        },
        "edition",
      );
    const last = lastDayToEnrol(edition);
    if (last !== null && closesOn > last) {
      const begins = last === edition.startsOn;
      throw badInput(
        {
          en: `\`closesOn\` is ${closesOn}: the edition ${begins ? "begins" : "ends"} on ${last}`,
          it: `\`closesOn\` è ${closesOn}: l'edizione ${begins ? "comincia" : "finisce"} il ${last}`,
        },
        "closesOn",
      );
    }
    const row = {
      editionId: edition.row,
      opensOn,
      closesOn,
      places: asked.places ?? null,
      municipality: asked.municipality ? cadastralCode(asked.municipality, "municipality") : null,
      registeredOn: context.today,
    };
    await db.insert(tables.enrolmentWindows).values(row);
    context.audit.change("event", event.registryId);
    return { answer: "done", event: event.registryId, edition: edition.number };
  },
});

interface DisclosureInput extends Input {
  readonly event: string;
  readonly sponsors: readonly string[];
  readonly partners: readonly string[];
}

const disclosureInput = builder.inputRef<DisclosureInput>("DiscloseSponsorsInput").implement({
  description: "With whom an event is held. Two empty lists say: with nobody.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    event: t.id({ required: true, description: "Registry id (`EV-1`) or global id." }),
    sponsors: t.stringList({
      required: true,
      description: "Firms with commercial interests in health care: at most 100, each named once.",
    }),
    partners: t.stringList({
      required: true,
      description: "Other partnerships: at most 100, each named once, and none that is a sponsor.",
    }),
  }),
});

const disclosurePayload = builder.objectRef<Done<{ readonly event: string }>>("DiscloseSponsorsPayload").implement({
  description: "What was disclosed can be read by everybody.",
  fields: (t) => ({
    clientMutationId: givenMutationId(t),
    event: t.field({
      type: eventType,
      description: "The event.",
      resolve: ({ event }, _args, context) => eventNamed(event, context),
    }),
  }),
});

mutation({
  name: "discloseSponsors",
  description: "Says with whom an event is held, in place of what was said before.",
  input: disclosureInput,
  payload: disclosurePayload,
  noun: "event",
  task: async (asked, context, db) => {
    const [sponsors, partners] = [namesOf(asked.sponsors, "sponsors"), namesOf(asked.partners, "partners")];
    const both = partners.find((name) => sponsors.some((sponsor) => alike(sponsor) === alike(name)));
    if (both !== undefined) {
      throw badInput(
        {
          en: `\`partners\` has ${quoted(both)}, which is a sponsor already: name each once`,
          it: `\`partners\` ha ${quoted(both)}, che è già uno sponsor: ogni nome una volta`,
        },
        "partners",
      );
    }
    const event = await eventNamed(asked.event, context);
    holderOnly(event, context);
    const row = {
      eventId: event.row,
      registeredOn: context.today,
      sponsors: [...sponsors],
      partners: [...partners],
    };
    await db.insert(tables.eventDisclosures).values(row);
    context.audit.change("event", event.registryId);
    return { answer: "done", event: event.registryId };
  },
});

/** An event of another provider is nobody else's to change; the policies of the database say so too. */
function holderOnly({ registryId, provider }: EventRow, { viewer }: Context): void {
  const own = viewer.kind === "signed-in" ? viewer.grant.provider?.registryId : undefined;
  if (own === undefined || own === provider.registryId) return;
  throw forbidden({ en: `${registryId} is of another provider`, it: `${registryId} è di un altro provider` });
}
