/** Between which values those of a plain column are, and how many rows have one. */
import type { PlainColumn } from "./cohort.ts";

export interface ValueBounds {
  readonly low: number;
  readonly high: number;
  readonly present: number;
}

/** Of no value: `low` is above `high`. */
export const noBounds: ValueBounds = { low: Number.MAX_SAFE_INTEGER, high: Number.MIN_SAFE_INTEGER, present: 0 };

export function boundsOf({ values, present }: PlainColumn, rows: number): ValueBounds {
  let { low, high, present: count } = noBounds;
  for (let row = 0; row < rows; row++) {
    if (present && present[row] === 0) continue;
    const value = values[row] as number;
    count++;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high, present: count };
}
