/** A vocabulary and an act in force, small enough to read, and the text of an act that is being written beside them. */

import type { PublishedProgram } from "@delibera/acts";
import { currentProgram, publish } from "@delibera/acts";
import type { Database } from "@delibera/database";
import type { Writer } from "../src/drafting.ts";

const vocabulary = `vocabolario prova "Prova" / "Test"
  unità crediti singolare credito passo 0,1 "crediti" / "credits"
  ciclo triennio di 3 anni dal 2011 "triennio" / "three-year period"
  autorità CNFC "Commissione nazionale" / "National Commission"
  soggetto professionista "professionista" / "professional"
    campo professione : numero "professione" / "profession" codice "profession"
  fine
fine
`;

/** The name of the act that the tests write. */
export const act = "premio";

export interface Premium {
  readonly credits?: number;
  /** What its example says comes out; left out, what comes out. */
  readonly expected?: number;
  /** Left out, the second comma is declared non normative. */
  readonly undeclared?: boolean;
  readonly name?: string;
}

/** An act of two commi: one with a parameter and its example, one without a rule. */
export function premium({ credits = 3, expected = credits, undeclared = false, name = act }: Premium = {}): string {
  return `delibera ${name} "Premio"
  autorità CNFC
  adottata il 19/11/2026
  pubblicata il 20/11/2026
  con effetto dal 01/01/2026 al 31/12/2028
  fonte «prova»

  articolo 1 "Crediti"
    comma 1
      testo «Ad esempio si attribuiscono ${credits} crediti.»
      parametro premio_crediti = ${credits} crediti
      esempio "i crediti"
        allora premio_crediti = ${expected} crediti
    fine
    comma 2
      testo «La presente delibera è pubblicata sul sito.»
${undeclared ? "" : "      non normativo : «dice dove si pubblica»\n"}    fine
  fine
fine
`;
}

export const ada: Writer = { actor: "ada", name: "Ada Autrice" };
export const bea: Writer = { actor: "bea", name: "Bea Autrice" };
export const rino: Writer = { actor: "rino", name: "Rino Revisore" };

/** Puts the vocabulary, and the act when it is given, in force. */
export async function inForce(database: Database, text?: string): Promise<PublishedProgram> {
  const acts = text === undefined ? [] : [{ name: "premio.delibera", text }];
  const publication = await publish(database, [{ name: "vocabolario.delibera", text: vocabulary }, ...acts]);
  const published = await currentProgram(database);
  if (published === undefined) throw new Error(JSON.stringify(publication));
  return published;
}
