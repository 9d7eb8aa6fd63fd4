import { describe, expect, it } from "vitest";
import type { Bands, Body, Interpretation } from "../ir/program.ts";
import { evaluate, plainValue } from "./evaluate.ts";
import type { compare } from "./test-programs.ts";
import { citation, libraryProgram, number, own, read, rule, term, today, truth, unknown } from "./test-programs.ts";

const gap = (name: string, chosen: string): Interpretation => ({
  name,
  question: { it: name, en: name },
  options: ["lower", "upper", "none"].map((option) => ({ name: option, label: { it: option, en: option } })),
  chosen,
  reason: "the text is silent",
  citation: citation(),
  decisions: [],
});
const interpretations = [gap("between", "lower"), gap("above", "upper")];
const closed = (value: number) => ({ value: String(value), inclusive: true });
const open = (value: number) => ({ value: String(value), inclusive: false });
const bands: Bands = {
  kind: "bands",
  on: own("deposit"),
  bands: [
    { to: open(80), result: number(0, "points") },
    { from: closed(80), to: closed(120), result: number(15, "points") },
    { from: closed(121), to: closed(150), result: number(30, "points") },
  ],
  gaps: [
    { after: "120", before: "121", interpretation: "between" },
    { after: "150", interpretation: "above" },
  ],
};
const program = libraryProgram({ rules: [term("bonus", bands)], interpretations });
const bonus = (deposit: string, chosen: Readonly<Record<string, string>> = {}) => {
  const outcome = evaluate(program, { deposit }, { ...today, interpretations: chosen });
  const value = plainValue(outcome.valueOf("bonus"));
  const used = outcome.interpretationsUsed.map(({ name, option }) => `${name}=${option}`);
  return [value.kind === "quantity" ? value.exact : value, ...used];
};

describe("a table of bands", () => {
  it("keeps open and closed bounds apart", () => {
    expect(bonus("79.9")).toEqual(["0"]);
    expect(bonus("80")).toEqual(["15"]);
    expect(bonus("120")).toEqual(["15"]);
    expect(bonus("121")).toEqual(["30"]);
    expect(bonus("150")).toEqual(["30"]);
    expect(bonus("-5")).toEqual(["0"]);
  });

  it("follows in its gaps the interpretation in use, and says which", () => {
    expect(bonus("120.1")).toEqual(["15", "between=lower"]);
    expect(bonus("120.1", { between: "upper" })).toEqual(["30", "between=upper"]);
    expect(bonus("361/3", { between: "none" })).toEqual(["0", "between=none"]);
    expect(bonus("150.1")).toEqual(["30", "above=upper"]);
    expect(bonus("1000", { above: "lower" })).toEqual(["30", "above=lower"]);
    expect(bonus("1000", { above: "none" })).toEqual(["0", "above=none"]);
  });

  it("does not know what no band and no gap covers", () => {
    const holed = libraryProgram({ rules: [term("bonus", { ...bands, gaps: [] })] });
    expect(plainValue(evaluate(holed, { deposit: "120.5" }, today).valueOf("bonus"))).toEqual({
      kind: "undetermined",
      missing: [],
      reasons: [{ code: "no-band", parameters: { version: "bonus", value: "120.5" } }],
      conflicts: [],
    });
    expect(evaluate(program, {}, today).missing).toEqual(["deposit"]);
  });

  it("gives no for an unbanded condition, and nothing for a value of another kind", () => {
    const yesOrNo: Bands = {
      ...bands,
      bands: [{ from: closed(0), to: closed(1), result: { kind: "boolean", value: true } }],
    };
    const gaps = [{ after: "1", interpretation: "above" }];
    const chosen = { ...today, interpretations: { above: "none" } };
    const flags = libraryProgram({ rules: [term("flag", { ...yesOrNo, gaps }, { type: truth })], interpretations });
    expect(plainValue(evaluate(flags, { deposit: 2 }, chosen).valueOf("flag"))).toEqual({
      kind: "boolean",
      value: false,
    });
    const dates = libraryProgram({
      rules: [term("flag", { ...yesOrNo, gaps }, { type: { kind: "date" } })],
      interpretations,
    });
    expect(plainValue(evaluate(dates, { deposit: 2 }, chosen).valueOf("flag"))).toEqual({
      kind: "undetermined",
      missing: [],
      reasons: [{ code: "gap-left-open", parameters: { interpretation: "above", value: "2" } }],
      conflicts: [],
    });
  });
});

describe("a requirement", () => {
  const requirement = (
    bound: "atLeast" | "atMost",
    required: Parameters<typeof compare>[1] = number(10, "points"),
  ): Body => ({
    kind: "requirement",
    counted: own("deposit"),
    bound,
    required,
    missingLabel: "points as a reader",
  });
  const met = (body: Body, deposit: string) => {
    const rules = [
      term("enough", body, { type: { kind: "requirement" } }),
      rule("flag", read("enough"), { type: truth }),
    ];
    return plainValue(evaluate(libraryProgram({ rules }), { deposit }, today).valueOf("enough"));
  };
  const amount = (exact: string) => ({ kind: "quantity", exact, unit: "points" });

  it("says whether it is met and what is missing, exactly", () => {
    expect(met(requirement("atLeast"), "9.9")).toEqual({
      kind: "requirement",
      met: false,
      bound: "atLeast",
      counted: amount("9.9"),
      required: amount("10"),
      missing: amount("0.1"),
      missingLabel: "points as a reader",
    });
    expect(met(requirement("atLeast"), "10")).toMatchObject({ met: true, missing: amount("0") });
    expect(met(requirement("atMost"), "10")).toMatchObject({ met: true, missing: amount("0") });
    expect(met(requirement("atMost"), "31/3")).toMatchObject({ met: false, missing: amount("1/3") });
  });

  it("is not known when either side is not, and names both reasons", () => {
    const rules = [term("enough", requirement("atLeast", unknown("no text")), { type: { kind: "requirement" } })];
    expect(plainValue(evaluate(libraryProgram({ rules }), {}, today).valueOf("enough"))).toEqual({
      kind: "undetermined",
      missing: ["deposit"],
      reasons: [{ code: "declared", parameters: { text: "no text" } }],
      conflicts: [],
    });
  });

  it("may be asked as a condition", () => {
    const rules = [
      rule("enough", requirement("atLeast"), { type: { kind: "requirement" } }),
      term("prize", {
        kind: "if",
        condition: read("enough"),
        then: number(5, "points"),
        otherwise: number(0, "points"),
      }),
    ];
    expect(plainValue(evaluate(libraryProgram({ rules }), { deposit: 10 }, today).valueOf("prize"))).toEqual(
      amount("5"),
    );
  });
});

describe("an interpretation", () => {
  it("is reported by each output that used it, through the rules it reads, and by no other", () => {
    const chosen = {
      kind: "compare",
      operator: "equal",
      left: { kind: "interpretation", name: "above" },
      right: { kind: "option", enumeration: "above", option: "lower" },
    } as const;
    const rules = [
      rule("inner", { kind: "if", condition: chosen, then: number(1), otherwise: number(2) }),
      term("first", read("inner")),
      term("second", number(7)),
      term("third", read("inner")),
    ];
    const both = libraryProgram({ rules, interpretations });
    const outcome = evaluate(both, {}, { ...today, interpretations: { above: "lower" } });
    expect(
      outcome.outputs.map(({ value, interpretationsUsed }) => [
        value.kind === "quantity" && value.amount.n,
        interpretationsUsed.length,
      ]),
    ).toEqual([
      [1n, 1],
      [7n, 0],
      [1n, 1],
    ]);
    expect(outcome.interpretationsUsed).toEqual([{ name: "above", option: "lower", citation: citation() }]);
    expect(evaluate(both, {}, { ...today, interpretations: { above: "sideways" } }).refusedRequest).toEqual([
      { part: "interpretations", found: "above=sideways", because: "unknown-option" },
    ]);
  });
});
