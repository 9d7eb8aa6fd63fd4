/** A small library for the tests of this room: a vocabulary, an act with rules, one that amends it; and `‸` for the cursor. */
import type { Compilation } from "../compile.ts";
import { compile } from "../compile.ts";

export const vocabularyText = `vocabolario biblioteca "Biblioteca" / "Library"
  unità gettoni singolare gettone passo 0,1 "gettoni" / "tokens"
  ciclo stagione di 2 anni dal 2010 "stagione" / "season"
  autorità consiglio "consiglio" / "council"
  autorità direzione "direzione" / "management"
  elenco genere "genere" / "kind"
    voce libro "libro" / "book" codice "book"
    voce film "film" / "film" codice "film"
  fine
  soggetto lettore "lettore" / "reader"
    campo compleanno : data "compleanno" / "date of birth" codice "birthDate"
    campo prestiti : lista di prestito "prestiti" / "loans" codice "loans"
  fine
  entità prestito "prestito" / "loan"
    decorrenza preso_il
    campo costo : gettoni "costo" / "cost" codice "cost"
    campo preso_il : data "preso il" / "taken on" codice "takenOn"
    campo tipo : genere "genere" / "kind" codice "kind"
  fine
  termine quota : gettoni "quota dovuta" / "fee due" codice "fee"
fine
`;

export const feesText = `delibera quote_2020 "Quote del 2020"
  autorità consiglio
  adottata il 10/01/2020
  con effetto dal 01/01/2020
  fonte «verbale» attendibilità alta

  articolo 1 "Quote"
    comma 1
      testo «La quota è di 10 gettoni più il costo dei prestiti.»
      parametro base = 10 gettoni
      regola quota : gettoni
        = base + spesa
      esempio "nessun prestito"
        allora quota = 10 gettoni
    fine
    comma 2
      testo «La spesa è la somma dei costi.»
      regola spesa : gettoni
        = somma di costo di p per ogni p in prestiti
      regola è_caro per ogni prestito : sì/no
        = costo > 5 gettoni
      regola libri_cari : numero
        = numero di p in prestiti con È_CARO di p e tipo di p = libro
      esempio "due prestiti"
        dato prestito P con costo = 7 gettoni; tipo = libro
        dato prestito Q con costo = 1 gettone; tipo = film
        allora spesa = 8 gettoni
        allora e_caro di P = sì
        allora libri_cari = 1
    fine
  fine
fine
`;

export const changesText = `decisione quote_2022 "Quote del 2022"
  autorità consiglio
  adottata il 10/01/2022
  con effetto dal 01/01/2022
  fonte «verbale» attendibilità alta

  articolo 1 "Base"
    comma 1
      testo «Dal 2022 la base è di 12 gettoni.»
      sostituisce articolo 1 comma 1 di quote_2020 limitatamente a base
      parametro base = 12 gettoni
      esempio "la nuova base"
        nella stagione 2022-2023
        allora base = 12 gettoni
    fine
    comma 2
      testo «La quota si paga entro la fine della stagione.»
      ripete articolo 1 comma 1 di quote_2020
    fine
  fine
fine
`;

export const library = compileLibrary({});

/** The library with other texts in place of its own. */
export function compileLibrary(texts: { vocabulary?: string; fees?: string; changes?: string }): Compilation {
  return compile([
    { name: "vocabolario.delibera", text: texts.vocabulary ?? vocabularyText },
    { name: "quote.delibera", text: texts.fees ?? feesText },
    { name: "modifiche.delibera", text: texts.changes ?? changesText },
  ]);
}

export interface AtCursor {
  readonly compilation: Compilation;
  readonly file: string;
  readonly offset: number;
}

/** The act of the fees with lines of one more comma, in which `‸` is the cursor. */
export function typing(lines: string): AtCursor {
  const written = feesText.replace(/ {2}fine\nfine\n$/, `    comma 3\n      testo «Altro.»\n${lines}`);
  return {
    compilation: compileLibrary({ fees: written.replace("‸", "") }),
    file: "quote.delibera",
    offset: written.indexOf("‸"),
  };
}

/** The offset of a passage in the act of the fees. */
export function feesAt(passage: string, shift = 0): number {
  return feesText.indexOf(passage) + shift;
}
