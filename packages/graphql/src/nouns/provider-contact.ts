/** Whom to turn to about the credits of an event: its provider first, then the help desk of who accredits the provider. */
import type { ProviderKind } from "@delibera/database";
import { builder } from "../builder.ts";
import type { ProviderContactRow } from "../reads/provider-contacts.ts";
import { provider } from "./event.ts";

/** As the guide of the portal gives it; regions have sites of their own. */
const helpDesks: Readonly<Record<ProviderKind, string | null>> = {
  national: "ecm.professionistisanitari@agenas.it",
  regional: null,
};

const contact = builder.objectRef<ProviderContactRow>("ProviderContact").implement({
  description: "How a provider is reached, as it says itself.",
  fields: (t) => ({
    email: t.exposeString("email", { description: "E-mail address of its support." }),
    telephone: t.exposeString("telephone", {
      nullable: true,
      description: "Digits, after a plus when the prefix of the country is among them; null when nobody answers.",
    }),
    registeredOn: t.expose("registeredOn", { type: "Date", description: "When it said so last." }),
  }),
});

builder.objectFields(provider, (t) => ({
  contact: t.field({
    type: contact,
    nullable: true,
    description: "Whom to ask about credits that are overdue; null until the provider says it.",
    resolve: async ({ registryId }, _args, { providerContacts }) => (await providerContacts.load(registryId)) ?? null,
  }),
  helpDesk: t.string({
    nullable: true,
    description:
      "E-mail address of who helps when the provider did report and the credits are not there; null where there is none for all.",
    resolve: ({ kind }) => helpDesks[kind],
  }),
}));
