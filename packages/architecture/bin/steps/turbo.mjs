/** Runs one task in many workspaces through Turborepo and tells which of them failed. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import process from "node:process";
import { run } from "./child.mjs";
import { readJson, root } from "./workspaces.mjs";

// No news of versions, no telemetry, none of npm's own lines around a script.
const quietEnvironment = {
  TURBO_TELEMETRY_DISABLED: "1",
  TURBO_NO_UPDATE_NOTIFIER: "1",
  DO_NOT_TRACK: "1",
  npm_config_loglevel: "silent",
};

const summaries = join(root, ".turbo/runs");

/**
 * Runs one task of turbo.json in the given workspaces, going on after a failure.
 *
 * @param {string} task
 * @param {readonly import("./workspaces.mjs").Workspace[]} chosen
 * @param {object} options
 * @param {number} options.atOnce how many workspaces at a time
 * @param {"errors-only" | "new-only"} options.show whose output to write
 * @param {"capture" | "inherit"} [options.output]
 * @param {Record<string, string | undefined>} [options.env]
 * @param {readonly string[]} [options.passed] parameters of the task itself
 * @returns {Promise<{ code: number, output: string, seconds: number, exitCodes: Map<string, number> }>} `exitCodes` by
 *   workspace name; a workspace that is not there was never run
 */
export async function turbo(task, chosen, { atOnce, show, output = "capture", env = {}, passed = [] }) {
  const before = new Set(summaryFiles());
  const parameters = [
    ...["run", task, "--continue=always", "--summarize", "--log-order=grouped", "--ui=stream"],
    ...[`--output-logs=${show}`, `--concurrency=${atOnce}`],
    ...chosen.map(({ directory }) => `--filter=./${relative(root, directory).replaceAll("\\", "/")}`),
    ...(passed.length === 0 ? [] : ["--", ...passed]),
  ];
  const turboPath = join(root, "node_modules/turbo/bin/turbo");
  const result = await run(process.execPath, [turboPath, ...parameters], {
    cwd: root,
    // Turbo tells its children to colour what they write even when nobody sees it.
    env: { ...quietEnvironment, ...(process.stdout.isTTY ? {} : { NO_COLOR: "1", FORCE_COLOR: undefined }), ...env },
    output,
  });
  const written = summaryFiles().filter((file) => !before.has(file));
  const exitCodes = new Map(written.flatMap((file) => exitCodesIn(file, task, passed, chosen)));
  return { ...result, exitCodes };
}

function summaryFiles() {
  return existsSync(summaries) ? readdirSync(summaries).map((name) => join(summaries, name)) : [];
}

/**
 * Reads and removes a summary that is ours: another command may be running the same task with other parameters, or this one in other
 * workspaces, whose summary may be half written.
 *
 * @param {string} file
 * @param {string} task
 * @param {readonly string[]} passed
 * @param {readonly import("./workspaces.mjs").Workspace[]} chosen
 * @returns {[string, number][]}
 */
function exitCodesIn(file, task, passed, chosen) {
  const names = new Set(chosen.map(({ name }) => name));
  const ours = tasksIn(file).filter(
    (one) => one.task === task && names.has(one.package) && String(one.cliArguments ?? []) === String(passed),
  );
  if (ours.length === 0) return [];
  rmSync(file, { force: true });
  return ours.map((one) => [one.package, one.execution?.exitCode ?? 1]);
}

/**
 * @param {string} file
 * @returns {{ task: string, package: string, cliArguments?: string[], execution?: { exitCode?: number | null } }[]}
 */
function tasksIn(file) {
  try {
    return readJson(file).tasks;
  } catch {
    // Of a run that is still writing it, or has taken it away: not ours, which has ended.
    return [];
  }
}
