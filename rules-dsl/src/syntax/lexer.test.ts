import { describe, expect, it } from "vitest";
import { lex } from "./lexer.ts";

/** Token names with what was written, as `Name:written`; a name alone where they are the same word. */
function read(text: string): readonly string[] {
  const { tokens, diagnostics } = lex({ name: "prova.delibera", text });
  expect(diagnostics).toEqual([]);
  return tokens.map(({ image, tokenType }) => `${tokenType.name}:${image}`);
}

describe("words", () => {
  it("begin clauses only at the beginning of a line", () => {
    expect(read("testo testo\n  testo")).toEqual(["TextOf:testo", "Word:testo", "TextOf:testo"]);
  });

  it("join into phrases across spaces and lines", () => {
    expect(read("x al  massimo\ny in data non\n  nota")).toEqual([
      "Word:x",
      "AtMostOf:al  massimo",
      "Word:y",
      "UnknownDate:in data non\n  nota",
    ]);
  });

  it("are aggregates only before what they aggregate", () => {
    expect(read("x numero di numero")).toEqual(["Word:x", "CountOf:numero", "Of:di", "Word:numero"]);
    expect(read("x primo p in primo")).toEqual(["Word:x", "First:primo", "Word:p", "In:in", "Word:primo"]);
    expect(read("x elenco ruoli elenco")).toEqual(["Word:x", "EachOption:elenco", "Word:ruoli", "Word:elenco"]);
  });

  it("are units right after a number of the same line", () => {
    expect(read("x 3 giorni 1/2 anno 40% giorni")).toEqual([
      "Word:x",
      "Number:3",
      "UnitWord:giorni",
      "Fraction:1/2",
      "UnitWord:anno",
      "Percent:40%",
      "Word:giorni",
    ]);
    expect(read("x 3\ngiorni")).toEqual(["Word:x", "Number:3", "Word:giorni"]);
  });

  it("make a type of `sì/no` only when nothing stands between them", () => {
    expect(read("x sì/no sì / no")).toEqual(["Word:x", "YesNo:sì/no", "Yes:sì", "Slash:/", "No:no"]);
  });

  it("begin the deadline of a requirement on a line of their own, and go on with a condition elsewhere", () => {
    expect(read("conta x\nalmeno 3\nentro y\nregola x\n= z\nentro y entro")).toEqual([
      ...["Count:conta", "Word:x", "AtLeast:almeno", "Number:3", "MetBy:entro", "Word:y"],
      ...["Rule:regola", "Word:x", "LineEquals:=", "Word:z", "Within:entro", "Word:y", "Within:entro"],
    ]);
  });

  it("lose their vowel before another, with either apostrophe", () => {
    expect(read("x nell’anno dell'anno l'anno d'oro all'inizio")).toEqual([
      "Word:x",
      "InYear:nell’anno",
      "Of:dell'",
      "Year:anno",
      "Noise:l'",
      "Year:anno",
      "Of:d'",
      "Word:oro",
      "To:all'",
      "Word:inizio",
    ]);
  });
});

describe("literals", () => {
  it("are told apart by their form", () => {
    expect(read("x 1/2/2020 2017-2019 1/2 12,5% 40 % 12,5 16-bis 5-3")).toEqual([
      "Word:x",
      "Date:1/2/2020",
      "Years:2017-2019",
      "Fraction:1/2",
      "Percent:12,5%",
      "Percent:40 %",
      "Number:12,5",
      "Ordinal:16-bis",
      "Number:5",
      "Minus:-",
      "Number:3",
    ]);
  });

  it("may have dots where they number an article", () => {
    expect(read("paragrafo 8.1\ncomma 2.000")).toEqual([
      "Section:paragrafo",
      "Dotted:8.1",
      "Paragraph:comma",
      "Dotted:2.000",
    ]);
  });

  it("hold guillemets inside guillemets, and lines", () => {
    expect(read('x «a «b»\n-- c» "d"')).toEqual(["Word:x", "Text:«a «b»\n-- c»", 'Quoted:"d"']);
  });
});

describe("an equals sign", () => {
  it("is the value of a rule when it begins a line", () => {
    expect(read("x = y\n= z")).toEqual(["Word:x", "Equals:=", "Word:y", "LineEquals:=", "Word:z"]);
  });
});

describe("a text that is not closed", () => {
  it("ends before the next line that begins a clause", () => {
    const { tokens, diagnostics } = lex({ name: "prova.delibera", text: "testo «uno\ndue\n  Unità x «tre»" });
    expect(tokens.map(({ image }) => image)).toEqual(["testo", "«uno\ndue", "Unità", "x", "«tre»"]);
    expect(diagnostics.map(({ code, span }) => [code, span.start, span.end])).toEqual([["unterminated-text", 6, 7]]);
  });
});
