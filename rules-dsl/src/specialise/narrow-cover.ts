/** A choice by the values of one thing, where it can have no other: what would be chosen for the rest is chosen for nobody. */
import type { Graph } from "./graph.ts";
import type { Ends, Of } from "./narrow-ends.ts";
import { endsOf } from "./narrow-ends.ts";
import type { Node, NodeId } from "./relational-program.ts";

/** One side where something has a value, the other one where it has not. */
export interface Choice {
  readonly condition: NodeId;
  readonly then: NodeId;
  readonly otherwise: NodeId;
}

/** A chain of choices, each the other side of the one before it, and what stands after the last of them. */
export interface DecidedChain {
  readonly asked: readonly Choice[];
  readonly last: NodeId;
}

/**
 * What is left of a chain: without a last condition that holds wherever it is asked, and of each condition what those before it leave
 * open. Nothing where all of it is left.
 */
export function decidedChain(graph: Graph, node: ChoiceNode): DecidedChain | undefined {
  let next = asChoice(graph, node);
  const of = next?.of;
  const ends = of === undefined || graph.maybe(of) ? undefined : endsOf(graph, of);
  if (!ends) return undefined;
  let open: readonly Ends[] = [ends];
  const asked: Choice[] = [];
  let isLess = false;
  let rest = graph.undetermined;
  while (next && next.of === of && open.length <= mostPieces) {
    const left = without(open, next);
    if (left.length === 0) return { asked, last: next.then };
    const condition = neededOf(graph, next, open);
    const isNever = valuesIn(left) === valuesIn(open);
    isLess ||= isNever || condition !== next.condition;
    if (!isNever) asked.push({ condition, then: next.then, otherwise: next.otherwise });
    rest = next.otherwise;
    open = left;
    next = restOf(graph, rest);
  }
  return isLess ? { asked, last: rest } : undefined;
}

/** A chain that leaves more pieces open than this is not looked at further. */
const mostPieces = 16;

/** What of pieces is not between two ends. */
export function without(open: readonly Ends[], { low, high }: Ends): readonly Ends[] {
  return open.flatMap((piece) =>
    [
      { low: piece.low, high: Math.min(piece.high, low - 1) },
      { low: Math.max(piece.low, high + 1), high: piece.high },
    ].filter((each) => each.low <= each.high),
  );
}

function valuesIn(pieces: readonly Ends[]): number {
  return pieces.reduce((sum, { low, high }) => sum + high - low + 1, 0);
}

/** Of a condition with two ends the one that is not sure already. */
function neededOf(graph: Graph, { condition }: NamedChoice, open: readonly Ends[]): NodeId {
  const found = graph.at(condition);
  if (found.kind !== "and") return condition;
  const isSure = (side: NodeId): boolean => {
    const named = namedBy(graph, side);
    return named !== undefined && open.every((piece) => piece.low >= named.low && piece.high <= named.high);
  };
  if (isSure(found.left)) return found.right;
  return isSure(found.right) ? found.left : condition;
}

type ChoiceNode = Of<"choose" | "and" | "or">;

/** A comparison that ends a chain is a choice between true and false. */
function restOf(graph: Graph, id: NodeId): NamedChoice | undefined {
  const node = graph.at(id);
  const named = namedBy(graph, id);
  if (named) return { ...named, condition: id, then: graph.yes, otherwise: graph.no };
  if (isChoice(node)) return asChoice(graph, node);
  const other = node.kind === "not" ? namedBy(graph, node.operand) : undefined;
  return other && node.kind === "not"
    ? { ...other, condition: node.operand, then: graph.no, otherwise: graph.yes }
    : undefined;
}

function isChoice(node: Node): node is ChoiceNode {
  return node.kind === "choose" || node.kind === "and" || node.kind === "or";
}

/** The values of which the condition of a choice holds. */
interface NamedChoice extends Choice, Named {}

export interface Named extends Ends {
  readonly of: NodeId;
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

/** Of comparisons with constants: the values between two ends. */
export function namedBy(graph: Graph, id: NodeId): Named | undefined {
  const node = graph.at(id);
  switch (node.kind) {
    case "equal":
    case "less":
    case "lessOrEqual":
      return namedByComparison(graph, node);
    case "and": {
      const [left, right] = [namedBy(graph, node.left), namedBy(graph, node.right)];
      if (!left || left.of !== right?.of) return undefined;
      return { of: left.of, low: Math.max(left.low, right.low), high: Math.min(left.high, right.high) };
    }
    default:
      return undefined;
  }
}

function namedByComparison(graph: Graph, { kind, left, right }: Of<"equal" | "less" | "lessOrEqual">) {
  const [first, second] = [graph.constantOf(left), graph.constantOf(right)];
  const step = kind === "less" ? 1 : 0;
  if (typeof second === "number")
    return { of: left, low: kind === "equal" ? second : Number.NEGATIVE_INFINITY, high: second - step };
  if (typeof first === "number")
    return { of: right, low: first + step, high: kind === "equal" ? first : Number.POSITIVE_INFINITY };
  return undefined;
}
