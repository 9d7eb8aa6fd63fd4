/** What a node is where a condition is known to hold, or not to: choices by the same condition have one side there, and leave no doubt. */
import type { NarrowingScope } from "./narrow-ends.ts";
import type { Node, NodeId } from "./relational-program.ts";
import { mapOperands, operandsOf } from "./walk-nodes.ts";

/** A condition that is never undetermined, and what it is. */
export interface Known {
  readonly condition: NodeId;
  readonly holds: boolean;
}

/** @param remade makes a node of what is left of its operands. */
export function whereKnown(
  scope: NarrowingScope,
  id: NodeId,
  known: Known,
  remade: (node: Node) => NodeId,
  depth = deepest,
): NodeId {
  const { graph } = scope;
  const node = graph.at(id);
  const chosen = sideOf(scope, id, known);
  if (chosen !== undefined) return chosen;
  // Where there is no doubt none is taken away.
  if (!node.maybe || depth === 0 || !isPlain(node)) return id;
  let isOther = false;
  const mapped = mapOperands(node, (each) => {
    const made = whereKnown(scope, each, known, remade, depth - 1);
    isOther ||= made !== each;
    return made;
  });
  return isOther ? remade(mapped) : id;
}

/** Conditions that ask more than this of one another are not looked into. */
const deepest = 6;

/** What is chosen where a condition holds, by a choice by that condition. */
export function firstSideOf(scope: NarrowingScope, id: NodeId, condition: NodeId): NodeId | undefined {
  const chosen = scope.graph.at(readBy(scope, id));
  return chosen.kind === "choose" && readBy(scope, chosen.condition) === readBy(scope, condition)
    ? chosen.then
    : undefined;
}

function sideOf(scope: NarrowingScope, id: NodeId, { condition, holds }: Known): NodeId | undefined {
  const { graph } = scope;
  const place = readBy(scope, id);
  const chosen = graph.at(place);
  if (chosen.kind !== "choose" || readBy(scope, chosen.condition) !== readBy(scope, condition)) return undefined;
  const side = holds ? chosen.then : chosen.otherwise;
  // What stands in a column is said outside it where it names no row.
  const isSaid = place === id || graph.isUndetermined(side) || graph.at(side).kind === "constant";
  return isSaid ? side : undefined;
}

/** What stands in a column of the subject, or the node itself. */
function readBy({ graph, columnNow }: NarrowingScope, id: NodeId): NodeId {
  const node = graph.at(id);
  return node.kind === "computed" && node.row === undefined ? columnNow(node.column).node : id;
}

/** Loops ask of other rows; what stands in a column stays there. */
function isPlain(node: Node): boolean {
  return !("loop" in node) && operandsOf(node).length > 0 && node.kind !== "computed" && node.kind !== "input";
}
