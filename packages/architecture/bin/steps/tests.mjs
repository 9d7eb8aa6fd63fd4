/** Runs vitest in every workspace and adds up what each wrote: a workspace that crashed or ran nothing is a failure. */
import { existsSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { tally } from "./tally.mjs";
import { turbo } from "./turbo.mjs";
import { contents, readJson, workspaces } from "./workspaces.mjs";

// Named after the process, so that two runs in one folder do not read each other's results.
const resultsFile = `.turbo/vitest-${process.pid}.json`;

/** @typedef {import("./tally.mjs").Tally & { workspace: string }} WorkspaceTally */

/**
 * Runs every workspace's tests, showing vitest's own output as each ends. Applications go last: they open browsers and
 * servers, and what is wrong below them is told first.
 *
 * @param {{ env: Record<string, string>, say: (line: string) => void }} options where the programs are that tests drive
 * @returns {Promise<WorkspaceTally[]>}
 */
export async function tests({ env, say }) {
  const all = workspaces().map((workspace) => ({ ...workspace, ...contents(workspace.directory) }));
  for (const { name } of all.filter(({ sources, tests }) => !sources && !tests)) say(`${name}: nothing to test yet`);
  const testless = all.filter(({ sources, tests }) => sources && !tests);
  const tested = all.filter(({ tests }) => tests);
  const applications = tested.filter(({ directory }) => /[\\/]apps[\\/][^\\/]+$/.test(directory));
  const rest = tested.filter((workspace) => !applications.includes(workspace));
  const exitCodes = new Map([
    ...(await vitest(rest, availableParallelism(), env)),
    ...(await longestBesideOthers(applications, env)),
  ]);
  return [
    ...testless.map(({ name }) => ({ workspace: name, passed: 0, failed: 1, skipped: 0, reasons: ["has no test"] })),
    ...tested.map(({ name, directory }) => ({
      workspace: name,
      ...tally(takeResults(directory), exitCodes.get(name) ?? 1),
    })),
  ];
}

/**
 * The one with the most test files starts first and the others follow one another beside it: begun last, it would go on alone
 * on a machine that waits.
 *
 * @param {readonly (import("./workspaces.mjs").Workspace & { tests: number })[]} chosen
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<Map<string, number>>}
 */
async function longestBesideOthers(chosen, env) {
  const [longest, ...others] = [...chosen].sort((a, b) => b.tests - a.tests);
  const cores = availableParallelism();
  if (longest === undefined || cores === 1) return await vitest(chosen, cores, env);
  const both = await Promise.all([vitest([longest], 1, env), vitest(others, cores - 1, env)]);
  return new Map(both.flatMap((exitCodes) => [...exitCodes]));
}

/**
 * @param {readonly import("./workspaces.mjs").Workspace[]} chosen
 * @param {number} atOnce
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<Map<string, number>>} exit codes by workspace name
 */
async function vitest(chosen, atOnce, env) {
  if (chosen.length === 0) return new Map();
  const passed = ["--reporter=default", "--reporter=json", `--outputFile.json=${resultsFile}`];
  const { exitCodes } = await turbo("test", chosen, { atOnce, show: "new-only", output: "inherit", env, passed });
  return exitCodes;
}

/**
 * @param {string} directory
 * @returns {import("./tally.mjs").VitestResults | undefined} what vitest wrote; undefined when it cannot be read
 */
function takeResults(directory) {
  const path = join(directory, resultsFile);
  if (!existsSync(path)) return undefined;
  try {
    return readJson(path);
  } catch {
    // Half a file is what a crash leaves behind; the tally counts it as one.
    return undefined;
  } finally {
    rmSync(path, { force: true });
  }
}
