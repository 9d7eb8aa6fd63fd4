/** Values of a column that follow each other, as they stand in a file: whole numbers, and which rows have one. */
export interface ValueRun {
  /** Number of the first row. */
  readonly first: number;
  readonly rows: number;
  readonly values: ArrayLike<number>;
  /** A bit for each row, the lowest of a byte first, counted from `from`; absent where every row has its value. */
  readonly validity?: Validity;
}

export interface Validity {
  readonly bits: Uint8Array;
  readonly from: number;
  /** Of the rows. */
  readonly isThereAny: boolean;
}

/** Whether so many rows after the first of them a value stands. */
export function isThere({ bits, from }: Validity, at: number): boolean {
  return (((bits[(from + at) >> 3] ?? 0) >> ((from + at) & 7)) & 1) === 1;
}

/** Whether every row has a value, and from one bound to the other. */
export function areWithin({ rows, values }: ValueRun, low: number, high: number): boolean {
  for (let at = 0; at < rows; at++) {
    const value = values[at] ?? Number.NaN;
    if (!(value >= low && value <= high)) return false;
  }
  return true;
}

/** One row after the other, for who has nothing quicker. */
export function eachValue(
  run: ValueRun,
  put: (row: number, value: number) => undefined,
  none: (row: number) => undefined,
): undefined {
  for (let at = 0; at < run.rows; at++) {
    if (run.validity === undefined || isThere(run.validity, at)) put(run.first + at, run.values[at] ?? Number.NaN);
    else none(run.first + at);
  }
}
