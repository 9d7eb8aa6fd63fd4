/**
 * What the sides of choices leave of what is made of them: a comparison that one side decides, a difference from one side, conditions of
 * which one is the opposite of another.
 */
import type { Graph } from "./graph.ts";
import { decidedBy } from "./logic.ts";
import type { NarrowingScope, Of } from "./narrow-ends.ts";
import { constant } from "./narrow-ends.ts";
import { conditionsOf } from "./narrow-only-row.ts";
import type { Node, NodeId } from "./relational-program.ts";
import { operandsOf } from "./walk-nodes.ts";

type Remade = (node: Node) => NodeId;

/** `and` of what cannot hold at once, or `or` of which one must: whatever else is not known. */
export function decidedByOpposite(graph: Graph, { kind, left, right }: Of<"and" | "or">): NodeId | undefined {
  const [first, second] = [conditionsOf(graph, left, kind), conditionsOf(graph, right, kind)];
  const isOpposite = (id: NodeId, others: readonly NodeId[]): boolean => {
    const node = graph.at(id);
    return node.kind === "not" && !node.maybe && others.includes(node.operand);
  };
  const isDecided = first.some((id) => isOpposite(id, second)) || second.some((id) => isOpposite(id, first));
  return isDecided ? (kind === "and" ? graph.no : graph.yes) : undefined;
}

/** A comparison of a choice with a constant, where a side of the choice decides it: what the choice and its other side ask. */
export function comparedSide(scope: NarrowingScope, node: Of<"equal" | "less" | "lessOrEqual">, remade: Remade) {
  const { graph } = scope;
  const { kind, left, right } = node;
  const isLeft = graph.constantOf(right) !== undefined;
  if (!isLeft && graph.constantOf(left) === undefined) return undefined;
  const chosen = choiceAt(scope, isLeft ? left : right);
  if (!chosen) return undefined;
  const sideOf = (id: NodeId) => (isLeft ? ([id, right] as const) : ([left, id] as const));
  const decided = [chosen.then, chosen.otherwise].map((id) =>
    graph.maybe(id) ? undefined : decidedBy(kind, graph, ...sideOf(id)),
  );
  if (decided.every((each) => each === undefined)) return undefined;
  const compared = ([a, b]: readonly [NodeId, NodeId]) => remade({ ...node, left: a, right: b });
  const [then, otherwise] = [compared(sideOf(chosen.then)), compared(sideOf(chosen.otherwise))];
  return remade({ kind: "choose", condition: chosen.condition, then, otherwise, type: node.type, maybe: node.maybe });
}

/** What is left of a number without what it is on one side, or nothing on the other. */
export function withoutSide(
  scope: NarrowingScope,
  node: Of<"plus" | "minus" | "smaller" | "larger">,
  remade: Remade,
): NodeId | undefined {
  const { graph } = scope;
  const { left, right, type } = node;
  const chosen = type.kind === "amount" && !graph.maybe(left) ? choiceAt(scope, right) : undefined;
  if (!chosen || type.kind !== "amount") return undefined;
  const zero = constant(graph, 0, type);
  const { condition } = chosen;
  const sides = [chosen.then, chosen.otherwise].map((id) =>
    id === left ? zero : graph.constantOf(id) === 0 ? left : undefined,
  );
  const [then, otherwise] = sides;
  if (then === undefined || otherwise === undefined) return undefined;
  return remade({ kind: "choose", condition, then, otherwise, type, maybe: node.maybe });
}

/** A choice by a condition that is never undetermined: the node itself, or what stands in a column of the row at hand. */
function choiceAt({ graph, columnNow }: NarrowingScope, id: NodeId): Of<"choose"> | undefined {
  const node = graph.at(id);
  const isHere = node.kind === "computed" && (node.row === undefined || isOwnRow(graph, node.row));
  const found = isHere && node.kind === "computed" ? graph.at(columnNow(node.column).node) : node;
  if (found.kind !== "choose" || found.same !== undefined || graph.maybe(found.condition)) return undefined;
  return !isHere || isShort(graph, found, deepest) ? found : undefined;
}

function isOwnRow(graph: Graph, row: NodeId): boolean {
  const found = graph.at(row);
  return found.kind === "row" && found.depth === 0;
}

/** What stands in a column and is longer than this is read there. */
const deepest = 6;

/** Whether a node is little to ask again, and names no loop: it means the same wherever its row is at hand. */
function isShort(graph: Graph, node: Node, depth: number): boolean {
  if ("loop" in node || depth === 0) return false;
  return operandsOf(node).every((each) => isShort(graph, graph.at(each), depth - 1));
}
