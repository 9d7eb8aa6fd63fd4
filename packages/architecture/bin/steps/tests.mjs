/** Runs vitest in every workspace and adds up what each wrote: a workspace that crashed or ran nothing is a failure. */
import { existsSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { failedStories, withSecondTelling } from "./second-telling.mjs";
import { tally } from "./tally.mjs";
import { turbo } from "./turbo.mjs";
import { contents, readJson, workspaces } from "./workspaces.mjs";

// Named after the process, so that two runs in one folder do not read each other's results.
const resultsFile = `.turbo/vitest-${process.pid}.json`;

/** @typedef {import("./tally.mjs").Tally & { workspace: string, again?: string[] }} WorkspaceTally `again`: why stories were told once more */

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
  const tallies = await manyFilesFirst(tested, env);
  return [
    ...testless.map(({ name }) => ({ workspace: name, passed: 0, failed: 1, skipped: 0, reasons: ["has no test"] })),
    ...tested.flatMap(({ name }) => tallies.get(name) ?? []),
  ];
}

/**
 * As many workspaces at a time as there are processors, and whenever one ends the next begins: those with the most test files are
 * begun first, for one that takes long and is begun last goes on alone on a machine that waits.
 *
 * @param {readonly (import("./workspaces.mjs").Workspace & { tests: number })[]} chosen
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<Map<string, WorkspaceTally>>} by workspace name
 */
async function manyFilesFirst(chosen, env) {
  const waiting = [...chosen].sort((a, b) => b.tests - a.tests);
  /** @type {Map<string, WorkspaceTally>} */
  const tallies = new Map();
  const oneAfterAnother = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      tallies.set(next.name, await tallyOf(next, env));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, oneAfterAnother));
  return tallies;
}

/**
 * @param {import("./workspaces.mjs").Workspace} workspace
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<WorkspaceTally>}
 */
async function tallyOf(workspace, env) {
  const first = await vitest(workspace, env, []);
  const stories = failedStories(first.results);
  if (first.results === undefined || stories.length === 0)
    return { workspace: workspace.name, ...tally(first.results, first.exitCode) };
  const again = tally(first.results, first.exitCode).reasons;
  const second = await vitest(workspace, env, stories);
  const results = withSecondTelling(first.results, second.results);
  return { workspace: workspace.name, ...tally(results, second.exitCode), again };
}

/**
 * @param {import("./workspaces.mjs").Workspace} workspace
 * @param {Record<string, string | undefined>} env
 * @param {readonly string[]} files none for all
 * @returns {Promise<{ results: import("./tally.mjs").VitestResults | undefined, exitCode: number }>}
 */
async function vitest(workspace, env, files) {
  const passed = [...files, "--reporter=default", "--reporter=json", `--outputFile.json=${resultsFile}`];
  const options = /** @type {const} */ ({ atOnce: 1, show: "new-only", output: "inherit", env, passed });
  const { exitCodes } = await turbo("test", [workspace], options);
  return { results: takeResults(workspace.directory), exitCode: exitCodes.get(workspace.name) ?? 1 };
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
