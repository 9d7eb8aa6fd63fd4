import { describe, expect, it } from "vitest";
import type { Rule, RuleVersion } from "../ir/program.ts";
import type { EvaluationRequest } from "./evaluate.ts";
import { evaluate, plainValue } from "./evaluate.ts";
import {
  citation,
  compare,
  libraryProgram,
  no,
  number,
  own,
  points,
  term,
  thisYear,
  today,
  version,
  yes,
} from "./test-programs.ts";

const limit = (versions: readonly RuleVersion[], also: Partial<Rule> = {}) =>
  libraryProgram({
    rules: [
      {
        name: "limit",
        code: "limit",
        label: { it: "limite", en: "limit" },
        perYear: false,
        derogations: [],
        type: points,
        versions,
        ...also,
      },
    ],
  });
const decide = (versions: readonly RuleVersion[], request: Partial<EvaluationRequest> = {}, facts: unknown = {}) => {
  const [output] = evaluate(limit(versions), facts, { ...today, ...request }).outputs;
  const value = output && plainValue(output.value);
  return {
    value: value?.kind === "quantity" ? value.exact : value,
    version: output?.versionId,
    overridden: output?.overridden.map((each) => `${each.versionId} ${each.because}${each.by ? ` by ${each.by}` : ""}`),
  };
};
const poor = compare("less", own("deposit"), number(10));
const needsDeposit = { kind: "undetermined", missing: ["deposit"], reasons: [], conflicts: [] };

describe("the version that governs", () => {
  const first = version("first", number(15), { knownFrom: "2017-01-10", adoptedOn: "2017-01-10" });
  const amendment = version("amendment", number(30), {
    knownFrom: "2018-09-27",
    adoptedOn: "2018-09-27",
    effect: { from: "2017-01-01" },
    replaces: ["first"],
  });

  it("is the amended one before the amendment was known and the amending one after, for the same past", () => {
    expect(decide([first, amendment], { knownOn: "2018-09-26" })).toEqual({
      value: "15",
      version: "first",
      overridden: ["amendment not-yet-known"],
    });
    expect(decide([first, amendment], { knownOn: "2018-09-28" })).toEqual({
      value: "30",
      version: "amendment",
      overridden: ["first replaced by amendment"],
    });
  });

  it("covers the whole cycle, the whole year, or the item's day", () => {
    const from2018 = version("from2018", number(1), { effect: { from: "2018-01-01", to: "2018-12-31" } });
    expect(decide([from2018])).toEqual({
      value: {
        kind: "undetermined",
        missing: [],
        reasons: [
          {
            code: "no-version",
            parameters: { rule: "limit", from: "2017-01-01", to: "2019-12-31", knownOn: "2020-06-30" },
          },
        ],
        conflicts: [],
      },
      version: undefined,
      overridden: ["from2018 not-in-effect"],
    });
    const yearly = evaluate(limit([from2018], { perYear: true }), {}, today).outputs;
    expect(yearly.map(({ year, versionId }) => [year, versionId])).toEqual([
      [2017, undefined],
      [2018, "from2018"],
      [2019, undefined],
    ]);
    const loans = [{ id: "a", lentOn: "2017-12-31" }, { id: "b", lentOn: "2018-01-01" }, { id: "c" }];
    const perLoan = evaluate(limit([from2018], { item: "loan" }), { loans }, today).outputs;
    expect(perLoan.map(({ item, versionId }) => [item, versionId])).toEqual([
      ["a", undefined],
      ["b", "from2018"],
      ["c", undefined],
    ]);
  });

  it("speaks of the year when it is about items in each year", () => {
    const from2018 = version("from2018", thisYear, { effect: { from: "2018-01-01" } });
    const program = limit([from2018], { item: "loan", perYear: true, type: { kind: "year" } });
    const outputs = evaluate(program, { loans: [{ id: "a", lentOn: "2017-05-01" }] }, today).outputs;
    expect(outputs.map(({ item, year, versionId }) => `${item} ${year} ${versionId}`)).toEqual([
      "a 2017 undefined",
      "a 2018 from2018",
      "a 2019 from2018",
    ]);
  });

  it("does not come back when the version that replaced it is replaced in its turn", () => {
    const third = version("third", number(40), { replaces: ["amendment"] });
    expect(decide([first, amendment, third])).toEqual({
      value: "40",
      version: "third",
      overridden: ["first replaced by amendment", "amendment replaced by third"],
    });
  });

  it("comes back when the version that replaced it is repealed, and goes again when the repeal is", () => {
    const repeal = version("repeal", undefined, { repeals: true, replaces: ["amendment"], knownFrom: "2019-01-01" });
    expect(decide([first, amendment, repeal])).toEqual({
      value: "15",
      version: "first",
      overridden: ["amendment repealed by repeal"],
    });
    const counter = version("counter", undefined, { repeals: true, replaces: ["repeal"], knownFrom: "2019-06-01" });
    expect(decide([first, amendment, repeal, counter]).version).toBe("amendment");
    const circle = version("circle", undefined, { repeals: true, replaces: ["repeal2"] });
    const other = version("repeal2", undefined, { repeals: true, replaces: ["circle", "first"] });
    // Two that repeal each other are nonsense; the choice still ends, and what they repeal stays repealed.
    expect(decide([first, circle, other]).version).toBeUndefined();
  });

  it("is of the highest rank, then special over general, then the later adopted; an unknown date is the earliest", () => {
    const law = version("law", number(1), { rank: 0, adoptedOn: "2001-01-01" });
    const order = version("order", number(2), { rank: 1, adoptedOn: "2019-01-01" });
    const special = version("special", number(3), { rank: 1, adoptedOn: "2001-01-01", when: yes });
    const undated = version("undated", number(4), { rank: 1 });
    expect(decide([order, law])).toEqual({ value: "1", version: "law", overridden: ["order lower-rank by law"] });
    expect(decide([order, special]).overridden).toEqual(["order more-general by special"]);
    expect(decide([undated, order]).overridden).toEqual(["undated older by order"]);
    expect(decide([special, law]).version).toBe("law");
  });

  it("is none whose condition does not hold, whatever its rank", () => {
    const lawForSome = version("lawForSome", number(1), { rank: 0, when: no });
    const order = version("order", number(2));
    expect(decide([lawForSome, order])).toEqual({
      value: "2",
      version: "order",
      overridden: ["lawForSome condition-does-not-hold"],
    });
  });

  it("is never picked silently among equals: the conflict names both citations", () => {
    const one = version("one", number(1), { citation: citation("rules-of-2017", "1") });
    const two = version("two", number(2), { citation: citation("order-of-2018", "3") });
    const outcome = evaluate(limit([one, two]), {}, today);
    const conflict = {
      rule: "limit",
      cycle: "2017-2019",
      versions: [
        { id: "one", citation: citation("rules-of-2017", "1") },
        { id: "two", citation: citation("order-of-2018", "3") },
      ],
    };
    expect(outcome.conflicts).toEqual([conflict]);
    expect(plainValue(outcome.valueOf("limit"))).toEqual({
      kind: "undetermined",
      missing: [],
      reasons: [],
      conflicts: [conflict],
    });
  });

  it("is known in spite of a doubtful condition when the doubt cannot matter", () => {
    const general = version("general", number(1));
    const doubtful = version("doubtful", number(2), { when: poor });
    const harmless = version("harmless", number("1.0"), { when: poor });
    const law = version("law", number(5), { rank: 0 });
    const newer = version("newer", number(6), { when: yes, adoptedOn: "2019-01-01" });
    expect(decide([general, doubtful]).value).toEqual(needsDeposit);
    expect(decide([general, doubtful], {}, { deposit: 5 }).value).toBe("2");
    expect(decide([general, doubtful], {}, { deposit: 50 }).value).toBe("1");
    expect(decide([general, harmless]).value).toBe("1");
    expect(decide([law, doubtful]).value).toBe("5");
    expect(decide([newer, doubtful]).value).toBe("6");
    expect(decide([doubtful]).value).toEqual(needsDeposit);
    expect(decide([doubtful, version("rival", number(2), { when: poor })]).value).toEqual(needsDeposit);
    expect(decide([doubtful, version("sure", number(2), { when: yes })]).value).toEqual(needsDeposit);
  });

  it("may be replaced by a version written under another rule", () => {
    const program = libraryProgram({
      rules: [
        { ...term("limit", number(0)), versions: [version("old-limit", number(1))] },
        { ...term("ceiling", number(0)), versions: [version("ceiling", number(2), { replaces: ["old-limit"] })] },
      ],
    });
    const [limitOutput] = evaluate(program, {}, today).outputs;
    expect(limitOutput?.value.kind).toBe("undetermined");
    expect(limitOutput?.overridden.map(({ because, by }) => [because, by])).toEqual([["replaced", "ceiling"]]);
  });

  it("is found for every day of effect, the first and the last included", () => {
    const dated = version("dated", number(1), { effect: { from: "2018-02-01", to: "2018-02-03" } });
    const loans = ["2018-01-31", "2018-02-01", "2018-02-03", "2018-02-04"].map((lentOn) => ({ id: lentOn, lentOn }));
    const outputs = evaluate(limit([dated], { item: "loan" }), { loans }, today).outputs;
    expect(outputs.map(({ versionId }) => versionId)).toEqual([undefined, "dated", "dated", undefined]);
  });
});
