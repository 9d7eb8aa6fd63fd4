/** A loop for fewer people: without members it is what nothing comes to; conditions that always hold are left out. */
import type { Graph } from "./graph.ts";
import type { NarrowingScope, Of } from "./narrow-ends.ts";
import { asItWas, constant, endsOf, withEnds } from "./narrow-ends.ts";
import { isHeld } from "./narrow-held.ts";
import { requires } from "./presence.ts";
import type { Loop, NodeId, Source } from "./relational-program.ts";

type LoopNode = Of<"aggregate" | "pick" | "allocate">;

export function narrowLoop(scope: NarrowingScope, node: LoopNode): NodeId {
  const { graph } = scope;
  const loop = shorter(graph, node.loop);
  const { when } = loop;
  if (when !== undefined && (when === graph.no || graph.isUndetermined(when))) return graph.undetermined;
  if (isUnknown(graph, loop.over)) return graph.undetermined;
  const own = { ...node, loop } as LoopNode;
  if (when === undefined && isEmpty(scope, own)) return ofNothing(graph, own);
  if (own.kind === "aggregate" && isHeld(scope, own)) return graph.yes;
  if (own.kind === "allocate")
    return graph.isUndetermined(own.pool) ? graph.undetermined : asItWas(graph, own, own.maybe);
  const values = own.kind === "pick" ? [own.by, own.value] : own.value === undefined ? [] : [own.value];
  const isOpen = isExtreme(own) && !isSomebody(scope, loop);
  const maybe = isDoubtful(graph, loop) || values.some((each) => graph.maybe(each)) || isOpen;
  const ends = ranges(scope, own);
  return withEnds(graph, own, ends, maybe && own.maybe);
}

function isExtreme(node: LoopNode): boolean {
  return (
    node.kind === "pick" ||
    (node.kind === "aggregate" && (node.operation === "greatest" || node.operation === "smallest"))
  );
}

/** Whether there is a member, whoever it is: rows that all have, without a condition. */
function isSomebody({ leastRows, graph }: NarrowingScope, { over, filter, where }: Loop): boolean {
  if (over.kind !== "rows" || filter !== undefined || where !== undefined) return false;
  return (leastRows[over.table] ?? 0) > 0 && (over.of === undefined || !graph.maybe(over.of));
}

/** Without the conditions that hold of every member. */
function shorter(graph: Graph, { when, filter, require = [], where, over, ...rest }: Loop): Loop {
  const needed = require.filter((each) => graph.maybe(each));
  return {
    ...rest,
    over: over.kind === "merged" ? { ...over, loop: shorter(graph, over.loop) } : over,
    ...(when === undefined || when === graph.yes ? {} : { when }),
    ...(filter === undefined || filter === graph.yes ? {} : { filter }),
    ...(needed.length === 0 ? {} : { require: needed }),
    ...(where === undefined || where === graph.yes ? {} : { where }),
  };
}

function isUnknown(graph: Graph, over: Source): boolean {
  if (over.kind === "rows") return over.of !== undefined && graph.isUndetermined(over.of);
  if (over.kind === "merged") return false;
  return graph.isUndetermined(over.from) || graph.isUndetermined(over.to);
}

/** Whether no member counts, whoever it is. */
function isEmpty(scope: NarrowingScope, node: LoopNode): boolean {
  const { graph } = scope;
  const { loop } = node;
  if (hasNoMember(scope, loop)) return true;
  // What is certain of the members: that one is there or not is known, and so are its needs.
  const isCertain = (loop.filter === undefined || !graph.maybe(loop.filter)) && loop.require === undefined;
  if (!isCertain || isSourceDoubtful(graph, loop.over)) return false;
  if (loop.where === graph.no) return true;
  if (node.kind !== "aggregate" || node.value === undefined) return false;
  if (node.operation === "some") return node.value === graph.no;
  if (node.operation === "every") return node.value === graph.yes;
  return node.operation === "sum" && graph.constantOf(node.value) === 0;
}

function hasNoMember(scope: NarrowingScope, { over, filter, when }: Loop): boolean {
  if (filter === scope.graph.no) return !isSourceDoubtful(scope.graph, over) || over.kind === "rows";
  if (over.kind === "rows") return scope.layout.tables[over.table]?.mostRows === 0;
  return over.kind === "merged" && when === undefined && over.loop.when === undefined && hasNoMember(scope, over.loop);
}

function isSourceDoubtful(graph: Graph, over: Source): boolean {
  if (over.kind === "rows") return over.of !== undefined && graph.maybe(over.of);
  if (over.kind === "merged") return isDoubtful(graph, over.loop);
  return graph.maybe(over.from) || graph.maybe(over.to);
}

function isDoubtful(graph: Graph, { over, when, filter, require = [], where }: Loop): boolean {
  const nodes = [filter, where, ...require].filter((each) => each !== undefined);
  return when !== undefined || nodes.some((each) => graph.maybe(each)) || isSourceDoubtful(graph, over);
}

/** What a loop without members comes to, once it is known that it has none. */
function ofNothing(graph: Graph, node: LoopNode): NodeId {
  const { over } = node.loop;
  const needs =
    over.kind === "rows"
      ? over.of === undefined
        ? []
        : [over.of]
      : over.kind === "merged"
        ? []
        : [over.from, over.to];
  if (node.kind === "pick") return graph.undetermined;
  if (node.kind === "allocate")
    return node.share === undefined
      ? requires(graph, [node.pool, ...needs], constant(graph, 0, node.type))
      : graph.undetermined;
  switch (node.operation) {
    case "sum":
    case "count":
      return requires(graph, needs, constant(graph, 0, node.type));
    case "some":
      return requires(graph, needs, graph.no);
    case "every":
      return requires(graph, needs, graph.yes);
    case "greatest":
    case "smallest":
      return graph.undetermined;
  }
}

function ranges(scope: NarrowingScope, node: Of<"aggregate" | "pick">) {
  const { graph } = scope;
  if (node.value === undefined) {
    const most = membersOf(scope, node.loop.over);
    return node.kind === "aggregate" && node.operation === "count" && most !== undefined
      ? { low: 0, high: most }
      : undefined;
  }
  const of = endsOf(graph, node.value);
  if (!of || node.kind === "pick" || node.operation !== "sum") return of;
  const most = membersOf(scope, node.loop.over);
  return most === undefined ? undefined : { low: most * Math.min(0, of.low), high: most * Math.max(0, of.high) };
}

function membersOf({ layout }: NarrowingScope, over: Source): number | undefined {
  if (over.kind === "merged") return membersOf({ layout } as NarrowingScope, over.loop.over);
  return over.kind === "rows" ? layout.tables[over.table]?.mostRows : undefined;
}
