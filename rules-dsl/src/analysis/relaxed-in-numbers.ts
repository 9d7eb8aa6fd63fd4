/**
 * The relaxation of an integer program by the same pivots, each row of the tableau in whole numbers over one denominator: exact as long as
 * nothing leaves what a number holds exactly, and most plans never do.
 */
import type { Rational } from "../values/rational.ts";
import { add, rational, zero } from "../values/rational.ts";
import type { IntegerProgram } from "./integer-program.ts";

/** Rows one after the other: `value = (cells[0] + cells[1]·v1 + …) / cells[last]`, with a positive denominator. The last row is the cost. */
interface Tableau {
  readonly cells: Float64Array;
  readonly width: number;
  /** Without that of the cost. */
  readonly rows: number;
  readonly columns: number[];
  readonly basis: number[];
}

/** Undefined: some number would have been too large. */
export function relaxedInNumbers(program: IntegerProgram): readonly Rational[] | "none" | undefined {
  const tableau = tableauOf(program);
  if (!tableau) return undefined;
  const { cells, width, rows, columns, basis } = tableau;
  for (;;) {
    const leaving = pickRow(tableau);
    if (leaving < 0) break;
    const entering = pickColumn(tableau, leaving);
    if (entering === undefined) return undefined;
    if (entering < 0) return "none";
    solve(tableau, leaving, entering + 1);
    for (let row = 0; row <= rows; row++) {
      if (row !== leaving && !substitute(tableau, row, leaving, entering + 1)) return undefined;
    }
    [columns[entering], basis[leaving]] = [basis[leaving] as number, columns[entering] as number];
  }
  return program.lower.map((least, index) => {
    const at = basis.indexOf(index) * width;
    if (at < 0) return add(rational(least), zero);
    return add(rational(least), rational(BigInt(cells[at] as number), BigInt(cells[at + width - 1] as number)));
  });
}

function tableauOf({ lower, constraints }: IntegerProgram): Tableau | undefined {
  const [count, rows, width] = [lower.length, constraints.length, lower.length + 2];
  const cells = new Float64Array((rows + 1) * width);
  for (let place = 0; place < rows; place++) {
    const written = constraints[place]?.row;
    if (!written) return undefined;
    const at = place * width;
    let constant = written[0] as number;
    for (let index = 1; index <= count; index++) {
      const coefficient = written[index] as number;
      const part = coefficient * Number(lower[index - 1]);
      constant += part;
      if (!isExact(part) || !isExact(constant)) return undefined;
      cells[at + index] = coefficient;
    }
    cells[at] = constant;
    cells[at + width - 1] = 1;
  }
  cells.fill(1, rows * width + 1);
  const columns = lower.map((_, index) => index);
  const basis = constraints.map((_, index) => count + index);
  return { cells, width, rows, columns, basis };
}

/** The violated row of the lowest index (Bland); -1 when none is. */
function pickRow({ cells, width, rows, basis }: Tableau): number {
  let found = -1;
  for (let row = 0; row < rows; row++) {
    if ((cells[row * width] as number) < 0 && (found < 0 || (basis[row] ?? 0) < (basis[found] ?? 0))) found = row;
  }
  return found;
}

/** The cheapest column, of equal ones that of the lowest index; -1 when there is none, undefined where it cannot be told exactly. */
function pickColumn({ cells, width, rows, columns }: Tableau, leaving: number): number | undefined {
  const [row, cost] = [leaving * width + 1, rows * width + 1];
  let found = -1;
  for (let place = 0; place < columns.length; place++) {
    const coefficient = cells[row + place] as number;
    if (coefficient <= 0) continue;
    if (found < 0) {
      found = place;
      continue;
    }
    const own = (cells[cost + place] as number) * (cells[row + found] as number);
    const least = (cells[cost + found] as number) * coefficient;
    if (!isExact(own) || !isExact(least)) return undefined;
    if (own < least || (own === least && (columns[place] ?? 0) < (columns[found] ?? 0))) found = place;
  }
  return found;
}

/** The entering variable as a sum of the leaving one, which takes its column, and of the others. */
function solve({ cells, width }: Tableau, leaving: number, column: number): void {
  const at = leaving * width;
  const over = cells[at + width - 1] as number;
  const by = cells[at + column] as number;
  for (let place = 0; place < width - 1; place++) cells[at + place] = -(cells[at + place] as number);
  cells[at + column] = over;
  cells[at + width - 1] = by;
}

/** False: some number would have been too large. */
function substitute({ cells, width }: Tableau, row: number, solved: number, column: number): boolean {
  const [at, from] = [row * width, solved * width];
  const factor = cells[at + column] as number;
  if (factor === 0) return true;
  const by = cells[from + width - 1] as number;
  let greatest = 0;
  for (let place = 0; place < width; place++) {
    const own = place === column ? 0 : (cells[at + place] as number) * by;
    const part = place === width - 1 ? 0 : factor * (cells[from + place] as number);
    if (!isExact(own) || !isExact(part) || !isExact(own + part)) return false;
    cells[at + place] = own + part;
    greatest = Math.max(greatest, Math.abs(own + part));
  }
  if (greatest > large) reduce(cells, at, width);
  return true;
}

/** From here on a common divisor is looked for. */
const large = 2 ** 24;

function reduce(cells: Float64Array, at: number, width: number): void {
  let divisor = cells[at + width - 1] as number;
  for (let place = 0; place < width - 1 && divisor > 1; place++) {
    let each = Math.abs(cells[at + place] as number);
    while (each !== 0) [divisor, each] = [each, divisor % each];
  }
  if (divisor > 1)
    for (let place = 0; place < width; place++) cells[at + place] = (cells[at + place] as number) / divisor;
}

function isExact(number: number): boolean {
  return number <= Number.MAX_SAFE_INTEGER && number >= -Number.MAX_SAFE_INTEGER;
}
