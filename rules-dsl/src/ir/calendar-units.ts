/** Units that every vocabulary has because the calendar has them. Other units are declared. */
import type { Unit } from "./program.ts";

export const calendarUnits: readonly (Unit & { readonly words: readonly string[] })[] = [
  { name: "days", singular: "day", words: ["giorno", "giorni"], label: { it: "giorni", en: "days" } },
  { name: "months", singular: "month", words: ["mese", "mesi"], label: { it: "mesi", en: "months" } },
  { name: "years", singular: "year", words: ["anno", "anni"], label: { it: "anni", en: "years" } },
  { name: "hours", singular: "hour", words: ["ora", "ore"], label: { it: "ore", en: "hours" } },
];
