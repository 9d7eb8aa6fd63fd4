import { describe, expect, it } from "vitest";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { applyFix, diagnosticLines, readFixture, writeFixture } from "./testing.ts";

const text = "uno\n---- file due.delibera\nzwei\n---- diagnostics\n1:1-1:4 error x: y\n";

describe("a fixture", () => {
  it("is its sources, its sections and the claim that names it", () => {
    const { claim, sources, sections } = readFixture("adds-books-to-days.delibera", text);
    expect(claim).toBe("adds books to days");
    expect(sources).toEqual([
      { name: "adds-books-to-days.delibera", text: "uno\n" },
      { name: "due.delibera", text: "zwei\n" },
    ]);
    expect([...sections]).toEqual([["diagnostics", "1:1-1:4 error x: y\n"]]);
  });

  it("is written back as it was read, and without a section that expects nothing", () => {
    const fixture = readFixture("adds-books-to-days.delibera", text);
    expect(writeFixture(fixture, "diagnostics", "1:1-1:4 error x: y\n")).toBe(text);
    expect(writeFixture(fixture, "diagnostics", "")).toBe("uno\n---- file due.delibera\nzwei\n");
  });
});

describe("a diagnostic", () => {
  const sources = [
    { name: "uno.delibera", text: "a\nb 1.5\n" },
    { name: "due.delibera", text: "c\n" },
  ];
  const span = { file: "uno.delibera", start: 4, end: 7 };
  const fix = { title: { it: "scrivere 1,5", en: "write 1,5" }, edits: [{ span, text: "1,5" }] };
  const found = diagnostic("decimal-point", { written: "1.5", fixed: "1,5" }, span, { fixes: [fix] });

  it("is one line with its place, and one for each fix", () => {
    const elsewhere = diagnostic("empty-file", {}, { file: "due.delibera", start: 0, end: 0 });
    expect(diagnosticLines([found, elsewhere], sources)).toBe(
      [
        "2:3-2:6 error decimal-point: `1.5` has a decimal point",
        '  fix: write 1,5: 2:3-2:6 "1,5"',
        "due.delibera:1:1-1:1 error empty-file: the file is empty",
        "",
      ].join("\n"),
    );
  });

  it("is mended by its fix", () => {
    expect(sources.map((source) => applyFix(source, fix).text)).toEqual(["a\nb 1,5\n", "c\n"]);
  });
});
