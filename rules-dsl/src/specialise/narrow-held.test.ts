/** A row that somebody is known to have is found without looking; nothing else is. */
import { describe, expect, it } from "vitest";
import { newGraph } from "./graph.ts";
import { narrowNode } from "./narrow-node.ts";
import type { Loop, Node, NodeId, NodeOperation, NodeType } from "./relational-program.ts";

const boolean: NodeType = { kind: "boolean" };
const days = (low: number, high: number): NodeType => ({ kind: "date", low, high });
const date = days(0, 99);
const [from, to, open] = [0, 1, 2];
const period = {
  table: 1,
  columns: [
    { column: from, value: 10 },
    { column: to, value: 20 },
  ],
};

function asked(held: readonly (typeof period)[]) {
  const graph = newGraph(() => undefined);
  const table = (mostRows: number) => ({ path: "", keyed: false, mostRows, columns: [] });
  const scope = {
    graph,
    layout: { tables: [table(1), { ...table(9), parent: 0 }] },
    everywhere: new Map(),
    leastRows: [0, 0],
    distinct: new Set<string>(),
    held,
    columnNow: (column: number) => ({ column, node: 0 }),
  };
  const of = (operation: NodeOperation, type: NodeType = boolean) =>
    narrowNode(scope, { ...operation, type, maybe: false } as Node);
  const row = (depth: number) => graph.node({ kind: "row", table: 1, depth }, { kind: "row", table: 1 }, false);
  const read = (column: number, depth = 1) =>
    graph.node({ kind: "input", table: 1, column, row: row(depth) }, date, column === open);
  const is = (column: number, value: number, depth = 1) => {
    const constant = graph.node({ kind: "constant", value }, days(value, value), false);
    return of({ kind: "equal", left: read(column, depth), right: constant });
  };
  const both = (left: NodeId, right: NodeId) => of({ kind: "and", left, right });
  const some = (conditions: Partial<Loop>, value?: NodeId) => {
    const loop: Loop = { over: { kind: "rows", table: 1 }, depth: 1, ...conditions };
    return of({ kind: "aggregate", operation: "some", loop, ...(value === undefined ? {} : { value }) });
  };
  return { graph, of, is, both, some, read };
}

describe("a row that these people have", () => {
  it("is there, however its values are asked", () => {
    const { graph, is, both, some } = asked([period]);
    expect(some({ where: both(is(from, 10), is(to, 20)) })).toBe(graph.yes);
    expect(some({}, both(is(to, 20), is(from, 10)))).toBe(graph.yes);
    expect(some({ where: is(from, 10) }, is(to, 20))).toBe(graph.yes);
    expect(some({ where: is(to, 20) })).toBe(graph.yes);
  });

  it("says nothing of a row with other values, or with more", () => {
    const { graph, is, both, some } = asked([period]);
    for (const where of [is(from, 11), both(is(from, 10), is(to, 21)), both(is(from, 10), is(open, 5))])
      expect(graph.at(some({ where }))).toMatchObject({ kind: "aggregate" });
    expect(graph.at(some({ where: is(from, 10), filter: is(to, 20) }))).toMatchObject({ kind: "aggregate" });
  });

  it("is one row: two of them are not one that is as both", () => {
    const other = {
      table: 1,
      columns: [
        { column: from, value: 20 },
        { column: to, value: 30 },
      ],
    };
    const { graph, is, both, some } = asked([period, other]);
    expect(graph.at(some({ where: both(is(from, 10), is(to, 30)) }))).toMatchObject({ kind: "aggregate" });
    expect(some({ where: both(is(from, 20), is(to, 30)) })).toBe(graph.yes);
  });

  it("is asked for by the loop's own row, and by nothing that counts or holds of every row", () => {
    const { graph, of, is, some } = asked([period]);
    expect(graph.at(some({ where: is(from, 10, 0) }))).toMatchObject({ kind: "aggregate" });
    for (const operation of ["count", "every"] as const) {
      const loop: Loop = { over: { kind: "rows", table: 1 }, depth: 1, where: is(from, 10) };
      const type: NodeType = operation === "count" ? { kind: "amount", denominator: 1, low: 0, high: 9 } : boolean;
      const value = operation === "every" ? { value: is(to, 30) } : {};
      expect(graph.at(of({ kind: "aggregate", operation, loop, ...value }, type))).toMatchObject({ kind: "aggregate" });
    }
  });

  it("is not there for others", () => {
    const { graph, is, some } = asked([]);
    expect(graph.at(some({ where: is(from, 10) }))).toMatchObject({ kind: "aggregate" });
  });
});
