/** One comparison for fewer people: decided by bounds, or asked of something shorter that is on the same side of something else. */
import { yearOf } from "../values/civil-date.ts";
import type { Graph } from "./graph.ts";
import { booleanType } from "./graph.ts";
import { decidedBy } from "./logic.ts";
import type { NarrowingScope, Of } from "./narrow-ends.ts";
import { constant, endsOf } from "./narrow-ends.ts";
import { requires } from "./presence.ts";
import type { NodeId } from "./relational-program.ts";

type Comparison = Of<"equal" | "less" | "lessOrEqual">;

export function narrowComparison(scope: NarrowingScope, { kind, left, right }: Comparison): NodeId {
  const { graph } = scope;
  if (graph.isUndetermined(left) || graph.isUndetermined(right)) return graph.undetermined;
  const decided = left === right ? kind !== "less" : decidedBy(kind, graph, left, right);
  if (decided !== undefined) return requires(graph, [left, right], decided ? graph.yes : graph.no);
  const shorter = withZero(scope, kind, left, right) ?? byYear(scope, kind, left, right);
  return shorter ?? graph.node({ kind, left, right }, booleanType, graph.maybe(left) || graph.maybe(right));
}

/** The side of zero of a number is that of its positive multiples. */
function withZero(scope: NarrowingScope, kind: Comparison["kind"], left: NodeId, right: NodeId): NodeId | undefined {
  const { graph } = scope;
  const [first, second] = [multiplied(graph, left), multiplied(graph, right)];
  if (second !== undefined && isZero(graph, left)) {
    const zero = constant(graph, 0, graph.typeOf(second));
    return requires(graph, [left], again(scope, kind, zero, second));
  }
  if (first !== undefined && isZero(graph, right)) {
    const zero = constant(graph, 0, graph.typeOf(first));
    return requires(graph, [right], again(scope, kind, first, zero));
  }
  return undefined;
}

function again(scope: NarrowingScope, kind: Comparison["kind"], left: NodeId, right: NodeId): NodeId {
  return narrowComparison(scope, { kind, left, right, type: booleanType, maybe: true });
}

function multiplied(graph: Graph, id: NodeId): NodeId | undefined {
  const node = graph.at(id);
  return node.kind === "scale" && node.by > 0 ? node.operand : undefined;
}

function isZero(graph: Graph, id: NodeId): boolean {
  const ends = endsOf(graph, id);
  return ends !== undefined && ends.low === 0 && ends.high === 0;
}

/** A year begins after a day where it comes after the day's year. */
function byYear(scope: NarrowingScope, kind: Comparison["kind"], left: NodeId, right: NodeId): NodeId | undefined {
  const { graph } = scope;
  if (kind === "equal") return undefined;
  const [day, other] = [graph.constantOf(left), graph.constantOf(right)];
  const year = yearThatBegins(scope, typeof day === "number" ? right : left);
  if (year === undefined) return undefined;
  const number = (value: number) => constant(graph, value, graph.typeOf(year));
  // A day on which a year may begin belongs to that year.
  const inclusive = kind === "lessOrEqual" ? 1 : 0;
  if (typeof day === "number") return again(scope, "less", number(yearOf(day - inclusive)), year);
  if (typeof other !== "number") return undefined;
  return again(scope, "lessOrEqual", year, number(yearOf(other - 1 + inclusive)));
}

/** The year of which a date is the first day. */
export function yearThatBegins({ graph, columnNow }: NarrowingScope, id: NodeId): NodeId | undefined {
  const found = graph.at(id);
  const isOfSubject = found.kind === "computed" && found.row === undefined;
  const date = isOfSubject ? graph.at(columnNow(found.column).node) : found;
  if (date.kind !== "firstOfYear") return undefined;
  return !isOfSubject || isSaidAnywhere(graph, date.year, deepest) ? date.year : undefined;
}

/** Longer than a year and its date are hardly ever. */
const deepest = 4;

/** Whether what stands in a column of the subject means the same outside it: it names no row. */
function isSaidAnywhere(graph: Graph, id: NodeId, depth: number): boolean {
  const node = graph.at(id);
  if (depth === 0) return false;
  switch (node.kind) {
    case "constant":
      return true;
    case "input":
    case "computed":
      return node.row === undefined;
    case "plus":
    case "minus":
      return isSaidAnywhere(graph, node.left, depth - 1) && isSaidAnywhere(graph, node.right, depth - 1);
    case "yearOf":
      return isSaidAnywhere(graph, node.date, depth - 1);
    default:
      return false;
  }
}
