import { describe, expect, it } from "vitest";
import { printAssertion, printValue } from "./print-value.ts";

const gettoni = (exact: string) => ({ kind: "quantity", exact, unit: "gettoni" }) as const;

describe("a value in an example", () => {
  it("is written as the language reads it", () => {
    expect(printValue(gettoni("79.9"))).toBe("79,9 gettoni");
    expect(printValue(gettoni("-10"))).toBe("-10 gettoni");
    expect(printValue({ kind: "quantity", exact: "80/3" })).toBe("80/3");
    expect(printValue({ kind: "quantity", exact: "2", unit: "hours" })).toBe("2 ore");
    expect(printValue({ kind: "boolean", value: true })).toBe("sì");
    expect(printValue({ kind: "date", value: "2020-03-01" })).toBe("01/03/2020");
    expect(printValue({ kind: "undetermined", missing: ["x"], reasons: [], conflicts: [] })).toBe("dato mancante");
  });

  it("is not written when an example cannot give it", () => {
    expect(printValue({ kind: "list", values: [] })).toBeUndefined();
    expect(printAssertion({ kind: "period", from: "2020-01-01", to: "2020-12-31" })).toBeUndefined();
  });

  it("is asserted of a requirement and of a verdict in their own words", () => {
    const sides = {
      counted: gettoni("97"),
      required: gettoni("100"),
      missing: gettoni("3"),
      bound: "atLeast",
    } as const;
    expect(printAssertion({ kind: "requirement", met: false, ...sides })).toBe("non soddisfatto mancano 3 gettoni");
    expect(printAssertion({ kind: "requirement", met: true, ...sides })).toBe("soddisfatto");
    expect(printAssertion({ kind: "verdict", accepted: false, reasons: ["tardi", "troppo"] })).toBe(
      "rifiutata perché «tardi»",
    );
    expect(printAssertion(gettoni("3"))).toBe("= 3 gettoni");
  });
});
