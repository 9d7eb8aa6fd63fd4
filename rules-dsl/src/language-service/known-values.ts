/**
 * What the rules give for the person at hand. The service asks whoever runs it: it may evaluate nothing itself, and knows no facts.
 */
import type { NameSymbol } from "../resolve/symbols.ts";
import type { Words } from "./words.ts";

export interface KnownValue {
  /** As people read it, in the language asked for by whoever shows it. */
  readonly display: Words;
  /** The item or year of which it is the value; undefined when the rule has one value for the cycle. */
  readonly of?: string | undefined;
  /** File and line of the definition that gave it, when one did. */
  readonly definedAt?: { readonly file: string; readonly line: number } | undefined;
}

export interface KnownValues {
  /** How the person and the cycle are called: `Anna Bianchi, 2017-2019`. */
  readonly about: string;
  /** By the name of a rule or of a field of the subject, as declared. */
  readonly valuesOf: (kind: "rule" | "field", name: string) => readonly KnownValue[];
}

export function valuesOfSymbol(symbol: NameSymbol, values: KnownValues | undefined): readonly KnownValue[] {
  if (!values || (symbol.kind !== "rule" && symbol.kind !== "field")) return [];
  return values.valuesOf(symbol.kind, symbol.name);
}
