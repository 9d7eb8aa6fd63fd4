import { describe, expect, it } from "vitest";
import { format } from "../src/formatter/format.ts";
import type { SourceFile } from "../src/source/source.ts";
import { parseFully } from "../src/syntax/parse.ts";
import { writeFixture } from "../src/testing/testing.ts";
import { fixturesOf } from "./fixture-suite.ts";

describe("the layout", () => {
  for (const fixture of fixturesOf("formatter", "ok")) {
    it(fixture.claim, async () => {
      const formatted = format(fixture.sources[0] as SourceFile);
      expect(formatted.diagnostics).toEqual([]);
      await expect(writeFixture(fixture, "formatted", formatted.text)).toMatchFileSnapshot(fixture.path);
    });
  }
});

describe("whatever file is accepted", () => {
  for (const { claim, sources } of [...fixturesOf("syntax", "ok"), ...fixturesOf("formatter", "ok")]) {
    it(`is laid out once and for all, with all its comments: ${claim}`, () => {
      const source = sources[0] as SourceFile;
      const { text, diagnostics } = format(source);
      expect(diagnostics).toEqual([]);
      expect(format({ name: source.name, text })).toEqual({ text, diagnostics: [] });
      expect(commentsOf(text)).toEqual(commentsOf(source.text));
    });
  }
});

function commentsOf(text: string): readonly string[] {
  const { comments } = parseFully({ name: "prova.delibera", text });
  return comments.map(({ start, end }) => text.slice(start, end).trimEnd());
}
