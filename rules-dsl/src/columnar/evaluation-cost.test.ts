import { describe, expect, it } from "vitest";
import type { Node, NodeOperation, RelationalProgram } from "../specialise/specialise.ts";
import { evaluationCost } from "./evaluation-cost.ts";

const amount = { kind: "amount", denominator: 1, low: 0, high: 9 } as const;
const node = (operation: NodeOperation): Node => ({ ...operation, type: amount, maybe: false });

function costOf(operations: readonly NodeOperation[], rowsEach: readonly number[]): number {
  return evaluationCost({ nodes: operations.map(node) } as unknown as RelationalProgram, rowsEach);
}

describe("what a program costs", () => {
  const loop = { over: { kind: "rows", table: 1 }, depth: 1 } as const;

  it("is one for an operation about the person, whatever the rows", () => {
    const own: NodeOperation = { kind: "input", table: 0, column: 0 };
    expect(costOf([own, { kind: "scale", operand: 0, by: 2 }], [1, 7])).toBe(2);
  });

  it("counts an operation about a row as often as there are rows, and the sum over them once", () => {
    const row: NodeOperation = { kind: "row", table: 1, depth: 1 };
    const read: NodeOperation = { kind: "input", table: 1, column: 0, row: 0 };
    const sum: NodeOperation = { kind: "aggregate", operation: "sum", loop, value: 1 };
    expect(costOf([row, read, sum, { kind: "plus", left: 2, right: 2 }], [1, 7])).toBe(9);
  });

  it("is a number for a loop of which nothing is asked", () => {
    const count: NodeOperation = { kind: "aggregate", operation: "count", loop };
    expect(costOf([count, { kind: "scale", operand: 0, by: 2 }], [1, 7])).toBe(2);
  });
});
