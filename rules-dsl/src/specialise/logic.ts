/** Conditions as nodes: three truths, and choices between values. What the operands already decide is decided here. */
import { aligned } from "./amounts.ts";
import type { Graph } from "./graph.ts";
import { booleanType, spanning } from "./graph.ts";
import { known, requires } from "./presence.ts";
import type { NodeId, NodeType } from "./relational-program.ts";

export function truthNode(graph: Graph, value: boolean): NodeId {
  return value ? graph.yes : graph.no;
}

export function not(graph: Graph, operand: NodeId): NodeId {
  if (operand === graph.yes) return graph.no;
  if (operand === graph.no) return graph.yes;
  if (graph.isUndetermined(operand)) return operand;
  const inner = graph.at(operand);
  if (inner.kind === "not") return inner.operand;
  if (inner.kind === "requires") return requires(graph, inner.of, not(graph, inner.value));
  return graph.node({ kind: "not", operand }, booleanType, inner.maybe);
}

export function and(graph: Graph, left: NodeId, right: NodeId): NodeId {
  if (left === graph.no || right === graph.no) return graph.no;
  if (left === graph.yes || left === right) return right;
  if (right === graph.yes) return left;
  return graph.node({ kind: "and", left, right }, booleanType, graph.maybe(left) || graph.maybe(right));
}

export function or(graph: Graph, left: NodeId, right: NodeId): NodeId {
  if (left === graph.yes || right === graph.yes) return graph.yes;
  if (left === graph.no || left === right) return right;
  if (right === graph.no) return left;
  return graph.node({ kind: "or", left, right }, booleanType, graph.maybe(left) || graph.maybe(right));
}

export function all(graph: Graph, conditions: readonly NodeId[]): NodeId {
  return conditions.reduce((left, right) => and(graph, left, right), graph.yes);
}

/** Never undetermined: whether it is known to be true. */
export function isTrue(graph: Graph, condition: NodeId): NodeId {
  if (!graph.maybe(condition)) return condition;
  if (graph.isUndetermined(condition)) return graph.no;
  const found = graph.at(condition);
  if (found.kind === "requires" && !graph.maybe(found.value)) {
    return found.value === graph.no
      ? graph.no
      : all(graph, [...found.of.map((each) => known(graph, each)), found.value]);
  }
  const operation = { kind: "and" as const, left: known(graph, condition), right: condition };
  return graph.node(operation, booleanType, false);
}

export function isFalse(graph: Graph, condition: NodeId): NodeId {
  return isTrue(graph, not(graph, condition));
}

/** `same`: whether both branches are the same value, for values of more than one node. */
export function choose(
  graph: Graph,
  condition: NodeId,
  { then, otherwise, same }: { readonly then: NodeId; readonly otherwise: NodeId; readonly same?: NodeId },
): NodeId {
  if (condition === graph.yes) return then;
  if (condition === graph.no) return otherwise;
  const doubtful = graph.maybe(condition);
  if (then === otherwise && (!doubtful || same === undefined)) return then;
  if (graph.isUndetermined(condition)) {
    if (same === undefined)
      return choose(graph, isTrue(graph, equal(graph, then, otherwise)), { then, otherwise: graph.undetermined });
    return choose(graph, isTrue(graph, same), { then, otherwise: graph.undetermined });
  }
  if (graph.typeOf(then).kind === "boolean" && graph.typeOf(otherwise).kind === "boolean" && same === undefined) {
    const decided = chosenTruth(graph, condition, then, otherwise);
    if (decided !== undefined) return decided;
  }
  const [a, b] = alike(graph, then, otherwise);
  const type = graph.isUndetermined(a)
    ? graph.typeOf(b)
    : graph.isUndetermined(b)
      ? graph.typeOf(a)
      : spanning(graph.typeOf(a), graph.typeOf(b));
  const maybe = doubtful || graph.maybe(a) || graph.maybe(b);
  const needsSame = doubtful && same !== undefined;
  return graph.node({ kind: "choose", condition, then: a, otherwise: b, ...(needsSame ? { same } : {}) }, type, maybe);
}

/** A choice of which one side is a plain truth is an `and` or an `or`, whatever is undetermined. */
function chosenTruth(graph: Graph, condition: NodeId, then: NodeId, otherwise: NodeId): NodeId | undefined {
  if (graph.isUndetermined(then) || graph.isUndetermined(otherwise)) return undefined;
  if (otherwise === graph.no) return and(graph, condition, then);
  if (then === graph.yes) return or(graph, condition, otherwise);
  if (then === graph.no) return and(graph, not(graph, condition), otherwise);
  if (otherwise === graph.yes) return or(graph, not(graph, condition), then);
  return undefined;
}

function alike(graph: Graph, a: NodeId, b: NodeId): readonly [NodeId, NodeId] {
  return graph.isUndetermined(a) || graph.isUndetermined(b) ? [a, b] : aligned(graph, a, b);
}

export function equal(graph: Graph, left: NodeId, right: NodeId): NodeId {
  return compare(graph, "equal", left, right);
}
export function less(graph: Graph, left: NodeId, right: NodeId): NodeId {
  return compare(graph, "less", left, right);
}
export function lessOrEqual(graph: Graph, left: NodeId, right: NodeId): NodeId {
  return compare(graph, "lessOrEqual", left, right);
}

function compare(graph: Graph, kind: "equal" | "less" | "lessOrEqual", left: NodeId, right: NodeId): NodeId {
  if (graph.isUndetermined(left) || graph.isUndetermined(right)) return graph.undetermined;
  const [a, b] = aligned(graph, left, right);
  const maybe = graph.maybe(a) || graph.maybe(b);
  if (a === b) return requires(graph, [a], truthNode(graph, kind !== "less"));
  const decided = decidedBy(kind, graph, a, b);
  if (decided !== undefined) return requires(graph, [a, b], truthNode(graph, decided));
  return graph.node({ kind, left: a, right: b }, booleanType, maybe);
}

export function decidedBy(
  kind: "equal" | "less" | "lessOrEqual",
  graph: Graph,
  a: NodeId,
  b: NodeId,
): boolean | undefined {
  const [first, second] = [graph.constantOf(a), graph.constantOf(b)];
  if (typeof first === "string" && typeof second === "string") return first === second;
  const [left, right] = [rangeOf(graph, a), rangeOf(graph, b)];
  if (!left || !right) return undefined;
  if (kind === "equal") {
    if (left.high < right.low || right.high < left.low) return false;
    return left.low === left.high && right.low === right.high && left.low === right.low ? true : undefined;
  }
  if (kind === "less") return left.high < right.low ? true : left.low >= right.high ? false : undefined;
  return left.high <= right.low ? true : left.low > right.high ? false : undefined;
}

function rangeOf(graph: Graph, id: NodeId): { readonly low: number; readonly high: number } | undefined {
  const type: NodeType = graph.typeOf(id);
  if (type.kind === "amount" || type.kind === "date") return type;
  const constant = graph.constantOf(id);
  return typeof constant === "number" ? { low: constant, high: constant } : undefined;
}
