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
 * Runs every workspace's tests, showing vitest's own output as each ends.
 *
 * @param {{ env: Record<string, string>, say: (line: string) => void }} options where the programs are that tests drive
 * @returns {Promise<WorkspaceTally[]>}
 */
export async function tests({ env, say }) {
  const all = workspaces().map((workspace) => ({ ...workspace, ...contents(workspace.directory) }));
  for (const { name } of all.filter(({ sources, tests }) => !sources && !tests)) say(`${name}: nothing to test yet`);
  const testless = all.filter(({ sources, tests }) => sources && !tests);
  const tested = all.filter(({ tests }) => tests);
  const exitCodes = await manyFilesFirst(tested, env);
  return [
    ...testless.map(({ name }) => ({ workspace: name, passed: 0, failed: 1, skipped: 0, reasons: ["has no test"] })),
    ...tested.map(({ name, directory }) => ({
      workspace: name,
      ...tally(takeResults(directory), exitCodes.get(name) ?? 1),
    })),
  ];
}

/**
 * As many workspaces at a time as there are processors, and whenever one ends the next begins: those with the most test files are
 * begun first, for one that takes long and is begun last goes on alone on a machine that waits.
 *
 * @param {readonly (import("./workspaces.mjs").Workspace & { tests: number })[]} chosen
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<Map<string, number>>} exit codes by workspace name
 */
async function manyFilesFirst(chosen, env) {
  const waiting = [...chosen].sort((a, b) => b.tests - a.tests);
  /** @type {Map<string, number>} */
  const exitCodes = new Map();
  const oneAfterAnother = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      exitCodes.set(next.name, (await vitest(next, env)) ?? 1);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, oneAfterAnother));
  return exitCodes;
}

/**
 * @param {import("./workspaces.mjs").Workspace} workspace
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<number | undefined>} its exit code; undefined when it was never run
 */
async function vitest(workspace, env) {
  const passed = ["--reporter=default", "--reporter=json", `--outputFile.json=${resultsFile}`];
  const options = /** @type {const} */ ({ atOnce: 1, show: "new-only", output: "inherit", env, passed });
  const { exitCodes } = await turbo("test", [workspace], options);
  return exitCodes.get(workspace.name);
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
