/** What `delibera cohort` says, in Italian and English. */
import type { Words } from "../words.ts";

export const cohortWords = {
  written: (folder: string, people: number, megabytes: number): Words => ({
    it: `${folder}: ${people} persone, ${megabytes} MB in memoria`,
    en: `${folder}: ${people} people, ${megabytes} MB in memory`,
  }),
  notWithin: (option: string, text: string, least: number, most: number): Words => ({
    it: `${option} ${text} non è ammesso: scrivere un numero intero da ${least} a ${most}`,
    en: `${option} ${text} is not accepted: write a whole number from ${least} to ${most}`,
  }),
  notATriennium: (text: string): Words => ({
    it: `--triennium ${text} non è un triennio: scriverlo come 2023-2025`,
    en: `--triennium ${text} is no three-year period: write it as 2023-2025`,
  }),
  people: (count: number): Words => ({ it: `${count} persone`, en: `${count} people` }),
  origin: { it: "origine", en: "origin" },
  rows: { it: "righe", en: "rows" },
  unknown: { it: "non noto", en: "not known" },
} as const;
