/** The word of the rule language for each built-in operation, read by the compiler and by what writes programs back as text. */
import type { Operation } from "./expression.ts";

export const operationWords: Readonly<Record<Operation, string>> = {
  yearOf: "anno_di",
  firstOfYear: "primo_gennaio",
  lastOfYear: "trentuno_dicembre",
  period: "periodo_tra",
  yearPeriod: "anno_solare",
  firstDay: "primo_giorno",
  lastDay: "ultimo_giorno",
  days: "durata",
  wholeMonths: "mesi_compiuti",
  wholeYears: "anni_compiuti",
  intersection: "parte_comune",
  covers: "copre",
  mergedPeriods: "periodi_uniti",
  yearsFromStart: "annualità",
  calendarMonths: "mesi_di_calendario",
  prevailingYear: "anno_prevalente",
  completedBlocks: "blocchi_compiuti",
  wholeQuotient: "quoziente_intero",
  position: "posizione",
  met: "soddisfatto",
  accepted: "accolta",
  smallest: "il_minore",
  greatest: "il_maggiore",
  size: "quanti",
};
