import { describe, expect, it } from "vitest";
import { parseFully } from "../syntax/parse.ts";
import { format, proven } from "./format.ts";

const source = { name: "prova.delibera", text: "legge prestiti\n  articolo 1\n  fine\nfine\n" };

describe("format", () => {
  it("leaves a file with a syntax error as it is, and says which", () => {
    const broken = { name: "prova.delibera", text: "legge   prestiti\narticolo\nfine" };
    const { text, diagnostics } = format(broken);
    expect(text).toBe(broken.text);
    expect(diagnostics.map(({ code }) => code)).toEqual(["missing-end", "expected-number"]);
  });

  it("refuses a layout that says something else", () => {
    const { text, diagnostics } = proven(source, parseFully(source), "legge multe\n\n  articolo 1\n  fine\nfine\n");
    expect(text).toBe(source.text);
    expect(diagnostics.map(({ code }) => code)).toEqual(["format-changes-meaning"]);
  });

  it("refuses a layout that it would lay out differently", () => {
    const { text, diagnostics } = proven(source, parseFully(source), "legge prestiti\n  articolo 1\n  fine\nfine\n");
    expect(text).toBe(source.text);
    expect(diagnostics.map(({ code }) => code)).toEqual(["format-is-unstable"]);
  });
});
