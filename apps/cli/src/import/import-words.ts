/** What `delibera import` says, in Italian and English. */
import type { ReportTally } from "@delibera/reports";
import type { Words } from "../words.ts";

export const importWords = {
  unknownFormat: (path: string): Words => ({
    it: `${path} non dice il suo formato: il nome finisce in .xml, .csv o .ndjson`,
    en: `${path} does not say its format: the name ends in .xml, .csv or .ndjson`,
  }),
  busy: (path: string): Words => ({
    it: `${path}: un altro processo sta importando questo file; aspettare che finisca`,
    en: `${path}: another process is importing this file; wait until it ends`,
  }),
  noRules: (location: string): Words => ({
    it: `${location} non ha atti pubblicati, e senza non si può giudicare nulla: pubblicarli (\`npm start\` lo fa)`,
    en: `${location} has no published acts, and without them nothing can be judged: publish them (\`npm start\` does)`,
  }),
  database: (sentence: string): Words => ({
    it: `il database non si può usare: ${sentence}`,
    en: `the database cannot be used: ${sentence}`,
  }),
  lost: (path: string): Words => ({
    it: `la connessione al database è caduta: ripetere lo stesso comando, che continua ${path} da dove è arrivato`,
    en: `the connection to the database was lost: repeat the same command, which continues ${path} where it stopped`,
  }),
  cannotReport: (path: string, why: string): Words => ({
    it: `l'elenco dei rifiuti non si può scrivere in ${path} (${why}): controllare il percorso`,
    en: `the list of refusals cannot be written to ${path} (${why}): check the path`,
  }),
  continued: (path: string, reports: number): Words => ({
    it: `${path}: si continua dopo ${reports} rapporti di un'importazione interrotta`,
    en: `${path}: continued after ${reports} reports of an import that was interrupted`,
  }),
  broken: (path: string, line: number, sentence: string): Words => ({
    it: `${path}:${line}: ${sentence}; i rapporti interi prima di questa riga sono trattati, il resto no`,
    en: `${path}:${line}: ${sentence}; the whole reports before this line are dealt with, the rest is not`,
  }),
  more: (count: number): Words => ({
    it: `e altri ${count} motivi: con --report FILE si scrivono tutti`,
    en: `and ${count} more reasons: --report FILE writes them all`,
  }),
  dryRun: (): Words => ({ it: "prova: nulla è stato scritto", en: "dry run: nothing was written" }),
  progress: (percent: number, people: string, rate: string, left: string): Words => ({
    it: `${percent}%  ${people} partecipazioni  ${rate}/s  ${left}`,
    en: `${percent}%  ${people} participations  ${rate}/s  ${left}`,
  }),
  left: (seconds: number): Words =>
    seconds < 100
      ? { it: `mancano ${seconds} s`, en: `${seconds} s left` }
      : { it: `mancano ${Math.ceil(seconds / 60)} min`, en: `${Math.ceil(seconds / 60)} min left` },
  skipping: (percent: number): Words => ({
    it: `${percent}%  si salta ciò che è già registrato`,
    en: `${percent}%  skipping what is registered already`,
  }),
  summary: (path: string, tally: ReportTally): Words => ({
    it: `${path}: ${counted(tally, italian)}`,
    en: `${path}: ${counted(tally, english)}`,
  }),
} as const;

type Names = readonly (readonly [keyof ReportTally, one: string, many: string])[];

const italian: Names = [
  ["first", "rapporto nuovo", "rapporti nuovi"],
  ["later", "rapporto che ne sostituisce uno", "rapporti che ne sostituiscono uno"],
  ["known", "rapporto già registrato", "rapporti già registrati"],
  ["refused", "rapporto rifiutato", "rapporti rifiutati"],
  ["late", "rapporto oltre il termine", "rapporti oltre il termine"],
  ["registered", "partecipazione registrata", "partecipazioni registrate"],
  ["corrected", "partecipazione corretta", "partecipazioni corrette"],
  ["withdrawn", "partecipazione ritirata", "partecipazioni ritirate"],
];

const english: Names = [
  ["first", "new report", "new reports"],
  ["later", "report that supersedes another", "reports that supersede another"],
  ["known", "report registered already", "reports registered already"],
  ["refused", "refused report", "refused reports"],
  ["late", "report after its deadline", "reports after their deadline"],
  ["registered", "participation registered", "participations registered"],
  ["corrected", "participation corrected", "participations corrected"],
  ["withdrawn", "participation withdrawn", "participations withdrawn"],
];

/** What is zero is not told, except that nothing at all was new. */
function counted(tally: ReportTally, names: Names): string {
  const told = names.filter(([name]) => tally[name] > 0 || name === "first");
  return told.map(([name, one, many]) => `${tally[name]} ${tally[name] === 1 ? one : many}`).join(", ");
}
