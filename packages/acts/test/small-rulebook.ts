/** A rulebook of one vocabulary and one or two acts, small enough to read: what the tests publish. */
import type { SourceFile } from "@delibera/rules-dsl/source";

const vocabulary = `vocabolario prova "Prova" / "Test"
  unità crediti singolare credito passo 0,1 "crediti" / "credits"
  ciclo triennio di 3 anni dal 2011 "triennio" / "three-year period"
  autorità CNFC "Commissione nazionale" / "National Commission"
  soggetto professionista "professionista" / "professional"
    campo professione : numero "professione" / "profession" codice "profession"
  fine
  termine obbligo_standard : crediti "obbligo standard" / "standard obligation" codice "obligation.standard"
fine
`;

/** The obligation of 2017-2019 is `credits`. */
export function rulebook(credits: number): SourceFile[] {
  return [
    { name: "vocabolario.delibera", text: vocabulary },
    { name: "2017-obbligo.delibera", text: act("obbligo_2017", credits, 2017) },
  ];
}

/** The same, and an act for 2020-2022. */
export function longerRulebook(credits: number): SourceFile[] {
  return [...rulebook(credits), { name: "2020-obbligo.delibera", text: act("obbligo_2020", 150, 2020) }];
}

function act(name: string, credits: number, year: number): string {
  return `delibera ${name} "Obbligo dal ${year}"
  autorità CNFC
  adottata il 01/12/${year - 1}
  con effetto dal 01/01/${year} al 31/12/${year + 2}
  fonte «prova»

  articolo 1 "Obbligo"
    comma 1
      testo «L'obbligo è pari a ${credits} crediti.»
      parametro obbligo_standard = ${credits} crediti
    fine
  fine
fine
`;
}
