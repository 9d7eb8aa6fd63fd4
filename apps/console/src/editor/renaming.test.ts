import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { diagnose } from "@delibera/rules-dsl/compile";
import { describe, expect, it } from "vitest";
import { renamingOf } from "./renaming.ts";

const folder = join(import.meta.dirname, "../../../../deliberations");
const sources = readdirSync(folder)
  .filter((name) => name.endsWith(".delibera"))
  .map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
const file = "2017-crediti-formativi.delibera";
const source = sources.find(({ name }) => name === file)?.text ?? "";
const compilation = diagnose(sources);
const renaming = (words: string, to?: string) =>
  renamingOf(compilation, { file, offset: source.indexOf(words), language: "it", ...(to !== undefined && { to }) });

describe("another name in the text being written", () => {
  it("says what the name is and the lines where it stands, before anybody gives another", () => {
    expect(renaming("al_netto_dei_premi")).toEqual({
      name: "al_netto_dei_premi",
      places: [
        { line: 22, words: "sia al_netto_dei_premi = obbligo_proporzionato" },
        { line: 28, words: "allora al_netto_dei_premi al minimo 0 crediti" },
        { line: 29, words: "altrimenti al_netto_dei_premi" },
      ],
      elsewhere: [],
    });
  });

  it("changes each of them, and leaves a text without more problems than before", () => {
    const { edits = [] } = renaming("al_netto_dei_premi", "dovuto_senza_premi") ?? {};
    expect(edits).toHaveLength(3);
    const renamed = edits
      .toReversed()
      .reduce((so, { start, end, text }) => so.slice(0, start) + text + so.slice(end), source);
    expect(renamed).not.toContain("al_netto_dei_premi");
    const after = diagnose(sources.map((each) => (each.name === file ? { ...each, text: renamed } : each)));
    expect(after.diagnostics).toEqual(compilation.diagnostics);
  });

  it("names the published files that use it, and changes nothing of what they read", () => {
    const found = renaming("obbligo_standard = 150", "obbligo_ordinario");
    expect(found?.edits).toBeUndefined();
    expect(found?.places.map(({ line }) => line)).toEqual([11, 34, 61, 64, 66, 709]);
    expect(found?.elsewhere.map(({ file: other }) => other)).toContain("vocabolario.delibera");
    expect(found?.elsewhere.map(({ file: other }) => other)).not.toContain(file);
  });

  it("refuses a name that something else has, one with spaces, and a word of the language", () => {
    expect(renaming("al_netto_dei_premi", "obbligo_proporzionato")?.refused).toBe(
      "`obbligo_proporzionato` è già il nome di qualcos'altro: qualche riga cambierebbe significato",
    );
    expect(renaming("al_netto_dei_premi", "al netto")?.refused).toContain("non è un nome");
    expect(renaming("al_netto_dei_premi", "regola")?.refused).toContain("è una parola della lingua");
  });

  it("finds nothing to call otherwise where no name stands", () => {
    expect(renaming("ente:")).toBeUndefined();
    expect(renamingOf(compilation, { file, offset: source.length + 10, language: "it" })).toBeUndefined();
  });
});
