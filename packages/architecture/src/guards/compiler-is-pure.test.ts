/** The same text means the same thing on any machine, on any day. */
import { describe, expect, it } from "vitest";
import { treeOf } from "../testing/tree-of.ts";
import { compilerIsPure } from "./compiler-is-pure.ts";

function refusals(text: string, path = "rules-dsl/src/lower/a.ts"): readonly string[] {
  return compilerIsPure(treeOf({ [path]: text })).map(({ what }) => what);
}

describe("in the compiler", () => {
  it.each([
    ['import { readFileSync } from "node:fs";', "imports node:fs"],
    ['import fs from "fs";', "imports fs"],
    ["const today = new Date();", "reads Date"],
    ["const now = Date.now();", "reads Date"],
    ["const luck = Math.random();", "reads Math.random"],
    ["const debug = process.env.DEBUG;", "reads process"],
    ["const p = globalThis.process;", "reads globalThis"],
    ["setTimeout(() => 1, 5);", "reads setTimeout"],
    ["const o = { console };", "reads console"],
    ['const f = new Intl.NumberFormat("it");', "reads Intl"],
    ["const s = (1).toLocaleString();", "reads the locale through toLocaleString"],
    ["names.sort((a, b) => a.localeCompare(b));", "reads the locale through localeCompare"],
    ['const x = await fetch("https://example.org");', "reads fetch"],
    ["const t = performance.now();", "reads performance"],
  ])("%s is refused", (text, what) => {
    expect(refusals(text)).toEqual([what]);
  });

  it("a member, a parameter or a declaration of the same name is not the global", () => {
    expect(refusals("interface Node { process: string }\nconst a = { document: 1 };\nconst b = a.document;")).toEqual(
      [],
    );
    expect(refusals("function f(process: string) { return process; }")).toEqual([]);
  });

  it("the room that is there for I/O, and tests, may do what they must", () => {
    expect(refusals('import { readFileSync } from "node:fs";', "rules-dsl/src/node/node.ts")).toEqual([]);
    expect(refusals("const started = Date.now();", "rules-dsl/src/lower/a.test.ts")).toEqual([]);
  });
});
