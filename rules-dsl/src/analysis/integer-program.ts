/**
 * The least sum of whole numbers, each from its lower bound, that satisfy linear inequalities; exact. The relaxation is solved by the
 * dual simplex (its start is feasible, since every cost is one), whole numbers are reached by branching.
 */
import type { Rational } from "../values/rational.ts";
import { add, compare, divide, floor, multiply, negate, rational, subtract, zero } from "../values/rational.ts";
import { relaxedInNumbers } from "./relaxed-in-numbers.ts";

/** Sum of `coefficients[i] · x[i]` plus `constant`, at least zero. */
export interface AtLeastZero {
  readonly coefficients: readonly Rational[];
  readonly constant: Rational;
}

export interface IntegerProgram {
  readonly lower: readonly bigint[];
  readonly constraints: readonly WholeInequality[];
}

/** With whole coefficients without a common divisor, and a constant that whole numbers can reach. */
export interface WholeInequality extends AtLeastZero {
  /** The constant and the coefficients, where they are small enough to be computed with as they are. */
  readonly row: readonly number[] | undefined;
}

/** Undefined: no whole numbers satisfy all of them. */
export function leastSum(program: IntegerProgram): readonly bigint[] | undefined {
  let best: { readonly point: readonly bigint[]; readonly sum: bigint } | undefined;
  const open: IntegerProgram[] = [program];
  for (let next = open.pop(), visited = 0; next && visited < mostBranches; next = open.pop(), visited++) {
    const point = relaxedInNumbers(next) ?? relaxed(next);
    if (point === "none") continue;
    const sum = point.reduce((total, each) => add(total, each), zero);
    if (best && compare(sum, rational(best.sum - 1n)) > 0) continue;
    const place = point.findIndex(({ d }) => d !== 1n);
    const fractional = point[place];
    if (!fractional) {
      const whole = point.map(({ n }) => n);
      best = { point: whole, sum: whole.reduce((total, each) => total + each, 0n) };
      continue;
    }
    const below = floor(fractional);
    const unit = (sign: bigint) => next.lower.map((_, index) => rational(index === place ? sign : 0n));
    const atMost = wholeInequality({ coefficients: unit(-1n), constant: rational(below) });
    const atLeast = next.lower.map((each, index) => (index === place ? below + 1n : each));
    open.push({ ...next, constraints: [...next.constraints, atMost] }, { ...next, lower: atLeast });
  }
  return best?.point;
}

const mostBranches = 2_000;

/** The same of whole numbers. A strict one, above zero and not at it, is at least one with whole coefficients. */
export function wholeInequality(
  { coefficients, constant }: AtLeastZero,
  kind: "strict" | "weak" = "weak",
): WholeInequality {
  const less = kind === "strict" ? 1n : 0n;
  const common = coefficients.reduce((least, { d }) => (d === 1n ? least : (least * d) / gcd(least, d)), 1n);
  const whole = coefficients.map(({ n, d }) => n * (common / d));
  const divisor = whole.reduce((greatest, each) => gcd(greatest, each < 0n ? -each : each), 0n);
  if (divisor === 0n) return withRow(coefficients, subtract(constant, rational(less)));
  const scaled = multiply(constant, rational(common, divisor));
  const reached = kind === "strict" ? -floor(negate(scaled)) : floor(scaled);
  return withRow(
    whole.map((each) => rational(each / divisor)),
    rational(reached - less),
  );
}

function withRow(coefficients: readonly Rational[], constant: Rational): WholeInequality {
  // Where no coefficient is left, the sign of the constant is all that matters.
  const row = [constant, ...coefficients].map(({ n }) => Number(n));
  return { coefficients, constant, row: row.every(Number.isSafeInteger) ? row : undefined };
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/**
 * The relaxation. Rows are basic variables as sums of the others: `row[0] + row[1]·v1 + …`; every row starts as a slack, and a pivot
 * exchanges the most violated of the lowest index (Bland) with the cheapest of its columns, so it ends.
 */
function relaxed({ lower, constraints }: IntegerProgram): readonly Rational[] | "none" {
  const count = lower.length;
  const rows: Rational[][] = constraints.map(({ coefficients, constant }) => {
    const shifted = coefficients.reduce(
      (sum, each, index) => add(sum, multiply(each, rational(lower[index] ?? 0n))),
      constant,
    );
    return [shifted, ...coefficients];
  });
  const cost: Rational[] = [zero, ...lower.map(() => rational(1n))];
  const columns = lower.map((_, index) => index);
  const basis = constraints.map((_, index) => count + index);
  for (;;) {
    const leaving = pickRow(rows, basis);
    if (leaving === undefined) break;
    const row = rows[leaving] as Rational[];
    const entering = pickColumn(row, cost, columns);
    if (entering === undefined) return "none";
    pivot({ rows, cost, columns, basis }, leaving, entering);
  }
  return lower.map((least, index) => {
    const place = basis.indexOf(index);
    return add(rational(least), place < 0 ? zero : (rows[place]?.[0] ?? zero));
  });
}

function pickRow(rows: readonly (readonly Rational[])[], basis: readonly number[]): number | undefined {
  let found: number | undefined;
  for (const [place, row] of rows.entries()) {
    if (compare(row[0] ?? zero, zero) >= 0) continue;
    if (found === undefined || (basis[place] ?? 0) < (basis[found] ?? 0)) found = place;
  }
  return found;
}

function pickColumn(
  row: readonly Rational[],
  cost: readonly Rational[],
  columns: readonly number[],
): number | undefined {
  let found: { readonly place: number; readonly ratio: Rational; readonly name: number } | undefined;
  for (const [place, name] of columns.entries()) {
    const coefficient = row[place + 1] ?? zero;
    if (compare(coefficient, zero) <= 0) continue;
    const ratio = divide(cost[place + 1] ?? zero, coefficient) ?? zero;
    const order = found ? compare(ratio, found.ratio) : -1;
    if (order < 0 || (order === 0 && found && name < found.name)) found = { place, ratio, name };
  }
  return found?.place;
}

interface Tableau {
  readonly rows: Rational[][];
  readonly cost: Rational[];
  readonly columns: number[];
  readonly basis: number[];
}

function pivot({ rows, cost, columns, basis }: Tableau, leaving: number, entering: number): void {
  const column = entering + 1;
  const row = rows[leaving] as Rational[];
  const by = row[column] as Rational;
  // The entering variable as a sum of the leaving one and of the other columns.
  const solved = row.map((each, place) => {
    if (place === column) return divide({ n: 1n, d: 1n }, by) ?? zero;
    return divide(negate(each), by) ?? zero;
  });
  const substituted = (other: readonly Rational[]): Rational[] => {
    const factor = other[column] ?? zero;
    if (factor.n === 0n) return [...other];
    return other.map((each, place) => {
      const part = multiply(factor, solved[place] ?? zero);
      return place === column ? part : add(each, part);
    });
  };
  for (const [place, other] of rows.entries()) if (place !== leaving) rows[place] = substituted(other);
  const newCost = substituted(cost);
  for (const [place, each] of newCost.entries()) cost[place] = each;
  rows[leaving] = solved;
  [columns[entering], basis[leaving]] = [basis[leaving] as number, columns[entering] as number];
}
