/** Amounts that move in straight lines with open ones, and what their signs decided on the way: one cell of a piecewise linear result. */
import type { Dependence, Rational } from "../values/rational.ts";
import { add, compare, multiply, rational, subtract, zero } from "../values/rational.ts";

/** The sign that a straight line had: `slopes · x + constant` is below, at or above zero. */
export interface Decision {
  readonly slopes: readonly Rational[];
  readonly constant: Rational;
  readonly sign: -1 | 0 | 1;
}

/** What was decided at one point, in order, each once. */
export interface Path {
  readonly decisions: readonly Decision[];
  /** Something was computed that does not move in a straight line: the decisions say nothing of other points. */
  readonly bent: boolean;
}

export interface OpenPoint {
  readonly path: Path;
  /** The open amounts, each its point plus how it moves: by `step` with its own count of steps. */
  readonly amounts: readonly Rational[];
  /** Constant and slopes of an amount computed from them. */
  readonly lineOf: (amount: Rational) => { readonly slopes: readonly Rational[]; readonly constant: Rational };
}

export function openPoint(counts: readonly bigint[], steps: readonly Rational[]): OpenPoint {
  const decisions = new Map<string, Decision>();
  const path = { bent: false };
  const at = (slopes: readonly Rational[]): Rational =>
    slopes.reduce((sum, slope, place) => add(sum, multiply(slope, rational(counts[place] ?? 0n))), zero);
  const moving = (slopes: readonly Rational[]): Moving => ({
    slopes,
    plus(other) {
      return moving(slopes.map((slope, place) => add(slope, (other as Moving | undefined)?.slopes[place] ?? zero)));
    },
    scaled: (by) => moving(slopes.map((slope) => multiply(slope, plain(by)))),
    decided(difference) {
      const own = (difference.dependence as Moving | undefined)?.slopes ?? [];
      if (own.every(({ n }) => n === 0n)) return;
      const constant = subtract(plain(difference), at(own));
      const key = [...own, constant].map(({ n, d }) => `${n}/${d}`).join(" ");
      if (!decisions.has(key)) decisions.set(key, { slopes: own, constant, sign: compare(plain(difference), zero) });
    },
    bent() {
      path.bent = true;
    },
  });
  const lineOf = (amount: Rational) => {
    const slopes = (amount.dependence as Moving | undefined)?.slopes ?? steps.map(() => zero);
    return { slopes, constant: subtract(plain(amount), at(slopes)) };
  };
  return {
    path: {
      get decisions() {
        return [...decisions.values()];
      },
      get bent() {
        return path.bent;
      },
    },
    amounts: steps.map((step, place) => {
      const { n, d } = multiply(step, rational(counts[place] ?? 0n));
      return { n, d, dependence: moving(steps.map((_, other) => (other === place ? step : zero))) };
    }),
    lineOf,
  };
}

interface Moving extends Dependence {
  readonly slopes: readonly Rational[];
}

function plain({ n, d }: Rational): Rational {
  return { n, d };
}
