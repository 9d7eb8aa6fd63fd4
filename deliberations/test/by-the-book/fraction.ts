/** Exact fractions for the independent computation of the tests: a numerator over a positive denominator, in lowest terms. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export function fraction(over: bigint, under = 1n): Fraction {
  const divisor = greatestDivisor(over < 0n ? -over : over, under) || 1n;
  return { over: over / divisor, under: under / divisor };
}

/** `"12.5"`, or a count. */
export function amount(written: string | number): Fraction {
  const [whole = "0", decimals = ""] = String(written).split(".");
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

export const none = fraction(0n);
export const plus = (a: Fraction, b: Fraction) => fraction(a.over * b.under + b.over * a.under, a.under * b.under);
export const minus = (a: Fraction, b: Fraction) => plus(a, fraction(-b.over, b.under));
export const times = (a: Fraction, b: Fraction) => fraction(a.over * b.over, a.under * b.under);
export const isLess = (a: Fraction, b: Fraction) => a.over * b.under < b.over * a.under;
export const smaller = (a: Fraction, b: Fraction) => (isLess(b, a) ? b : a);
export const greater = (a: Fraction, b: Fraction) => (isLess(a, b) ? b : a);
export const sum = (amounts: Iterable<Fraction>) => [...amounts].reduce(plus, none);
export const wholePart = ({ over, under }: Fraction) => Number(over / under);

/** An integer, a finite decimal with a point, or a fraction. */
export function written({ over, under }: Fraction): string {
  const decimals = Array.from({ length: 40 }, (_, places) => places).find(
    (places) => 10n ** BigInt(places) % under === 0n,
  );
  if (decimals === undefined) return `${over}/${under}`;
  if (decimals === 0) return `${over}`;
  const scaled = `${((over < 0n ? -over : over) * 10n ** BigInt(decimals)) / under}`.padStart(decimals + 1, "0");
  return `${over < 0n ? "-" : ""}${scaled.slice(0, -decimals)}.${scaled.slice(-decimals)}`;
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestDivisor(b, a % b);
}
