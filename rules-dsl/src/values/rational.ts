/** Exact rational numbers over bigint, always in lowest terms with a positive denominator. No floating point anywhere. */

export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
  /** Present only where an amount is looked at as one point of many: how it moves with amounts that are still open. */
  readonly dependence?: Dependence;
}

/** How an amount moves with open ones. Values are those of the point at hand; the dependence goes along with them. */
export interface Dependence {
  plus(other: Dependence | undefined): Dependence;
  scaled(by: Rational): Dependence;
  /** The sign of this difference decided something. */
  decided(difference: Rational): void;
  /** What was computed does not move in a straight line. */
  bent(): void;
}

export const zero: Rational = { n: 0n, d: 1n };
export const one: Rational = { n: 1n, d: 1n };

/** @throws RangeError when the denominator is zero: a programmer's mistake, callers test for it first. */
export function rational(n: bigint, d = 1n): Rational {
  if (d === 0n) throw new RangeError("a rational number cannot have a zero denominator");
  if (d === 1n) return { n, d };
  const divisor = greatestCommonDivisor(n < 0n ? -n : n, d < 0n ? -d : d);
  const sign = d < 0n ? -1n : 1n;
  return { n: (sign * n) / divisor, d: (sign * d) / divisor };
}

/** Reads `12`, `-12.50` or `200/3`; undefined for anything else. */
export function parseRational(text: string): Rational | undefined {
  if (!written.test(text)) return undefined;
  const over = text.indexOf("/");
  if (over >= 0) {
    const denominator = BigInt(text.slice(over + 1));
    return denominator === 0n ? undefined : rational(BigInt(text.slice(0, over)), denominator);
  }
  const point = text.indexOf(".");
  if (point < 0) return { n: BigInt(text), d: 1n };
  const decimals = text.length - point - 1;
  return rational(BigInt(text.slice(0, point) + text.slice(point + 1)), 10n ** BigInt(decimals));
}

const written = /^-?\d+(?:[./]\d+)?$/;

/** The one canonical form: an integer, a finite decimal with a point, or a fraction in lowest terms. */
export function printRational({ n, d }: Rational): string {
  if (d === 1n) return n.toString();
  let twos = 0;
  let fives = 0;
  let rest = d;
  for (; rest % 2n === 0n; rest /= 2n) twos++;
  for (; rest % 5n === 0n; rest /= 5n) fives++;
  if (rest !== 1n) return `${n}/${d}`;
  const places = Math.max(twos, fives);
  const scaled = ((n < 0n ? -n : n) * 10n ** BigInt(places)) / d;
  const digits = scaled.toString().padStart(places + 1, "0");
  return `${n < 0n ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

export function add(a: Rational, b: Rational): Rational {
  if (a.dependence === undefined && b.dependence === undefined) {
    // Most sums begin from nothing.
    if (a.n === 0n) return b;
    if (b.n === 0n) return a;
  }
  const sum = a.d === b.d ? rational(a.n + b.n, a.d) : rational(a.n * b.d + b.n * a.d, a.d * b.d);
  if (a.dependence === undefined && b.dependence === undefined) return sum;
  return depending(sum, a.dependence?.plus(b.dependence) ?? b.dependence);
}

export function subtract(a: Rational, b: Rational): Rational {
  if (a.dependence !== undefined || b.dependence !== undefined) return add(a, negate(b));
  if (b.n === 0n) return a;
  return a.d === b.d ? rational(a.n - b.n, a.d) : rational(a.n * b.d - b.n * a.d, a.d * b.d);
}

export function multiply(a: Rational, b: Rational): Rational {
  const product = a.d === 1n && b.d === 1n ? { n: a.n * b.n, d: 1n } : rational(a.n * b.n, a.d * b.d);
  if (a.dependence === undefined && b.dependence === undefined) return product;
  if (a.dependence && b.dependence) a.dependence.bent();
  return depending(product, a.dependence ? a.dependence.scaled(b) : b.dependence?.scaled(a));
}

/** Undefined when the divisor is zero. */
export function divide(a: Rational, b: Rational): Rational | undefined {
  b.dependence?.bent();
  if (b.n === 0n) return undefined;
  const quotient = rational(a.n * b.d, a.d * b.n);
  return a.dependence === undefined ? quotient : depending(quotient, a.dependence.scaled({ n: b.d, d: b.n }));
}

export function negate(a: Rational): Rational {
  const negated = { n: -a.n, d: a.d };
  return a.dependence === undefined ? negated : depending(negated, a.dependence.scaled({ n: -1n, d: 1n }));
}

/** Negative, zero or positive, as `a` is below, equal to or above `b`. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const moves = a.dependence ?? b.dependence;
  if (moves) moves.decided(subtract(a, b));
  return a.d === b.d ? sideOf(a.n, b.n) : sideOf(a.n * b.d, b.n * a.d);
}

function sideOf(a: bigint, b: bigint): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The largest integer not above `a`. */
export function floor(a: Rational): bigint {
  const { n, d } = a;
  const quotient = n / d;
  const whole = n < 0n && n % d !== 0n ? quotient - 1n : quotient;
  if (a.dependence) {
    a.dependence.decided(subtract(a, { n: whole, d: 1n }));
    a.dependence.decided(subtract(a, { n: whole + 1n, d: 1n }));
  }
  return whole;
}

/** To a multiple of `step` (which must be positive): down towards minus infinity, up, or half away from zero. */
export function roundTo(a: Rational, step: Rational, mode: "down" | "up" | "half-up"): Rational {
  const steps = multiply(a, { n: step.d, d: step.n });
  return multiply(rational(wholeSteps(steps, mode)), step);
}

function wholeSteps(steps: Rational, mode: "down" | "up" | "half-up"): bigint {
  if (mode === "down") return floor(steps);
  if (mode === "up") return -floor(negate(steps));
  if (steps.dependence) steps.dependence.decided(steps);
  const half = floor(add(steps.n < 0n ? negate(steps) : steps, { n: 1n, d: 2n }));
  return steps.n < 0n ? -half : half;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a;
  let y = b;
  while (y !== 0n) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x === 0n ? 1n : x;
}

function depending({ n, d }: Rational, dependence: Dependence | undefined): Rational {
  return dependence === undefined ? { n, d } : { n, d, dependence };
}
