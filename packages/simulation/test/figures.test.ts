/** The table of figures in the README is what the kept file gives; nothing in it was written by hand. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { figures, figuresTable, keepFigure, keptFigures, pageWithTable } from "@delibera/deliberations/bench/figures";
import { expect, it } from "vitest";

const kept = keptFigures(new URL("../../../deliberations/bench/figures.json", import.meta.url));
const page = readFileSync(new URL("../README.md", import.meta.url), "utf8");

it("the README has the table of the kept figures, to the letter", () => {
  expect(pageWithTable(page, figuresTable(kept))).toBe(page);
  for (const id of Object.keys(kept)) expect(figures.map((figure) => figure.id)).toContain(id);
});

it("a figure that nobody has measured is said to be so, and one that is not as it must be too", () => {
  const where = { on: "2026-01-01", machine: "one core", load: "0.1" };
  const table = figuresTable({ bytes: { value: "24.01", ...where }, shards: { value: "1.80", ...where } });
  const rows = table.split("\n");
  const row = (id: string) =>
    rows.find((each) => each.includes(figures.find((figure) => figure.id === id)?.what ?? "?"));
  expect(row("bytes")).toContain("| ≤ 24 | ≤ 12 | 24.01 bytes, **not as it must be** | 2026-01-01, load 0.1 |");
  expect(row("shards")).toContain("| ≥ 1.8 | ≥ 1.95 | 1.80 × | 2026-01-01, load 0.1 |");
  expect(row("sql-to-hand")).toContain("| ≤ 1.3 | ≤ 1.0 | not measured |  |");
  expect(rows.at(-1)).toBe("Machine: one core.");
  expect(() => pageWithTable("a page", table)).toThrow("the page has no <!-- figures: npm run update -->");
});

it("what is measured again takes the place of what was kept, in the order of the table", () => {
  const folder = mkdtempSync(join(tmpdir(), "figures-"));
  try {
    const path = join(folder, "figures.json");
    writeFileSync(path, "{}");
    for (const [id, value] of [
      ["shards", "1.1"],
      ["bytes", "20"],
      ["shards", "1.9"],
    ] as const)
      keepFigure(path, id, value);
    const found = Object.entries(keptFigures(path)).map(([id, { value }]) => [id, value]);
    expect(found).toEqual([
      ["bytes", "20"],
      ["shards", "1.9"],
    ]);
    expect(() => keepFigure(path, "speed", "1")).toThrow("no figure speed");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
