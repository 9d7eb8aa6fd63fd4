/** A value before and after, over one denominator. */
import type { Reading } from "./reading.ts";
import { denominatorOf, scaled } from "./reading.ts";

export interface Pair {
  readonly before: Reading;
  readonly after: Reading;
}

/** Amounts that cannot be over one denominator are compared as they are: they then differ, which they may. */
export function pairOf(before: Reading, after: Reading): Pair {
  const denominator = commonMultiple(denominatorOf(before), denominatorOf(after));
  return { before: scaled(before, denominator) ?? before, after: scaled(after, denominator) ?? after };
}

export function mayDiffer({ before, after }: Pair): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}

/** Of whoever has them: the question itself decides both. */
export function alwaysDiffer({ before, after }: Pair): boolean {
  return before.kind === "constant" && after.kind === "constant" && before.value !== after.value;
}

/** Beyond the safe integers the bounds of what is scaled to it are too. */
export function commonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return (a / x) * b;
}
