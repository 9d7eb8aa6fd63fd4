import { describe, expect, it } from "vitest";
import type { Node, NodeOperation, RelationalProgram } from "../specialise/specialise.ts";
import { evaluationCost } from "./evaluation-cost.ts";

const amount = { kind: "amount", denominator: 1, low: 0, high: 9 } as const;
const node = (operation: NodeOperation): Node => ({ ...operation, type: amount, maybe: false });

function costOf(operations: readonly NodeOperation[], rowsEach: readonly number[], distinct: readonly string[] = []) {
  const program = { nodes: operations.map(node) } as unknown as RelationalProgram;
  return evaluationCost(program, rowsEach, new Set(distinct));
}

describe("what a program costs", () => {
  const loop = { over: { kind: "rows", table: 1 }, depth: 1 } as const;
  const at = (depth: number): NodeOperation => ({ kind: "row", table: 1, depth });
  const read = (row: number): NodeOperation => ({ kind: "input", table: 1, column: 0, row });

  it("is one for an operation about the person, whatever the rows", () => {
    const own: NodeOperation = { kind: "input", table: 0, column: 0 };
    expect(costOf([own, { kind: "scale", operand: 0, by: 2 }], [1, 7])).toBe(2);
  });

  it("counts an operation about a row as often as there are rows, and the sum over them once", () => {
    const sum: NodeOperation = { kind: "aggregate", operation: "sum", loop, value: 1 };
    expect(costOf([at(1), read(0), sum, { kind: "plus", left: 2, right: 2 }], [1, 7])).toBe(9);
  });

  it("counts what compares two rows as often as there are pairs, unless a column tells the rows apart", () => {
    const pairs: readonly NodeOperation[] = [at(0), at(1), read(0), read(1), { kind: "equal", left: 2, right: 3 }];
    expect(costOf(pairs, [1, 7])).toBe(7 + 7 + 49);
    expect(costOf(pairs, [1, 7], ["1 4"])).toBe(7 + 7 + 7);
  });

  it("is a number for a loop of which nothing is asked", () => {
    const count: NodeOperation = { kind: "aggregate", operation: "count", loop };
    expect(costOf([count, { kind: "scale", operand: 0, by: 2 }], [1, 7])).toBe(2);
  });
});
