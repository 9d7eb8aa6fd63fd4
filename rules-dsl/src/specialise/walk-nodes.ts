/** Walks the nodes of a relational program: what each is made of, in the order of its fields, and a copy with other numbers. */
import type { Loop, NodeId, NodeOperation, Source } from "./relational-program.ts";

/** The same operation on other nodes. */
export function mapOperands<T extends NodeOperation>(node: T, to: (id: NodeId) => NodeId): T {
  return mapped(node, to) as T;
}

/** Nodes directly inside one, those of its loop included. */
export function operandsOf(node: NodeOperation): readonly NodeId[] {
  const found: NodeId[] = [];
  addOperands(node, found);
  return found;
}

// Asked of every node by every pass: nothing is made but the list.
function addOperands(node: NodeOperation, into: NodeId[]): void {
  switch (node.kind) {
    case "constant":
    case "undetermined":
    case "row":
    case "member":
      return;
    case "input":
    case "computed":
      add(node.row, into);
      return;
    case "position":
      into.push(node.row);
      return;
    case "known":
    case "not":
    case "scale":
    case "quotient":
      into.push(node.operand);
      return;
    case "and":
    case "or":
    case "equal":
    case "less":
    case "lessOrEqual":
    case "plus":
    case "minus":
    case "smaller":
    case "larger":
    case "times":
    case "wholeQuotient":
      into.push(node.left, node.right);
      return;
    case "choose":
      into.push(node.condition, node.then, node.otherwise);
      add(node.same, into);
      return;
    case "requires":
      into.push(...node.of, node.value);
      return;
    case "yearOf":
      into.push(node.date);
      return;
    case "firstOfYear":
    case "lastOfYear":
      into.push(node.year);
      return;
    case "addMonths":
      into.push(node.date, node.by);
      return;
    case "wholeMonths":
    case "prevailingYear":
      into.push(node.from, node.to);
      return;
    case "aggregate":
      addOfLoop(node.loop, into);
      add(node.value, into);
      return;
    case "pick":
      addOfLoop(node.loop, into);
      into.push(node.by, node.value);
      return;
    case "allocate":
      into.push(node.pool);
      addOfLoop(node.loop, into);
      into.push(node.need, node.by);
      add(node.share, into);
  }
}

function addOfLoop({ over, when, filter, require, where }: Loop, into: NodeId[]): void {
  addOfSource(over, into);
  add(when, into);
  add(filter, into);
  if (require) into.push(...require);
  add(where, into);
}

function addOfSource(source: Source, into: NodeId[]): void {
  switch (source.kind) {
    case "rows":
      add(source.of, into);
      return;
    case "anniversaries":
    case "months":
      into.push(source.from, source.to);
      return;
    case "merged":
      addOfLoop(source.loop, into);
      into.push(source.from, source.to);
  }
}

function add(id: NodeId | undefined, into: NodeId[]): void {
  if (id !== undefined) into.push(id);
}

function mapped(node: NodeOperation, to: (id: NodeId) => NodeId): NodeOperation {
  const maybe = <K extends string>(key: K, id: NodeId | undefined) =>
    id === undefined ? {} : ({ [key]: to(id) } as { [key in K]: NodeId });
  switch (node.kind) {
    case "constant":
    case "undetermined":
    case "row":
    case "member":
      return node;
    case "input":
    case "computed":
      return { ...node, ...maybe("row", node.row) };
    case "position":
      return { ...node, row: to(node.row) };
    case "known":
    case "not":
    case "scale":
    case "quotient":
      return { ...node, operand: to(node.operand) };
    case "and":
    case "or":
    case "equal":
    case "less":
    case "lessOrEqual":
    case "plus":
    case "minus":
    case "smaller":
    case "larger":
    case "times":
    case "wholeQuotient":
      return { ...node, left: to(node.left), right: to(node.right) };
    case "choose": {
      const [condition, then, otherwise] = [to(node.condition), to(node.then), to(node.otherwise)];
      return { ...node, condition, then, otherwise, ...maybe("same", node.same) };
    }
    case "requires":
      return { ...node, of: node.of.map(to), value: to(node.value) };
    case "yearOf":
      return { ...node, date: to(node.date) };
    case "firstOfYear":
    case "lastOfYear":
      return { ...node, year: to(node.year) };
    case "addMonths":
      return { ...node, date: to(node.date), by: to(node.by) };
    case "wholeMonths":
    case "prevailingYear":
      return { ...node, from: to(node.from), to: to(node.to) };
    case "aggregate":
      return { ...node, loop: mapLoop(node.loop, to), ...maybe("value", node.value) };
    case "pick":
      return { ...node, loop: mapLoop(node.loop, to), by: to(node.by), value: to(node.value) };
    case "allocate": {
      const [pool, loop] = [to(node.pool), mapLoop(node.loop, to)];
      return { ...node, pool, loop, need: to(node.need), by: to(node.by), ...maybe("share", node.share) };
    }
  }
}

export function mapLoop(loop: Loop, to: (id: NodeId) => NodeId): Loop {
  return {
    ...loop,
    over: mapSource(loop.over, to),
    ...(loop.when === undefined ? {} : { when: to(loop.when) }),
    ...(loop.filter === undefined ? {} : { filter: to(loop.filter) }),
    ...(loop.require === undefined ? {} : { require: loop.require.map(to) }),
    ...(loop.where === undefined ? {} : { where: to(loop.where) }),
  };
}

function mapSource(source: Source, to: (id: NodeId) => NodeId): Source {
  switch (source.kind) {
    case "rows":
      return { ...source, ...(source.of === undefined ? {} : { of: to(source.of) }) };
    case "anniversaries":
    case "months":
      return { ...source, from: to(source.from), to: to(source.to) };
    case "merged":
      return { ...source, loop: mapLoop(source.loop, to), from: to(source.from), to: to(source.to) };
  }
}

/**
 * For each node, the depths of the rows and members it depends on, as bits: bit 0 for the row of its column. A loop binds its own depth
 * for its filter, conditions and values; its source and `when` stand outside it.
 */
export function freeDepths(nodes: readonly NodeOperation[]): readonly number[] {
  const free: number[] = [];
  for (const node of nodes) free.push(freeOf(node, (id) => free[id] ?? 0));
  return free;
}

function freeOf(node: NodeOperation, of: (id: NodeId) => number): number {
  switch (node.kind) {
    case "row":
    case "member":
      return 1 << node.depth;
    case "aggregate":
      return freeInLoop(node.loop, node.value === undefined ? [] : [node.value], of);
    case "pick":
      return freeInLoop(node.loop, [node.by, node.value], of);
    case "allocate":
      return (
        of(node.pool) |
        freeInLoop(node.loop, [node.need, node.by, ...(node.share === undefined ? [] : [node.share])], of)
      );
    default:
      return operandsOf(node).reduce((bits, id) => bits | of(id), 0);
  }
}

function freeInLoop(loop: Loop, values: readonly NodeId[], of: (id: NodeId) => number): number {
  const inside = [loop.filter, loop.where, ...(loop.require ?? []), ...values].filter((each) => each !== undefined);
  const bound = inside.reduce((bits, id) => bits | of(id), 0) & ~(1 << loop.depth);
  return bound | (loop.when === undefined ? 0 : of(loop.when)) | freeInSource(loop.over, of);
}

function freeInSource(source: Source, of: (id: NodeId) => number): number {
  switch (source.kind) {
    case "rows":
      return source.of === undefined ? 0 : of(source.of);
    case "anniversaries":
    case "months":
      return of(source.from) | of(source.to);
    case "merged":
      return freeInLoop(source.loop, [source.from, source.to], of);
  }
}
