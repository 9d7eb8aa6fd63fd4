/** What the process answers to the shell. Printed in `--help`; scripts rely on the numbers. */
import type { Words } from "./words.ts";

export const exitCodes = { fine: 0, failure: 1, findings: 2, errors: 3, threshold: 4, interrupted: 130 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export const meaningOfExitCodes: Readonly<Record<keyof typeof exitCodes, Words>> = {
  fine: { it: "tutto a posto", en: "fine" },
  failure: {
    it: "comando sbagliato, dati rifiutati o guasto; `fmt --check`: file da riformattare",
    en: "wrong usage, refused data or failure; `fmt --check`: files to format",
  },
  findings: {
    it: "avvisi, se richiesto con --fail-level warning; `import`: rapporti rifiutati; `reproduce`: file diversi",
    en: "warnings, when asked with --fail-level warning; `import`: refused reports; `reproduce`: other files",
  },
  errors: {
    it: "errori nelle regole, esempi falliti o registro degli accessi alterato",
    en: "errors in the rules, failed examples or an altered audit log",
  },
  threshold: {
    it: "copertura sotto la soglia richiesta, o mutanti sopravvissuti",
    en: "coverage below the threshold asked for, or surviving mutants",
  },
  interrupted: { it: "interrotto", en: "interrupted" },
};
