/** Makes the nodes of a relational program: equal nodes are one node, constants are folded, types and bounds are inferred. */
import type { RefusalCode } from "./refusal.ts";
import type { Node, NodeId, NodeOperation, NodeType } from "./relational-program.ts";

export interface Graph {
  readonly nodes: readonly Node[];
  /** The node of an operation with this type; the same for the same operation. */
  node(operation: NodeOperation, type: NodeType, maybe: boolean): NodeId;
  at(id: NodeId): Node;
  typeOf(id: NodeId): NodeType;
  maybe(id: NodeId): boolean;
  /** The constant that a node is. */
  constantOf(id: NodeId): number | string | undefined;
  isUndetermined(id: NodeId): boolean;
  readonly undetermined: NodeId;
  readonly yes: NodeId;
  readonly no: NodeId;
  /** Says that the question cannot be asked of columns; gives a node to go on with. */
  refuse(because: RefusalCode, detail: string): NodeId;
}

export const booleanType: NodeType = { kind: "boolean" };

export function newGraph(refuse: (because: RefusalCode, detail: string) => void): Graph {
  const nodes: Node[] = [];
  const known = new Map<string, NodeId>();
  const node: Graph["node"] = (operation, type, maybe) => {
    const key = keyOf(operation, type, maybe);
    const found = known.get(key);
    if (found !== undefined) return found;
    nodes.push({ ...operation, type, maybe });
    known.set(key, nodes.length - 1);
    return nodes.length - 1;
  };
  const at = (id: NodeId): Node => nodes[id] as Node;
  const undetermined = node({ kind: "undetermined" }, booleanType, true);
  return {
    nodes,
    node,
    at,
    typeOf: (id) => at(id).type,
    maybe: (id) => at(id).maybe,
    constantOf(id) {
      const found = at(id);
      return found.kind === "constant" ? found.value : undefined;
    },
    isUndetermined: (id) => id === undetermined,
    undetermined,
    yes: node({ kind: "constant", value: 1 }, booleanType, false),
    no: node({ kind: "constant", value: 0 }, booleanType, false),
    refuse(because, detail) {
      refuse(because, detail);
      return undetermined;
    },
  };
}

/** What tells nodes apart. It is asked many times for each node there is: only what is rare is written out as JSON. */
function keyOf(operation: NodeOperation, type: NodeType, maybe: boolean): string {
  const of = `${operation.kind} ${maybe ? "?" : ""}`;
  if ("left" in operation) return `${of}${operation.left} ${operation.right} ${typeKey(type)}`;
  switch (operation.kind) {
    case "known":
    case "not":
      return `${of}${operation.operand}`;
    case "choose": {
      const { condition, then, otherwise, same } = operation;
      return `${of}${condition} ${then} ${otherwise} ${same ?? ""} ${typeKey(type)}`;
    }
    case "input":
      return `${of}${operation.table} ${operation.column} ${operation.row ?? ""} ${typeKey(type)}`;
    case "computed":
      return `${of}${operation.column} ${operation.row ?? ""} ${typeKey(type)}`;
    case "requires":
      return `${of}${operation.of.join(",")} ${operation.value} ${typeKey(type)}`;
    case "scale":
      return `${of}${operation.operand} ${operation.by} ${typeKey(type)}`;
    case "constant":
      return `${of}${JSON.stringify(operation.value)} ${typeKey(type)}`;
    default:
      return `${of}${JSON.stringify(operation)} ${typeKey(type)}`;
  }
}

function typeKey(type: NodeType): string {
  switch (type.kind) {
    case "amount":
      return `${type.denominator}:${type.low}:${type.high}`;
    case "date":
      return `d${type.low}:${type.high}`;
    case "boolean":
      return "b";
    default:
      return JSON.stringify(type);
  }
}

/** Two bounds as a type of that kind. */
export function spanning(a: NodeType, b: NodeType): NodeType {
  if ((a.kind === "amount" && b.kind === "amount") || (a.kind === "date" && b.kind === "date")) {
    return { ...a, low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
  }
  return a;
}
