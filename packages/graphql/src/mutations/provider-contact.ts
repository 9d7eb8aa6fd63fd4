/** A provider says how it is reached. What it says last holds. */
import { tables } from "@delibera/database";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import { provider } from "../nouns/event.ts";
import { providerById } from "../reads/provider-contacts.ts";
import { emailAddress } from "./contact.ts";
import { clientMutationId, givenMutationId } from "./fields.ts";
import type { Done, Input } from "./mutation.ts";
import { mutation } from "./mutation.ts";

interface ContactInput extends Input {
  readonly email: string;
  readonly telephone?: string | null | undefined;
}

const input = builder.inputRef<ContactInput>("SaveProviderContactInput").implement({
  description: "How the provider that asks is reached, in place of what it said before.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    email: t.string({ required: true, description: "E-mail address of its support." }),
    telephone: t.string({
      description: "Such as `06 1234567` or `+39 06 1234567`, kept without spaces; left out when nobody answers.",
    }),
  }),
});

const payload = builder.objectRef<Done<{ readonly provider: string }>>("SaveProviderContactPayload").implement({
  description: "Everybody can read how the provider is reached.",
  fields: (t) => ({
    clientMutationId: givenMutationId(t),
    provider: t.field({
      type: provider,
      description: "The provider.",
      resolve: async ({ provider: id }, _args, { db }) => {
        const found = await providerById(db, id);
        if (found === undefined) throw new Error(`${id} said how it is reached and is not there`);
        return found;
      },
    }),
  }),
});

mutation({
  name: "saveProviderContact",
  description: "Says how the provider that asks is reached, in place of what it said before.",
  input,
  payload,
  noun: "providerContact",
  task: async ({ email, telephone }, { viewer, today, audit }, db) => {
    const own = viewer.kind === "signed-in" ? viewer.grant.provider : undefined;
    if (own === undefined) throw new Error("somebody who is no provider says how one is reached");
    const contact = { email: emailAddress(email), telephone: telephoneNumber(telephone ?? undefined) };
    await db.insert(tables.providerContacts).values({ providerId: own.row, registeredOn: today, ...contact });
    audit.change("providerContact", own.registryId);
    return { answer: "done", provider: own.registryId };
  },
});

/** The digits, with the plus before them. Throws BAD_USER_INPUT when it is no telephone number. */
function telephoneNumber(written: string | undefined): string | null {
  if (written === undefined) return null;
  const number = written.replace(/[\s./()-]/g, "");
  if (/^\+?\d{5,15}$/.test(number)) return number;
  throw badInput(
    {
      en: "`telephone` is no telephone number: write it as +39 06 1234567, or leave it out",
      it: "`telephone` non è un numero di telefono: si scrive come +39 06 1234567, o si omette",
    },
    "telephone",
  );
}
