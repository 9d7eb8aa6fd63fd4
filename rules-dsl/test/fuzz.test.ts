import { spawnSync } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

it("the hostile corpus and a few hundred random files get an answer, each within its time and memory", () => {
  const script = fileURLToPath(new URL("fuzz/fuzz.mjs", import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [script, "--runs", "300", "--seed", "20170101"], {
    encoding: "utf8",
  });
  expect(stdout).toMatch(/^\d{4} hostile texts and 300 random ones in \d+ s: 0 failed, slowest \d+ ms\n$/);
  expect(status).toBe(0);
}, 600_000);
