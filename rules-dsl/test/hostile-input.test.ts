import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { syntaxCodes } from "../src/diagnostics/codes/syntax.ts";
import { format } from "../src/formatter/format.ts";
import type { SourceFile } from "../src/source/source.ts";
import { parse } from "../src/syntax/parse.ts";
import { sameTree } from "../src/syntax/same-tree.ts";
import { fixturesOf } from "./fixture-suite.ts";

const samples = [...fixturesOf("syntax", "ok"), ...fixturesOf("formatter", "ok")].map(
  ({ sources }) => sources[0] as SourceFile,
);
const read = (text: string) => parse({ name: "prova.delibera", text });

/** Every diagnostic is of the table and lies inside the text, and there are not more than a reader can use. */
function expectAnswer(text: string): void {
  const { file, diagnostics } = read(text);
  expect(file.kind).toBe("file");
  expect(diagnostics.length).toBeLessThanOrEqual(101);
  for (const { code, span } of diagnostics) {
    expect(syntaxCodes).toHaveProperty(code);
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    expect(span.end).toBeLessThanOrEqual(text.length);
  }
}

describe("a file that is not finished", () => {
  for (const { name, text } of samples) {
    it(`gets a tree wherever it is cut: ${name}`, () => {
      const cuts = [...text.matchAll(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}]/gu)].map(({ index }) => index);
      for (const cut of cuts) expectAnswer(text.slice(0, cut));
      for (const cut of cuts) expectAnswer(text.slice(cut));
    });
  }
});

describe("a file with a mistake anywhere", () => {
  it("gets a tree whatever word is missing, doubled or replaced", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.nat(),
        fc.constantFrom("", "fine", "(", "»", "«", '"', "se", "=", "9"),
        (source, at, other) => {
          const words = source.text.split(/(\s+)/);
          const place = at % words.length;
          expectAnswer(words.with(place, other).join(""));
          expectAnswer(words.toSpliced(place, 0, words[place] ?? "", other).join(" "));
        },
      ),
      { numRuns: 500, seed: 20170101 },
    );
  });
});

describe("text from anywhere", () => {
  it("gets a tree and diagnostics", () => {
    const fragments = fc.constantFrom(
      ...[
        "legge x\n",
        "comma 1\n",
        "fine\n",
        "regola a1\n",
        "= ",
        "(",
        ")",
        "«",
        "»",
        '"',
        "--",
        "se ",
        "allora ",
        "di ",
      ],
      ...["\u0000", "\uFEFF", "\u202E", "\r", "\r\n", "\uD83D", "é", "e\u0301", "1.000,5", "1/0", "9999999", "\u2028"],
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fragments, fc.string({ unit: "binary", maxLength: 8 })), { maxLength: 60 }),
        (parts) => {
          expectAnswer(parts.join(""));
        },
      ),
      { numRuns: 500, seed: 20170101 },
    );
  });

  it("is never changed by the formatter when it has a syntax error", () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.nat(), (source, at) => {
        const text = source.text.slice(0, at % source.text.length);
        const formatted = format({ name: source.name, text });
        if (read(text).diagnostics.length > 0) expect(formatted.text).toBe(text);
        else expect(formatted.diagnostics).toEqual([]);
      }),
      { numRuns: 200, seed: 20170101 },
    );
  });
});

const inRule = (expression: string) =>
  `legge x\n  articolo 1\n    comma 1\n      regola a1\n        = ${expression}\n    fine\n  fine\nfine\n`;
const codesIn = (text: string) => read(text).diagnostics.map(({ code }) => code);

describe("nesting", () => {
  const openings: readonly (readonly [what: string, open: string, close: string])[] = [
    ["parentheses", "(", ")"],
    ["conditions", "se ", " allora 1 altrimenti 2"],
    ["calls", "f(", ")"],
    ["sums", "somma di ", " per ogni p in prestiti"],
    ["negations", "non ", ""],
    ["signs", "- ", ""],
    ["fields", "costo di ", ""],
  ];
  for (const [what, open, close] of openings) {
    it(`of fifty thousand ${what} is one mistake`, () => {
      const codes = codesIn(inRule(`${open.repeat(50_000)}1${close.repeat(50_000)}`));
      expect(codes).toHaveLength(1);
      expect(["nesting-too-deep", "expression-too-long"]).toContain(codes[0]);
    });

    it(`of sixty ${what} is read`, () => {
      expect(codesIn(inRule(`${open.repeat(60)}x1${close.repeat(60)}`))).toEqual([]);
    });
  }

  it("of blocks is bounded by what they may hold", () => {
    expectAnswer("articolo 1\n".repeat(5_000));
    expectAnswer(`legge x\n${"comma 1\n".repeat(5_000)}`);
  });
});

describe("size", () => {
  it("above two million characters is one mistake, and nothing is read", () => {
    const text = "regola ".repeat(750_000);
    expect(read(text)).toEqual({
      file: {
        kind: "file",
        name: "prova.delibera",
        source: text,
        span: { file: "prova.delibera", start: 0, end: text.length },
      },
      diagnostics: [expect.objectContaining({ code: "file-too-large", parameters: { limit: "2000000" } })],
    });
  });

  it("below that, with a mistake on each line, lists a hundred and says that there are more", () => {
    const codes = codesIn(`legge x\n${"articolo 1\n  comma 1\n    regola a1 = 1.5\n  fine\nfine\n".repeat(200)}fine\n`);
    expect(codes).toHaveLength(101);
    expect(codes.slice(0, 100)).toEqual(Array.from({ length: 100 }, () => "decimal-point"));
    expect(codes[100]).toBe("too-many-mistakes");
  });

  const units = ["«", "»", '"', "(", "x ", "x\n", "§", "\u0000", "fine\n", "= x\n", "-- x\n", "1.5 ", "d'"];
  const lines = [
    "regola x\n",
    "regola x = (\n",
    "testo «\n",
    "comma 1\n",
    "articolo 1\n",
    "voce x\n",
    "da 1 a\n",
    "zzz y\n",
  ];
  for (const unit of [...units, ...lines]) {
    it(`of twenty thousand times ${JSON.stringify(unit)} is answered`, () => {
      expectAnswer(unit.repeat(20_000));
      expectAnswer(inRule(unit.repeat(20_000)));
    });
  }

  it("of five megabytes of anything is one mistake", () => {
    for (const unit of ["\u0000", "(", "legge x\n"])
      expect(codesIn(unit.repeat(5_000_000 / unit.length))).toEqual(["file-too-large"]);
  });
});

describe("line ends and marks of other systems", () => {
  it("mean nothing", () => {
    const source = samples.find(({ name }) => name.startsWith("rule-in-bands"))?.text ?? "";
    const variants = [source.replaceAll("\n", "\r\n"), source.replaceAll("\n", "\r"), `\uFEFF${source}`];
    expect(codesIn(source)).toEqual([]);
    for (const variant of variants) {
      expect(codesIn(variant)).toEqual([]);
      expect(sameTree(read(variant).file, read(source).file)).toBe(true);
    }
  });
});
