/** The built-in operations as data: the word of the rule language, the operation of the program, and its signature. */
import type { Operation } from "../ir/expression.ts";
import type { ValueType } from "../ir/value-type.ts";
import { boolean, date, listOf, period, pureNumber, quantity, requirement, verdict, year } from "./type.ts";

export interface OperationSignature {
  readonly operation: Operation;
  readonly word: string;
  /** `item`: any item; `same`: one or more ordered values of one type, which is also the result; `list`: any list. */
  readonly parameters: readonly ValueType[] | "item" | "same" | "list" | "ratio";
  readonly result: ValueType | "same";
  readonly explained: { readonly it: string; readonly en: string };
}

const days = quantity("days");
const months = quantity("months");
const years = quantity("years");

export const operations: readonly OperationSignature[] = [
  row(["yearOf", "anno_di"], [date], year, ["anno di una data", "year of a date"]),
  row(["firstOfYear", "primo_gennaio"], [year], date, ["1° gennaio dell'anno", "1 January of the year"]),
  row(["lastOfYear", "trentuno_dicembre"], [year], date, ["31 dicembre dell'anno", "31 December of the year"]),
  row(["period", "periodo_tra"], [date, date], period, [
    "periodo fra due date, comprese",
    "period between two dates, both included",
  ]),
  row(["yearPeriod", "anno_solare"], [year], period, ["l'anno solare come periodo", "the calendar year as a period"]),
  row(["firstDay", "primo_giorno"], [period], date, ["primo giorno del periodo", "first day of the period"]),
  row(["lastDay", "ultimo_giorno"], [period], date, ["ultimo giorno del periodo", "last day of the period"]),
  row(["days", "durata"], [period], days, [
    "giorni del periodo, estremi compresi",
    "days of the period, both ends counted",
  ]),
  row(["wholeMonths", "mesi_compiuti"], [period], months, ["mesi di calendario compiuti", "completed calendar months"]),
  row(["wholeYears", "anni_compiuti"], [period], years, ["anni compiuti", "completed years"]),
  row(["intersection", "parte_comune"], [period, period], period, [
    "parte comune di due periodi",
    "common part of two periods",
  ]),
  row(["covers", "copre"], [period, period], boolean, [
    "il primo contiene tutto il secondo",
    "the first contains the whole second",
  ]),
  row(["mergedPeriods", "periodi_uniti"], [listOf(period)], listOf(period), [
    "periodi contigui uniti",
    "contiguous periods joined",
  ]),
  row(["yearsFromStart", "annualità"], [period], listOf(period), [
    "il periodo diviso a ogni anniversario",
    "the period cut at each anniversary",
  ]),
  row(["calendarMonths", "mesi_di_calendario"], [period], listOf(period), [
    "il periodo diviso per mese",
    "the period cut at month ends",
  ]),
  row(["prevailingYear", "anno_prevalente"], [period], year, [
    "anno con più giorni del periodo",
    "calendar year with most of its days",
  ]),
  row(["completedBlocks", "blocchi_compiuti"], [period, days, year], pureNumber, [
    "blocchi continui che si compiono nell'anno",
    "blocks completed in the year",
  ]),
  {
    operation: "wholeQuotient",
    word: "quoziente_intero",
    parameters: "ratio",
    result: pureNumber,
    explained: {
      it: "quante volte il secondo sta per intero nel primo",
      en: "how many whole times the second fits in the first",
    },
  },
  {
    operation: "position",
    word: "posizione",
    parameters: "item",
    result: pureNumber,
    explained: { it: "posto nell'elenco, da 1", en: "place in its list, from 1" },
  },
  row(["met", "soddisfatto"], [requirement], boolean, [
    "se il requisito è soddisfatto",
    "whether the requirement is met",
  ]),
  row(["accepted", "accolta"], [verdict], boolean, ["se l'esito è di accoglimento", "whether the verdict accepts"]),
  {
    operation: "smallest",
    word: "il_minore",
    parameters: "same",
    result: "same",
    explained: { it: "il più piccolo", en: "the smallest" },
  },
  {
    operation: "greatest",
    word: "il_maggiore",
    parameters: "same",
    result: "same",
    explained: { it: "il più grande", en: "the greatest" },
  },
  {
    operation: "size",
    word: "quanti",
    parameters: "list",
    result: pureNumber,
    explained: { it: "quanti elementi", en: "how many elements" },
  },
];

function row(
  [operation, word]: readonly [Operation, string],
  parameters: readonly ValueType[],
  result: ValueType,
  [it, en]: readonly [string, string],
): OperationSignature {
  return { operation, word, parameters, result, explained: { it, en } };
}
