/** A choice by the values of one thing, where it can have no other: what would be chosen for the rest is chosen for nobody. */
import type { Graph } from "./graph.ts";
import type { Of } from "./narrow-ends.ts";
import { endsOf } from "./narrow-ends.ts";
import type { Node, NodeId } from "./relational-program.ts";

/** One side where something has a value, the other one where it has not. */
export interface Choice {
  readonly condition: NodeId;
  readonly then: NodeId;
  readonly otherwise: NodeId;
}

/** A chain of choices, each the other side of the one before it, without the last one, whose condition holds wherever it is asked. */
export interface DecidedChain {
  readonly asked: readonly Choice[];
  readonly last: NodeId;
}

/** What is left of a chain that names every value there can be; nothing where it leaves some. */
export function decidedChain(graph: Graph, node: ChoiceNode): DecidedChain | undefined {
  let next = asChoice(graph, node);
  const of = next?.of;
  const ends = of === undefined || graph.maybe(of) ? undefined : endsOf(graph, of);
  if (!ends || ends.high - ends.low >= mostValues) return undefined;
  const open = new Set(Array.from({ length: ends.high - ends.low + 1 }, (_, place) => ends.low + place));
  const asked: Choice[] = [];
  while (next && next.of === of) {
    open.delete(next.value);
    if (open.size === 0) return { asked, last: next.then };
    asked.push(next);
    next = restOf(graph, next.otherwise);
  }
  return undefined;
}

/** Years, months and options are few: a chain is not as long as what has many values. */
const mostValues = 32;

type ChoiceNode = Of<"choose" | "and" | "or">;

/** A comparison that ends a chain is a choice between true and false. */
function restOf(graph: Graph, id: NodeId): NamedChoice | undefined {
  const node = graph.at(id);
  if (isChoice(node)) return asChoice(graph, node);
  const isNot = node.kind === "not";
  const condition = isNot ? node.operand : id;
  const named = namedBy(graph, condition);
  const [then, otherwise] = isNot ? [graph.no, graph.yes] : [graph.yes, graph.no];
  return named && { ...named, condition, then, otherwise };
}

function isChoice(node: Node): node is ChoiceNode {
  return node.kind === "choose" || node.kind === "and" || node.kind === "or";
}

interface NamedChoice extends Choice {
  readonly of: NodeId;
  readonly value: number;
}

/** `or` is a choice of which one side is true, `and` one of which one side is false. */
function asChoice(graph: Graph, node: ChoiceNode): NamedChoice | undefined {
  if (node.kind === "choose") {
    const { condition, then, otherwise, same } = node;
    const named = same === undefined ? namedBy(graph, condition) : undefined;
    return named && { ...named, condition, then, otherwise };
  }
  const then = node.kind === "or" ? graph.yes : graph.no;
  for (const [side, otherwise] of [
    [node.left, node.right],
    [node.right, node.left],
  ] as const) {
    const condition = node.kind === "or" ? side : negated(graph, side);
    const named = condition === undefined ? undefined : namedBy(graph, condition);
    if (condition !== undefined && named) return { ...named, condition, then, otherwise };
  }
  return undefined;
}

function negated(graph: Graph, id: NodeId): NodeId | undefined {
  const node = graph.at(id);
  return node.kind === "not" ? node.operand : undefined;
}

/** Of a comparison with a constant. */
function namedBy(graph: Graph, id: NodeId): { readonly of: NodeId; readonly value: number } | undefined {
  const node = graph.at(id);
  if (node.kind !== "equal") return undefined;
  const [left, right] = [graph.constantOf(node.left), graph.constantOf(node.right)];
  if (typeof right === "number") return { of: node.left, value: right };
  return typeof left === "number" ? { of: node.right, value: left } : undefined;
}
