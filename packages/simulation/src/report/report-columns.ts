/** Columns of an export out of what a report says: texts, counts, and exact amounts over one denominator. Null is no value. */
import type { NamedColumn, NamedTable } from "@delibera/cohorts";
import { parseRational } from "@delibera/rules-dsl/values";

export type Words = { readonly it: string; readonly en: string };

export function table(name: string, rows: number, columns: readonly NamedColumn[]): NamedTable {
  return { name, rows, columns };
}

export function pick<T, K extends keyof T>(rows: readonly T[], key: K): readonly T[K][] {
  return rows.map((row) => row[key]);
}

export function texts(name: string, label: Words, found: readonly string[]): NamedColumn {
  const codes = [...new Set(found)];
  const places = new Map(codes.map((code, place) => [code, place]));
  return {
    name,
    label,
    type: { kind: "code", codes },
    values: Int32Array.from(found, (each) => places.get(each) ?? 0),
  };
}

export function counts(name: string, label: Words, found: readonly (number | null)[]): NamedColumn {
  return { name, label, type: { kind: "amount", denominator: 1 }, ...valuesOf(found) };
}

/** Over one denominator; as text where whole numbers over it would leave those that are exact. */
export function amounts(
  name: string,
  label: Words,
  found: readonly (string | null)[],
  unit: string | undefined,
): NamedColumn {
  const exact = found.map((each) => (each === null ? undefined : parseRational(each)));
  const denominator = exact.reduce((product, each) => leastCommonMultiple(product, each?.d ?? 1n), 1n);
  const whole = exact.map((each) => (each ? (each.n * denominator) / each.d : null));
  const isExact = [denominator, ...whole].every((each) => each === null || (each <= greatest && each >= -greatest));
  if (!isExact)
    return texts(
      name,
      label,
      found.map((each) => each ?? ""),
    );
  const values = valuesOf(whole.map((each) => (each === null ? null : wholeOf(each))));
  return {
    name,
    label,
    ...(unit === undefined ? {} : { unit }),
    type: { kind: "amount", denominator: wholeOf(denominator) },
    ...values,
  };
}

const greatest = BigInt(Number.MAX_SAFE_INTEGER);

/** Of a whole number that is exact as one. */
function wholeOf(whole: bigint): number {
  return Number.parseInt(`${whole}`, 10);
}

function valuesOf(found: readonly (number | null)[]): Pick<NamedColumn, "values" | "present"> {
  const values = Float64Array.from(found, (each) => each ?? 0);
  if (!found.includes(null)) return { values };
  return { values, present: Uint8Array.from(found, (each) => (each === null ? 0 : 1)) };
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}
