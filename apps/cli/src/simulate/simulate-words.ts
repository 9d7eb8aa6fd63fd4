/** What `delibera simulate` says, in Italian and English. */
import type { Problem } from "@delibera/simulation";
import type { Words } from "../words.ts";

export const simulateWords = {
  baseline: { it: "vigente", en: "in force" },
  tooEarly: (triennium: string): Words => ({
    it: `il ${triennium} viene prima del primo triennio delle regole: chiederne uno successivo`,
    en: `${triennium} comes before the first period of the rules: ask for a later one`,
  }),
  notANumber: (option: string, text: string, most: number): Words => ({
    it: `${option} è un numero intero da 1 a ${most}, non «${text}»`,
    en: `${option} is a whole number from 1 to ${most}, not “${text}”`,
  }),
  notACandidate: (written: string): Words => ({
    it: `${written} non è una legge a confronto: scrivere NOME=VALORE separati da punto e virgola, ad esempio "obbligo_standard=120; known-on=2024-01-01"`,
    en: `${written} is no law to compare: write NAME=VALUE separated by semicolons, for example "obbligo_standard=120; known-on=2024-01-01"`,
  }),
  notAPseudonym: (text: string): Words => ({
    it: `${text} non è uno pseudonimo: scriverlo come lo dice la simulazione, ad esempio 200e21f2-72c4-43d5-8c28-2b8168f28c02`,
    en: `${text} is not a pseudonym: write it as the simulation says it, for example 200e21f2-72c4-43d5-8c28-2b8168f28c02`,
  }),
  nobody: (pseudonym: string): Words => ({
    it: `nessuno nella coorte ha lo pseudonimo ${pseudonym}: controllarlo, e chiedere le stesse persone (--people e --seed, o --cohort)`,
    en: `nobody in the cohort has the pseudonym ${pseudonym}: check it, and ask for the same people (--people and --seed, or --cohort)`,
  }),
  nothingToCompare: {
    it: "non c'è una legge da confrontare: aggiungere --set, --draft, --interpretation, --candidate-known-on, --candidate o --sweep",
    en: "there is no law to compare: add --set, --draft, --interpretation, --candidate-known-on, --candidate or --sweep",
  },
  exported: (folder: string, files: number): Words => ({
    it: `${folder}: ${files} file; per rifarli uguali: delibera reproduce ${folder}/manifest.json`,
    en: `${folder}: ${files} files; to make them again: delibera reproduce ${folder}/manifest.json`,
  }),
  notADraft: (path: string): Words => ({
    it: `${path} non è un file di regole: il nome finisce in .delibera`,
    en: `${path} is not a rule file: its name ends in .delibera`,
  }),
  brokenDraft: (errors: number, where: string): Words => ({
    it: `con la bozza le regole hanno ${errors} errori, e non si simula nulla; il primo: ${where}`,
    en: `with the draft the rules have ${errors} errors, and nothing is simulated; the first: ${where}`,
  }),
  unknownRule: (written: string): Words => ({
    it: `${written}: nessuna regola ha quel nome; scrivere NOME=VALORE, ad esempio obbligo_standard=120`,
    en: `${written}: no rule has that name; write NAME=VALUE, for example obbligo_standard=120`,
  }),
  notAnAmount: (written: string): Words => ({
    it: `${written}: la regola o il valore non è una quantità; scrivere ad esempio obbligo_standard=120`,
    en: `${written}: the rule or the value is not an amount; write for example obbligo_standard=120`,
  }),
  notASweep: (written: string): Words => ({
    it: `${written} non è una serie di valori: scrivere NOME=DA..A:PASSO, ad esempio obbligo_standard=100..150:10`,
    en: `${written} is not a series of values: write NAME=FROM..TO:STEP, for example obbligo_standard=100..150:10`,
  }),
  tooManySteps: (written: string, most: number): Words => ({
    it: `${written} ha più di ${most} passi: allargare il passo`,
    en: `${written} has more than ${most} steps: widen the step`,
  }),
  refused: (problem: Problem | undefined, more: number): Words => {
    const { because = "rule-refused", detail = "", scenario, citation } = problem ?? {};
    const place = citation ? ` (${citation.act} ${citation.article}/${citation.comma})` : "";
    const of = scenario === undefined ? "" : `${scenario}: `;
    return {
      it: `${of}${reasons[because].it}: ${detail}${place}${more > 0 ? `; e altri ${more} motivi` : ""}`,
      en: `${of}${reasons[because].en}: ${detail}${place}${more > 0 ? `; and ${more} more reasons` : ""}`,
    };
  },
  progress: (percent: number, rate: string, left: number): Words => ({
    it: `${percent}%  ${rate} persone/s  mancano ${left} s`,
    en: `${percent}%  ${rate} people/s  ${left} s left`,
  }),
  sample: (people: string, name: string, affected: string): Words => ({
    it: `su un campione di ${people} persone: ${name}: ${affected} interessate`,
    en: `on a sample of ${people} people: ${name}: ${affected} affected`,
  }),
} as const;

const reasons: Readonly<Record<Problem["because"], Words>> = {
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
