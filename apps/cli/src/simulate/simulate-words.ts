/** What `delibera simulate` says, in Italian and English. */
import type { Problem } from "@delibera/simulation";
import { problemInWords } from "@delibera/simulation";
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
    const { it, en } = problemInWords(problem ?? { because: "rule-refused", detail: "" });
    return {
      it: `${it}${more > 0 ? `; e altri ${more} motivi` : ""}`,
      en: `${en}${more > 0 ? `; and ${more} more reasons` : ""}`,
    };
  },
  watching: (milliseconds: number): Words => ({
    it: `in ${milliseconds} ms; si ricalcola quando un file di regole viene salvato (Ctrl-C per finire)`,
    en: `in ${milliseconds} ms; computed again when a rule file is saved (Ctrl-C ends it)`,
  }),
  cannotWatch: (path: string, code: string): Words => ({
    it: `${path}: non si può sapere quando vi si salva (${code}); ripetere il comando senza --watch a ogni modifica`,
    en: `${path}: it cannot be known when something is saved there (${code}); repeat the command without --watch after each change`,
  }),
  progress: (percent: number, rate: string, left: number): Words => ({
    it: `${percent}%  ${rate} persone/s  mancano ${left} s`,
    en: `${percent}%  ${rate} people/s  ${left} s left`,
  }),
  sample: (people: string, name: string, affected: string): Words => ({
    it: `su un campione di ${people} persone: ${name}: ${affected} interessate`,
    en: `on a sample of ${people} people: ${name}: ${affected} affected`,
  }),
} as const;
