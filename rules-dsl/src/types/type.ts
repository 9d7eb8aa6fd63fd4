/** Types of values as the checker compares and prints them. `undefined` stands for the error type: a mistake already reported. */
import type { ValueType } from "../ir/value-type.ts";

export type Type = ValueType | undefined;

export const pureNumber: ValueType = { kind: "quantity" };
export const boolean: ValueType = { kind: "boolean" };
export const date: ValueType = { kind: "date" };
export const period: ValueType = { kind: "period" };
export const year: ValueType = { kind: "year" };
export const text: ValueType = { kind: "text" };
export const requirement: ValueType = { kind: "requirement" };
export const verdict: ValueType = { kind: "verdict" };
export const quantity = (unit: string): ValueType => ({ kind: "quantity", unit });
export const listOf = (of: ValueType): ValueType => ({ kind: "list", of });
export const entity = (name: string): ValueType => ({ kind: "entity", name });

export function sameType(a: ValueType, b: ValueType): boolean {
  if (a.kind === "quantity" && b.kind === "quantity") return a.unit === b.unit;
  if (a.kind === "list" && b.kind === "list") return sameType(a.of, b.of);
  if ("name" in a && "name" in b) return a.kind === b.kind && a.name === b.name;
  return a.kind === b.kind;
}

/** A calendar year may be written as a plain number, and a whole number may stand for a year. */
export function assignable(from: ValueType, to: ValueType): boolean {
  if (from.kind === "year" && to.kind === "quantity") return to.unit === undefined;
  if (from.kind === "quantity" && to.kind === "year") return from.unit === undefined;
  return sameType(from, to);
}

export function isNumber(type: ValueType): boolean {
  return type.kind === "year" || (type.kind === "quantity" && type.unit === undefined);
}

/** Values that have an order. */
export function isOrdered(type: ValueType): boolean {
  return type.kind === "quantity" || type.kind === "date" || type.kind === "year";
}

/** The type in the words of a rule file. */
export function printType(type: ValueType): string {
  switch (type.kind) {
    case "quantity":
      return printUnit(type.unit);
    case "list":
      return `lista di ${printType(type.of)}`;
    case "enumeration":
    case "interpretation":
    case "entity":
      return type.name;
    default:
      return wordOfType[type.kind];
  }
}

const wordOfType = {
  boolean: "sì/no",
  date: "data",
  period: "periodo",
  year: "anno",
  text: "testo",
  requirement: "requisito",
  verdict: "esito",
} as const;

const wordOfUnit: Readonly<Record<string, string>> = { days: "giorni", months: "mesi", years: "anni", hours: "ore" };

function printUnit(unit: string | undefined): string {
  return unit === undefined ? "numero" : (wordOfUnit[unit] ?? unit);
}
