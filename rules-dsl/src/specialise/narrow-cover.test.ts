/** What is left of a choice by year for people whose dates leave some years out. */
import { describe, expect, it } from "vitest";
import { newGraph } from "./graph.ts";
import { all, equal, less, lessOrEqual, not } from "./logic.ts";
import { narrowNode } from "./narrow-node.ts";

const boolean = { kind: "boolean" } as const;

function yearsFrom(low: number, high: number, optional = false) {
  const graph = newGraph(() => undefined);
  const amount = { kind: "amount", denominator: 1, low, high } as const;
  const year = graph.node({ kind: "input", table: 0, column: 0 }, amount, optional);
  const number = (value: number) =>
    graph.node({ kind: "constant", value }, { ...amount, low: value, high: value }, false);
  const is = (value: number) => equal(graph, year, number(value));
  const below = (value: number) => less(graph, year, number(value));
  const atMost = (value: number) => lessOrEqual(graph, year, number(value));
  const above = (value: number) => less(graph, number(value), year);
  const between = (from: number, to: number) =>
    all(graph, [lessOrEqual(graph, number(from), year), lessOrEqual(graph, year, number(to))]);
  const asked = (column: number) => graph.node({ kind: "input", table: 0, column }, boolean, true);
  const scope = {
    graph,
    layout: { tables: [] },
    everywhere: new Map(),
    leastRows: [],
    distinct: new Set<string>(),
    held: [],
    columnNow: () => ({ column: 0, node: 0 }),
  };
  const choose = (condition: number, then: number, otherwise: number) =>
    narrowNode(scope, { kind: "choose", condition, then, otherwise, type: boolean, maybe: true });
  const or = (left: number, right: number) =>
    narrowNode(scope, { kind: "or", left, right, type: boolean, maybe: true });
  const and = (left: number, right: number) =>
    narrowNode(scope, { kind: "and", left, right, type: boolean, maybe: true });
  return { graph, is, below, above, atMost, between, asked, choose, or, and };
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

describe("a choice by bands", () => {
  it("asks the last band no more where the bands leave nothing, and of each one end where the other is sure", () => {
    const { graph, below, above, atMost, between, asked, choose } = yearsFrom(0, 5_000);
    const last = choose(above(3_000), asked(4), graph.undetermined);
    const made = choose(
      below(1_600),
      asked(1),
      choose(between(1_600, 2_400), asked(2), choose(between(2_401, 3_000), asked(3), last)),
    );
    expect(made).toBe(
      choose(below(1_600), asked(1), choose(atMost(2_400), asked(2), choose(atMost(3_000), asked(3), asked(4)))),
    );
  });

  it("passes over a band that those before it hold", () => {
    const { graph, below, above, between, asked, choose } = yearsFrom(0, 5_000);
    const rest = choose(above(3_000), asked(3), graph.undetermined);
    const made = choose(below(2_000), asked(1), choose(between(1_000, 1_500), asked(2), rest));
    expect(made).toBe(choose(below(2_000), asked(1), rest));
  });

  it("keeps its doubt where one value lies between two bands", () => {
    const { graph, below, above, asked, choose } = yearsFrom(0, 5_000);
    const made = choose(below(2_000), asked(1), choose(above(2_000), asked(2), graph.undetermined));
    const found = graph.at(made);
    expect(found.kind === "choose" && graph.at(found.otherwise).kind).toBe("choose");
  });
});
