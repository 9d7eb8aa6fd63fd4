/** What is kept is what was compiled, of the same texts only, and never what somebody wrote over it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { repository } from "../../test/run-delibera.ts";
import { compileFolder } from "./deliberations.ts";
import { keepProgram, keptProgram } from "./kept-programs.ts";

const { sources, compilation } = compileFolder(join(repository, "deliberations"));
const { program } = compilation;
if (!program) throw new Error("the acts do not compile");

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "delibera-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "programs");
}

describe("a kept program", () => {
  it("is the one that was compiled, in whatever order its texts are read", () => {
    const folder = temporaryFolder();
    expect(keptProgram(folder, sources)).toBeUndefined();
    keepProgram(folder, sources, program);
    expect(keptProgram(folder, sources)).toStrictEqual(program);
    expect(keptProgram(folder, [...sources].reverse())).toStrictEqual(program);
  });

  it("is of every text and every name", () => {
    const folder = temporaryFolder();
    keepProgram(folder, sources, program);
    const [first, ...rest] = sources;
    if (first === undefined) throw new Error("there are no acts");
    expect(keptProgram(folder, rest)).toBeUndefined();
    expect(keptProgram(folder, [{ ...first, text: `${first.text}\n` }, ...rest])).toBeUndefined();
    expect(keptProgram(folder, [{ ...first, name: `x/${first.name}` }, ...rest])).toBeUndefined();
  });

  it("is not read when a bit of it is another, or when it breaks off", () => {
    const folder = temporaryFolder();
    keepProgram(folder, sources, program);
    const [name = ""] = readdirSync(folder);
    const whole = readFileSync(join(folder, name));
    for (const place of [0, 31, 32, whole.length >> 1, whole.length - 1]) {
      const altered = Buffer.from(whole);
      altered[place] = (altered[place] ?? 0) ^ 1;
      writeFileSync(join(folder, name), altered);
      expect(keptProgram(folder, sources)).toBeUndefined();
    }
    for (const length of [0, 31, 32, whole.length - 1]) {
      writeFileSync(join(folder, name), whole.subarray(0, length));
      expect(keptProgram(folder, sources)).toBeUndefined();
    }
    keepProgram(folder, sources, program);
    expect(keptProgram(folder, sources)).toStrictEqual(program);
  });

  it("stands with fifteen others: the one kept longest ago makes room", () => {
    const folder = temporaryFolder();
    const other = (number: number) => [...sources, { name: `${number}.delibera`, text: "" }];
    for (let number = 0; number < 17; number++) {
      const before = new Set(number === 0 ? [] : readdirSync(folder));
      keepProgram(folder, other(number), program);
      const added = readdirSync(folder).filter((name) => !before.has(name));
      for (const name of added) utimesSync(join(folder, name), 1_000_000 + number, 1_000_000 + number);
    }
    expect(readdirSync(folder)).toHaveLength(16);
    expect(keptProgram(folder, other(0))).toBeUndefined();
    expect(keptProgram(folder, other(16))).toStrictEqual(program);
  });

  it("is missing where nothing can be written, and nothing is left there", () => {
    const folder = temporaryFolder();
    writeFileSync(folder, "");
    keepProgram(folder, sources, program);
    expect(keptProgram(folder, sources)).toBeUndefined();
    expect(readFileSync(folder, "utf8")).toBe("");
  });
});
