import { describe, expect, it } from "vitest";
import type * as Ast from "./ast.ts";
import { parse } from "./parse.ts";

const read = (text: string) => parse({ name: "prova.delibera", text });
const written = (text: string, { span }: Ast.Node) => text.slice(span.start, span.end);

function clausesOf(text: string): readonly Ast.Clause[] {
  return read(text).file.act?.divisions.flatMap(({ paragraphs }) => paragraphs.flatMap(({ clauses }) => clauses)) ?? [];
}

const act = (...lines: readonly string[]) =>
  [
    "legge prestiti",
    "  articolo 1",
    "    comma 1",
    ...lines.map((line) => `      ${line}`),
    "    fine",
    "  fine",
    "fine",
    "",
  ].join("\n");

describe("the tree", () => {
  it("places every node on the words it was written with", () => {
    const text = act("regola durata per ogni anno : lista di giorni", "  = (base + 1) * -costo di questo");
    const [rule] = clausesOf(text) as [Ast.RuleClause];
    const product = (rule.body as Ast.ExpressionBody).expression as Ast.Binary;
    expect(written(text, rule)).toBe(
      "regola durata per ogni anno : lista di giorni\n        = (base + 1) * -costo di questo",
    );
    expect(written(text, rule.name)).toBe("durata");
    expect(written(text, { span: rule.grain.year ?? rule.span })).toBe("per ogni anno");
    expect(written(text, rule.type ?? rule)).toBe("lista di giorni");
    expect(written(text, product)).toBe("(base + 1) * -costo di questo");
    expect(written(text, product.left)).toBe("(base + 1)");
    expect(written(text, (product.left as Ast.Binary).right)).toBe("1");
    expect(written(text, product.right)).toBe("-costo di questo");
  });

  it("keeps dates as they are, even when the calendar does not have them", () => {
    const { file } = read("legge prestiti\n  con effetto dal 31/2/2020 al 2020-13-01\nfine\n");
    expect([file.act?.effect?.from.iso, file.act?.effect?.to?.iso]).toEqual(["2020-02-31", "2020-13-01"]);
  });

  it("holds exact numbers, however they are written", () => {
    const text = act("regola durata = f(40%; 12,5 %; 2/6; 007,50; 1.234,5; 3 giorni)");
    const [rule] = clausesOf(text) as [Ast.RuleClause];
    const call = (rule.body as Ast.ExpressionBody).expression as Ast.Call;
    expect(call.args.map((one) => one.kind === "number" && [one.value, one.written, one.unit?.text])).toEqual([
      ["0.4", "percent", undefined],
      ["0.125", "percent", undefined],
      ["1/3", "fraction", undefined],
      ["7.5", "number", undefined],
      ["1234.5", "number", undefined],
      ["3", "number", "giorni"],
    ]);
  });
});

describe("recovery", () => {
  it("loses only the clause that has the mistake", () => {
    const text = act(
      "regola prima = 1 +",
      "testo",
      "regola terza = 3",
      "regla quarta = 4",
      "esempio",
      "regola quinta = 5",
    );
    const names = clausesOf(text).map((clause) =>
      clause.kind === "rule" ? [clause.name.text, clause.body?.kind] : clause.kind,
    );
    expect(names).toEqual([
      ["prima", undefined],
      ["terza", "expressionBody"],
      ["quarta", "expressionBody"],
      ["quinta", "expressionBody"],
    ]);
  });

  it("loses only the line of a rule or example that has the mistake", () => {
    const text = act(
      ...[
        "regola durata",
        "  quando",
        "  sia base = 3",
        "  = base",
        'esempio "uno"',
        "  dato = 3",
        "  allora durata = 3",
      ],
    );
    const [rule, example] = clausesOf(text) as [Ast.RuleClause, Ast.ExampleClause];
    expect([rule.when, rule.locals.length, rule.body?.kind]).toEqual([undefined, 1, "expressionBody"]);
    expect(example.steps.map(({ kind }) => kind)).toEqual(["then"]);
  });

  it("keeps the articles that follow a comma whose end is missing", () => {
    const text =
      "legge prestiti\n  articolo 1\n    comma 1\n      non normativo\n  articolo 2\n    comma 1\n    fine\n  fine\nfine\n";
    const { file, diagnostics } = read(text);
    expect(file.act?.divisions.map(({ number, paragraphs }) => [number.value, paragraphs.length])).toEqual([
      ["1", 1],
      ["2", 1],
    ]);
    expect(diagnostics.map(({ code, parameters }) => [code, parameters["block"]])).toEqual([
      ["missing-end", "articolo 1"],
      ["missing-end", "comma 1"],
    ]);
  });
});
