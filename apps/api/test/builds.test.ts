import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fingerprint, isFresh, stampOf } from "../bin/steps/inputs.mjs";

let top: string;
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), "delibera-builds-"));
  mkdirSync(join(top, "room/src"), { recursive: true });
  write("room/src/a.ts", "one");
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

const write = (path: string, text: string) => {
  mkdirSync(join(top, path, ".."), { recursive: true });
  writeFileSync(join(top, path), text);
};
const now = () => fingerprint(top, ["room", "absent.json"]);

describe("the fingerprint of what a build is made from", () => {
  it("changes with the text, the name and the number of its files", () => {
    const seen = [now()];
    write("room/src/a.ts", "two");
    seen.push(now());
    write("room/src/b.ts", "");
    seen.push(now());
    write("absent.json", "{}");
    seen.push(now());
    expect(new Set(seen).size).toBe(4);
    write("room/src/a.ts", "one");
    rmSync(join(top, "room/src/b.ts"));
    rmSync(join(top, "absent.json"));
    expect(now()).toBe(seen[0]);
  });

  it("does not change with tests, results and what is installed", () => {
    const before = now();
    for (const path of ["room/src/a.test.ts", "room/test/x.ts", "room/dist/x.js", "room/node_modules/x/y.js"])
      write(path, "x");
    expect(now()).toBe(before);
  });
});

describe("a build", () => {
  it("is fresh when its stamp is the fingerprint, and stale when there is none", () => {
    const folder = join(top, "room/dist");
    expect(isFresh(folder, "a")).toBe(false);
    mkdirSync(folder);
    expect(isFresh(folder, "a")).toBe(false);
    writeFileSync(stampOf(folder), "a");
    expect([isFresh(folder, "a"), isFresh(folder, "b")]).toEqual([true, false]);
  });
});
