/** The newsletter: what it tells each person, and to whom it goes. Whoever keeps the registry reads it here and has it sent. */
import { authorizeRead } from "../authorize.ts";
import { forbidden } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { Subscriber, ToldEdition } from "../reads/newsletters.ts";
import { subscribersList } from "../reads/newsletters.ts";
import { pageOf } from "../reads/page.ts";
import { edition, event } from "./event.ts";
import { personOf, professional } from "./professional.ts";

const told = builder.objectRef<ToldEdition>("NewsletterEntry").implement({
  description: "An edition that the newsletter tells.",
  fields: (t) => ({
    event: t.field({
      type: event,
      description: "Of which event.",
      resolve: async ({ event: id }, _args, { events }) => {
        const found = await events.load(id);
        if (found === undefined) throw new Error(`the newsletter tells of ${id}, which is not in the registry`);
        return found;
      },
    }),
    edition: t.field({ type: edition, description: "Which holding of it.", resolve: (entry) => entry }),
  }),
});

const subscriber = builder.objectRef<Subscriber>("NewsletterSubscriber").implement({
  description: "Somebody who wants the newsletter.",
  fields: (t) => ({
    email: t.exposeString("email", { description: "Where it goes." }),
    professional: t.field({
      type: professional,
      description: "Whose it is.",
      resolve: async ({ professional: id }, _args, context) => {
        const found = await personOf(id, context);
        if (found === undefined) throw new Error(`the newsletter goes to ${id}, who is not in the registry`);
        return found;
      },
    }),
  }),
});

const connection = builder.connectionObject(
  { type: subscriber, name: "NewsletterSubscriberConnection", description: "A page of who wants the newsletter." },
  { name: "NewsletterSubscriberEdge", description: "Somebody who wants it and their place in the list." },
);

builder.queryField("newsletterSubscribers", (t) =>
  t.connection(
    {
      type: subscriber,
      description: "Who wants the newsletter today, for whoever keeps the registry, who has it sent.",
      resolve: (_root, args, context) => {
        authorizeRead(context, "contact");
        const { viewer } = context;
        if (viewer.kind === "signed-in" && viewer.grant.role !== "registry-operator") {
          const { role } = viewer.grant;
          throw forbidden({
            en: `the role ${role} may not read who wants the newsletter`,
            it: `il ruolo ${role} non può leggere chi vuole la newsletter`,
          });
        }
        return pageOf(args, subscribersList(context), ({ professional: id }) => context.audit.read("contact", id));
      },
    },
    connection,
  ),
);

builder.objectFields(professional, (t) => ({
  newsletter: t.field({
    type: [told],
    description:
      "What the newsletter tells the person today: editions open to enrolment, of the person's disciplines, in the preferred municipalities or at a distance. At most 20, those that close first; empty for who does not want it.",
    resolve: async ({ row }, _args, context) => {
      authorizeRead(context, "contact");
      return [...(await context.newsletters.load(row))];
    },
  }),
}));
