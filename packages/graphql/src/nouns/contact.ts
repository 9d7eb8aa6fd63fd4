/** How a person wants to be reached. */

import { authorizeRead } from "../authorize.ts";
import { builder } from "../builder.ts";
import type { ContactRow } from "../reads/contacts.ts";
import { professional } from "./professional.ts";

interface Residence {
  readonly address: string;
  readonly postalCode: string;
  readonly municipality: string;
}

const residence = builder.objectRef<Residence>("Residence").implement({
  description: "Where a person lives.",
  fields: (t) => ({
    address: t.exposeString("address", { description: "Street and number." }),
    postalCode: t.exposeString("postalCode", { description: "Five digits." }),
    municipality: t.exposeString("municipality", { description: "Cadastral code of the municipality." }),
  }),
});

const contact = builder.objectRef<ContactRow>("Contact").implement({
  description: "How a person wants to be reached.",
  fields: (t) => ({
    email: t.exposeString("email", { description: "E-mail address." }),
    newsletter: t.exposeBoolean("newsletter", { description: "True for the periodic list of events." }),
    municipalities: t.stringList({
      description: "Preferred municipalities, by cadastral code.",
      resolve: ({ municipalities }) => [...municipalities],
    }),
    residence: t.field({
      type: residence,
      nullable: true,
      description: "Where the person lives; null when it was not given.",
      resolve: ({ residenceAddress: address, residencePostalCode: postalCode, residenceMunicipality: municipality }) =>
        address === null || postalCode === null || municipality === null ? null : { address, postalCode, municipality },
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
