/** What is proposed while an author types, place by place. */
import { describe, expect, it } from "vitest";
import { compile } from "../compile.ts";
import { completionsAt } from "./language-service.ts";
import { compileLibrary, feesText, typing, vocabularyText } from "./library-set.ts";

const close = "\n    fine\n  fine\nfine\n";

function proposed(lines: string, language: "it" | "en" = "it") {
  const { compilation, file, offset } = typing(lines);
  return completionsAt(compilation, file, offset, language).completions;
}

/** Those that fit the place best. */
function first(lines: string): readonly string[] {
  const found = proposed(lines);
  const best = Math.min(...found.map(({ rank }) => rank));
  return found.filter(({ rank }) => rank === best).map(({ text }) => text);
}

describe("completion of keywords", () => {
  it("proposes at the start of a line what the grammar lets begin there, with clauses ready to fill in", () => {
    const found = proposed(`      re‸${close}`);
    expect(found.map(({ text, kind }) => [text, kind])).toEqual([
      ["regola", "keyword"],
      ["regola …", "snippet"],
      ["requisito", "keyword"],
      ["requisito …", "snippet"],
    ]);
    expect(found[1]?.insert).toBe(["regola $", "{1:nome} : $", "{2:tipo}\n  = $0"].join(""));
  });

  it("proposes inside a clause its own lines, and never what belongs elsewhere", () => {
    const lines = proposed('      esempio "x"\n        ‸').map(({ text }) => text);
    expect(lines).toEqual(expect.arrayContaining(["dato", "allora", "noto al", "con interpretazione"]));
    for (const elsewhere of ["campo", "articolo", "scaglioni su", "opzione"]) expect(lines).not.toContain(elsewhere);
  });

  it("goes on with a clause of several words that is half written", () => {
    expect(first(`      con eff‸${close}`)).toEqual(["con effetto"]);
    expect(first(`      non norm‸${close}`)).toEqual(["non normativo", "non normativo …"]);
  });

  it("proposes what may open a file, an act, an article", () => {
    const at = (text: string) => {
      const compilation = compile([{ name: "a.delibera", text }]);
      return completionsAt(compilation, "a.delibera", text.length).completions.map((found) => found.text);
    };
    expect(at("delib")).toEqual(["delibera", "delibera …", "deliberazione"]);
    expect(at("delibera x\n  ad")).toEqual(["adottata"]);
    expect(at("delibera x\n  articolo 1\n    ")).toEqual(["comma", "comma …", "fine"]);
    expect(at("vocabolario x\n  elenco y\n    vo")).toEqual(["voce", "voce …"]);
  });

  it("proposes nothing inside the words of the law or a comment", () => {
    expect(proposed("      testo «re‸")).toEqual([]);
    expect(proposed(`      -- re‸${close}`)).toEqual([]);
  });
});

describe("completion of names", () => {
  it("puts names of the type that is wanted first, and a rule never inside itself", () => {
    expect(first(`      regola r : gettoni\n        = ‸${close}`)).toEqual(["base", "quota", "spesa"]);
    expect(first(`      regola r : numero\n        = ‸${close}`)).toEqual(["libri_cari"]);
    expect(first(`      regola r : sì/no\n        = compleanno < ‸${close}`)).toEqual(["compleanno"]);
  });

  it("proposes the options of the list on the other side of = and in", () => {
    const loan = "numero di p in prestiti con tipo di p";
    expect(first(`      regola r : numero\n        = ${loan} = ‸${close}`)).toEqual(["film", "libro"]);
    expect(first(`      regola r : numero\n        = ${loan} in (‸)${close}`)).toEqual(["film", "libro"]);
    expect(first('      esempio "x"\n        dato prestito P con tipo = ‸')).toEqual(["film", "libro"]);
  });

  it("proposes before di the fields and rules of what follows", () => {
    const found = first(`      regola r : gettoni\n        = somma di ‸ di p per ogni p in prestiti${close}`);
    expect(found).toEqual(["costo", "è_caro", "preso_il", "tipo"]);
  });

  it("proposes after di the variable that has what was asked", () => {
    const lines = `      regola r : gettoni\n        sia x = 1\n        = massimo di costo di ‸ per ogni p in prestiti${close}`;
    expect(first(lines)).toEqual(["p"]);
  });

  it("proposes variables for every list after per ogni, and lists after in", () => {
    const binder = first(`      regola r : gettoni\n        = somma di costo di p per ogni ‸${close}`);
    expect(binder).toEqual(["p in prestiti"]);
    expect(first(`      regola r : gettoni\n        = somma di costo di p per ogni p in ‸${close}`)).toEqual([
      "prestiti",
    ]);
    expect(proposed(`      regola r per ogni ‸${close}`).map(({ text }) => text)).toEqual(["anno", "prestito"]);
  });

  it("reads what stands before even when the line is not finished", () => {
    const half =
      "        = se compleanno < 01/01/2000 allora massimo di costo di p per ogni p in prestiti con tipo di p = ‸";
    expect(first(`      regola r : gettoni\n${half}${close}`)).toEqual(["film", "libro"]);
  });

  it("proposes units after a number, types after a colon, the entity's fields in a fact", () => {
    expect(first(`      parametro x = 10 get‸${close}`)).toEqual(["gettone", "gettoni"]);
    expect(first(`      regola x : g‸${close}`)).toEqual(["genere", "gettoni", "giorni"]);
    expect(first('      esempio "x"\n        dato prestito P con ‸')).toEqual(["costo", "preso_il", "tipo"]);
    expect(first('      esempio "x"\n        dato prestito P con costo = 1\n        allora è_caro di ‸')).toEqual([
      "P",
      "stagione",
    ]);
  });

  it("proposes acts, articles and commi in a citation, with the words of the law", () => {
    const found = proposed(`      ripete articolo ‸${close}`);
    expect(found.map(({ text }) => text)).toEqual([
      "1 comma 1",
      "1 comma 1 di quote_2022",
      "1 comma 2",
      "1 comma 2 di quote_2022",
      "1 comma 3",
    ]);
    expect(found[0]?.documentation).toBe("«La quota è di 10 gettoni più il costo dei prestiti.»");
    expect(first(`      ripete articolo 1 comma 1 di ‸${close}`)).toEqual(["quote_2020", "quote_2022"]);
    const only = `      sostituisce articolo 1 comma 1 di quote_2022 limitatamente a ‸${close}`;
    expect(first(only)).toEqual(["base"]);
  });

  it("proposes the terms that nobody defines yet where a rule is named", () => {
    const vocabulary = vocabularyText.replace(
      "  termine quota",
      '  termine mora per ogni prestito : gettoni "mora" / "fine"\n  termine quota',
    );
    const fees = `${feesText.slice(0, feesText.indexOf("    comma 2"))}    comma 2\n      testo «a»\n      regola \n    fine\n  fine\nfine\n`;
    const compilation = compileLibrary({ vocabulary, fees });
    const [found] = completionsAt(compilation, "quote.delibera", fees.indexOf("regola \n") + 7).completions;
    expect(found).toMatchObject({ text: "mora", detail: "mora", insert: "mora per ogni prestito : gettoni" });
  });

  it("explains in the language asked for", () => {
    const [found] = proposed(`      regola r : numero\n        = anno_d‸${close}`, "en");
    expect(found).toMatchObject({ text: "anno_di", detail: "year of a date", insert: "anno_di($1)" });
  });
});
