/** The service answers about any text, whole or half written, and never fails. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Compilation } from "../compile.ts";
import { compile } from "../compile.ts";
import {
  codeActionsAt,
  completionsAt,
  definitionsAt,
  documentHighlightsAt,
  exampleLenses,
  findNames,
  foldingRanges,
  formattingEdits,
  hoverAt,
  inlayValues,
  outlineOf,
  problemsOf,
  referencesAt,
  renameAt,
  renameableAt,
  selectionRangesAt,
  semanticTokens,
  signatureHelpAt,
} from "./language-service.ts";
import { changesText, feesText, vocabularyText } from "./library-set.ts";

const fees = "quote.delibera";
const others = [
  { name: "vocabolario.delibera", text: vocabularyText },
  { name: "modifiche.delibera", text: changesText },
];
const values = { about: "Anna", valuesOf: () => [{ display: { it: "1", en: "1" }, of: "2020" }] };

function askWhole(compilation: Compilation, text: string): void {
  problemsOf(compilation, "it");
  outlineOf(compilation, fees);
  findNames(compilation, "a");
  foldingRanges(compilation, fees);
  semanticTokens(compilation, fees);
  exampleLenses(compilation, fees);
  inlayValues(compilation, fees, values);
  for (const { span, text: put } of formattingEdits({ name: fees, text })) {
    expect(span.start).toBeLessThanOrEqual(span.end);
    expect(typeof put).toBe("string");
  }
}

function askAt(compilation: Compilation, offset: number): void {
  hoverAt(compilation, fees, offset, "it", values);
  const { from, to, completions } = completionsAt(compilation, fees, offset);
  expect([from <= offset, offset <= to]).toEqual([true, true]);
  expect(completions.every(({ text }) => text !== "")).toBe(true);
  signatureHelpAt(compilation, fees, offset);
  definitionsAt(compilation, fees, offset);
  referencesAt(compilation, fees, offset);
  documentHighlightsAt(compilation, fees, offset);
  renameableAt(compilation, fees, offset);
  selectionRangesAt(compilation, fees, offset);
  codeActionsAt(compilation, fees, { start: offset, end: offset });
}

const broken = `delibera x "Titolo
  autorità nessuno
  articolo 1
    comma 1
      testo «aperto
      regola r : gettoni
        sia a = se allora (1 + * di
        = somma di costo di per ogni p in prestiti con tipo di = (
      scaglioni su
        da a : 5
      esempio
        dato prestito con costo =
        allora = di
      sostituisce articolo comma di
      interpreta come
      proroga articolo 1 fino al 99/99/9999
    fine
  fine
`;

describe("about any text", () => {
  it("every question is answered at every place of a file full of mistakes", { timeout: 120_000 }, () => {
    const compilation = compile([...others, { name: fees, text: broken }]);
    askWhole(compilation, broken);
    for (let offset = 0; offset <= broken.length; offset++) askAt(compilation, offset);
    expect(problemsOf(compilation, "it", fees).length).toBeGreaterThan(5);
  });

  it("every question is answered at every place of a sound act", { timeout: 120_000 }, () => {
    const compilation = compile([...others, { name: fees, text: feesText }]);
    askWhole(compilation, feesText);
    for (let offset = 0; offset <= feesText.length; offset++) askAt(compilation, offset);
  });

  it("every question is answered where an act is cut off, wherever that is", { timeout: 120_000 }, () => {
    for (let end = 0; end <= feesText.length; end += 3) {
      const text = feesText.slice(0, end);
      const compilation = compile([...others, { name: fees, text }]);
      askWhole(compilation, text);
      askAt(compilation, end);
    }
  });

  it("a real act is answered about where it is cut off", { timeout: 120_000 }, () => {
    const page = readFileSync(new URL("../../LANGUAGE.md", import.meta.url), "utf8");
    const [, vocabulary = ""] = /<!-- vocabulary -->\n```delibera\n([\s\S]*?)```/.exec(page) ?? [];
    const acts = [...page.matchAll(/<!-- act \S+ -->\n```delibera\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
    expect(acts.length).toBeGreaterThan(2);
    for (const act of acts) {
      for (let end = 0; end <= act.length; end += 97) {
        const text = act.slice(0, end);
        const compilation = compile([
          { name: "v.delibera", text: vocabulary },
          { name: fees, text },
        ]);
        askWhole(compilation, text);
        askAt(compilation, end);
      }
    }
  });

  it("strange texts, places outside of the text and files that are not there have answers", () => {
    const nested = `delibera x\n  articolo 1\n    comma 1\n      regola r : numero\n        = ${"(".repeat(2000)}`;
    for (const text of ["", "\u0000", "\ufeff\r\n", "«", '"', "fine fine fine", "\ud800 regola", nested]) {
      const compilation = compile([...others, { name: fees, text }]);
      askWhole(compilation, text);
      askAt(compilation, 0);
      askAt(compilation, text.length);
    }
    const compilation = compile([]);
    expect(completionsAt(compilation, "assente", 7)).toEqual({ from: 7, to: 7, completions: [] });
    expect(hoverAt(compilation, "assente", 7)).toBeUndefined();
    expect(renameAt(compilation, "assente", 7, "x").refused).toBe("qui non c'è un nome da cambiare");
  });
});
