import { describe, expect, it } from "vitest";
import { compile } from "../compile.ts";
import { completionsAt, definitionAt, highlight, hoverAt, outlineOf } from "./language-service.ts";

const vocabulary = `vocabolario biblioteca "Biblioteca" / "Library"
  unità gettoni singolare gettone passo 0,1 "gettoni" / "tokens"
  ciclo stagione di 2 anni dal 2010 "stagione" / "season"
  autorità consiglio "consiglio" / "council"
  soggetto lettore "lettore" / "reader"
    campo prestiti : lista di prestito "prestiti" / "loans" codice "loans"
  fine
  entità prestito "prestito" / "loan"
    campo costo : gettoni "costo" / "cost" codice "cost"
  fine
  termine quota : gettoni "quota dovuta" / "fee due" codice "fee"
fine
`;

const act = `delibera quote_2020 "Quote del 2020"
  autorità consiglio
  adottata il 10/01/2020
  con effetto dal 01/01/2020
  fonte «verbale» attendibilità alta

  articolo 1 "Quote"
    comma 1
      testo «La quota è di 10 gettoni più il costo dei prestiti.»
      parametro base = 10 gettoni
      regola quota : gettoni
        = base + somma di costo di p per ogni p in prestiti
    fine
  fine
fine
`;

const compilation = compile([
  { name: "vocabolario.delibera", text: vocabulary },
  { name: "quote.delibera", text: act },
]);
const at = (words: string, shift = 0) => act.indexOf(words) + shift;

describe("the language service", () => {
  it("compiles the sample it is asked about", () => {
    expect(compilation.diagnostics).toEqual([]);
  });

  it("says of a rule its type, its label and the act that defines it", () => {
    expect(hoverAt(compilation, "quote.delibera", at("quota : gettoni"))).toEqual({
      span: { file: "quote.delibera", start: at("quota : gettoni"), end: at("quota : gettoni", 5) },
      title: "quota : gettoni",
      lines: ["quota dovuta", "definito da Quote del 2020, art. 1 c. 1"],
    });
  });

  it("says of a field its unit and entity, in English when asked", () => {
    expect(hoverAt(compilation, "quote.delibera", at("costo di p"), "en")).toMatchObject({
      title: "costo : gettoni",
      lines: ["cost", "field of prestito"],
    });
  });

  it("leads from a use to the declaration", () => {
    expect(definitionAt(compilation, "quote.delibera", at("= base +", 2))).toEqual({
      file: "quote.delibera",
      start: at("base = 10"),
      end: at("base = 10", 4),
    });
    expect(definitionAt(compilation, "quote.delibera", at("prestiti\n"))?.file).toBe("vocabolario.delibera");
  });

  it("offers keywords where a line begins and names inside an expression", () => {
    const keyword = completionsAt(compilation, "quote.delibera", at("regola quota", 3));
    expect(keyword).toEqual({
      from: at("regola quota"),
      completions: [{ text: "regola", kind: "keyword", detail: "" }],
    });
    const names = completionsAt(compilation, "quote.delibera", at("= base +", 4));
    expect(names.completions).toEqual([{ text: "base", kind: "rule", detail: "" }]);
  });

  it("lists articles and commi with their places", () => {
    const file = compilation.files.find((found) => found.name === "quote.delibera");
    const outline = file ? outlineOf(file) : [];
    expect(outline.map(({ article, heading, comma }) => ({ article, heading, comma }))).toEqual([
      { article: "1", heading: "Quote", comma: undefined },
      { article: "1", heading: "Quote", comma: "1" },
    ]);
    expect(act.slice(outline[1]?.span.start).startsWith("comma 1")).toBe(true);
  });

  it("colours every token, and any text without failing", () => {
    const spans = highlight("regola quota = 10 gettoni -- nota");
    expect(spans.map(({ start, end, style }) => [start, end, style])).toEqual([
      [0, 6, "keyword"],
      [7, 12, "name"],
      [13, 14, "operator"],
      [15, 17, "number"],
      [18, 25, "unit"],
      [26, 33, "comment"],
    ]);
    expect(highlight("\u0000 regola «««").map(({ style }) => style)).toEqual(["keyword", "text"]);
  });
});
