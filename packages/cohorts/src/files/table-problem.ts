/** What is wrong in a table that was read, and the sentence that says it. */
import type { Words } from "./cohort-error.ts";

export interface TableProblem {
  /** As the person knows it. */
  readonly file: string;
  /** From 1, without the line of names; none for the whole file. */
  readonly row?: number;
  readonly column?: string;
  readonly because: TableProblemCode;
  /** The offending value, shortened. */
  readonly found?: string;
  /** What would be right. */
  readonly expected?: string;
}

export type TableProblemCode =
  | "missing-file"
  | "unreadable"
  | "missing-column"
  | "unknown-column"
  | "mistyped-column"
  | "null"
  | "not-a-value"
  | "unknown-code"
  | "out-of-range"
  | "too-fine"
  | "wrong-owner"
  | "too-many-rows"
  | "truncated"
  | "not-a-pseudonym"
  | "repeated-pseudonym"
  | "other-content"
  | "other-acts";

export function sentenceOf({ file, row, column, because, found = "", expected = "" }: TableProblem): Words {
  const it = `${file}${row === undefined ? "" : `, riga ${row}`}${column === undefined ? "" : `, colonna ${column}`}: `;
  const en = `${file}${row === undefined ? "" : `, row ${row}`}${column === undefined ? "" : `, column ${column}`}: `;
  const says = sentences[because](found, expected);
  return { it: `${it}${says.it}`, en: `${en}${says.en}` };
}

const sentences: Readonly<Record<TableProblemCode, (found: string, expected: string) => Words>> = {
  "missing-file": () => ({
    it: "il file non c'è; rimetterlo nella cartella, o esportare di nuovo la coorte",
    en: "the file is not there; put it back into the folder, or export the cohort again",
  }),
  unreadable: (found, expected) => ({
    it: `non si legge come ${expected} (${found}); il file è troncato o di un altro formato: esportarlo di nuovo`,
    en: `cannot be read as ${expected} (${found}); the file is truncated or of another format: export it again`,
  }),
  "missing-column": (_, expected) => ({
    it: `la colonna manca; aggiungerla, con valori di tipo ${expected}`,
    en: `the column is missing; add it, with values of type ${expected}`,
  }),
  "unknown-column": () => ({
    it: "il vocabolario degli atti non ha questa colonna; toglierla o correggerne il nome",
    en: "the vocabulary of the acts has no such column; remove it or correct its name",
  }),
  "mistyped-column": (found, expected) => ({
    it: `la colonna è di tipo ${found}; deve essere ${expected}`,
    en: `the column is of type ${found}; it must be ${expected}`,
  }),
  null: (_, expected) => ({
    it: `manca il valore, che ogni riga deve avere; scrivere ${expected}`,
    en: `the value is missing, and every row must have one; write ${expected}`,
  }),
  "not-a-value": (found, expected) => ({
    it: `${found} non è di tipo ${expected}; correggere il valore`,
    en: `${found} is not of type ${expected}; correct the value`,
  }),
  "unknown-code": (found, expected) => ({
    it: `il codice ${found} non esiste; scrivere uno fra ${expected}`,
    en: `the code ${found} does not exist; write one of ${expected}`,
  }),
  "out-of-range": (found, expected) => ({
    it: `${found} è fuori dai limiti; deve stare in ${expected}`,
    en: `${found} is out of range; it must be in ${expected}`,
  }),
  "too-fine": (found, expected) => ({
    it: `${found} è più fine di quanto la colonna ammetta; usare multipli di ${expected}`,
    en: `${found} is finer than the column allows; use multiples of ${expected}`,
  }),
  "wrong-owner": (found, expected) => ({
    it: `parent ${found} non è ammesso; le righe vanno in ordine, con parent ${expected}`,
    en: `parent ${found} is not accepted; rows stand in order, with parent ${expected}`,
  }),
  "too-many-rows": (found, expected) => ({
    it: `parent ${found} ha più di ${expected} righe; togliere quelle di troppo, o alzare mostRows in cohort.json`,
    en: `parent ${found} has more than ${expected} rows; remove those in excess, or raise mostRows in cohort.json`,
  }),
  truncated: (found, expected) => ({
    it: `il file ha ${found} righe e cohort.json ne dice ${expected}; è troncato o di un'altra coorte: esportarlo di nuovo`,
    en: `the file has ${found} rows and cohort.json says ${expected}; it is truncated or of another cohort: export it again`,
  }),
  "not-a-pseudonym": (found) => ({
    it: `${found} non è uno pseudonimo; scrivere un UUID, e mai un codice fiscale`,
    en: `${found} is not a pseudonym; write a UUID, and never a fiscal code`,
  }),
  "repeated-pseudonym": (found) => ({
    it: `lo pseudonimo ${found} è già di un'altra persona; ogni persona ha il suo`,
    en: `the pseudonym ${found} is already another person's; each person has their own`,
  }),
  "other-content": (found, expected) => ({
    it: `il contenuto ha hash ${found} e cohort.json dice ${expected}; rimettere i file originali, o togliere "hash" da cohort.json se la modifica è voluta`,
    en: `the content has the hash ${found} and cohort.json says ${expected}; restore the original files, or remove "hash" from cohort.json if the change is wanted`,
  }),
  "other-acts": (_, expected) => ({
    it: `la coorte non ha ${expected}, che il vocabolario degli atti ora chiede; estrarla o generarla di nuovo`,
    en: `the cohort lacks ${expected}, which the vocabulary of the acts now asks for; extract or generate it again`,
  }),
};
