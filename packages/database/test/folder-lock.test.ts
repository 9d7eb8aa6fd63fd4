/** A folder has one owner among the living: locks of the dead are taken over, and of several that come at once one wins. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { lockFolder } from "../src/connection/folder-lock.ts";
import { runProcess } from "./run-process.ts";

const scratch = mkdtempSync(join(tmpdir(), "delibera-lock-"));

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function folder(): string {
  return mkdtempSync(join(scratch, "folder-"));
}

test("a folder locked by this process is refused until it is released", () => {
  const path = folder();
  const lock = lockFolder(path);
  expect(() => lockFolder(path)).toThrow(
    `the data folder ${path} is in use by process ${process.pid}; stop it or choose another folder`,
  );
  lock.release();
  expect(readdirSync(path)).toEqual([]);
  lockFolder(path).release();
});

test("releasing twice does not release the lock of another", () => {
  const path = folder();
  const first = lockFolder(path);
  first.release();
  const second = lockFolder(path);
  first.release();
  expect(existsSync(join(path, "pglite.lock"))).toBe(true);
  second.release();
});

test("a folder locked by a living process is refused, and free when it is killed", async () => {
  const path = folder();
  const holder = runProcess("lock", path);
  await holder.said("locked");
  expect(() => lockFolder(path)).toThrow(`is in use by process ${holder.child.pid};`);
  await holder.kill();
  expect(existsSync(join(path, "pglite.lock"))).toBe(true);
  lockFolder(path).release();
});

const stale: Record<string, object | string> = {
  "a process that is gone": { pid: 2 ** 22 + 1, started: "1", token: "x" },
  "a process whose number was given to another": { pid: 1, started: "999999999999", token: "x" },
  "an earlier process with this very number": { pid: process.pid, started: "1", token: "x" },
  "nobody, being garbage": "garbage",
  "nobody, being empty": "",
};

test.skipIf(process.platform !== "linux").each(Object.entries(stale))(
  "a lock in the name of %s is taken over",
  (_, owner) => {
    const path = folder();
    writeFileSync(join(path, "pglite.lock"), typeof owner === "string" ? owner : JSON.stringify(owner));
    lockFolder(path).release();
    expect(readdirSync(path)).toEqual([]);
  },
);

test("of several that come at once upon a stale lock exactly one wins", async () => {
  const path = folder();
  writeFileSync(join(path, "pglite.lock"), JSON.stringify({ pid: 2 ** 22 + 1, started: "1", token: "x" }));
  const rivals = Array.from({ length: 4 }, () => runProcess("lock", path));
  const outcomes = await Promise.all(
    rivals.map((rival) => Promise.race([rival.said("locked"), rival.said("data-folder-in-use")])),
  );
  await Promise.all(rivals.map((rival) => rival.kill()));
  expect(outcomes.map((it) => it.split(":")[0]).sort()).toEqual([
    ...["data-folder-in-use", "data-folder-in-use", "data-folder-in-use", "locked"],
  ]);
});
