/** How a person wants to be reached. */

import { authorizeRead } from "../authorize.ts";
import { builder } from "../builder.ts";
import type { ContactRow } from "../reads/contacts.ts";
import { professional } from "./professional.ts";

const contact = builder.objectRef<ContactRow>("Contact").implement({
  description: "How a person wants to be reached.",
  fields: (t) => ({
    email: t.exposeString("email", { description: "E-mail address." }),
    newsletter: t.exposeBoolean("newsletter", { description: "True for the periodic list of events." }),
    municipalities: t.stringList({
      description: "Preferred municipalities, by cadastral code.",
      resolve: ({ municipalities }) => [...municipalities],
    }),
    registeredOn: t.expose("registeredOn", { type: "Date", description: "When it was last given." }),
  }),
});

builder.objectFields(professional, (t) => ({
  contact: t.field({
    type: contact,
    nullable: true,
    description: "Null until the person gives it.",
    resolve: async ({ row }, _args, context) => {
      authorizeRead(context, "contact");
      return (await context.contacts.load(row)) ?? null;
    },
  }),
}));
