/**
 * Whether every shard can run a statement alone: each sub-query is about one subject or groups by it, each join is on the subject. That is
 * the shape that a registry distributed by subject runs whole on each node, with no row between them.
 */
import type { Expression, Join, Query } from "./query.ts";

/** What in the statement would make nodes exchange rows; nothing for a statement that stays on one. */
export function coLocationFaults(query: Query): readonly string[] {
  const faults: string[] = [];
  const reachOf = ({ from, joins, where, groupBy, columns }: Query): Reach => {
    const isBound = where.some(
      (each) => each.kind === "operator" && each.operator === "=" && each.operands.every(isSubject),
    );
    const reach: Reach =
      from.kind === "numbers" || isBound ? "one" : from.kind === "query" ? reachOf(from.query) : "each";
    for (const join of joins) checkJoin(join, reach);
    const folds = columns.some(({ value }) => foldsIn(value).some((each) => !each.over));
    if (reach === "each" && folds && !groupBy.some(isSubject))
      faults.push("folds over all subjects without grouping by them");
    const windows = columns.flatMap(({ value }) => foldsIn(value).flatMap(({ over }) => (over ? [over] : [])));
    for (const { partition = [] } of reach === "each" ? windows : []) {
      if (!partition.some(isSubject)) faults.push("orders the rows of all subjects together");
    }
    return reach;
  };
  const checkJoin = ({ query: joined, on, inner }: Join, reach: Reach): void => {
    const reached = reachOf(joined);
    if (!on) {
      if (reached === "each") faults.push("joins the rows of all subjects to each row");
    } else if (on.kind !== "operator" || on.operator !== "=" || !on.operands.every(isSubject))
      faults.push("joins on something else");
    else if (reach === "each" && !inner && reached !== "each") faults.push("joins one subject to all");
  };
  reachOf(query);
  return faults;
}

/** `one`: rows of one subject at hand. `each`: rows of all subjects, which carry their subject. */
type Reach = "one" | "each";

const isSubject = (expression: Expression): boolean => expression.kind === "column" && expression.name === "subject";

type Fold = Extract<Expression, { readonly kind: "fold" }>;

function foldsIn(expression: Expression): readonly Fold[] {
  const found: Fold[] = [];
  const look = (part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    if ((part as { readonly kind?: unknown }).kind === "fold") found.push(part as Fold);
    for (const each of Object.values(part)) look(each);
  };
  look(expression);
  return found;
}
