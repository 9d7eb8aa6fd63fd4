/** How a person wants to be reached: given once with the consent to the use of the data, and again whenever it changes. */
import { tables } from "@delibera/database";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { PersonInput } from "./fields.ts";
import { clientMutationId, personPayload, professionalId } from "./fields.ts";
import { mutation } from "./mutation.ts";
import { subjectOf } from "./subject.ts";

interface ContactInput extends PersonInput {
  readonly email: string;
  readonly newsletter: boolean;
  readonly municipalities?: readonly string[] | null | undefined;
  readonly privacyConsent: boolean;
}

const input = builder.inputRef<ContactInput>("SaveContactInput").implement({
  description: "How a person wants to be reached, in place of what was said before.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    professional: professionalId(t),
    email: t.string({ required: true, description: "E-mail address." }),
    newsletter: t.boolean({ required: true, description: "True for the periodic list of events." }),
    municipalities: t.stringList({
      description: "Preferred municipalities, by cadastral code (`H501`); only with the newsletter.",
    }),
    privacyConsent: t.boolean({
      required: true,
      description: "Consent to the use of the data: without it nothing is kept.",
    }),
  }),
});

const payload = personPayload<{ readonly professional: string }>("SaveContactPayload", "What was given is kept.");

mutation({
  name: "saveContact",
  description: "Keeps how a person wants to be reached.",
  input,
  payload,
  noun: "contact",
  task: async (asked, context, db) => {
    const email = asked.email.trim();
    if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email) || email.length > 254) {
      throw badInput("`email` is no e-mail address: write it as name@example.org", "email");
    }
    if (!asked.privacyConsent) throw badInput("without the consent nothing can be kept", "privacyConsent");
    const municipalities = [...new Set((asked.municipalities ?? []).map((code) => code.trim().toUpperCase()))];
    if (municipalities.length > 0 && !asked.newsletter) {
      throw badInput(
        "`municipalities` choose what the newsletter tells: ask for it, or leave them out",
        "municipalities",
      );
    }
    const wrong = municipalities.find((code) => !/^[A-Z]\d{3}$/.test(code));
    if (wrong !== undefined) {
      throw badInput(`${JSON.stringify(wrong.slice(0, 20))} is no cadastral code, such as H501`, "municipalities");
    }
    const person = await subjectOf(asked.professional, context, db);
    await db.insert(tables.contactProfiles).values({
      professionalId: person.row,
      registeredOn: context.today,
      email,
      newsletter: asked.newsletter,
      municipalities,
      privacyConsent: true,
    });
    context.audit.change("contact", person.registryId);
    return { answer: "done", professional: person.registryId };
  },
});
