/** What is asked more shortly for fewer people: years of dates, signs of multiples, bands that come to the same, doubts that there are not. */
import { describe, expect, it } from "vitest";
import { firstOfYear, parseDate, yearOf } from "../values/civil-date.ts";
import { newGraph } from "./graph.ts";
import { not } from "./logic.ts";
import { narrowNode } from "./narrow-node.ts";
import { known, requires } from "./presence.ts";
import type { Node, NodeOperation, NodeType } from "./relational-program.ts";

const boolean: NodeType = { kind: "boolean" };
const amount = (low: number, high: number): NodeType => ({ kind: "amount", denominator: 1, low, high });

function narrowing() {
  const graph = newGraph(() => undefined);
  const columns: number[] = [];
  const scope = {
    graph,
    layout: { tables: [] },
    everywhere: new Map(),
    leastRows: [],
    distinct: new Set<string>(),
    held: [],
    columnNow: (column: number) => ({ column, node: columns[column] as number }),
  };
  const of = (operation: NodeOperation, type: NodeType, maybe = false) =>
    narrowNode(scope, { ...operation, type, maybe } as Node);
  const asked = (column: number, type: NodeType, maybe = false) =>
    graph.node({ kind: "input", table: 0, column }, type, maybe);
  const constant = (value: number, type: NodeType) =>
    graph.node(
      { kind: "constant", value },
      type.kind === "amount" || type.kind === "date" ? { ...type, low: value, high: value } : type,
      false,
    );
  /** What stands in a column of the subject. */
  const inColumn = (node: number) => {
    columns.push(node);
    const { type, maybe } = graph.at(node);
    return graph.node({ kind: "computed", column: columns.length - 1 }, type, maybe);
  };
  return { graph, of, asked, constant, inColumn };
}

type Narrowing = ReturnType<typeof narrowing>;

const day = (text: string): number => parseDate(text) as number;

/** The values of which a condition on one number holds, by its node. */
function holds({ graph }: Narrowing, id: number, value: number): boolean {
  const node = graph.at(id);
  const number = (each: number): number => {
    const found = graph.constantOf(each);
    return typeof found === "number" ? found : value;
  };
  if (node.kind === "less") return number(node.left) < number(node.right);
  if (node.kind === "lessOrEqual") return number(node.left) <= number(node.right);
  if (node.kind === "constant") return node.value === 1;
  throw new Error(`${node.kind} is no comparison`);
}

describe("the first day of a year", () => {
  const dates: NodeType = { kind: "date", low: firstOfYear(1990), high: firstOfYear(2030) };

  it("lies in that year, also where it stands in a column", () => {
    const { asked, of, inColumn } = narrowing();
    const year = asked(0, amount(1990, 2030));
    const first = of({ kind: "firstOfYear", year }, dates);
    expect(of({ kind: "yearOf", date: first }, amount(1990, 2030))).toBe(year);
    expect(of({ kind: "yearOf", date: inColumn(first) }, amount(1990, 2030))).toBe(year);
  });

  it("is compared with a day as its year is with a year, around every first day and every leap day", () => {
    const own = narrowing();
    const { graph, asked, of, constant } = own;
    const year = asked(0, amount(1990, 2030));
    const first = of({ kind: "firstOfYear", year }, dates);
    const near = [1992, 1999, 2000, 2001, 2023, 2024].flatMap((each) =>
      [-1, 0, 1].flatMap((step) => [firstOfYear(each) + step, day(`${each}-02-28`) + 1 + step]),
    );
    for (const kind of ["less", "lessOrEqual"] as const)
      for (const date of near)
        for (const isFirst of [true, false]) {
          const [left, right] = isFirst ? [first, constant(date, dates)] : [constant(date, dates), first];
          const made = of({ kind, left, right }, boolean);
          expect(graph.at(made).kind).not.toBe("firstOfYear");
          for (let value = 1990; value <= 2030; value++) {
            const [a, b] = isFirst ? [firstOfYear(value), date] : [date, firstOfYear(value)];
            expect(holds(own, made, value)).toBe(kind === "less" ? a < b : a <= b);
          }
          expect([left, right].some((each) => graph.at(each).kind === "firstOfYear")).toBe(true);
        }
  });

  it("is compared as it is with another date, and for equality", () => {
    const { graph, asked, of, constant } = narrowing();
    const first = of({ kind: "firstOfYear", year: asked(0, amount(1990, 2030)) }, dates);
    const other = asked(1, dates);
    expect(graph.at(of({ kind: "less", left: other, right: first }, boolean))).toMatchObject({
      left: other,
      right: first,
    });
    const equal = of({ kind: "equal", left: first, right: constant(firstOfYear(2000), dates) }, boolean);
    expect(graph.at(equal)).toMatchObject({ kind: "equal", left: first });
  });

  it("is not said outside its column where its year names a row", () => {
    const { graph, asked, of, inColumn } = narrowing();
    const row = graph.node({ kind: "row", table: 1, depth: 0 }, { kind: "row", table: 1 }, false);
    const year = graph.node({ kind: "input", table: 1, column: 0, row }, amount(1990, 2030), false);
    const date = inColumn(of({ kind: "firstOfYear", year }, dates));
    expect(graph.at(of({ kind: "yearOf", date }, amount(1990, 2030)))).toMatchObject({ kind: "yearOf", date });
    expect(asked(0, dates)).toBe(asked(0, dates));
  });

  it("keeps the doubt of its year", () => {
    const { graph, asked, of, constant } = narrowing();
    const year = asked(0, amount(1990, 2030), true);
    const first = of({ kind: "firstOfYear", year }, dates, true);
    const made = of({ kind: "less", left: constant(day("2020-06-30"), dates), right: first }, boolean, true);
    expect(graph.at(made)).toMatchObject({ kind: "less", right: year, maybe: true });
    expect(graph.constantOf((graph.at(made) as { readonly left: number }).left)).toBe(yearOf(day("2020-06-30")));
  });
});

describe("a multiple", () => {
  const number = amount(-100, 100);

  it("is on the side of zero of what is multiplied, however often", () => {
    const { asked, of, constant } = narrowing();
    const value = asked(0, number);
    const twice = of({ kind: "scale", operand: value, by: 2 }, amount(-200, 200));
    const often = of({ kind: "scale", operand: twice, by: 6 }, amount(-1_200, 1_200));
    for (const kind of ["less", "lessOrEqual", "equal"] as const) {
      const zero = constant(0, number);
      const made = of({ kind, left: often, right: constant(0, amount(0, 0)) }, boolean);
      expect(made).toBe(of({ kind, left: value, right: zero }, boolean));
      const turned = of({ kind, left: constant(0, amount(0, 0)), right: often }, boolean);
      expect(turned).toBe(of({ kind, left: zero, right: value }, boolean));
    }
  });

  it("is compared as it is where its factor is negative, or the other side is not zero", () => {
    const { graph, asked, of, constant } = narrowing();
    const value = asked(0, number);
    const opposite = of({ kind: "scale", operand: value, by: -2 }, amount(-200, 200));
    const double = of({ kind: "scale", operand: value, by: 2 }, amount(-200, 200));
    const below = of({ kind: "less", left: opposite, right: constant(0, amount(0, 0)) }, boolean);
    expect(graph.at(below)).toMatchObject({ kind: "less", left: opposite });
    const one = constant(1, amount(1, 1));
    expect(graph.at(of({ kind: "lessOrEqual", left: double, right: one }, boolean))).toMatchObject({ left: double });
  });

  it("keeps the doubt of a zero that may not be known", () => {
    const { graph, asked, of } = narrowing();
    const [value, zero] = [asked(0, number), asked(1, amount(0, 0), true)];
    const double = of({ kind: "scale", operand: value, by: 2 }, amount(-200, 200));
    const made = graph.at(of({ kind: "lessOrEqual", left: double, right: zero }, boolean, true));
    expect(made).toMatchObject({ kind: "requires", of: [zero], maybe: true });
  });
});

describe("a choice by bands", () => {
  const number = amount(0, 5_000);

  function bands(
    value: number,
    own: Narrowing,
    ends: readonly (readonly [number, number])[],
    sides: readonly number[],
  ) {
    const { of, constant } = own;
    const last = sides.length - 1;
    return ends.reduceRight((otherwise, [low, high], place) => {
      const from = of({ kind: "lessOrEqual", left: constant(low, number), right: value }, boolean);
      const to = of({ kind: "lessOrEqual", left: value, right: constant(high, number) }, boolean);
      const condition = of({ kind: "and", left: from, right: to }, boolean);
      return of({ kind: "choose", condition, then: sides[place] as number, otherwise }, amount(0, 30));
    }, sides[last] as number);
  }

  /** What is chosen of a value, and after how many comparisons at most. */
  function chosen({ graph }: Narrowing, id: number, value: number): { readonly side: number; readonly asked: number } {
    const node = graph.at(id);
    if (node.kind !== "choose") return { side: id, asked: 0 };
    const truth = (condition: number): { readonly is: boolean; readonly asked: number } => {
      const each = graph.at(condition);
      if (each.kind === "and") {
        const [left, right] = [truth(each.left), truth(each.right)];
        return { is: left.is && right.is, asked: left.asked + right.asked };
      }
      const at = (side: number) => (graph.at(side).kind === "constant" ? (graph.constantOf(side) as number) : value);
      if (each.kind !== "less" && each.kind !== "lessOrEqual") throw new Error(`${each.kind} is no comparison`);
      const is = each.kind === "less" ? at(each.left) < at(each.right) : at(each.left) <= at(each.right);
      return { is, asked: 1 };
    };
    const { is, asked } = truth(node.condition);
    const rest = chosen({ graph } as Narrowing, is ? node.then : node.otherwise, value);
    return { side: rest.side, asked: asked + rest.asked };
  }

  it("asks once for each step that is left, and chooses what it did of every value", () => {
    const own = narrowing();
    const value = own.asked(0, number);
    const [none, half, whole] = [
      own.constant(0, amount(0, 30)),
      own.constant(15, amount(0, 30)),
      own.constant(30, amount(0, 30)),
    ];
    const ends = [
      [0, 1_599],
      [1_600, 2_400],
      [2_420, 3_000],
      [2_401, 2_419],
    ] as const;
    const made = bands(value, own, ends, [none, half, whole, half, whole]);
    for (let each = 0; each <= 5_000; each++) {
      const { side, asked } = chosen(own, made, each);
      expect(side).toBe(each < 1_600 ? none : each < 2_420 ? half : whole);
      expect(asked).toBeLessThanOrEqual(2);
    }
  });

  it("stays as it is where the number may not be known", () => {
    const own = narrowing();
    const value = own.asked(0, number, true);
    const [none, half] = [own.constant(0, amount(0, 30)), own.constant(15, amount(0, 30))];
    const below = own.of({ kind: "less", left: value, right: own.constant(10, number) }, boolean, true);
    const rest = own.of({ kind: "less", left: value, right: own.constant(20, number) }, boolean, true);
    const inner = own.of({ kind: "choose", condition: rest, then: none, otherwise: half }, amount(0, 30), true);
    const made = own.of({ kind: "choose", condition: below, then: none, otherwise: inner }, amount(0, 30), true);
    expect(own.graph.at(made)).toMatchObject({ kind: "choose", condition: below, then: none, otherwise: inner });
  });
});

describe("a doubt", () => {
  it("is none of what was never undetermined", () => {
    const { graph, asked, of } = narrowing();
    const value = asked(0, boolean, true);
    const made = of({ kind: "and", left: known(graph, value), right: value }, boolean, false);
    expect(graph.maybe(made)).toBe(false);
  });

  it("is none of what stands beside the question whether it is known", () => {
    const { graph, asked, of } = narrowing();
    const [value, other] = [asked(0, boolean, true), asked(1, boolean, true)];
    const isKnown = known(graph, value);
    const unless = not(graph, isKnown);
    expect(of({ kind: "or", left: unless, right: requires(graph, [value], graph.yes) }, boolean, true)).toBe(graph.yes);
    expect(of({ kind: "and", left: requires(graph, [value], graph.yes), right: isKnown }, boolean, true)).toBe(isKnown);
    expect(graph.maybe(of({ kind: "and", left: isKnown, right: not(graph, value) }, boolean, true))).toBe(false);
    // Where the value is not known the other one still is in doubt.
    const both = of({ kind: "and", left: value, right: other }, boolean, true);
    expect(graph.maybe(of({ kind: "and", left: isKnown, right: both }, boolean, true))).toBe(true);
    expect(graph.maybe(of({ kind: "or", left: isKnown, right: value }, boolean, true))).toBe(true);
    expect(graph.maybe(of({ kind: "and", left: unless, right: value }, boolean, true))).toBe(true);
  });

  it("is none where it is only of those of whom a condition holds that does not", () => {
    const { graph, asked, of, constant, inColumn } = narrowing();
    const number = amount(0, 10);
    const [condition, value, some] = [asked(0, boolean), asked(1, number), asked(2, boolean)];
    const open = of(
      { kind: "choose", condition, then: graph.undetermined, otherwise: constant(0, number) },
      number,
      true,
    );
    const inside = of({ kind: "less", left: value, right: inColumn(open) }, boolean, true);
    const made = of({ kind: "choose", condition: inColumn(condition), then: some, otherwise: inside }, boolean, true);
    expect(graph.maybe(inside)).toBe(true);
    expect(graph.maybe(made)).toBe(false);
    // Of the others it stays.
    const turned = of({ kind: "choose", condition, then: inside, otherwise: some }, boolean, true);
    expect(graph.maybe(turned)).toBe(true);
  });

  it("leaves a choice that a column has made by the same condition", () => {
    const { asked, of, inColumn } = narrowing();
    const number = amount(0, 10);
    const [condition, first, second] = [asked(0, boolean), asked(1, number), asked(2, number)];
    const column = inColumn(of({ kind: "choose", condition, then: first, otherwise: second }, number));
    expect(of({ kind: "choose", condition, then: first, otherwise: column }, number)).toBe(column);
  });
});
