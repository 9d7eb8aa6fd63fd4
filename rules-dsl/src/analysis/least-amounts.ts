/**
 * The least whole counts of steps for which a goal holds, and the proof. A run at one point tells all decisions that led to its result;
 * between the same decisions the result moves in straight lines. Regions, each a list of signs, are taken in the order of the least sum
 * they allow: the first whose least point fulfils the goal holds the least of all, since every region still open allows no less.
 */
import { compare, negate, zero } from "../values/rational.ts";
import type { AtLeastZero, WholeInequality } from "./integer-program.ts";
import { leastSum, wholeInequality } from "./integer-program.ts";
import type { Decision, Path } from "./open-amounts.ts";

/** What a run at one point found. */
export interface Found {
  readonly path: Path;
  readonly fulfilled: boolean;
  /** Lines that must not be below zero for the goal to hold between the same decisions; undefined when no point there fulfils it. */
  readonly goal: readonly AtLeastZero[] | undefined;
}

export interface Search {
  readonly lower: readonly bigint[];
  readonly upper: bigint;
  readonly run: (counts: readonly bigint[]) => Found;
  /** Sums from here on are of no interest. */
  readonly below: bigint | undefined;
  /** Runs allowed. */
  readonly budget: { left: number };
}

export type Least =
  | { readonly kind: "least"; readonly counts: readonly bigint[]; readonly sum: bigint }
  /** No counts within the bounds fulfil the goal. */
  | { readonly kind: "none" }
  /** The result does not move in straight lines, or the runs are used up. */
  | { readonly kind: "not-proved"; readonly because: "bent" | "budget" };

interface Region {
  readonly constraints: readonly WholeInequality[];
  readonly point: readonly bigint[];
  readonly sum: bigint;
}

export function leastAmounts(search: Search): Least {
  const { lower, upper, run, below, budget } = search;
  const bounds = lower.map((_, place) =>
    wholeInequality({
      coefficients: lower.map((_each, other) => (other === place ? minusOne : zero)),
      constant: { n: upper, d: 1n },
    }),
  );
  const open: Region[] = [];
  const add = (constraints: readonly WholeInequality[]) => {
    const point = leastSum({ lower, constraints: [...bounds, ...constraints] });
    if (!point) return;
    const sum = point.reduce((total, each) => total + each, 0n);
    if (below === undefined || sum < below) open.push({ constraints, point, sum });
  };
  add([]);
  for (;;) {
    const region = takeLeast(open);
    if (!region) return { kind: "none" };
    if (budget.left-- <= 0) return { kind: "not-proved", because: "budget" };
    const { path, fulfilled, goal } = run(region.point);
    if (fulfilled) return { kind: "least", counts: region.point, sum: region.sum };
    if (path.bent) return { kind: "not-proved", because: "bent" };
    // Everything but this cell: up to each decision the same signs, there another.
    const same = [...region.constraints];
    for (const decision of path.decisions) {
      for (const sign of [-1, 0, 1] as const) if (sign !== decision.sign) add([...same, ...withSign(decision, sign)]);
      for (const each of withSign(decision, decision.sign)) if (!isSaid(each, same)) same.push(each);
    }
    // In this cell: where the goal holds.
    if (goal) add([...same, ...goal.map((each) => wholeInequality(each))]);
  }
}

const minusOne = { n: -1n, d: 1n };

function takeLeast(open: Region[]): Region | undefined {
  let best = 0;
  for (const [place, each] of open.entries()) if (each.sum < (open[best]?.sum ?? each.sum)) best = place;
  return open.splice(best, 1)[0];
}

function withSign({ slopes, constant }: Decision, sign: -1 | 0 | 1): readonly WholeInequality[] {
  const line = { coefficients: slopes, constant };
  const mirrored = { coefficients: slopes.map(negate), constant: negate(constant) };
  if (sign === 0) return [wholeInequality(line), wholeInequality(mirrored)];
  return [wholeInequality(sign > 0 ? line : mirrored, "strict")];
}

/** Whether one of the others says it already, or more: then it excludes nothing. */
function isSaid({ row }: WholeInequality, others: readonly WholeInequality[]): boolean {
  if (row === undefined) return false;
  return others.some((other) => {
    const said = other.row;
    return (
      said !== undefined && (said[0] ?? 0) <= (row[0] ?? 0) && row.every((each, at) => at === 0 || each === said[at])
    );
  });
}

/** A line that is constant and below zero can never be fulfilled. */
export function isHopeless({ coefficients, constant }: AtLeastZero): boolean {
  return coefficients.every(({ n }) => n === 0n) && compare(constant, zero) < 0;
}
