import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SourceFile } from "../src/source/source.ts";
import { newParagraphMemory } from "../src/syntax/paragraph-memory.ts";
import { parse, parseAgain } from "../src/syntax/parse.ts";
import { fixturesOf } from "./fixture-suite.ts";

const samples = [...fixturesOf("syntax", "ok"), ...fixturesOf("syntax", "bad"), ...fixturesOf("formatter", "ok")].map(
  ({ sources }) => (sources[0] as SourceFile).text,
);

/** The commi of every sample in one act, so that there is something to remember around an edit. */
const commi = samples.flatMap((text) =>
  [...text.matchAll(/^ {4}comma [\s\S]*?\n {4}fine\n/gm)].map(([comma]) => comma),
);

const act = fc
  .array(fc.array(fc.constantFrom(...commi), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 })
  .map((articles) =>
    [
      "delibera prova\n  autorità comune\n",
      ...articles.map((own, index) => `  articolo ${index + 1} "Titolo"\n${own.join("")}  fine\n`),
      "fine\n",
    ].join(""),
  );

const written = [
  ...[
    "",
    " ",
    "\n",
    "«",
    "»",
    '"',
    "--",
    "(",
    ")",
    ";",
    ",",
    "/",
    "=",
    "x",
    "3",
    "3,5",
    "1.5",
    "%",
    "é",
    "’",
    "\u0000",
  ],
  ...["fine", "\nfine\n", "comma 2", "\n    comma 2\n", "\n  articolo 9\n", "articolo", "regola", "\n regola x = 3\n"],
  ...[
    "testo «a»",
    "esempio",
    "\n entro ",
    "entro",
    "se ",
    "somma di ",
    "di ",
    "campo",
    "delibera x",
    "-- «\n",
    "regla",
  ],
];

/** Replaces what stands from a place, as a share of the length, by something else. */
const edit = fc.record({
  at: fc.nat({ max: 9999 }),
  removed: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 40 }), fc.nat({ max: 400 })),
  written: fc.constantFrom(...written),
});

function edited(text: string, { at, removed, written }: { at: number; removed: number; written: string }): string {
  const from = Math.floor((text.length * at) / 10000);
  return text.slice(0, from) + written + text.slice(from + removed);
}

describe("reading a file again after a change", () => {
  it("gives what reading it anew gives, trees and diagnostics, whatever the changes", () => {
    fc.assert(
      fc.property(
        fc.oneof(act, fc.constantFrom(...samples)),
        fc.array(edit, { minLength: 1, maxLength: 8 }),
        (start, edits) => {
          const memory = newParagraphMemory();
          let text = start;
          for (const change of [undefined, ...edits]) {
            text = change ? edited(text, change) : text;
            const source = { name: "prova.delibera", text };
            expect(parseAgain(source, memory)).toEqual(parse(source));
          }
        },
      ),
      { numRuns: 400, seed: 20170101 },
    );
  });

  it("keeps the very trees of the commi above the change", () => {
    const memory = newParagraphMemory();
    const text =
      "delibera d\n  articolo 1\n    comma 1\n      testo «a»\n    fine\n    comma 2\n      testo «b»\n    fine\n  fine\nfine\n";
    const commiOf = (source: string) =>
      parseAgain({ name: "prova.delibera", text: source }, memory).file.act?.divisions[0]?.paragraphs ?? [];
    const before = commiOf(text);
    const after = commiOf(text.replace("«b»", "«bb»"));
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
  });
});
