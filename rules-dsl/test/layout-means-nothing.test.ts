import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { format } from "../src/formatter/format.ts";
import type { SourceFile } from "../src/source/source.ts";
import { keywords, nameKey } from "../src/syntax/keywords.ts";
import { parse, parseFully } from "../src/syntax/parse.ts";
import { sameTree } from "../src/syntax/same-tree.ts";
import { fixturesOf } from "./fixture-suite.ts";

const samples = [...fixturesOf("syntax", "ok"), ...fixturesOf("formatter", "ok")].map(
  ({ sources }) => sources[0] as SourceFile,
);

/** One way to separate two words; the end of a line only where the author had one, or where a value may go on. */
interface Separation {
  readonly spaces: number;
  readonly breaksLine: boolean;
  readonly comment: "none" | "trailing" | "own line";
}

const separations: fc.Arbitrary<Separation[]> = fc.array(
  fc.record({
    spaces: fc.integer({ min: 0, max: 3 }),
    breaksLine: fc.boolean(),
    comment: fc.constantFrom("none", "none", "none", "trailing", "own line"),
  }),
  { minLength: 20, maxLength: 60 },
);

/** After these a line may always be broken: they want something, and it cannot be the head of a clause. */
const wanting = new Set(["Plus", "Times", "Slash", "LeftParenthesis", "Or", "Not", "If", "Otherwise", "ForEach"]);
const safeAfterBreak = new Set(["Number", "Percent", "Fraction", "Date", "LeftParenthesis", "Word"]);
const heads = new Set(
  Object.values(keywords).flatMap(({ reading, it: written }) => (reading === "head" ? written.map(nameKey) : [])),
);

function separated(source: SourceFile, choices: readonly Separation[], withComments: boolean): SourceFile {
  const { tokens } = parseFully(source);
  let text = "";
  let end = 0;
  for (const [index, token] of tokens.entries()) {
    const previous = tokens[index - 1];
    const choice = choices[index % choices.length] as Separation;
    const written = source.text.slice(token.startOffset, (token.endOffset ?? 0) + 1);
    const mayBreak =
      previous !== undefined &&
      wanting.has(previous.tokenType.name) &&
      safeAfterBreak.has(token.tokenType.name) &&
      !heads.has(nameKey(token.image));
    const breaks = index > 0 && (token.firstOnLine || (choice.breaksLine && mayBreak));
    const glued = source.text.slice(end, token.startOffset) === "" && index > 0;
    const before = choice.comment === "trailing" ? " " : `\n${" ".repeat(choice.spaces)}`;
    const comment = withComments && choice.comment !== "none" && breaks ? `${before}-- nota` : "";
    const gap = glued ? "" : " ".repeat(breaks ? choice.spaces : choice.spaces + 1);
    text += breaks ? `${comment}\n${gap}${written}` : `${gap}${written}`;
    end = (token.endOffset ?? 0) + 1;
  }
  return { name: source.name, text: `${text}\n` };
}

describe("white space", () => {
  it("never changes the tree, and never the layout", () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), separations, (source, choices) => {
        const respaced = separated(source, choices, false);
        const compact = separated(source, [{ spaces: 0, breaksLine: false, comment: "none" }], false);
        expect(parse(respaced).diagnostics).toEqual([]);
        expect(sameTree(parse(source).file, parse(respaced).file)).toBe(true);
        expect(format(respaced)).toEqual({ text: format(compact).text, diagnostics: [] });
      }),
      { numRuns: 300, seed: 20170101 },
    );
  });
});

describe("comments", () => {
  it("never change the tree, and are all laid out, once and for all", () => {
    fc.assert(
      fc.property(fc.constantFrom(...samples), separations, (source, choices) => {
        const commented = separated(source, choices, true);
        const formatted = format(commented);
        expect(formatted.diagnostics).toEqual([]);
        expect(sameTree(parse(source).file, parse({ name: source.name, text: formatted.text }).file)).toBe(true);
        expect(parseFully({ name: source.name, text: formatted.text }).comments.length).toBe(
          parseFully(commented).comments.length,
        );
        expect(format({ name: source.name, text: formatted.text }).text).toBe(formatted.text);
      }),
      { numRuns: 300, seed: 20170101 },
    );
  });
});
