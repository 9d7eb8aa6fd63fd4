/** A table as files hold it: named columns of exact values, whatever they are about. */
import type { Integers } from "@delibera/rules-dsl/columnar";
import { printDate, printRational, rational } from "@delibera/rules-dsl/values";

export interface NamedTable {
  /** Becomes the name of the file: letters, digits, `-` and `.`. */
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly NamedColumn[];
  readonly label?: { readonly it: string; readonly en: string };
}

export interface NamedColumn {
  readonly name: string;
  readonly type: TableType;
  readonly values: Integers;
  /** 1 where there is a value; none when every row has one. */
  readonly present?: Uint8Array;
  /** What it is, for the data dictionary. */
  readonly label?: { readonly it: string; readonly en: string };
  /** Of an amount, such as `crediti`. */
  readonly unit?: string;
}

export type TableType =
  /** The whole number `n` for the amount `n / denominator`. Written as an exact decimal, or as `n/d` where no decimal is exact. */
  | { readonly kind: "amount"; readonly denominator: number }
  | { readonly kind: "boolean" }
  /** Days since 1 January 1970, in the Gregorian calendar. */
  | { readonly kind: "date" }
  /** Places in `codes`. */
  | { readonly kind: "code"; readonly codes: readonly string[] }
  /** Sixteen bytes a row stand in `bytes`, and `values` is empty. */
  | { readonly kind: "uuid"; readonly bytes: Uint8Array };

/** Undefined where there is no value; amounts and dates as text, exact. */
export function cellOf({ type, values, present }: NamedColumn, row: number): string | boolean | undefined {
  if (present?.[row] === 0) return undefined;
  const value = values[row] ?? 0;
  switch (type.kind) {
    case "amount":
      return type.denominator === 1 ? `${value}` : printRational(rational(BigInt(value), BigInt(type.denominator)));
    case "boolean":
      return value === 1;
    case "date":
      return printDate(value);
    case "code":
      return type.codes[value] ?? "";
    case "uuid":
      return printUuid(type.bytes, row);
  }
}

/** Number `row` of those that stand one after another, in small letters. */
export function printUuid(bytes: Uint8Array, row: number): string {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset + row * 16, 16).toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Digits after the point that make every amount of a denominator exact; undefined when none do. */
export function decimalsOf(denominator: number): number | undefined {
  for (let decimals = 0, power = 1; decimals <= 9; decimals++, power *= 10)
    if (power % denominator === 0) return decimals;
  return undefined;
}
