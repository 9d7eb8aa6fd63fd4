import { describe, expect, it } from "vitest";
import { syntaxCodes } from "./syntax.ts";

const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe("each syntax code", () => {
  for (const [code, { it: italian, en: english }] of Object.entries(syntaxCodes)) {
    it(`${code} says the same in both languages, as one clause`, () => {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(holes(english.message)).toEqual(holes(italian.message));
      expect(holes(english.help)).toEqual(holes(italian.help));
      for (const sentence of [italian.message, italian.help, english.message, english.help]) {
        expect(sentence).toMatch(/^[^A-Z].*[^.]$/);
      }
    });
  }
});
