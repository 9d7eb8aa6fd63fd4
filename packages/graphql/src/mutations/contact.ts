/** How a person wants to be reached: given once with the consent to the use of the data, and again whenever it changes. */
import { tables } from "@delibera/database";
import { badInput } from "../bad-input.ts";
import { builder } from "../builder.ts";
import type { PersonInput } from "./fields.ts";
import { clientMutationId, personPayload, professionalId } from "./fields.ts";
import { inBackticks, lineOf, longestName } from "./free-text.ts";
import { mutation } from "./mutation.ts";
import { subjectOf } from "./subject.ts";

export interface ContactGiven {
  readonly email: string;
  readonly newsletter: boolean;
  readonly municipalities?: readonly string[] | null | undefined;
  readonly residence?: Residence | null | undefined;
  readonly privacyConsent: boolean;
}

interface Residence {
  readonly address: string;
  readonly postalCode: string;
  readonly municipality: string;
}

interface ContactInput extends PersonInput, ContactGiven {}

const residenceInput = builder.inputRef<Residence>("ResidenceInput").implement({
  description: "Where a person lives.",
  fields: (t) => ({
    address: t.string({ required: true, description: "Street and number." }),
    postalCode: t.string({ required: true, description: "Five digits." }),
    municipality: t.string({ required: true, description: "Cadastral code of the municipality, such as `H501`." }),
  }),
});

/** The fields of an input that says how a person wants to be reached. */
export function contactFields(t: PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, "InputObject">) {
  return {
    email: t.string({ required: true, description: "E-mail address." }),
    newsletter: t.boolean({ required: true, description: "True for the periodic list of events." }),
    municipalities: t.stringList({
      description: "Preferred municipalities, by cadastral code (`H501`); only with the newsletter.",
    }),
    residence: t.field({ type: residenceInput, description: "Where the person lives; left out, it is not kept." }),
    privacyConsent: t.boolean({
      required: true,
      description: "Consent to the use of the data: without it nothing is kept.",
    }),
  };
}

const input = builder.inputRef<ContactInput>("SaveContactInput").implement({
  description: "How a person wants to be reached, in place of what was said before.",
  fields: (t) => ({
    clientMutationId: clientMutationId(t),
    professional: professionalId(t),
    ...contactFields(t),
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
    const contact = contactIn(asked);
    const person = await subjectOf(asked.professional, context, db);
    await db.insert(tables.contactProfiles).values({
      professionalId: person.row,
      registeredOn: context.today,
      ...contact,
    });
    context.audit.change("contact", person.registryId);
    return { answer: "done", professional: person.registryId };
  },
});

/** The columns of what was given. Throws BAD_USER_INPUT when it makes no sense. */
export function contactIn(asked: ContactGiven) {
  const email = emailAddress(asked.email);
  if (!asked.privacyConsent)
    throw badInput(
      { en: "without the consent nothing can be kept", it: "senza il consenso non si conserva nulla" },
      "privacyConsent",
    );
  const municipalities = [...new Set((asked.municipalities ?? []).map((code) => code.trim().toUpperCase()))];
  if (municipalities.length > 0 && !asked.newsletter) {
    throw badInput(
      {
        en: "`municipalities` choose what the newsletter tells: ask for it, or leave them out",
        it: "`municipalities` sceglie che cosa dice la newsletter: la si chieda, o si lascino vuoti",
      },
      "municipalities",
    );
  }
  for (const code of municipalities) cadastralCode(code, "municipalities");
  const { newsletter } = asked;
  return { email, newsletter, municipalities, privacyConsent: true, ...residenceIn(asked.residence ?? undefined) };
}

function residenceIn(residence: Residence | undefined) {
  if (residence === undefined) return {};
  const bounds = { field: "residence", longest: longestName, called: inBackticks("address") };
  const address = lineOf(residence.address, {
    ...bounds,
    todo: { en: "write street and number", it: "si scrivano via e numero" },
  });
  const postalCode = residence.postalCode.trim();
  if (!/^\d{5}$/.test(postalCode))
    throw badInput(
      {
        en: "`postalCode` is no postal code: write five digits",
        it: "`postalCode` non è un CAP: si scrivono cinque cifre",
      },
      "residence",
    );
  const municipality = cadastralCode(residence.municipality, "residence");
  return { residenceAddress: address, residencePostalCode: postalCode, residenceMunicipality: municipality };
}

/** The address without spaces around it. Throws BAD_USER_INPUT when it is none. */
export function emailAddress(written: string): string {
  const email = written.trim();
  if (/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email) && email.length <= 254) return email;
  throw badInput(
    {
      en: "`email` is no e-mail address: write it as name@example.org",
      it: "`email` non è un indirizzo di posta elettronica: si scrive come nome@example.org",
    },
    "email",
  );
}

/** The code in upper case. Throws BAD_USER_INPUT naming the field when it is none. */
export function cadastralCode(written: string, field: string): string {
  const code = written.trim().toUpperCase();
  if (/^[A-Z]\d{3}$/.test(code)) return code;
  throw badInput(
    {
      en: `${JSON.stringify(code.slice(0, 20))} is no cadastral code, such as H501`,
      it: `${JSON.stringify(code.slice(0, 20))} non è un codice catastale, come H501`,
    },
    field,
  );
}
