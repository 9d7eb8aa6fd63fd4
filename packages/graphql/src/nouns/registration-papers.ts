/** What somebody is given who entered the registry: a page to print, and the words in which a portal confirms it to their address. */
import { authorizeRead } from "../authorize.ts";
import { builder } from "../builder.ts";
import type { ContactRow } from "../reads/contacts.ts";
import type { ProfessionalRow } from "../reads/professionals.ts";
import { label } from "./label.ts";
import { dayInItalian, printedPage } from "./printed-page.ts";
import { professional } from "./professional.ts";

interface Confirmation {
  readonly to: string;
  readonly person: ProfessionalRow;
}

const confirmation = builder.objectRef<Confirmation>("RegistrationConfirmation").implement({
  description: "What a portal writes to somebody who entered the registry. It holds no fiscal code.",
  fields: (t) => ({
    to: t.exposeString("to", { description: "E-mail address." }),
    subject: t.field({
      type: label,
      description: "What the mail is about.",
      resolve: () => ({ it: "Registrazione confermata", en: "Registration confirmed" }),
    }),
    body: t.field({ type: label, description: "Plain text.", resolve: ({ person }) => bodyFor(person) }),
  }),
});

builder.objectFields(professional, (t) => ({
  registrationConfirmation: t.field({
    type: confirmation,
    nullable: true,
    description: "Null until the person gives an address. The API sends no mail itself.",
    resolve: async (person, _args, context) => {
      authorizeRead(context, "contact");
      const contact = await context.contacts.load(person.row);
      return contact === undefined ? null : { to: contact.email, person };
    },
  }),
  registrationCertificate: t.string({
    nullable: true,
    description:
      "The registration as a page of HTML to print, in Italian; null until the person says how to be reached.",
    resolve: async (person, _args, context) => {
      authorizeRead(context, "contact");
      const { contacts, disciplineNames } = context;
      const contact = await contacts.load(person.row);
      if (contact === undefined) return null;
      const { profession, disciplines } = person;
      const names = disciplines.map(
        async (code) => (await disciplineNames.load(`${profession.code}/${code}`)) ?? `${code}`,
      );
      return certificateOf(person, contact, await Promise.all(names));
    },
  }),
}));

function bodyFor({ firstName, lastName, registryId: id, profession }: ProfessionalRow) {
  const name = `${firstName ?? ""} ${lastName ?? ""}`.trim();
  return {
    it: [
      `Gentile ${name},`,
      `la registrazione è confermata: il numero nel registro è ${id}, la professione ${profession.name}.`,
      "La professione non si modifica più; le discipline si modificano in ogni momento.",
    ].join("\n"),
    en: [
      `Dear ${name},`,
      `the registration is confirmed: the number in the registry is ${id}, the profession ${profession.name}.`,
      "The profession is not changed any more; the disciplines may be changed at any time.",
    ].join("\n"),
  };
}

function certificateOf(person: ProfessionalRow, contact: ContactRow, disciplines: readonly string[]): string {
  const { residenceAddress: address, residencePostalCode: code, residenceMunicipality: municipality } = contact;
  // All three or none; the registry holds no names of municipalities.
  const residence = municipality === null ? "–" : `${address}, ${code}, comune ${municipality} (codice catastale)`;
  return printedPage({
    title: "Attestazione di registrazione",
    sentence: "La persona indicata è nel registro della formazione continua in medicina.",
    lines: [
      ["Cognome e nome", `${person.lastName ?? ""} ${person.firstName ?? ""}`.trim()],
      ["Codice fiscale", person.fiscalCode ?? ""],
      ["Nato/a il", dayInItalian(person.birthDate)],
      ["Professione", person.profession.name],
      ["Discipline", disciplines.join(", ")],
      ["Numero nel registro", person.registryId],
      ["Posta elettronica", contact.email],
      ["Residenza", residence],
      ["Consenso al trattamento", `dato; recapiti confermati il ${dayInItalian(contact.registeredOn)}`],
    ],
  });
}
