/** What is left of a choice by year for people whose dates leave some years out. */
import { describe, expect, it } from "vitest";
import { newGraph } from "./graph.ts";
import { equal, not } from "./logic.ts";
import { narrowNode } from "./narrow-node.ts";

const boolean = { kind: "boolean" } as const;

function yearsFrom(low: number, high: number, optional = false) {
  const graph = newGraph(() => undefined);
  const amount = { kind: "amount", denominator: 1, low, high } as const;
  const year = graph.node({ kind: "input", table: 0, column: 0 }, amount, optional);
  const is = (value: number) =>
    equal(graph, year, graph.node({ kind: "constant", value }, { ...amount, low: value, high: value }, false));
  const asked = (column: number) => graph.node({ kind: "input", table: 0, column }, boolean, true);
  const scope = {
    graph,
    layout: { tables: [] },
    everywhere: new Map(),
    leastRows: [],
    columnNow: () => ({ column: 0, node: 0 }),
  };
  const choose = (condition: number, then: number, otherwise: number) =>
    narrowNode(scope, { kind: "choose", condition, then, otherwise, type: boolean, maybe: true });
  const or = (left: number, right: number) =>
    narrowNode(scope, { kind: "or", left, right, type: boolean, maybe: true });
  const and = (left: number, right: number) =>
    narrowNode(scope, { kind: "and", left, right, type: boolean, maybe: true });
  return { graph, is, asked, choose, or, and };
}

describe("a choice that names every value there can be", () => {
  it("asks the last value no more", () => {
    const { graph, is, asked, choose } = yearsFrom(2023, 2024);
    const last = choose(is(2024), asked(2), graph.undetermined);
    const made = choose(is(2023), asked(1), last);
    expect(made).toBe(choose(is(2023), asked(1), asked(2)));
  });

  it("is decided where all sides are one, whatever stands for the rest", () => {
    const { graph, is, choose, or } = yearsFrom(2023, 2025);
    const last = choose(is(2025), graph.yes, graph.undetermined);
    expect(or(is(2023), or(is(2024), last))).toBe(graph.yes);
  });

  it("is decided as a list of what it is not", () => {
    const { graph, is, and } = yearsFrom(2023, 2024);
    expect(and(not(graph, is(2023)), not(graph, is(2024)))).toBe(graph.no);
  });

  it("stays as it is where a value is left, or where it may have none", () => {
    for (const { graph, is, choose, or } of [yearsFrom(2023, 2026), yearsFrom(2023, 2025, true)]) {
      const last = choose(is(2025), graph.yes, graph.undetermined);
      expect(graph.at(or(is(2023), or(is(2024), last))).kind).toBe("or");
    }
  });
});
