import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../ir/hash.ts";
import { evaluate, plainValue } from "./evaluate.ts";
import { randomCase } from "./random-programs.ts";
import {
  calculate,
  choose,
  citation,
  compare,
  each,
  libraryProgram,
  local,
  number,
  of,
  overLoans,
  own,
  pureNumber,
  read,
  rule,
  term,
  thisItem,
  today,
  version,
} from "./test-programs.ts";

describe("a trace", () => {
  it("has the same values as the evaluation it explains, in every node, for any program and facts", () => {
    fc.assert(
      fc.property(fc.gen(), (generate) => {
        const { program, facts, request } = randomCase((below) => generate(fc.nat, below - 1));
        const outcome = evaluate(program, facts, request);
        for (const output of outcome.outputs) {
          const at = { ...(output.item ? { item: output.item } : {}), ...(output.year ? { year: output.year } : {}) };
          const { root, nodes } = outcome.trace(output.rule, at).whole();
          expect(root && nodes[root]?.value).toEqual(plainValue(output.value));
          expect(root && nodes[root]?.version?.id).toBe(output.versionId);
          for (const node of Object.values(nodes)) {
            if (node.cycle !== request.cycle) continue;
            const place = { ...(node.item ? { item: node.item } : {}), ...(node.year ? { year: node.year } : {}) };
            expect(node.value).toEqual(plainValue(outcome.valueOf(node.rule, place)));
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it("is plain JSON, and the same twice", () => {
    fc.assert(
      fc.property(fc.gen(), (generate) => {
        const { program, facts, request } = randomCase((below) => generate(fc.nat, below - 1));
        const traces = () =>
          evaluate(program, facts, request).outputs.map(({ rule: name, item, year }) =>
            evaluate(program, facts, request)
              .trace(name, { ...(item ? { item } : {}), ...(year ? { year } : {}) })
              .whole(),
          );
        const made = traces();
        expect(JSON.parse(JSON.stringify(made))).toEqual(made);
        expect(canonicalJson(traces())).toBe(canonicalJson(made));
      }),
      { numRuns: 50 },
    );
  });

  it("keeps the steps of a sum with its members, those left out too", () => {
    const sum = overLoans("sum", { where: compare("greater", each("pages"), number(1)), value: each("pages") });
    const outcome = evaluate(
      libraryProgram({ rules: [term("total", sum)] }),
      {
        loans: [
          { id: "a", pages: 2 },
          { id: "b", pages: 1 },
        ],
      },
      today,
    );
    const { root, nodes } = outcome.trace("total").whole();
    expect(root).toBe("total 2017-2019");
    const pages = (path: string, exact: string) => ({
      kind: "field",
      value: { kind: "quantity", exact, unit: "points" },
      name: "pages",
      entity: "loan",
      path,
    });
    const one = { kind: "number", value: { kind: "quantity", exact: "1" } };
    const more = (left: object, value: boolean) => ({
      kind: "compare",
      operator: "greater",
      value: { kind: "boolean", value },
      operands: [left, one],
    });
    expect(nodes["total 2017-2019"]?.body?.steps).toEqual([
      {
        kind: "aggregate",
        operator: "sum",
        over: "list",
        name: "loans",
        entity: "member",
        value: { kind: "quantity", exact: "2", unit: "points" },
        members: [
          {
            member: { kind: "item", entity: "loan", id: "a" },
            belongs: true,
            where: more(pages("loans[0].pages", "2"), true),
            value: pages("loans[0].pages", "2"),
          },
          {
            member: { kind: "item", entity: "loan", id: "b" },
            belongs: false,
            where: more(pages("loans[1].pages", "1"), false),
          },
        ],
      },
    ]);
  });

  it("shows the branch taken and what the other would have given", () => {
    const prize = choose(own("student"), number(5, "points"), calculate("times", read("base"), number(3)));
    const program = libraryProgram({ rules: [rule("base", number(7, "points")), term("prize", prize)] });
    const { nodes } = evaluate(program, { student: true }, today).trace("prize").whole();
    const [step] = nodes["prize 2017-2019"]?.body?.steps ?? [];
    expect(step?.taken).toBe("then");
    expect(step?.operands?.map(({ kind }) => kind)).toEqual(["field", "number"]);
    expect(step?.alternative?.value).toEqual({ kind: "quantity", exact: "21", unit: "points" });
    expect(step?.alternative?.operands?.[0]?.node).toBe("base 2017-2019");
    expect(nodes["base 2017-2019"]?.value).toEqual({ kind: "quantity", exact: "7", unit: "points" });
  });

  it("shares the node of a rule read more than once, and names the items it is about by their place", () => {
    const program = libraryProgram({
      rules: [
        rule("base", number(2, "points")),
        rule("worth", calculate("times", of(thisItem, "loan", "pages"), read("base")), { item: "loan" }),
        term("total", overLoans("sum", { value: read("worth", { item: local("each") }) })),
      ],
    });
    const { nodes } = evaluate(program, { loans: [{ id: "a", pages: 1 }, { pages: 2 }] }, today)
      .trace("total")
      .whole();
    expect(Object.keys(nodes).sort()).toEqual([
      "base 2017-2019",
      "total 2017-2019",
      "worth 2017-2019 loans[0]",
      "worth 2017-2019 loans[1]",
    ]);
    expect(nodes["worth 2017-2019 loans[1]"]?.item).toBe("loans[1]");
  });

  it("keeps local definitions, conditions, the version that lost and the band chosen", () => {
    const doubled = version("special", local("double"), {
      when: own("student"),
      locals: [{ name: "double", value: calculate("times", own("deposit"), number(2)) }],
      citation: citation("order-of-2018", "2"),
    });
    const program = libraryProgram({
      rules: [
        { ...term("limit", number(0)), versions: [version("general", number(1)), doubled] },
        term("bonus", {
          kind: "bands",
          on: read("limit"),
          bands: [
            { to: { value: "10", inclusive: true }, result: number(1) },
            { from: { value: "10", inclusive: false }, result: number(2) },
          ],
          gaps: [],
        }),
      ],
    });
    const { nodes } = evaluate(program, { student: true, deposit: 6 }, today).trace("bonus").whole();
    const limit = nodes["limit 2017-2019"];
    expect(limit?.version).toEqual({ id: "special", citation: citation("order-of-2018", "2") });
    expect(limit?.overridden).toEqual([
      { versionId: "general", citation: citation(), because: "more-general", by: "special" },
    ]);
    expect(limit?.conditions.map(({ version: id, step }) => [id, step.value])).toEqual([
      ["special", { kind: "boolean", value: true }],
    ]);
    expect(limit?.locals.map(({ name, step }) => [name, step.value])).toEqual([
      ["double", { kind: "quantity", exact: "12", unit: "euro" }],
    ]);
    expect(nodes["bonus 2017-2019"]?.body).toMatchObject({ version: "bonus", band: 1 });
    expect(nodes["bonus 2017-2019"]?.body?.steps.map(({ kind }) => kind)).toEqual(["rule", "number"]);
  });

  it("gives a node before the nodes that it stands on were asked for", () => {
    const program = libraryProgram({
      rules: [rule("base", number(2)), term("total", calculate("plus", read("base"), number(1)))],
    });
    const trace = evaluate(program, {}, today).trace("total");
    expect(trace.node("base 2017-2019")).toBeUndefined();
    expect(trace.node("total 2017-2019")?.body?.steps[0]?.operands?.[0]?.node).toBe("base 2017-2019");
    expect(trace.node("base 2017-2019")?.value).toEqual({ kind: "quantity", exact: "2", unit: "points" });
  });

  it("of a case that does not exist is empty", () => {
    const outcome = evaluate(libraryProgram({ rules: [term("one", number(1), { type: pureNumber })] }), {}, today);
    expect(outcome.trace("none").whole()).toEqual({ root: undefined, nodes: {} });
  });
});
