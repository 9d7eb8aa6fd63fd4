/** Whether a node has a value, and values that need others to be known. */
import type { Graph } from "./graph.ts";
import { booleanType } from "./graph.ts";
import type { NodeId } from "./relational-program.ts";

/** Whether there is a value. */
export function known(graph: Graph, operand: NodeId): NodeId {
  if (!graph.maybe(operand)) return graph.yes;
  if (graph.isUndetermined(operand)) return graph.no;
  return graph.node({ kind: "known", operand }, booleanType, false);
}

export function requires(graph: Graph, of: readonly NodeId[], value: NodeId): NodeId {
  const needed = [...new Set(of)].filter((each) => graph.maybe(each) && each !== value);
  if (needed.length === 0 || graph.isUndetermined(value)) return value;
  if (needed.some((each) => graph.isUndetermined(each))) return graph.undetermined;
  return graph.node({ kind: "requires", of: needed, value }, graph.typeOf(value), true);
}
