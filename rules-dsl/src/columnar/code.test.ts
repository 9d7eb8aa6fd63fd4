import { describe, expect, it } from "vitest";
import { both, decided, either, newBlock, opposite, withoutUnread } from "./code.ts";

describe("emitted conditions", () => {
  it("are decided where a value meets its opposite", () => {
    expect(opposite("x7")).toBe("(x7 ^ 1)");
    expect(opposite("x7n")).toBe("x7");
    expect(opposite("(x7 ^ 1)")).toBe("x7");
    expect(both("x7", "x7n")).toBe("0");
    expect(either("(x7 ^ 1)", "x7")).toBe("1");
    // The opposite of another variable decides nothing.
    expect(both("x7", "x70n")).toBe("(x7 & x70n)");
  });

  it("are known where one value says so, or where they hold or their opposite does", () => {
    expect(decided({ kind: "truth", yes: "x1", no: "x2" })).toBe("(x1 | x2)");
    expect(decided({ kind: "truth", yes: "x1", no: "x1n" })).toBe("1");
    expect(decided({ kind: "truth", yes: "x1", no: "x2", known: "x3" })).toBe("x3");
  });

  it("are written alike whichever side comes first", () => {
    expect(both("x2", "x1")).toBe("(x1 & x2)");
    expect(either("x2", "x1")).toBe("(x1 | x2)");
  });
});

describe("a block", () => {
  it("has one variable for an expression, also inside, and none of what stands inside", () => {
    const lines: string[] = [];
    const block = newBlock(lines, { next: 1 });
    const sum = block.bound("a + b");
    block.inside("if (a)", (inner) => {
      expect(inner.bound("a + b")).toBe(sum);
      inner.bound("a - b");
    });
    block.bound("a - b");
    block.bound(opposite(sum));
    expect(lines).toEqual([
      "const x1 = a + b;",
      "if (a) {",
      "  const x2 = a - b;",
      "}",
      "const x3 = a - b;",
      "const x1n = (x1 ^ 1);",
    ]);
  });

  it("leaves out variables that nothing reads, and those that only these read", () => {
    const lines = ["const x1 = a + b;", "const x2 = x1 | 0;", "const x3 = f.yearOf(a);", "v1[x3] = 1;"];
    expect(withoutUnread(lines)).toEqual(["const x3 = f.yearOf(a);", "v1[x3] = 1;"]);
  });
});
