import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile } from "../src/compile.ts";
import { codes } from "../src/diagnostics/codes.ts";
import type { Diagnostic, DiagnosticCode } from "../src/diagnostics/diagnostic.ts";
import { sentence } from "../src/diagnostics/diagnostic.ts";
import { fixturesOf } from "./fixture-suite.ts";

const library = { name: "library.delibera", text: readFileSync(new URL("library.delibera", import.meta.url), "utf8") };

const found: readonly Diagnostic[] = ["resolve", "check"].flatMap((subject) =>
  fixturesOf(subject, "bad").flatMap(({ sources }) => {
    const alone = sources.every(({ text }) => text.startsWith("vocabolario"));
    return compile(alone ? sources : [...sources, library]).diagnostics;
  }),
);

/** Codes that say of one text what another contradicts. */
const aboutTwoTexts: readonly DiagnosticCode[] = [
  ...(["declared-twice", "second-vocabulary", "ambiguous-name", "definitions-disagree"] as const),
  ...(["definitions-collide", "conditions-collide", "definition-hole", "read-where-undefined"] as const),
  "read-before-defined",
  ...(["bands-overlap", "band-gap", "band-never-reached", "text-changed", "rounding-not-prescribed"] as const),
  ...(["replacement-missing", "extension-not-after", "extension-of-open-effect", "effect-splits-cycle"] as const),
  ...(["cumulation-one-sided", "not-a-sibling", "derogation-read", "derogation-never-applies"] as const),
  ...(["rules-in-a-circle", "option-out-of-time", "example-repeated", "acceptance-never-happens"] as const),
];

describe("refusals", () => {
  it.each(aboutTwoTexts)("%s shows the other text", (code) => {
    const shown = found.filter((one) => one.code === code);
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter(({ related }) => related.length === 0).map(({ parameters }) => parameters)).toEqual([]);
  });

  it("have a cause and a remedy in both languages, with every hole filled", () => {
    const unfilled = found.flatMap((one) =>
      (["it", "en"] as const).flatMap((language) => {
        const { message, help } = sentence(one, language);
        return message && help && !/\{\w+\}/.test(message + help) ? [] : one.code;
      }),
    );
    expect(unfilled).toEqual([]);
  });

  it("have titles of their remedies in both languages", () => {
    const titles = found.flatMap(({ fixes }) => fixes.map(({ title }) => title));
    expect(titles.filter(({ it: italian, en }) => !italian || !en)).toEqual([]);
  });

  it("have the same holes in the words of both languages", () => {
    const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    const uneven = Object.entries(codes).filter(([, { it: italian, en }]) => {
      const message = `${holes(italian.message)}` === `${holes(en.message)}`;
      return !message || `${holes(italian.help)}` !== `${holes(en.help)}`;
    });
    expect(uneven.map(([code]) => code)).toEqual([]);
  });
});
