/** Where the browser for the tests is looked for. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findChromium } from "./chromium.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "delibera-browser-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, "#!/bin/sh\n");
  chmodSync(path, 0o755);
  return path;
}

it("CHROME_PATH wins over the PATH", () => {
  program("chromium");
  const mine = program("my-browser");
  expect(findChromium({ CHROME_PATH: mine, PATH: folder })).toBe(mine);
});

it("a CHROME_PATH that cannot be executed is not replaced by another browser", () => {
  program("chromium");
  expect(findChromium({ CHROME_PATH: join(folder, "absent"), PATH: folder })).toBeUndefined();
});

it("without CHROME_PATH the first known name on the PATH is taken", () => {
  const chrome = program("google-chrome");
  expect(findChromium({ PATH: folder })).toBe(chrome);
  const chromium = program("chromium");
  expect(findChromium({ PATH: `/nowhere:${folder}` })).toBe(chromium);
});
