/** Renaming: everywhere or not at all, and never a change of meaning. */
import { describe, expect, it } from "vitest";
import { compile } from "../compile.ts";
import type { TextEdit } from "./language-service.ts";
import { renameAt, renameableAt } from "./language-service.ts";
import { changesText, feesAt, feesText, library, vocabularyText } from "./library-set.ts";

const fees = "quote.delibera";
const texts = { [fees]: feesText, "modifiche.delibera": changesText, "vocabolario.delibera": vocabularyText };

function withEdits(edits: readonly TextEdit[]) {
  return Object.entries(texts).map(([name, text]) => {
    const own = edits.filter(({ span }) => span.file === name).sort((a, b) => b.span.start - a.span.start);
    return {
      name,
      text: own.reduce((so, { span, text: put }) => so.slice(0, span.start) + put + so.slice(span.end), text),
    };
  });
}

describe("rename", () => {
  it("renames a rule in every act, definitions and citations of its name alike", () => {
    const { edits = [] } = renameAt(library, fees, feesAt("base + spesa"), "quota_di_partenza");
    expect(edits.map(({ span }) => span.file)).toEqual([
      ...Array(3).fill("modifiche.delibera"),
      ...Array(2).fill(fees),
    ]);
    const renamed = compile(withEdits(edits));
    expect(renamed.diagnostics).toEqual([]);
    expect(renamed.program?.rules.map(({ name }) => name)).toContain("quota_di_partenza");
  });

  it("renames every spelling of a name, however accented", () => {
    const { edits = [] } = renameAt(library, fees, feesAt("e_caro di P"), "costoso");
    expect(edits).toHaveLength(3);
    expect(withEdits(edits)[0]?.text).not.toMatch(/caro di/i);
    expect(compile(withEdits(edits)).diagnostics).toEqual([]);
  });

  it("renames fields, options, units, variables and labels of examples", () => {
    const renamed = (passage: string, name: string) => {
      const { edits = [] } = renameAt(library, fees, feesAt(passage), name);
      expect(compile(withEdits(edits)).diagnostics).toEqual([]);
      return edits.length;
    };
    expect(renamed("costo > 5", "prezzo")).toBe(5);
    expect(renamed("libro\n      esempio", "volume")).toBe(3);
    expect(renamed("gettone;", "punto")).toBe(2);
    expect(renamed("p in prestiti\n      regola", "prestato")).toBe(2);
    expect(renamed("P = sì", "PRIMO_LIBRO")).toBe(2);
  });

  it("tells where the name stands before it is changed", () => {
    expect(renameableAt(library, fees, feesAt("base + spesa", 2))).toEqual({
      span: { file: fees, start: feesAt("base + spesa"), end: feesAt("base + spesa", 4) },
    });
    expect(renameableAt(library, fees, feesAt("testo «La"))).toBeUndefined();
  });

  it("refuses, in a sentence, a name that is taken, that is a word of the language, or that is no name", () => {
    const refused = (name: string, language: "it" | "en" = "it") =>
      renameAt(library, fees, feesAt("base + spesa"), name, language).refused;
    expect(refused("spesa")).toBe("`spesa` è già il nome di qualcos'altro: qualche riga cambierebbe significato");
    expect(refused("PRESTITI")).toContain("è già il nome");
    expect(refused("allora")).toBe("`allora` è una parola della lingua: scegliere un altro nome");
    expect(refused("durata")).toContain("è una parola della lingua");
    expect(refused("2020_base")).toContain("non è un nome");
    expect(refused("due parole")).toContain("non è un nome");
    expect(refused("")).toContain("non è un nome");
    expect(refused("spesa", "en")).toBe("`spesa` already names something else: some line would change its meaning");
  });

  it("refuses what no file declares", () => {
    const act = feesText.replace("costo > 5 gettoni", "costo > 5 gettoni e preso_il > 01/01/2020 + 3 mesi");
    const compilation = compile(Object.entries({ ...texts, [fees]: act }).map(([name, text]) => ({ name, text })));
    expect(renameAt(compilation, fees, act.indexOf("mesi"), "lune").refused).toBe(
      "`mesi` fa parte della lingua o nasce da sola: nessun file la dichiara",
    );
    expect(renameAt(compilation, fees, act.indexOf("testo «La"), "x").refused).toBe("qui non c'è un nome da cambiare");
  });

  it("lets a name change its accents alone", () => {
    expect(renameAt(library, fees, feesAt("È_CARO"), "e_caro").edits).toHaveLength(3);
  });
});
