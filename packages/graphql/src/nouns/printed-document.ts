/**
 * An issued document as a page to print, in Italian as the forms of the manual are. It says what the document rests on, so that whoever
 * holds it can have it reckoned again; the registry signs nothing.
 */
import type { PublishedProgram } from "@delibera/acts";
import { builder } from "../builder.ts";
import type { ProfessionalRow } from "../reads/professionals.ts";
import type { RequestRow } from "../reads/requests.ts";
import { dayInItalian, printedPage } from "./printed-page.ts";
import { personOf } from "./professional.ts";
import type { Issued } from "./request.ts";
import { request } from "./request.ts";

builder.objectFields(request, (t) => ({
  printed: t.string({
    nullable: true,
    description:
      "The issued document as a page of HTML to print, in Italian; null when nothing was issued, and for who may not see the person.",
    resolve: async (row, _args, context) => {
      if (row.result === null || row.professional === null) return null;
      const [person, published] = [await personOf(row.professional, context), await context.program()];
      return person === undefined ? null : printed(row, person, published);
    },
  }),
}));

function printed(row: RequestRow, person: ProfessionalRow, published: PublishedProgram | undefined): string {
  const issued = row.result as Issued;
  const title = titleOf(issued, published);
  const { citation } = issued;
  const lines: readonly (readonly [string, string])[] = [
    ["Cognome e nome", `${person.lastName ?? ""} ${person.firstName ?? ""}`.trim()],
    ["Codice fiscale", person.fiscalCode ?? ""],
    ["Nato/a il", dayInItalian(person.birthDate)],
    ["Professione", person.profession.name],
    ["Triennio formativo", issued.triennium],
    ["Rilasciato da", bodies[issued.issuer ?? ""] ?? "–"],
    ["Rilasciato il", row.decidedOn === null ? "–" : dayInItalian(row.decidedOn)],
    ["Numero", row.id],
    ...(citation ? [["Norma", `${citation.act}, art. ${citation.article}, comma ${citation.comma}`] as const] : []),
    ["Atti applicati", issued.program],
    ["Dati considerati", issued.facts],
  ];
  return printedPage({ title, sentence: sentences[issued.document] ?? "", lines });
}

const sentences: Readonly<Record<string, string>> = {
  certificato: "Si certifica che la persona indicata ha soddisfatto l'obbligo formativo ECM del triennio.",
  attestato: "Si attesta il numero dei crediti formativi ECM registrati per la persona indicata nel triennio.",
};

const bodies: Readonly<Record<string, string>> = {
  order: "Ordine di appartenenza",
  association: "Associazione maggiormente rappresentativa",
  "national-commission": "Commissione nazionale per la formazione continua",
};

/** As the vocabulary of the acts names the form. */
function titleOf({ form, document }: Issued, published: PublishedProgram | undefined): string {
  const options = published?.program.vocabulary.enumerations.flatMap((each) => each.options) ?? [];
  return options.find(({ code }) => code === form)?.label.it ?? document;
}
