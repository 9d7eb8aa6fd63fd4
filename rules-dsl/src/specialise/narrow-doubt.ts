/** Takes away doubts that there cannot be: of what was never undetermined, and of what stands beside the question whether it is known. */
import type { Graph } from "./graph.ts";
import { booleanType } from "./graph.ts";
import { and, or } from "./logic.ts";
import { requires } from "./presence.ts";
import type { Node, NodeId } from "./relational-program.ts";
import { operandsOf } from "./walk-nodes.ts";

/** A node that is the same as one that is never undetermined. */
export function withoutDoubt(graph: Graph, id: NodeId): NodeId {
  if (!graph.maybe(id) || graph.isUndetermined(id)) return id;
  const { type, maybe: _, ...operation } = graph.at(id);
  return operation.kind === "requires" ? withoutDoubt(graph, operation.value) : graph.node(operation, type, false);
}

/** `and` and `or` of two conditions: where one side asks whether something is known, the other side matters only where it is. */
export function ofBothSides(graph: Graph, kind: "and" | "or", left: NodeId, right: NodeId): NodeId {
  const asked = guardedBy(graph, kind, left);
  if (asked !== undefined) return guarded(graph, kind, { guard: left, asked, other: right });
  const asWell = guardedBy(graph, kind, right);
  if (asWell !== undefined) return guarded(graph, kind, { guard: right, asked: asWell, other: left });
  return kind === "and" ? and(graph, left, right) : or(graph, left, right);
}

/** What is asked to be known by a side that decides where it is not. */
function guardedBy(graph: Graph, kind: "and" | "or", id: NodeId): NodeId | undefined {
  const node = graph.at(id);
  const found = kind === "and" ? node : node.kind === "not" ? graph.at(node.operand) : undefined;
  return found?.kind === "known" ? found.operand : undefined;
}

interface Guarded {
  readonly guard: NodeId;
  /** Known wherever the other side matters. */
  readonly asked: NodeId;
  readonly other: NodeId;
}

function guarded(graph: Graph, kind: "and" | "or", { guard, asked, other }: Guarded): NodeId {
  const needed = graph.at(other);
  const left =
    needed.kind === "requires"
      ? requires(
          graph,
          needed.of.filter((each) => each !== asked),
          needed.value,
        )
      : other;
  const made = kind === "and" ? and(graph, guard, left) : or(graph, guard, left);
  const isWhole = graph.at(made).kind === kind && isOpenOnlyWith(graph, left, asked, deepest);
  return isWhole ? graph.node({ kind, left: guard, right: left }, booleanType, false) : made;
}

/** Conditions that ask more than this of one another are not looked into. */
const deepest = 6;

/** Whether a node has a value wherever another one has. */
function isOpenOnlyWith(graph: Graph, id: NodeId, other: NodeId, depth: number): boolean {
  if (id === other || !graph.maybe(id)) return true;
  const node = graph.at(id);
  return depth > 0 && isStrict(node) && operandsOf(node).every((each) => isOpenOnlyWith(graph, each, other, depth - 1));
}

/** Has a value where all its operands have one. */
function isStrict({ kind }: Node): boolean {
  switch (kind) {
    case "not":
    case "and":
    case "or":
    case "equal":
    case "less":
    case "lessOrEqual":
    case "plus":
    case "minus":
    case "times":
    case "smaller":
    case "larger":
    case "scale":
    case "requires":
    case "yearOf":
    case "firstOfYear":
    case "lastOfYear":
      return true;
    default:
      return false;
  }
}
