/** Accredited training events, their editions and their providers, and the queries about them. */
import { builder } from "../builder.ts";
import { dayOf } from "../day.ts";
import { localId } from "../local-id.ts";
import type { EditionRow, EventRow } from "../reads/events.ts";
import { eventsList } from "../reads/events.ts";
import { pageOf } from "../reads/page.ts";
import { providerKind, trainingFormat } from "./codes.ts";

export const provider = builder.objectRef<EventRow["provider"]>("Provider").implement({
  description: "Who holds events.",
  fields: (t) => ({
    registryId: t.exposeString("registryId", { description: "Identifier in the registry." }),
    name: t.exposeString("name", { nullable: true, description: "Null when only the accrediting body is known." }),
    kind: t.expose("kind", { type: providerKind, description: "Who accredits it." }),
  }),
});

export const edition = builder.objectRef<EditionRow>("Edition").implement({
  description: "One holding of an event.",
  fields: (t) => ({
    number: t.exposeInt("number", { description: "1, 2, 3 … within the event." }),
    startsOn: t.expose("startsOn", { type: "Date", nullable: true, description: "First day." }),
    endsOn: t.expose("endsOn", { type: "Date", nullable: true, description: "Last day." }),
    hours: t.exposeInt("hours", { nullable: true, description: "Whole hours." }),
    credits: t.expose("credits", { type: "Decimal", nullable: true, description: "Credits given to a learner." }),
  }),
});

export const event = builder.objectRef<EventRow>("Event");

builder.node(event, {
  description: "An accredited training event.",
  id: { resolve: ({ registryId }) => registryId, description: "Id in the whole schema." },
  loadMany: (ids, { events }) => ids.map((id) => events.load(id)),
  fields: (t) => ({
    registryId: t.exposeString("registryId", { description: "Identifier in the registry, such as `EV-1`." }),
    title: t.exposeString("title", {
      nullable: true,
      description: "Null when the registry knows the event only from a participation.",
    }),
    format: t.expose("format", { type: trainingFormat, description: "How it is held." }),
    objective: t.exposeInt("objective", { nullable: true, description: "Code of the training objective." }),
    disciplines: t.intList({
      nullable: true,
      description: "Codes of the disciplines it is accredited for; null means all.",
      resolve: ({ disciplines }) => (disciplines === null ? null : [...disciplines]),
    }),
    research: t.exposeBoolean("research", {
      description: "True for a research activity, which the law lets last longer.",
    }),
    provider: t.expose("provider", { type: provider, description: "Who holds it." }),
    editions: t.field({
      type: [edition],
      description: "Its holdings.",
      resolve: ({ row }, _args, { editions }) => editions.load(row),
    }),
  }),
});

const eventConnection = builder.connectionObject(
  { type: event, name: "EventConnection", description: "A page of events." },
  { name: "EventEdge", description: "An event and its place in the list." },
);

builder.queryFields((t) => ({
  event: t.field({
    type: event,
    nullable: true,
    description: "An event by registry id (`EV-1`) or global id.",
    args: { id: t.arg.id({ required: true, description: "Either id." }) },
    resolve: async (_root, { id }, { events }) => (await events.load(localId("Event", id))) ?? null,
  }),
  events: t.connection(
    {
      type: event,
      description:
        "Events in order of registration. `search` matches the beginning of a word of the title or the whole registry id.",
      args: {
        search: t.arg.string({ description: "Beginning of a word of the title, or a registry id." }),
        format: t.arg({ type: trainingFormat, description: "Only events held so." }),
        provider: t.arg({ type: providerKind, description: "Only events of providers accredited so." }),
        disciplines: t.arg.intList({ description: "Only events accredited for one of these disciplines, or for all." }),
        startsFrom: t.arg({
          type: "Date",
          description: "Only events with an edition that begins on this day or later.",
        }),
        startsTo: t.arg({
          type: "Date",
          description: "Only events with an edition that begins on this day or earlier.",
        }),
        enrolmentOpen: t.arg.boolean({ description: "True: only events in which enrolment is open today." }),
      },
      resolve: (_root, { startsFrom, startsTo, enrolmentOpen, ...args }, { database, today }) =>
        pageOf(
          args,
          eventsList(database.db, {
            ...args,
            startsFrom: dayOf(startsFrom, "startsFrom"),
            startsTo: dayOf(startsTo, "startsTo"),
            enrolmentOpenOn: enrolmentOpen === true ? today : undefined,
          }),
        ),
    },
    eventConnection,
  ),
}));
