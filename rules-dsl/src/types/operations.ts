/** The built-in operations as data: the word of the rule language, the operation of the program, and its signature. */
import type { Operation } from "../ir/expression.ts";
import { operationWords } from "../ir/operation-words.ts";
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
  row("yearOf", [date], year, ["anno di una data", "year of a date"]),
  row("firstOfYear", [year], date, ["1° gennaio dell'anno", "1 January of the year"]),
  row("lastOfYear", [year], date, ["31 dicembre dell'anno", "31 December of the year"]),
  row("period", [date, date], period, ["periodo fra due date, comprese", "period between two dates, both included"]),
  row("yearPeriod", [year], period, ["l'anno solare come periodo", "the calendar year as a period"]),
  row("firstDay", [period], date, ["primo giorno del periodo", "first day of the period"]),
  row("lastDay", [period], date, ["ultimo giorno del periodo", "last day of the period"]),
  row("days", [period], days, ["giorni del periodo, estremi compresi", "days of the period, both ends counted"]),
  row("wholeMonths", [period], months, ["mesi di calendario compiuti", "completed calendar months"]),
  row("wholeYears", [period], years, ["anni compiuti", "completed years"]),
  row("intersection", [period, period], period, ["parte comune di due periodi", "common part of two periods"]),
  row("covers", [period, period], boolean, [
    "il primo contiene tutto il secondo",
    "the first contains the whole second",
  ]),
  row("mergedPeriods", [listOf(period)], listOf(period), ["periodi contigui uniti", "contiguous periods joined"]),
  row("yearsFromStart", [period], listOf(period), [
    "il periodo diviso a ogni anniversario",
    "the period cut at each anniversary",
  ]),
  row("calendarMonths", [period], listOf(period), ["il periodo diviso per mese", "the period cut at month ends"]),
  row("prevailingYear", [period], year, ["anno con più giorni del periodo", "calendar year with most of its days"]),
  row("completedBlocks", [period, days, year], pureNumber, [
    "blocchi continui che si compiono nell'anno",
    "blocks completed in the year",
  ]),
  {
    operation: "wholeQuotient",
    word: operationWords.wholeQuotient,
    parameters: "ratio",
    result: pureNumber,
    explained: {
      it: "quante volte il secondo sta per intero nel primo",
      en: "how many whole times the second fits in the first",
    },
  },
  {
    operation: "position",
    word: operationWords.position,
    parameters: "item",
    result: pureNumber,
    explained: { it: "posto nell'elenco, da 1", en: "place in its list, from 1" },
  },
  row("met", [requirement], boolean, ["se il requisito è soddisfatto", "whether the requirement is met"]),
  row("accepted", [verdict], boolean, ["se l'esito è di accoglimento", "whether the verdict accepts"]),
  {
    operation: "smallest",
    word: operationWords.smallest,
    parameters: "same",
    result: "same",
    explained: { it: "il più piccolo", en: "the smallest" },
  },
  {
    operation: "greatest",
    word: operationWords.greatest,
    parameters: "same",
    result: "same",
    explained: { it: "il più grande", en: "the greatest" },
  },
  {
    operation: "size",
    word: operationWords.size,
    parameters: "list",
    result: pureNumber,
    explained: { it: "quanti elementi", en: "how many elements" },
  },
];

function row(
  operation: Operation,
  parameters: readonly ValueType[],
  result: ValueType,
  [it, en]: readonly [string, string],
): OperationSignature {
  return { operation, word: operationWords[operation], parameters, result, explained: { it, en } };
}
