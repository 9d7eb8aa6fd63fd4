/** When the commands install, what they say when they cannot, and that two at once install one after the other. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { reasonFor, refuseOldNode, whatIsMissing } from "./install.mjs";
import { withInstallLock } from "./steps/install-lock.mjs";

let top: string;
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), "delibera-install-"));
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

function lockfiles(wanted: object, present: object | undefined): void {
  writeFileSync(join(top, "package-lock.json"), JSON.stringify({ packages: wanted }));
  mkdirSync(join(top, "node_modules"));
  if (present !== undefined)
    writeFileSync(join(top, "node_modules/.package-lock.json"), JSON.stringify({ packages: present }));
}

describe("an install is needed", () => {
  const wanted = {
    "": { name: "house" },
    "packages/a": { version: "0.1.0" },
    "node_modules/x": { version: "1.0.0", integrity: "sha512-x" },
    "node_modules/other-platform": { version: "1.0.0", optional: true },
  };
  const present = { "node_modules/x": { version: "1.0.0", integrity: "sha512-x" } };

  it("when node_modules is missing", () => {
    writeFileSync(join(top, "package-lock.json"), JSON.stringify({ packages: wanted }));
    expect(whatIsMissing(top)).toBe("node_modules is missing");
  });

  it("when the last one was interrupted before npm recorded it", () => {
    lockfiles(wanted, undefined);
    expect(whatIsMissing(top)).toBe("the last install did not finish");
  });

  it("when package-lock.json lists another version", () => {
    lockfiles(wanted, { "node_modules/x": { version: "0.9.0", integrity: "sha512-x" } });
    expect(whatIsMissing(top)).toBe("node_modules/x is not the one in package-lock.json");
  });

  it("but not when all that is missing is optional and for another machine", () => {
    lockfiles(wanted, present);
    expect(whatIsMissing(top)).toBeUndefined();
  });
});

describe("a failed install", () => {
  it("is one sentence that says what to do when there is no network", () => {
    const output =
      "npm error code EAI_AGAIN\nnpm error request to https://registry.npmjs.org/x failed, reason: EAI_AGAIN";
    expect(reasonFor(output)).toBe(
      "The npm registry cannot be reached (EAI_AGAIN): connect this machine to the network, or check `npm config get registry` and the proxy, and run the command again.",
    );
  });

  it("names the remedy when the lockfile and package.json disagree", () => {
    expect(reasonFor("npm error code EUSAGE\nnpm error `npm ci` can only install packages when …")).toBe(
      "package-lock.json does not match package.json: run `npm install` and commit the lockfile.",
    );
  });

  it("passes on npm's own first line when the cause is not a known one", () => {
    expect(reasonFor("npm error code E418\nnpm error I am a teapot\nnpm error more")).toBe(
      "npm could not install the dependencies: I am a teapot",
    );
  });

  it("is refused before it starts on a Node that is too old", () => {
    expect(() => refuseOldNode("20.18.9")).toThrow("Node 20.18.9 is too old: install Node 20.19 or later.");
    expect(() => refuseOldNode("18.20.0")).toThrow("too old");
    expect(refuseOldNode("20.19.0")).toBeUndefined();
    expect(refuseOldNode("22.1.0")).toBeUndefined();
  });
});

describe("the install lock", () => {
  it("makes processes that start together take turns", async () => {
    const journal = join(top, "journal");
    const lock = fileURLToPath(new URL("./steps/install-lock.mjs", import.meta.url));
    const script = `
      import { appendFileSync } from "node:fs";
      import { setTimeout as wait } from "node:timers/promises";
      import { withInstallLock } from ${JSON.stringify(lock)};
      await withInstallLock(${JSON.stringify(top)}, () => {}, async () => {
        appendFileSync(${JSON.stringify(journal)}, "in ");
        await wait(100);
        appendFileSync(${JSON.stringify(journal)}, "out ");
      });`;
    const start = () =>
      new Promise((resolve) => {
        spawn(process.execPath, ["--input-type=module", "--eval", script], { stdio: "inherit" }).once("exit", resolve);
      });
    expect(await Promise.all([start(), start(), start(), start()])).toEqual([0, 0, 0, 0]);
    expect(readFileSync(journal, "utf8")).toBe("in out in out in out in out ");
    expect(existsSync(join(top, ".install-lock"))).toBe(false);
  });

  it("is taken over from a process that died", async () => {
    const dead = spawn(process.execPath, ["--eval", ""]);
    await new Promise((resolve) => dead.once("exit", resolve));
    mkdirSync(join(top, ".install-lock"));
    writeFileSync(join(top, ".install-lock/owner"), String(dead.pid));
    const said: string[] = [];
    expect(
      await withInstallLock(
        top,
        (line) => said.push(line),
        () => Promise.resolve("done"),
      ),
    ).toBe("done");
    expect(said).toEqual([]);
  });

  it("is released when the work fails", async () => {
    const failing = withInstallLock(
      top,
      () => undefined,
      () => Promise.reject(new Error("no disk")),
    );
    await expect(failing).rejects.toThrow("no disk");
    expect(existsSync(join(top, ".install-lock"))).toBe(false);
  });
});
