/** What `delibera reproduce` says, in Italian and English. */
import type { Words } from "../words.ts";

export const reproduceWords = {
  notAManifest: (path: string): Words => ({
    it: `${path} non è il manifest di un'esportazione: indicare manifest.json, scritto da delibera simulate --export`,
    en: `${path} is not the manifest of an export: name manifest.json, written by delibera simulate --export`,
  }),
  otherFormat: (path: string, found: string, expected: string): Words => ({
    it: `${path} è in formato ${found} e questa versione scrive ${expected}: usare la versione che lo ha scritto`,
    en: `${path} is in the format ${found} and this version writes ${expected}: use the version that wrote it`,
  }),
  notValid: (path: string, what: string): Words => ({
    it: `${path}: ${what} manca o non è ammesso: rimettere il file come è stato scritto`,
    en: `${path}: ${what} is missing or not accepted: restore the file as it was written`,
  }),
  version: (name: string, was: string, is: string): Words => ({
    it: `versione di ${name}: era ${was}, ora è ${is}`,
    en: `version of ${name}: was ${was}, is now ${is}`,
  }),
  act: (name: string, how: "changed" | "gone" | "added"): Words =>
    ({
      changed: { it: `atto cambiato: ${name}`, en: `act changed: ${name}` },
      gone: { it: `atto che non c'è più: ${name}`, en: `act that is no longer there: ${name}` },
      added: { it: `atto che non c'era: ${name}`, en: `act that was not there: ${name}` },
    })[how],
  program: (scenario: string, was: string, is: string): Words => ({
    it: `programma di ${scenario}: era ${was}, ora è ${is}`,
    en: `program of ${scenario}: was ${was}, is now ${is}`,
  }),
  cohort: (was: string, is: string): Words => ({
    it: `coorte cambiata: hash ${was}, ora ${is}`,
    en: `cohort changed: hash ${was}, now ${is}`,
  }),
  identical: { it: "identico", en: "identical" },
  gone: { it: "rifatto uguale; nella cartella non c'è", en: "made again alike; it is not in the folder" },
  altered: {
    it: "rifatto come dice il manifest; quello nella cartella è stato cambiato dopo",
    en: "made again as the manifest says; the one in the folder was changed since",
  },
  differs: { it: "diverso", en: "differs" },
  notMade: { it: "non è stato rifatto", en: "was not made again" },
  onlyMade: { it: "prima non c'era", en: "was not there before" },
  line: (line: number): Words => ({ it: `riga ${line}`, en: `line ${line}` }),
  byte: (byte: number): Words => ({ it: `byte ${byte}`, en: `byte ${byte}` }),
  before: { it: "era", en: "was" },
  after: { it: "ora", en: "now" },
  all: (files: number): Words => ({
    it: `${files} file identici, byte per byte`,
    en: `${files} files identical, byte for byte`,
  }),
  some: (different: number, files: number): Words => ({
    it: `${different} file su ${files} non sono gli stessi`,
    en: `${different} files out of ${files} are not the same`,
  }),
} as const;
