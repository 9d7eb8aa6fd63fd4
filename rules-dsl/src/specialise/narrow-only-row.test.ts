/** A loop that comes to the row at hand is what it asks of that row, and sides of choices leave what they decide. */
import { describe, expect, it } from "vitest";
import { newGraph } from "./graph.ts";
import { not } from "./logic.ts";
import { narrowNode } from "./narrow-node.ts";
import { known } from "./presence.ts";
import type { Loop, Node, NodeId, NodeOperation, NodeType } from "./relational-program.ts";

const boolean: NodeType = { kind: "boolean" };
const text: NodeType = { kind: "text" };
const amount = (low: number, high: number): NodeType => ({ kind: "amount", denominator: 1, low, high });
const [name, is, number, open] = [0, 1, 2, 3];

/** Rows of a table of which the first column tells them apart; the row at hand, and one of a loop over all of them. */
function rows(distinct: readonly string[] = [`1 ${name}`]) {
  const graph = newGraph(() => undefined);
  const columns: NodeId[] = [];
  const table = (mostRows: number) => ({ path: "", keyed: false, mostRows, columns: [] });
  const scope = {
    graph,
    layout: { tables: [table(1), { ...table(9), parent: 0 }] },
    everywhere: new Map(),
    leastRows: [0, 0],
    distinct: new Set(distinct),
    held: [],
    columnNow: (column: number) => ({ column, node: columns[column] as number }),
  };
  const of = (operation: NodeOperation, type: NodeType, maybe = false) =>
    narrowNode(scope, { ...operation, type, maybe } as Node);
  const row = (depth: number) => graph.node({ kind: "row", table: 1, depth }, { kind: "row", table: 1 }, false);
  const read = (column: number, depth: number): NodeId => {
    const type = column === name ? text : column === number ? amount(1, 9) : boolean;
    return graph.node({ kind: "input", table: 1, column, row: row(depth) }, type, column === open);
  };
  const isThis = of({ kind: "equal", left: read(name, 1), right: read(name, 0) }, boolean);
  const loop = (conditions: Partial<Loop>): Loop => ({ over: { kind: "rows", table: 1 }, depth: 1, ...conditions });
  const inColumn = (node: NodeId): NodeId => {
    columns.push(node);
    const { type, maybe } = graph.at(node);
    return graph.node({ kind: "computed", column: columns.length - 1, row: row(0) }, type, maybe);
  };
  const constant = (value: number) => graph.node({ kind: "constant", value }, amount(value, value), false);
  return { graph, of, row, read, isThis, loop, inColumn, constant };
}

describe("a loop over the rows like the one at hand, of which there is no other", () => {
  it("is the condition and the value of that row", () => {
    const { graph, of, read, isThis, loop } = rows();
    const where = of({ kind: "and", left: isThis, right: read(is, 1) }, boolean);
    const sum = of(
      { kind: "aggregate", operation: "sum", loop: loop({ where }), value: read(number, 1) },
      amount(0, 81),
    );
    expect(graph.at(sum)).toMatchObject({ kind: "choose", condition: read(is, 0), then: read(number, 0) });
    expect(graph.typeOf(sum)).toMatchObject({ low: 0, high: 9 });
    const count = of({ kind: "aggregate", operation: "count", loop: loop({ where: isThis }) }, amount(0, 9));
    expect(graph.constantOf(count)).toBe(1);
    const every = of(
      { kind: "aggregate", operation: "every", loop: loop({ where }), value: read(open, 1) },
      boolean,
      true,
    );
    expect(graph.at(every)).toMatchObject({ kind: "or", right: read(open, 0) });
    const some = of({ kind: "aggregate", operation: "some", loop: loop({}), value: where }, boolean);
    expect(some).toBe(read(is, 0));
  });

  it("has its row or none: the best of no row is not known", () => {
    const { graph, of, row, read, isThis, loop } = rows();
    const pick = (filter: NodeId) =>
      of(
        { kind: "pick", end: "first", loop: loop({ filter }), by: read(number, 1), value: row(1) },
        { kind: "row", table: 1 },
        true,
      );
    expect(pick(isThis)).toBe(row(0));
    const best = pick(of({ kind: "and", left: isThis, right: read(is, 1) }, boolean));
    expect(graph.at(best)).toMatchObject({ kind: "choose", condition: read(is, 0), then: row(0), maybe: true });
    expect(graph.at(best)).toMatchObject({ otherwise: graph.undetermined });
  });

  it("stays one where rows are not told apart, or where it is in doubt which rows are there", () => {
    const sumOf = ({ graph, of, read, loop }: ReturnType<typeof rows>, conditions: Partial<Loop>) =>
      graph.at(
        of(
          { kind: "aggregate", operation: "sum", loop: loop(conditions), value: read(number, 1) },
          amount(0, 81),
          true,
        ),
      ).kind;
    const alike = rows([]);
    expect(sumOf(alike, { where: alike.isThis })).toBe("aggregate");
    const apart = rows();
    expect(sumOf(apart, { where: apart.isThis })).toBe("input");
    expect(sumOf(apart, { where: apart.isThis, require: [apart.read(open, 1)] })).toBe("aggregate");
    const filter = apart.of({ kind: "and", left: apart.isThis, right: apart.read(open, 1) }, boolean, true);
    expect(sumOf(apart, { filter })).toBe("aggregate");
    const other = apart.of({ kind: "or", left: apart.isThis, right: apart.read(is, 1) }, boolean);
    expect(sumOf(apart, { where: other })).toBe("aggregate");
  });

  it("leaves the doubt of whether its row is meant, but for a sum of nothing", () => {
    const { graph, of, read, isThis, loop, constant } = rows();
    const where = of({ kind: "and", left: isThis, right: read(open, 1) }, boolean, true);
    const sum = (value: NodeId) =>
      of({ kind: "aggregate", operation: "sum", loop: loop({ where }), value }, amount(0, 81), true);
    expect(graph.maybe(sum(read(number, 1)))).toBe(true);
    expect(graph.constantOf(sum(constant(0)))).toBe(0);
  });
});

describe("a choice", () => {
  it("is compared where neither side decides, and by its condition where one does", () => {
    const { graph, of, read, inColumn, constant } = rows();
    const condition = read(is, 0);
    const chosen = of({ kind: "choose", condition, then: read(number, 0), otherwise: constant(0) }, amount(0, 9));
    for (const value of [chosen, inColumn(chosen)]) {
      expect(of({ kind: "less", left: constant(0), right: value }, boolean)).toBe(condition);
      expect(of({ kind: "lessOrEqual", left: value, right: constant(0) }, boolean)).toBe(not(graph, condition));
      const more = of({ kind: "less", left: constant(5), right: value }, boolean);
      expect(graph.at(more)).toMatchObject({ kind: "and", left: condition });
      const least = of({ kind: "less", left: value, right: constant(5) }, boolean);
      expect(graph.at(least)).toMatchObject({ kind: "or", left: not(graph, condition) });
    }
    const both = of({ kind: "choose", condition, then: read(number, 0), otherwise: constant(7) }, amount(0, 9));
    expect(graph.at(of({ kind: "less", left: constant(5), right: both }, boolean))).toMatchObject({ kind: "or" });
    expect(graph.at(of({ kind: "less", left: constant(0), right: both }, boolean)).kind).toBe("constant");
  });

  it("taken from its own side leaves the other condition", () => {
    const { graph, of, read, inColumn, constant } = rows();
    const [condition, value] = [read(is, 0), read(number, 0)];
    const chosen = of({ kind: "choose", condition, then: value, otherwise: constant(0) }, amount(0, 9));
    for (const taken of [chosen, inColumn(chosen)]) {
      const rest = of({ kind: "minus", left: value, right: taken }, amount(-8, 9));
      expect(graph.at(rest)).toMatchObject({ kind: "choose", condition, otherwise: value, type: { low: 0, high: 9 } });
    }
    const other = of({ kind: "choose", condition, then: value, otherwise: constant(3) }, amount(1, 9));
    expect(graph.at(of({ kind: "minus", left: value, right: other }, amount(-8, 8))).kind).toBe("minus");
  });

  it("has a value where it asks whether there is one, and takes another where there is none", () => {
    const { graph, of, read } = rows();
    const value = read(open, 0);
    const condition = known(graph, value);
    const made = (otherwise: NodeId) =>
      graph.maybe(of({ kind: "choose", condition, then: value, otherwise }, boolean, true));
    expect(made(read(is, 0))).toBe(false);
    expect(made(read(open, 1))).toBe(true);
  });
});

describe("conditions that are opposite", () => {
  it("never hold at once, and one always does, whatever is in doubt beside them", () => {
    const { graph, of, read } = rows();
    const [a, b, doubt] = [read(is, 0), read(is, 1), read(open, 0)];
    const and = (left: NodeId, right: NodeId) => of({ kind: "and", left, right }, boolean, true);
    const or = (left: NodeId, right: NodeId) => of({ kind: "or", left, right }, boolean, true);
    expect(and(and(doubt, a), and(b, not(graph, a)))).toBe(graph.no);
    expect(or(or(not(graph, b), doubt), or(a, b))).toBe(graph.yes);
    expect(graph.at(and(doubt, not(graph, doubt))).kind).toBe("and");
    expect(graph.at(or(and(a, b), not(graph, a))).kind).toBe("or");
  });
});
