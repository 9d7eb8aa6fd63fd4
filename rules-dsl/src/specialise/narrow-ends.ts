/** Nodes that keep their kind and denominator while their bounds grow tighter: what passes that narrow a program make them with. */
import type { Graph } from "./graph.ts";
import type { Layout } from "./layout.ts";
import type { HeldRow } from "./narrow-held.ts";
import type { ColumnId, Node, NodeId, NodeType } from "./relational-program.ts";

/** By `table column`. */
export type Everywhere = ReadonlyMap<string, number | null>;

export interface NarrowingScope {
  readonly graph: Graph;
  readonly layout: Layout;
  readonly everywhere: Everywhere;
  /** By table: rows that every parent has, at least. */
  readonly leastRows: readonly number[];
  /** By `table column`: columns that tell the rows of a subject apart. */
  readonly distinct: ReadonlySet<string>;
  /** Rows that each subject has, of tables of which no row is left out. */
  readonly held: readonly HeldRow[];
  /** What a computed column is now; of those that are one, the first. */
  readonly columnNow: (column: ColumnId) => { readonly column: ColumnId; readonly node: NodeId };
}

/** Of a kind of node, with its type. */
export type Of<Kind extends Node["kind"]> = Extract<Node, { readonly kind: Kind }>;
export type Ends = { readonly low: number; readonly high: number };

/** The node with bounds that are not wider than before; a constant where they leave one value. */
export function withEnds(graph: Graph, { type, ...rest }: Node, ends: Ends | undefined, maybe: boolean): NodeId {
  if ((type.kind !== "amount" && type.kind !== "date") || !ends)
    return asItWas(graph, { ...rest, type } as Node, maybe);
  const [low, high] = [Math.max(type.low, ends.low), Math.min(type.high, ends.high)];
  // What cannot be is of no row.
  if (low > high) return asItWas(graph, { ...rest, type } as Node, maybe);
  if (low === high && !maybe) return constant(graph, low, type);
  return asItWas(graph, { ...rest, type: { ...type, low, high } } as Node, maybe);
}

/** A constant of the kind and denominator of a type. */
export function constant(graph: Graph, value: number, type: NodeType): NodeId {
  const own = type.kind === "amount" || type.kind === "date" ? { ...type, low: value, high: value } : type;
  return graph.node({ kind: "constant", value }, own, false);
}

export function asItWas(graph: Graph, { type, maybe: _, ...operation }: Node, maybe: boolean): NodeId {
  return graph.node(operation, type, maybe);
}

export function endsOf(graph: Graph, id: NodeId): Ends | undefined {
  const type = graph.typeOf(id);
  return type.kind === "amount" || type.kind === "date" ? type : undefined;
}
