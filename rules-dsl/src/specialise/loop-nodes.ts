/** Aggregates over rows as nodes, with the bounds that the number of rows gives them. */
import { wholeMonths } from "../values/period.ts";
import { amountNode, boundsIn } from "./amounts.ts";
import { booleanType } from "./graph.ts";
import type { Loop, NodeId, NodeType, Source } from "./relational-program.ts";
import type { Specialiser } from "./specialiser.ts";

const nothing: NodeType = { kind: "amount", denominator: 1, low: 0, high: 0 };

type Operation = "sum" | "count" | "greatest" | "smallest" | "some" | "every";

export function loopNode(s: Specialiser, operation: Operation, loop: Loop, value?: NodeId): NodeId {
  const { graph } = s;
  const node = { kind: "aggregate" as const, operation, loop, ...(value === undefined ? {} : { value }) };
  if (loop.when === graph.no || (value !== undefined && graph.isUndetermined(value) && isExtreme(operation)))
    return graph.undetermined;
  const maybe = isDoubtful(s, loop) || (value !== undefined && graph.maybe(value));
  const members = BigInt(mostMembers(s, loop.over));
  switch (operation) {
    case "some":
    case "every":
      return graph.node(node, booleanType, maybe);
    case "count":
      return amountNode(graph, node, { denominator: 1n, low: 0n, high: members }, maybe);
    case "greatest":
    case "smallest": {
      const type = value === undefined ? undefined : graph.typeOf(value);
      if (type?.kind !== "amount" && type?.kind !== "date") return graph.refuse("no-order", operation);
      return graph.node(node, type, true);
    }
    case "sum": {
      const isOpen = value !== undefined && graph.isUndetermined(value);
      const type = isOpen ? nothing : value === undefined ? undefined : graph.typeOf(value);
      if (type?.kind !== "amount") return graph.refuse("not-a-column", "a sum");
      const { low, high } = boundsIn(type);
      const bounds = { low: members * (low < 0n ? low : 0n), high: members * (high > 0n ? high : 0n) };
      return amountNode(graph, node, { denominator: BigInt(type.denominator), ...bounds }, maybe);
    }
  }
}

/** The extreme of values that are all undetermined is undetermined, members or none. */
function isExtreme(operation: Operation): boolean {
  return operation === "greatest" || operation === "smallest";
}

export function isDoubtful({ graph }: Specialiser, { over, when, filter, require = [], where }: Loop): boolean {
  const nodes = [filter, where, ...require].filter((each) => each !== undefined);
  return (
    when !== undefined ||
    nodes.some((each) => graph.maybe(each)) ||
    sourceNodes(over).some((each) => graph.maybe(each)) ||
    isMergedDoubt(graph, over)
  );
}

function sourceNodes(over: Loop["over"]): readonly NodeId[] {
  if (over.kind === "rows") return over.of === undefined ? [] : [over.of];
  return over.kind === "merged" ? [] : [over.from, over.to];
}

function isMergedDoubt(graph: Specialiser["graph"], over: Loop["over"]): boolean {
  return over.kind === "merged" && isDoubtful({ graph } as Specialiser, over.loop);
}

/** Bound on the members of a loop. */
export function mostMembers(s: Specialiser, source: Source): number {
  switch (source.kind) {
    case "rows":
      return s.mostRows[source.table] ?? 0;
    case "merged":
      return mostMembers(s, source.loop.over);
    default: {
      const [first, last] = [s.graph.typeOf(source.from), s.graph.typeOf(source.to)];
      if (first.kind !== "date" || last.kind !== "date") return 0;
      const months = last.high < first.low ? 0 : wholeMonths({ from: first.low, to: last.high }) + 2;
      return source.kind === "months" ? months : Math.ceil(months / 12) + 1;
    }
  }
}
