import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findBinaries, installedFolder } from "./embedded-binaries.ts";
import { unprivilegedAccount } from "./embedded-server.ts";

const scratch = mkdtempSync(join(tmpdir(), "delibera-programs-"));
chmodSync(scratch, 0o755);

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test("libraries that npm could not link are linked", () => {
  const installed = join(scratch, "unlinked");
  cpSync(installedFolder(), installed, { recursive: true, filter: (path) => !/libpq\.so(\.5)?$/.test(path) });
  expect(existsSync(join(installed, "lib", "libpq.so.5"))).toBe(process.platform !== "linux");
  const { initdb } = findBinaries(unprivilegedAccount(), scratch, installed);
  expect(initdb).toBe(join(installed, "bin", "initdb"));
});

test.skipIf(userInfo().uid !== 0)(
  "programs in a folder that the account cannot enter are copied to one that it can",
  () => {
    const hidden = join(scratch, "hidden");
    mkdirSync(hidden, { mode: 0o700 });
    cpSync(installedFolder(), join(hidden, "native"), { recursive: true, verbatimSymlinks: true });
    const account = unprivilegedAccount();
    const { initdb, postgres } = findBinaries(account, scratch, join(hidden, "native"));
    expect(initdb).toBe(join(scratch, "programs", "bin", "initdb"));
    expect(execFileSync(postgres, ["--version"], { ...account, encoding: "utf8" })).toContain("PostgreSQL) 18");
  },
);
