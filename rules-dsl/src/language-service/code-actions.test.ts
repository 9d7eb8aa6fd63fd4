/** Remedies and proposals: what is offered where, and that it leaves an act that compiles. */
import { describe, expect, it } from "vitest";
import type { Compilation } from "../compile.ts";
import { compile } from "../compile.ts";
import type { CodeAction } from "./language-service.ts";
import { codeActionsAt, exampleLenses, formattingEdits, inlayValues } from "./language-service.ts";
import { changesText, compileLibrary, feesAt, feesText, library } from "./library-set.ts";

const fees = "quote.delibera";

function actionsAt(compilation: Compilation, offset: number, file = fees): readonly CodeAction[] {
  return codeActionsAt(compilation, file, { start: offset, end: offset });
}

/** The file after the action, and what is wrong with the set then. */
function applying(compilation: Compilation, { edits }: CodeAction) {
  const changed = compilation.files.map(({ name, source }) => {
    const own = edits.filter(({ span }) => span.file === name).sort((a, b) => b.span.start - a.span.start);
    return {
      name,
      text: own.reduce((so, { span, text }) => so.slice(0, span.start) + text + so.slice(span.end), source),
    };
  });
  const codes = compile(changed).diagnostics.map(({ code }) => code);
  return { text: changed.find(({ name }) => name === edits[0]?.span.file)?.text ?? "", codes };
}

function offered(compilation: Compilation, offset: number, title: string, file = fees): CodeAction {
  const actions = actionsAt(compilation, offset, file);
  const found = actions.find((action) => action.title.startsWith(title));
  if (!found) throw new Error(`${title} is not among ${actions.map((action) => action.title).join(", ")}`);
  return found;
}

describe("code actions", () => {
  it("the remedy of a mistake cures it", () => {
    const compilation = compileLibrary({ fees: feesText.replace("base + spesa", "bases + spesa") });
    const [action] = actionsAt(compilation, feesAt("base + spesa"));
    expect(action).toMatchObject({ kind: "remedy", problem: { code: "misspelt-name" } });
    expect(applying(compilation, action as CodeAction)).toEqual({ text: feesText, codes: [] });
  });

  it("an amendment without a motive can be given one", () => {
    const offset = changesText.indexOf("limitatamente");
    const action = offered(library, offset, "aggiungere il motivo", "modifiche.delibera");
    expect(applying(library, action).text).toContain("limitatamente a base motivo «»\n");
    const given = compileLibrary({ changes: applying(library, action).text });
    expect(actionsAt(given, offset, "modifiche.delibera").map(({ title }) => title)).not.toContain(
      "aggiungere il motivo",
    );
  });

  it("a number of a rule becomes a parameter of its comma", () => {
    const action = offered(library, feesAt("5 gettoni\n"), "farne un parametro");
    const { text, codes } = applying(library, action);
    expect(codes).toEqual([]);
    expect(text).toContain(
      "      parametro nuovo_parametro = 5 gettoni\n      regola è_caro per ogni prestito : sì/no\n",
    );
    expect(text).toContain("= costo > nuovo_parametro\n");
    expect(actionsAt(library, feesAt("10 gettoni\n      regola")).map(({ kind }) => kind)).not.toContain("extract");
  });

  it("a share of something becomes a product, with the effect of its rule", () => {
    const text = feesText.replace(
      "= base + spesa",
      "con effetto dal 01/01/2020 al 31/12/2021\n        = base + 40% di spesa",
    );
    const compilation = compileLibrary({ fees: text });
    expect(compilation.diagnostics).toEqual([]);
    const { text: changed, codes } = applying(
      compilation,
      offered(compilation, text.indexOf("40%"), "farne un parametro"),
    );
    expect(codes).toEqual([]);
    expect(changed).toContain("= base + (nuovo_parametro * spesa)\n");
    expect(changed).toContain(
      "parametro nuovo_parametro\n        con effetto dal 01/01/2020 al 31/12/2021\n        = 40%\n      regola quota",
    );
  });

  it("a comma and an example can be added, to be filled in", () => {
    const comma = applying(library, offered(library, feesAt("comma 2"), "aggiungere un comma"));
    expect(comma.codes).toEqual([]);
    expect(comma.text).toContain(
      "    fine\n    comma 3\n      testo «»\n      non esprimibile : «da scrivere»\n    fine\n",
    );
    const example = applying(library, offered(library, feesAt("regola quota"), "aggiungere un esempio di quota"));
    expect(example.codes).toEqual([]);
    expect(example.text).toContain(
      [
        '      esempio "quota: da completare"',
        "        dato base = 0 gettoni",
        "        dato spesa = 0 gettoni",
        "        allora quota = dato mancante",
      ].join("\n"),
    );
    const ofItem = applying(library, offered(library, feesAt("regola è_caro"), "aggiungere un esempio"));
    expect(ofItem.codes).toEqual([]);
    expect(ofItem.text).toContain("dato prestito P\n        allora è_caro di P = dato mancante\n");
  });

  it("speaks English when asked", () => {
    const at = { start: feesAt("regola quota"), end: feesAt("regola quota") };
    expect(codeActionsAt(library, fees, at, "en").map(({ title }) => title)).toEqual([
      "add an example of quota",
      "add a comma",
    ]);
  });
});

describe("formatting", () => {
  it("changes only the lines that have another look, and only those asked for", () => {
    const text = feesText
      .replace("      parametro base = 10", "  parametro   base=10")
      .replace("        = costo >", "= costo   >");
    const edits = formattingEdits({ name: fees, text });
    expect(edits.map((edit) => edit.text)).toEqual([
      "      parametro base = 10 gettoni\n",
      "        = costo > 5 gettoni\n",
    ]);
    const first = text.indexOf("  parametro   base");
    expect(formattingEdits({ name: fees, text }, { start: first, end: first + 3 })).toEqual([edits[0]]);
    expect(formattingEdits({ name: fees, text: feesText })).toEqual([]);
    expect(formattingEdits({ name: fees, text: `${text}fine` })).toEqual([]);
  });
});

describe("lenses and values", () => {
  it("count the examples of a comma and tell how each went", () => {
    const outcomes: Record<string, boolean> = { "nessun prestito": true };
    const lenses = exampleLenses(library, fees, "it", ({ title }) => {
      const passed = outcomes[title];
      return passed === undefined ? undefined : { passed, reasons: [] };
    });
    expect(lenses.map(({ title, examples }) => [title, ...examples.map(({ line }) => line)])).toEqual([
      ["▶ 1 esempio: 1 riuscito, 0 falliti", 13],
      ["✓ riuscito", 13],
      ["▶ 1 esempio", 24],
      ["▶ esegui", 24],
    ]);
    const failed = exampleLenses(library, fees, "en", () => ({ passed: false, reasons: ["quota is 9"] }));
    expect(failed.map(({ title }) => title).slice(0, 2)).toEqual([
      "▶ 1 example: 0 passed, 1 failed",
      "✗ failed: quota is 9",
    ]);
  });

  it("values of the person stand at the end of the line of the definition that gave them", () => {
    const display = { it: "22 gettoni", en: "22 tokens" };
    const values = {
      about: "Anna",
      valuesOf: (_: string, name: string) =>
        name === "quota" ? [{ display, definedAt: { file: fees, line: 11 } }] : name === "spesa" ? [{ display }] : [],
    };
    expect(inlayValues(library, fees, values)).toEqual([
      { at: feesAt("regola quota : gettoni", "regola quota : gettoni".length), text: "= 22 gettoni" },
    ]);
    expect(inlayValues(library, "modifiche.delibera", values)).toEqual([]);
  });
});
