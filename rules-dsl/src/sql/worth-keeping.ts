/** Whether a step is kept as it is, in an order of its own, or may be written into the next: what is then computed again decides. */
import type { Plan } from "./plan.ts";
import type { Expression, Named } from "./query.ts";
import { partsOf } from "./query.ts";
import type { Reference } from "./spaces.ts";

/** What is computed again where the planner writes a step into the next: more than that, and the step stands in an order. */
const mostAgain = 20;

/** `weights` are how much each column comes to that was not kept, and are noted for the next step. */
export function isWorthKeeping(
  plan: Plan,
  due: readonly (readonly [string, { readonly reference: Reference }])[],
  values: readonly Named[],
  weights: Map<string, number>,
): boolean {
  const own = new Map(values.map(({ name, value }) => [name, weightOf(value, weights)]));
  const again = due.reduce(
    (sum, [name, { reference }]) => sum + ((own.get(name) ?? 1) - 1) * (plan.readersOf(reference) - 1),
    0,
  );
  const isKept = again > mostAgain;
  if (isKept) weights.clear();
  else for (const [name, weight] of own) weights.set(name, weight);
  return isKept;
}

/** Of the expression it is when the columns it reads are written into it. */
function weightOf(expression: Expression, weights: ReadonlyMap<string, number>): number {
  if (expression.kind === "column") return weights.get(expression.name) ?? 1;
  const own =
    expression.kind === "extract" || (expression.kind === "cast" && expression.to === "interval month") ? 10 : 1;
  return partsOf(expression).reduce((sum, each) => sum + weightOf(each, weights), own);
}
