/** What stands under a place: hover, definition, references, colours, outline, folding, selection. */
import { describe, expect, it } from "vitest";
import {
  definitionsAt,
  documentHighlightsAt,
  findNames,
  foldingRanges,
  highlight,
  hoverAt,
  outlineOf,
  problemsOf,
  referencesAt,
  selectionRangesAt,
  semanticTokens,
  signatureHelpAt,
} from "./language-service.ts";
import { changesText, compileLibrary, feesAt, feesText, library, typing, vocabularyText } from "./library-set.ts";

const texts: Readonly<Record<string, string>> = {
  "quote.delibera": feesText,
  "modifiche.delibera": changesText,
  "vocabolario.delibera": vocabularyText,
};
const fees = "quote.delibera";
const lineOf = (file: string, offset: number) => texts[file]?.slice(0, offset).split("\n").length;

describe("hover", () => {
  it("the library has no mistakes", () => {
    expect(library.diagnostics).toEqual([]);
  });

  it("says of a rule its type, its versions through time, who amended them, and the words of the law", () => {
    expect(hoverAt(library, fees, feesAt("base + spesa"))).toEqual({
      span: { file: fees, start: feesAt("base + spesa"), end: feesAt("base + spesa", 4) },
      title: "base : gettoni",
      lines: [
        "definito da Quote del 2020, art. 1 c. 1, dal 01/01/2020: 10 gettoni",
        "— sostituito da Quote del 2022, art. 1 c. 1",
        "definito da Quote del 2022, art. 1 c. 1, dal 01/01/2022: 12 gettoni",
        "«Dal 2022 la base è di 12 gettoni.»",
      ],
    });
  });

  it("says of a field its unit and entity, in English when asked", () => {
    expect(hoverAt(library, fees, feesAt("costo di p"), "en")).toMatchObject({
      title: "costo : gettoni",
      lines: ["cost", "field of prestito"],
    });
  });

  it("says what a rule gives for the person at hand", () => {
    const values = {
      about: "Anna, 2020-2021",
      valuesOf: (kind: string, name: string) =>
        kind === "rule" && name === "quota" ? [{ display: { it: "10 gettoni", en: "10 tokens" } }] : [],
    };
    expect(hoverAt(library, fees, feesAt("quota : gettoni"), "it", values)?.lines.at(-1)).toBe(
      "Anna, 2020-2021: 10 gettoni",
    );
    expect(hoverAt(library, fees, feesAt("quota : gettoni"), "en", values)?.lines.at(-1)).toBe(
      "Anna, 2020-2021: 10 tokens",
    );
  });

  it("shows the words of the comma that a citation means", () => {
    const offset = changesText.indexOf("articolo 1 comma 1 di") + 3;
    expect(hoverAt(library, "modifiche.delibera", offset)).toMatchObject({
      title: "Quote del 2020, art. 1 c. 1",
      lines: ["«La quota è di 10 gettoni più il costo dei prestiti.»"],
    });
  });

  it("says the type of an expression between its names", () => {
    expect(hoverAt(library, fees, feesAt("> 5"))).toMatchObject({ title: ": sì/no" });
  });

  it("says how an operation is called", () => {
    const { compilation, file, offset } = typing(
      "      regola r : numero\n        = quan‸ti(prestiti)\n    fine\n  fine\nfine\n",
    );
    expect(hoverAt(compilation, file, offset)).toMatchObject({
      title: "quanti(lista di x) : numero",
      lines: ["quanti elementi"],
    });
  });
});

describe("definition and references", () => {
  it("leads from a use to every definition, the earliest act first", () => {
    const found = definitionsAt(library, fees, feesAt("base + spesa"));
    expect(found.map(({ file, start }) => [file, lineOf(file, start)])).toEqual([
      ["quote.delibera", 10],
      ["modifiche.delibera", 11],
    ]);
  });

  it("leads from a citation to the comma", () => {
    const offset = changesText.indexOf("articolo 1 comma 1 di") + 3;
    const [found] = definitionsAt(library, "modifiche.delibera", offset);
    expect(found).toEqual({ file: fees, start: feesAt("comma 1", 6), end: feesAt("comma 1", 7) });
  });

  it("finds a name however it is accented, in every act, and says where it is declared", () => {
    const found = referencesAt(library, fees, feesAt("È_CARO"));
    expect(found.map(({ span, declares }) => [texts[span.file]?.slice(span.start, span.end), declares])).toEqual([
      ["è_caro", true],
      ["È_CARO", false],
      ["e_caro", false],
    ]);
    const base = referencesAt(library, fees, feesAt("base + spesa"));
    expect(base.map(({ span }) => [span.file, lineOf(span.file, span.start)])).toEqual([
      ["modifiche.delibera", 10],
      ["modifiche.delibera", 11],
      ["modifiche.delibera", 14],
      ["quote.delibera", 10],
      ["quote.delibera", 12],
    ]);
    expect(documentHighlightsAt(library, fees, feesAt("base + spesa"))).toHaveLength(2);
  });

  it("finds the citations of a comma from its number", () => {
    const found = referencesAt(library, fees, feesAt("comma 1", 6));
    expect(found.map(({ span }) => changesText.slice(span.start, span.end))).toEqual([
      "articolo 1 comma 1 di quote_2020",
      "articolo 1 comma 1 di quote_2020",
    ]);
  });
});

describe("signature help", () => {
  it("tells which parameter of the call is being written", () => {
    const { compilation, file, offset } = typing("      regola r : numero\n        = durata(periodo_tra(compleanno; ‸");
    expect(signatureHelpAt(compilation, file, offset)).toEqual({
      label: "periodo_tra(data; data) : periodo",
      parameters: [
        { start: 12, end: 16 },
        { start: 18, end: 22 },
      ],
      explained: "periodo fra due date, comprese",
      active: 1,
    });
    expect(signatureHelpAt(library, fees, feesAt("base + spesa"))).toBeUndefined();
  });
});

describe("the shape of a file", () => {
  it("is outlined by acts, articles, commi, rules and examples", () => {
    const [act] = outlineOf(library, fees);
    expect(act).toMatchObject({ kind: "act", name: "quote_2020", detail: "Quote del 2020" });
    expect(act?.children[0]).toMatchObject({ kind: "article", name: "art. 1", detail: "Quote" });
    expect(act?.children[0]?.children.map(({ name, children }) => [name, ...children.map((one) => one.name)])).toEqual([
      ["comma 1", "base", "quota", "nessun prestito"],
      ["comma 2", "spesa", "è_caro", "libri_cari", "due prestiti"],
    ]);
  });

  it("finds names of any file by some of their letters", () => {
    expect(findNames(library, "ecr").map(({ name, within }) => [name, within])).toEqual([
      ["è_caro", "quote_2020, art. 1, comma 2"],
    ]);
    expect(findNames(library, "libr").map(({ name }) => name)).toEqual(["libri_cari", "libro"]);
  });

  it("folds articles, commi and clauses of several lines", () => {
    const folded = foldingRanges(library, fees).map(({ start, end }) => [lineOf(fees, start), lineOf(fees, end)]);
    expect(folded.slice(0, 4)).toEqual([
      [7, 31],
      [8, 15],
      [11, 12],
      [13, 14],
    ]);
  });

  it("selects outwards from the word to the file", () => {
    const ranges = selectionRangesAt(library, fees, feesAt("costo > 5"));
    expect(ranges.slice(0, 3).map(({ start, end }) => feesText.slice(start, end))).toEqual([
      "costo",
      "costo > 5 gettoni",
      "= costo > 5 gettoni",
    ]);
    expect(ranges.at(-1)).toEqual({ start: 0, end: feesText.length });
  });

  it("says of each word what it is, one line at a time", () => {
    const tokens = semanticTokens(library, fees, { start: feesAt("regola è_caro"), end: feesAt("5 gettoni\n", 9) });
    expect(tokens.map(({ start, end, kind, modifiers }) => [feesText.slice(start, end), kind, ...modifiers])).toEqual([
      ["regola", "keyword"],
      ["è_caro", "function", "declaration"],
      ["per ogni", "keyword"],
      ["prestito", "class"],
      [":", "operator"],
      ["sì/no", "keyword"],
      ["=", "operator"],
      ["costo", "property"],
      [">", "operator"],
      ["5", "number"],
      ["gettoni", "type"],
    ]);
  });

  it("colours any text without failing", () => {
    expect(highlight("\u0000 regola «««").map(({ style }) => style)).toEqual(["keyword", "text"]);
  });
});

describe("problems", () => {
  it("are told in both languages, with related places and remedies", () => {
    const compilation = compileLibrary({ fees: feesText.replace("base + spesa", "bases + spesa") });
    const [it, en] = (["it", "en"] as const).map((language) => problemsOf(compilation, language, fees)[0]);
    expect(it).toMatchObject({
      code: "misspelt-name",
      severity: "error",
      message: expect.stringContaining("bases"),
      remedies: [{ edits: [{ text: "base" }] }],
    });
    expect(en?.message).not.toBe(it?.message);
    const twice = compileLibrary({
      fees: feesText.replace("regola spesa : gettoni", "regola spesa : gettoni\n        sia x = 1\n        sia x = 2"),
    });
    expect(problemsOf(twice, "it", fees)[0]?.related.map(({ sentence }) => sentence)).toEqual(["dichiarato qui"]);
  });
});
