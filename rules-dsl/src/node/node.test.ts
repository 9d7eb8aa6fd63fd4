import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decodeText, readRuleFiles, readRuleFolder, readText } from "./node.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rule-files-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("a folder of rule files", () => {
  it("gives its rule files and those of its folders, by name, with forward slashes", () => {
    mkdirSync(join(folder, "inside"));
    mkdirSync(join(folder, "node_modules"));
    mkdirSync(join(folder, ".hidden"));
    for (const name of ["b.delibera", "a.delibera", "inside/c.delibera", "notes.md", ".d.delibera"]) {
      writeFileSync(join(folder, name), `-- ${name}`);
    }
    writeFileSync(join(folder, "node_modules/e.delibera"), "");
    writeFileSync(join(folder, ".hidden/f.delibera"), "");
    expect(readRuleFiles(folder)).toEqual([
      { name: "a.delibera", text: "-- a.delibera" },
      { name: "b.delibera", text: "-- b.delibera" },
      { name: "inside/c.delibera", text: "-- inside/c.delibera" },
    ]);
  });

  it("says which file is not UTF-8 and still gives the others", () => {
    writeFileSync(join(folder, "a.delibera"), Buffer.from([0x2d, 0x2d, 0xe0, 0x20]));
    writeFileSync(join(folder, "b.delibera"), "\uFEFF-- è");
    expect(readRuleFolder(folder)).toEqual({
      files: [{ name: "b.delibera", text: "-- è" }],
      unreadable: [{ path: join(folder, "a.delibera"), why: "not-utf8" }],
    });
    expect(() => readRuleFiles(folder)).toThrow(`cannot read ${join(folder, "a.delibera")}: not-utf8`);
  });

  it("is reported when it is missing or is a file", () => {
    writeFileSync(join(folder, "file"), "");
    expect(readRuleFolder(join(folder, "none")).unreadable).toEqual([{ path: join(folder, "none"), why: "missing" }]);
    expect(readRuleFolder(join(folder, "file")).unreadable).toEqual([
      { path: join(folder, "file"), why: "not-a-folder" },
    ]);
  });
});

describe("a file", () => {
  it("that is a folder, or absent, is reported", () => {
    expect(readText(folder)).toEqual({ why: "not-a-file" });
    expect(readText(join(folder, "none"))).toEqual({ why: "missing" });
  });

  it("longer than any text a person writes is reported, not read", () => {
    expect(decodeText(new Uint8Array(32 * 1024 * 1024 + 1))).toEqual({ why: "too-long" });
    expect(decodeText(new Uint8Array([104, 105]))).toEqual({ text: "hi" });
  });
});
