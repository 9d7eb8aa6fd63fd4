/** `delibera simulate --watch`: every text that is saved has the answer that the command gives to it alone, until it is interrupted. */
import { spawn } from "node:child_process";
import { copyFileSync, cpSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { describe, expect, it, onTestFinished } from "vitest";
import { binary, delibera, repository, temporaryFolder } from "./run-delibera.ts";

const question = ["simulate", "--triennium", "2023-2025", "--people", "6000", "--by", "age", "--json", "--lang", "en"];
const act = "2023-crediti-formativi.delibera";
const standard = "obbligo_standard = 150 crediti";

/** The process, with the lines it writes in their order. */
function watching(...words: readonly string[]) {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, [binary, ...question, "--watch", ...words], {
    cwd: repository,
    env: { PATH, HOME, DELIBERA_TODAY: "2026-01-15" },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const nextOf = (stream: NodeJS.ReadableStream) => {
    const lines = createInterface({ input: stream })[Symbol.asyncIterator]();
    return async () => `${(await lines.next()).value}`;
  };
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { child, ended, report: nextOf(child.stdout), said: nextOf(child.stderr) };
}

const waits = /^in \d+ ms; computed again when a rule file is saved \(Ctrl-C ends it\)$/;

/** As editors do: another file takes the place of the one that was there. */
function save(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

describe("a simulation that is watched", { timeout: 300_000 }, () => {
  it("answers each text of a draft as the command answers it alone, says what is wrong in one, and goes on", async () => {
    const path = join(temporaryFolder(), act);
    copyFileSync(join(repository, "deliberations", act), path);
    const text = readFileSync(path, "utf8");
    const alone = () => JSON.parse(delibera([...question, "--draft", path]).out);
    save(path, text.replace(standard, "obbligo_standard = 120 crediti"));
    const { child, ended, report, said } = watching("--draft", path);
    expect(JSON.parse(await report())).toEqual(alone());
    expect(await said()).toMatch(waits);
    save(path, text.replace(standard, "obbligo_standard = 90 crediti"));
    expect(JSON.parse(await report())).toEqual(alone());
    expect(await said()).toMatch(waits);
    save(path, text.replace(standard, "obbligo_standard = crediti"));
    expect(await said()).toMatch(
      /^with the draft the rules have \d+ errors?, and nothing is simulated; the first: .*crediti-formativi/,
    );
    save(path, text.replace(standard, "obbligo_standard = 90 crediti\n"));
    expect(JSON.parse(await report())).toEqual(alone());
    child.kill("SIGINT");
    expect(await ended).toBe(130);
  });

  it("sees the acts too, in folders below, and takes no other file for one", async () => {
    const folder = join(temporaryFolder(), "acts");
    cpSync(join(repository, "deliberations"), folder, {
      recursive: true,
      filter: (from) => !/node_modules|\/(test|bench|src)(\/|$)/.test(from),
    });
    const set = ["--deliberations", folder, "--set", "obbligo_standard=120"];
    const { report, said, child, ended } = watching(...set);
    const first = JSON.parse(await report());
    expect(await said()).toMatch(waits);
    writeFileSync(join(folder, "notes.txt"), "nothing of the law");
    const path = join(folder, act);
    save(path, readFileSync(path, "utf8").replace(standard, "obbligo_standard = 140 crediti"));
    const second = JSON.parse(await report());
    expect(second).toEqual(JSON.parse(delibera([...question, ...set]).out));
    expect(second.baseline).not.toEqual(first.baseline);
    child.kill("SIGINT");
    expect(await ended).toBe(130);
  });

  it("that cannot begin ends as the command does without it", () => {
    const wrong = delibera([...question, "--watch", "--set", "nessuna=1"]);
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringMatching(/nessuna=1: no rule has that name/)]);
    const exported = delibera([...question, "--watch", "--export", "x"]);
    expect([exported.code, exported.err]).toEqual([1, expect.stringMatching(/--watch.*--export/)]);
  });
});
