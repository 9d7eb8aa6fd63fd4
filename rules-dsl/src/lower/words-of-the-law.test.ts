import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile } from "../compile.ts";
import type { Expression } from "../ir/program.ts";
import { printExpression } from "../ir/program.ts";

const folder = new URL("../../test/", import.meta.url);
const acts = readdirSync(new URL("library-acts", folder)).map((name) => `library-acts/${name}`);
const { program } = compile(
  ["library.delibera", ...acts].map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") })),
);
const ruleNamed = (name: string) => program?.rules.find((rule) => rule.name === name);
const versionOf = (name: string) => ruleNamed(name)?.versions[0];
const expressionOf = (name: string): Expression | undefined => {
  const body = versionOf(name)?.body;
  return body?.kind === "expression" ? body.expression : undefined;
};

describe("derogations", () => {
  it("stand before the rule they depart from, with its type, and read it without themselves", () => {
    const names = program?.rules.map(({ name }) => name) ?? [];
    expect(names.indexOf("per_chi_rende_tanto")).toBeLessThan(names.indexOf("per_chi_rende"));
    expect(names.indexOf("per_chi_rende")).toBeLessThan(names.indexOf("quota_annua"));
    expect(ruleNamed("quota_annua")?.derogations).toEqual(["per_i_libri", "per_chi_rende", "somma_a", "somma_b"]);
    expect(ruleNamed("per_i_libri")).toMatchObject({
      type: { kind: "quantity", unit: "gettoni" },
      derogates: "quota_annua",
      derogations: [],
    });
    expect(expressionOf("per_i_libri")).toEqual({
      kind: "arithmetic",
      operator: "share",
      left: { kind: "number", value: "0.5", written: "percent" },
      right: { kind: "rule", rule: "quota_annua", previous: false, underogated: true },
    });
  });

  it("keep what prevails over them and what they add up with", () => {
    expect(versionOf("per_i_libri")?.saves).toEqual(["per_chi_rende"]);
    expect(versionOf("somma_a")?.cumulates).toEqual({
      with: ["somma_b"],
      upTo: { kind: "number", value: "12", unit: "gettoni" },
    });
    expect(versionOf("somma_b")?.cumulates).toEqual({ with: ["somma_a"] });
  });
});

describe("amendments", () => {
  it("interpret for the time of what they interpret, and last as long as it does", () => {
    const extension = { to: "2023-12-31", knownFrom: "2022-01-10", citation: { act: "proroga", comma: "2" } };
    expect(versionOf("base")).toMatchObject({
      id: "interpretazione/1/1/base",
      effect: { from: "2020-01-01", to: "2021-12-31" },
      extensions: [extension],
      replaces: ["quote/1/1/base"],
      interprets: true,
    });
    expect(versionOf("quota")).toMatchObject({ extensions: [extension], replaces: [] });
  });

  it("decide a doubt for the days that their comma says", () => {
    expect(program?.interpretations).toMatchObject([
      {
        name: "arrotonda",
        chosen: "per_eccesso",
        decisions: [
          {
            option: "per_difetto",
            rank: 0,
            adoptedOn: "2022-01-10",
            knownFrom: "2022-01-10",
            effect: { from: "2020-01-01", to: "2021-12-31" },
            citation: { act: "proroga", comma: "1" },
          },
        ],
      },
    ]);
  });
});

describe("the law's own words", () => {
  it("keep the grounds of a refusal and the day of a requirement", () => {
    expect(versionOf("richiesta")?.body).toMatchObject({
      kind: "verdict",
      grounds: [
        {
          condition: {
            kind: "compare",
            operator: "lessOrEqual",
            right: { kind: "moveDate", by: { kind: "number", value: "90", unit: "days" }, unit: "days", direction: 1 },
          },
          reason: "troppo presto",
        },
        { condition: { kind: "not" }, reason: "non reso" },
      ],
    });
    expect(versionOf("almeno_uno")?.body).toMatchObject({ deadline: { kind: "call", operation: "lastDay" } });
  });

  it.each([
    ["proporzione", { kind: "arithmetic", operator: "dividedBy", left: { kind: "arithmetic", operator: "times" } }],
    ["gruppi", { over: { kind: "groups", variable: "g", member: "p", key: { kind: "field", field: "tipo" } } }],
    [
      "passato",
      {
        right: {
          over: { kind: "earlierCycles", variable: "s" },
          value: { kind: "rule", rule: "spesa", cycle: { kind: "local", name: "s" }, previous: false },
        },
      },
    ],
    ["di_allora", { kind: "rule", rule: "spesa", cycle: { kind: "local", name: "quella" } }],
    ["coperto", { kind: "allocate", order: "earliestFirst", by: { kind: "field" }, share: { kind: "thisItem" } }],
    ["dell_anno", { kind: "allocate", order: "latestFirst", over: { kind: "years" }, share: { kind: "thisYear" } }],
    ["migliore", { kind: "call", operation: "smallest", favourable: true }],
  ])("lower %s", (name, expected) => {
    expect(expressionOf(name)).toMatchObject(expected);
  });

  it("give all together what is allotted to nobody in particular", () => {
    const value = expressionOf("tutto");
    expect(value && "share" in value).toBe(false);
    expect(value && printExpression(value)).toContain("10");
  });
});

describe("the vocabulary", () => {
  it("says when an option exists and what a person can still do", () => {
    const options = program?.vocabulary.enumerations[0]?.options;
    expect(options?.at(-1)).toMatchObject({ name: "disco", effect: { from: "2012-01-01", to: "2031-12-31" } });
    expect(program?.vocabulary.actions).toEqual([
      {
        name: "prendere_un_libro",
        label: { it: "prendere un libro", en: "borrow a book" },
        entity: "prestito",
        list: "prestiti",
        fields: { tipo: "book", reso: false },
        amount: "costo",
        most: "50",
      },
    ]);
  });
});
