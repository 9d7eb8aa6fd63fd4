/** Why a cohort cannot be read or written, in words for people: what is wrong, where, what to do. */
import type { TableProblem } from "./table-problem.ts";
import { sentenceOf } from "./table-problem.ts";

export interface Words {
  readonly it: string;
  readonly en: string;
}

export class CohortError extends Error {
  readonly words: Words;
  /** What is wrong in the files, at most a hundred; empty when something else is. */
  readonly problems: readonly TableProblem[];
  constructor(words: Words, options: { readonly problems?: readonly TableProblem[]; readonly cause?: unknown } = {}) {
    super(words.en, { cause: options.cause });
    this.name = "CohortError";
    this.words = words;
    this.problems = options.problems ?? [];
  }
}

/** The first sentence says how many there are; the others are those of the first few. */
export function tableError(problems: readonly TableProblem[]): CohortError {
  const shown = problems.slice(0, 10).map((problem) => sentenceOf(problem));
  const more = problems.length - shown.length;
  const lines = (language: "it" | "en", rest: string): string =>
    [...shown.map((words) => words[language]), ...(more > 0 ? [rest] : [])].join("\n");
  return new CohortError(
    { it: lines("it", `e altri ${more} errori`), en: lines("en", `and ${more} more mistakes`) },
    { problems },
  );
}

/** What a failure of the file system means to who asked for the file. Anything else is a defect, and is given back as it is. */
export function writeError(path: string, error: unknown): unknown {
  const words = writeWords(path, codeOf(error));
  return words ? new CohortError(words, { cause: error }) : error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

function writeWords(path: string, code: string): Words | undefined {
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return {
        it: `${path} non è stato scritto: il disco è pieno; liberare spazio o indicare un altro disco`,
        en: `${path} was not written: the disk is full; free some space or name another disk`,
      };
    case "EFBIG":
      return {
        it: `${path} non è stato scritto: un file supera la dimensione ammessa; alzare il limite (ulimit -f) o scegliere un altro disco`,
        en: `${path} was not written: a file is larger than allowed; raise the limit (ulimit -f) or choose another disk`,
      };
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return {
        it: `${path} non si può scrivere: controllare i permessi della cartella`,
        en: `${path} cannot be written: check the permissions of the folder`,
      };
    case "ENOENT":
    case "ENOTDIR":
      return {
        it: `${path} non si può scrivere: la cartella in cui deve stare non esiste; crearla`,
        en: `${path} cannot be written: the folder that is to hold it does not exist; create it`,
      };
    case "EEXIST":
    case "ENOTEMPTY":
      return existsWords(path);
    default:
      return undefined;
  }
}

export function existsWords(path: string): Words {
  return {
    it: `${path} esiste già: indicare un altro nome, o cancellarlo`,
    en: `${path} already exists: choose another name, or delete it`,
  };
}
