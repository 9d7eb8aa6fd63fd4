/**
 * The least sum of whole numbers, each from its lower bound, that satisfy linear inequalities; exact. The relaxation is solved by the
 * dual simplex (its start is feasible, since every cost is one), whole numbers are reached by branching.
 */
import type { Rational } from "../values/rational.ts";
import { add, compare, divide, floor, multiply, negate, rational, subtract, zero } from "../values/rational.ts";

/** Sum of `coefficients[i] · x[i]` plus `constant`, at least zero. */
export interface AtLeastZero {
  readonly coefficients: readonly Rational[];
  readonly constant: Rational;
}

export interface IntegerProgram {
  readonly lower: readonly bigint[];
  readonly constraints: readonly AtLeastZero[];
}

/** Undefined: no whole numbers satisfy all of them. */
export function leastSum({ lower, constraints }: IntegerProgram): readonly bigint[] | undefined {
  let best: { readonly point: readonly bigint[]; readonly sum: bigint } | undefined;
  const open: IntegerProgram[] = [{ lower, constraints: constraints.map((each) => integral(each)) }];
  for (let next = open.pop(), visited = 0; next && visited < mostBranches; next = open.pop(), visited++) {
    const point = relaxed(next);
    if (!point) continue;
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
    const atMost = { coefficients: unit(-1n), constant: rational(below) };
    const atLeast = next.lower.map((each, index) => (index === place ? below + 1n : each));
    open.push({ ...next, constraints: [...next.constraints, atMost] }, { ...next, lower: atLeast });
  }
  return best?.point;
}

const mostBranches = 2_000;

/** A strict inequality over whole numbers: with whole coefficients, above zero is at least one. */
export function aboveZero(inequality: AtLeastZero): AtLeastZero {
  const whole = integral(inequality, "strict");
  return { ...whole, constant: subtract(whole.constant, { n: 1n, d: 1n }) };
}

/** The same inequality with whole coefficients without a common divisor; the constant is then rounded to what whole numbers can reach. */
function integral({ coefficients, constant }: AtLeastZero, kind: "strict" | "weak" = "weak"): AtLeastZero {
  const common = coefficients.reduce((least, { d }) => (least * d) / gcd(least, d), 1n);
  const whole = coefficients.map(({ n, d }) => n * (common / d));
  const divisor = whole.reduce((greatest, each) => gcd(greatest, each < 0n ? -each : each), 0n);
  if (divisor === 0n) return { coefficients, constant };
  const scaled = multiply(constant, rational(common, divisor));
  const reached = kind === "strict" ? -floor(negate(scaled)) : floor(scaled);
  return { coefficients: whole.map((each) => rational(each / divisor)), constant: rational(reached) };
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
function relaxed({ lower, constraints }: IntegerProgram): readonly Rational[] | undefined {
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
    if (entering === undefined) return undefined;
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
