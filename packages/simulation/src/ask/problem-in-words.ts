/** Why a question is not answered, and what to do, in Italian and English. */
import type { Label } from "@delibera/rules-dsl/ir";
import type { Problem } from "./question.ts";

export function problemInWords({ because, detail, scenario, citation }: Problem): Label {
  const place = citation ? ` (${citation.act} ${citation.article}/${citation.comma})` : "";
  const of = scenario === undefined ? "" : `${scenario}: `;
  const { it, en } = reasons[because];
  return { it: `${of}${it}: ${detail}${place}`, en: `${of}${en}: ${detail}${place}` };
}

const reasons: Readonly<Record<Problem["because"], Label>> = {
  "rule-refused": {
    it: "le regole chiedono ciò che non si può calcolare su molte persone insieme",
    en: "the rules ask what cannot be computed for many people at once",
  },
  "other-vocabulary": {
    it: "la bozza cambia il vocabolario dei fatti, e la coorte ha quello vigente: cambiare solo gli atti",
    en: "the draft changes the vocabulary of facts, and the cohort has the one in force: change only the acts",
  },
  "unknown-term": {
    it: "nessuna voce ha quel codice o quel nome, o non in ogni versione delle regole",
    en: "no term has that code or name, or not in each version of the rules",
  },
  "not-about-the-person": {
    it: "la voce riguarda una partecipazione o un anno, e qui ne serve una sulla persona",
    en: "the term is about an item or a year, and one about the person is needed",
  },
  "measure-not-an-amount": {
    it: "la misura deve essere una quantità, come obligation.individual",
    en: "the measure must be an amount, such as obligation.individual",
  },
  "state-not-a-state": {
    it: "lo stato deve essere un sì o no, un requisito o una voce di un elenco, come certifiable",
    en: "the state must be a yes or no, a requirement or an option, such as certifiable",
  },
  "unknown-fact": {
    it: "la coorte non ha questa dimensione: profession, discipline, order, region, birthYear, status, age, o un dato della persona",
    en: "the cohort does not have this dimension: profession, discipline, order, region, birthYear, status, age, or a fact of the person",
  },
  "dimension-needs-bands": { it: "per una data servono fasce di età", en: "a date needs bands of age" },
  "bands-not-ascending": {
    it: "le fasce sono numeri crescenti separati da punto e virgola, come -30;-10;0;10;30",
    en: "bands are ascending numbers separated by semicolons, such as -30;-10;0;10;30",
  },
  "amount-may-overflow": {
    it: "gli importi potrebbero superare i numeri interi esatti",
    en: "amounts could leave the exact whole numbers",
  },
  "too-many-candidates": { it: "troppe leggi a confronto", en: "too many laws to compare" },
  "same-name-twice": { it: "due leggi a confronto hanno lo stesso nome", en: "two laws to compare have the same name" },
  "empty-cohort": { it: "la coorte non ha persone", en: "the cohort has no people" },
  "codes-of-other-people": {
    it: "la dimensione ha i codici di un'altra coorte",
    en: "the dimension has the codes of another cohort",
  },
  "too-many-groups": {
    it: "la dimensione ha più di 500 gruppi: sceglierne una più larga",
    en: "the dimension has more than 500 groups: choose a wider one",
  },
};
