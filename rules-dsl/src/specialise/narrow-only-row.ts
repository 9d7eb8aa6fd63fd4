/**
 * A loop that comes to one row at most, the one at hand outside it: where rows are told apart by a column, and a member must have in it what
 * the row at hand has. It is what it asks of that row: no loop, and bounds and doubts of one row.
 */
import type { Graph } from "./graph.ts";
import { and, isTrue, not, or } from "./logic.ts";
import type { NarrowingScope, Of } from "./narrow-ends.ts";
import { constant } from "./narrow-ends.ts";
import { requires } from "./presence.ts";
import type { Node, NodeId } from "./relational-program.ts";
import { mapOperands, operandsOf } from "./walk-nodes.ts";

type Summary = Of<"aggregate" | "pick">;

/** @param remade makes a node of what its operands have become. */
export function ofOnlyRow(scope: NarrowingScope, node: Summary, remade: (node: Node) => NodeId): NodeId | undefined {
  const { graph } = scope;
  const { loop } = node;
  if (loop.when !== undefined || (loop.require ?? []).length > 0) return undefined;
  const outside = rowOutside(scope, node);
  if (outside === undefined) return undefined;
  const asked = operandsOf(node);
  const moved = new Map<NodeId, NodeId>();
  const to = (id: NodeId): NodeId => {
    const found = moved.get(id) ?? atRow(graph, id, { depth: loop.depth, outside }, to, remade);
    moved.set(id, found);
    return found;
  };
  if (asked.some((id) => hasLoop(graph, id, new Set()))) return undefined;
  const filter = loop.filter === undefined ? graph.yes : to(loop.filter);
  if (graph.maybe(filter)) return undefined;
  return summed(graph, node, { filter, to, remade });
}

interface OnlyRow {
  /** Whether the row is a member; never undetermined. */
  readonly filter: NodeId;
  readonly to: (id: NodeId) => NodeId;
  readonly remade: (node: Node) => NodeId;
}

function summed(graph: Graph, node: Summary, { filter, to, remade }: OnlyRow): NodeId {
  const where = node.loop.where === undefined ? graph.yes : to(node.loop.where);
  const { type } = node;
  const chosen = (condition: NodeId, then: NodeId, otherwise: NodeId) =>
    remade({ kind: "choose", condition, then, otherwise, type, maybe: true });
  const meant = isTrue(graph, and(graph, filter, where));
  if (node.kind === "pick") {
    const value = requires(graph, [to(node.by)], to(node.value));
    return chosen(meant, value, graph.undetermined);
  }
  const value = node.value === undefined ? constant(graph, 1, type) : to(node.value);
  switch (node.operation) {
    case "sum":
    case "count": {
      const zero = constant(graph, 0, type);
      return chosen(filter, chosen(where, value, zero), zero);
    }
    case "some":
      return remade({ kind: "and", left: filter, right: and(graph, where, value), type, maybe: true });
    case "every": {
      const holds = or(graph, not(graph, where), value);
      return remade({ kind: "or", left: not(graph, filter), right: holds, type, maybe: true });
    }
    case "greatest":
    case "smallest":
      return chosen(meant, value, graph.undetermined);
  }
}

interface Place {
  readonly depth: number;
  readonly outside: NodeId;
}

function atRow(
  graph: Graph,
  id: NodeId,
  { depth, outside }: Place,
  to: (id: NodeId) => NodeId,
  remade: (node: Node) => NodeId,
): NodeId {
  const node = graph.at(id);
  if (node.kind === "row") return node.depth === depth ? outside : id;
  const mapped = mapOperands(node, to);
  return operandsOf(mapped).every((each, place) => each === operandsOf(node)[place]) ? id : remade(mapped);
}

/** A row around the loop that its members must be like. */
function rowOutside(scope: NarrowingScope, node: Summary): NodeId | undefined {
  const { graph, distinct } = scope;
  const { over, depth } = node.loop;
  if (over.kind !== "rows" || over.of !== undefined) return undefined;
  for (const id of needed(graph, node)) {
    const equal = graph.at(id);
    if (equal.kind !== "equal") continue;
    const [left, right] = [rowRead(graph, equal.left), rowRead(graph, equal.right)];
    const isOneColumn = left && right && left.table === over.table && left.key === right.key;
    if (!isOneColumn || !distinct.has(left.key)) continue;
    const other = left.depth === depth ? right : right.depth === depth ? left : undefined;
    if (other && other.depth < depth) return other.row;
  }
  return undefined;
}

/** What must hold of a member, or it changes nothing and leaves no doubt. */
function needed(graph: Graph, node: Summary): readonly NodeId[] {
  const { filter, where } = node.loop;
  const isOfSome = node.kind === "aggregate" && node.operation === "some" && where === undefined;
  const condition = isOfSome ? node.value : where;
  return [filter, condition].flatMap((id) => (id === undefined ? [] : conditionsOf(graph, id)));
}

/** What a condition asks at once. */
export function conditionsOf(graph: Graph, id: NodeId, kind: "and" | "or" = "and"): readonly NodeId[] {
  const node = graph.at(id);
  return node.kind === kind
    ? [...conditionsOf(graph, node.left, kind), ...conditionsOf(graph, node.right, kind)]
    : [id];
}

/** A column read at the row of a depth. */
function rowRead(graph: Graph, id: NodeId) {
  const node = graph.at(id);
  if (node.kind !== "input" || node.row === undefined || node.maybe) return undefined;
  const row = graph.at(node.row);
  return row.kind === "row" && row.table === node.table
    ? { table: node.table, key: `${node.table} ${node.column}`, depth: row.depth, row: node.row }
    : undefined;
}

function hasLoop(graph: Graph, id: NodeId, seen: Set<NodeId>): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  const node = graph.at(id);
  return "loop" in node || operandsOf(node).some((each) => hasLoop(graph, each, seen));
}
