/** The checks that need no test runner: Biome over the whole repository, and the types of every workspace. */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { run } from "./child.mjs";
import { turbo } from "./turbo.mjs";
import { contents, root, workspaces } from "./workspaces.mjs";

/**
 * @typedef {object} StepResult
 * @property {number} failed how many failures to count
 * @property {string} summary one line
 * @property {string} output what the tool wrote, empty when all is well
 */

/**
 * Lint, format and order of imports, of every file that git does not ignore.
 *
 * @returns {Promise<StepResult>}
 */
export async function lint() {
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const parameters = [biome, "check", "--error-on-warnings", "--colors=off", "."];
  const { code, output, seconds } = await run(process.execPath, parameters, { cwd: root });
  if (code === 0) return { failed: 0, summary: `ok (${seconds.toFixed(1)} s)`, output: "" };
  return { failed: 1, summary: "failed; `npx biome check --write .` mends what can be mended safely", output };
}

/**
 * The types of every workspace that holds TypeScript. Turborepo skips those whose sources, and the sources of what they
 * stand on, have not changed since they last passed.
 *
 * @returns {Promise<StepResult>} one failure per workspace
 */
export async function types() {
  const checked = workspaces().filter((workspace) => contents(workspace.directory).typescript);
  const atOnce = availableParallelism();
  const { code, output, seconds, exitCodes } = await turbo("typecheck", checked, { atOnce, show: "errors-only" });
  if (code === 0)
    return { failed: 0, summary: `${checked.length} workspaces ok (${seconds.toFixed(1)} s)`, output: "" };
  const wrong = checked.filter(({ name }) => exitCodes.get(name) !== 0).map(({ name }) => name);
  return { failed: Math.max(wrong.length, 1), summary: `failed in ${wrong.join(", ") || "turbo itself"}`, output };
}
