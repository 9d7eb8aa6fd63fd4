/** Values as plain JSON: amounts as exact numbers in a string, dates as `yyyy-mm-dd`. What traces hold and doors hand out. */
import { printDate } from "../values/civil-date.ts";
import { isEmpty } from "../values/period.ts";
import { printRational } from "../values/rational.ts";
import type { Conflict, Quantity, Reason, Value } from "./value.ts";

export type PlainValue =
  | PlainQuantity
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "date"; readonly value: string }
  | { readonly kind: "period"; readonly from: string; readonly to: string }
  | { readonly kind: "emptyPeriod" }
  | { readonly kind: "year"; readonly value: number }
  | { readonly kind: "option"; readonly enumeration: string; readonly option: string }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "item"; readonly entity: string; readonly id: string }
  | { readonly kind: "list"; readonly values: readonly PlainValue[] }
  | {
      readonly kind: "requirement";
      readonly met: boolean;
      readonly bound: "atLeast" | "atMost";
      readonly counted: PlainQuantity;
      readonly required: PlainQuantity;
      readonly missing: PlainQuantity;
      readonly missingLabel?: string;
      readonly deadline?: string;
    }
  | { readonly kind: "verdict"; readonly accepted: boolean; readonly reasons: readonly string[] }
  | {
      readonly kind: "undetermined";
      readonly missing: readonly string[];
      readonly reasons: readonly Reason[];
      readonly conflicts: readonly Conflict[];
    };

export interface PlainQuantity {
  readonly kind: "quantity";
  /** An integer, a finite decimal with a point, or a fraction in lowest terms. */
  readonly exact: string;
  readonly unit?: string;
}

export function plainValue(value: Value): PlainValue {
  switch (value.kind) {
    case "quantity":
      return plainQuantity(value);
    case "date":
      return { kind: "date", value: printDate(value.day) };
    case "period":
      return isEmpty(value.period)
        ? { kind: "emptyPeriod" }
        : { kind: "period", from: printDate(value.period.from), to: printDate(value.period.to) };
    case "year":
      return { kind: "year", value: value.year };
    case "item":
      return { kind: "item", entity: value.entity, id: value.id };
    case "list":
      return { kind: "list", values: value.values.map(plainValue) };
    case "requirement":
      return {
        kind: "requirement",
        met: value.met,
        bound: value.bound,
        counted: plainQuantity(value.counted),
        required: plainQuantity(value.required),
        missing: plainQuantity(value.missing),
        ...(value.missingLabel === undefined ? {} : { missingLabel: value.missingLabel }),
        ...(value.deadline === undefined ? {} : { deadline: printDate(value.deadline) }),
      };
    case "boolean":
    case "option":
    case "text":
    case "verdict":
    case "undetermined":
      return value;
  }
}

function plainQuantity({ amount, unit }: Quantity): PlainQuantity {
  return { kind: "quantity", exact: printRational(amount), ...(unit === undefined ? {} : { unit }) };
}
