/** Credits that a professional acquired in an edition of an event, and the connections that list them. */
import { authorizeRead } from "../authorize.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { dayOf } from "../day.ts";
import { pageOf } from "../reads/page.ts";
import type { ParticipationRow } from "../reads/participation-pages.ts";
import { participationsById } from "../reads/participations.ts";
import { participationsList } from "../reads/participations-list.ts";
import { participationRole } from "./codes.ts";
import { edition, event } from "./event.ts";
import { personOf, professional } from "./professional.ts";
import { triennium } from "./triennium.ts";

export const participation = builder.objectRef<ParticipationRow>("Participation");

builder.node(participation, {
  description: "Credits that a professional acquired in an edition of an event.",
  id: { resolve: (row) => `${row.professional}/${row.registryId}`, description: "Id in the whole schema." },
  loadMany: async (ids, context) => {
    authorizeRead(context, "participation");
    const found = await participationsById(context, ids.map(keyOf));
    for (const row of found) if (row !== undefined) note(row, context);
    return found;
  },
  fields: (t) => ({
    registryId: t.exposeString("registryId", {
      description: "Identifier in the registry, such as `PA-1`; unique for the professional.",
    }),
    role: t.expose("role", { type: participationRole, description: "What the professional did." }),
    credits: t.expose("credits", { type: "Decimal", description: "From 0.1 to 50.0." }),
    acquiredOn: t.expose("acquiredOn", { type: "Date", description: "The day that decides the triennium." }),
    registeredOn: t.expose("registeredOn", { type: "Date", description: "When the registry knew." }),
    recruited: t.exposeBoolean("recruited", { description: "True when a commercial firm recruited the learner." }),
    radioprotection: t.exposeBoolean("radioprotection", { description: "True when it is tagged as radioprotection." }),
    movedTo: t.string({
      nullable: true,
      description: "The triennium to which the credits were moved; null when they were not.",
      resolve: async ({ row }, _args, { moves }) => (await moves.load(row)) ?? null,
    }),
    edition: t.expose("edition", { type: edition, description: "Which holding." }),
    event: t.field({
      type: event,
      description: "Of which event.",
      resolve: ({ event: found, provider }) => ({ ...found, provider }),
    }),
    professional: t.field({
      type: professional,
      description: "Who acquired them.",
      resolve: async ({ professional: id }, _args, context) => {
        const found = await personOf(id, context);
        if (found === undefined) throw new Error(`participation of ${id}, who is not in the registry`);
        return found;
      },
    }),
  }),
});

const participationConnection = builder.connectionObject(
  { type: participation, name: "ParticipationConnection", description: "A page of participations." },
  { name: "ParticipationEdge", description: "A participation and its place in the list." },
);

builder.queryFields((t) => ({
  participations: t.connection(
    {
      type: participation,
      description:
        "The participations that the viewer sees, the latest acquired first: for a provider event by event, from the one registered last; for an Order member by member.",
      args: {
        role: t.arg({ type: participationRole, description: "Only those in this role." }),
        acquiredFrom: t.arg({ type: "Date", description: "Only those acquired on this day or later." }),
        acquiredTo: t.arg({ type: "Date", description: "Only those acquired on this day or earlier." }),
      },
      resolve: (_root, { role, acquiredFrom, acquiredTo, ...args }, context) => {
        authorizeRead(context, "participation");
        const [from, to] = [dayOf(acquiredFrom, "acquiredFrom"), dayOf(acquiredTo, "acquiredTo")];
        const found = participationsList(context, { role, acquiredFrom: from, acquiredTo: to });
        return pageOf(args, found, (row) => note(row, context));
      },
    },
    participationConnection,
  ),
}));

builder.objectFields(professional, (t) => ({
  participations: t.connection(
    {
      type: participation,
      description: "Participations, the latest acquired first.",
      args: { triennium: t.arg.string({ description: "Only those acquired in this triennium, such as `2017-2019`." }) },
      resolve: ({ row, registryId }, { triennium: asked, ...args }, context) => {
        authorizeRead(context, "participation");
        const within = asked ? triennium(asked) : undefined;
        const filter = within === undefined ? {} : { acquiredFrom: within.from, acquiredTo: within.to };
        const found = context.participationsOf({ kind: "professional", row, registryId }, filter);
        return pageOf(args, found, (each) => note(each, context));
      },
    },
    participationConnection,
  ),
}));

builder.objectFields(event, (t) => ({
  participations: t.connection(
    {
      type: participation,
      description: "Participations in any of its editions, the latest acquired first.",
      resolve: ({ row }, args, context) => {
        authorizeRead(context, "participation");
        return pageOf(args, context.participationsOf({ kind: "event", row }, {}), (each) => note(each, context));
      },
    },
    participationConnection,
  ),
}));

function note({ professional: person }: ParticipationRow, { audit }: Context): void {
  audit.read("participation", person);
}

function keyOf(id: string) {
  const [person = "", own = ""] = id.split("/");
  return { professional: person, participation: own };
}
