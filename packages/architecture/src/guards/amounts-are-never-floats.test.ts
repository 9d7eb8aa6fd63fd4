/** Nowhere may a tenth become 0.1000000000000000055. */
import { describe, expect, it } from "vitest";
import { treeOf } from "../testing/tree-of.ts";
import { amountsAreNeverFloats, countingFiles } from "./amounts-are-never-floats.ts";

function refusals(text: string, path = "packages/ledger/src/statement/a.ts"): readonly string[] {
  return amountsAreNeverFloats(treeOf({ [path]: text })).map(({ what }) => what);
}

describe("where amounts live", () => {
  it.each([
    ["const a = parseFloat(text);", "calls parseFloat"],
    ["const a = Number.parseFloat(text);", "calls Number.parseFloat"],
    ["const a = Number(text);", "turns a value into a number"],
    ["const a = +text;", "turns a value into a number"],
    ["const a = amount * 0.1;", "writes the float 0.1"],
    ["const a = 1e3;", "writes the float 1e3"],
    ["const a = amount.toFixed(2);", "calls toFixed"],
    ['const a = real("amount");', "declares a float with real"],
    ['const a = doublePrecision("amount");', "declares a float with doublePrecision"],
    ['const a = numeric("amount", { mode: "number" });', 'reads a numeric column with mode "number"'],
    ["const a = t.exposeFloat('amount');", "declares a float with t.exposeFloat"],
    ["const a = t.float({});", "declares a float with t.float"],
  ])("%s is refused", (text, what) => {
    expect(refusals(text)).toEqual([what]);
  });

  it("whole numbers and exact columns are let in", () => {
    expect(refusals('const a = numeric("amount", { precision: 7, scale: 2 }); const b = 0x1e3; const c = -1;')).toEqual(
      [],
    );
  });

  it("a file that counts may make a number, and still no float", () => {
    const [path = ""] = Object.keys(countingFiles);
    expect(refusals("const a = Number(text);", path)).toEqual([]);
    expect(refusals("const a = parseFloat(text);", path)).toEqual(["calls parseFloat"]);
  });

  it("elsewhere a number is a number", () => {
    expect(refusals("const ratio = 0.5;", "apps/console/src/design/icon.tsx")).toEqual([]);
  });
});
