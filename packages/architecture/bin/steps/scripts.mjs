/** Runs one npm script in every workspace that has it, one after the other, stopping at the first that fails. */
import process from "node:process";
import { CannotInstall, ensureInstalled } from "../install.mjs";
import { run } from "./child.mjs";
import { workspaces } from "./workspaces.mjs";

/**
 * Sets the exit code of the process; says so when no workspace has the script.
 *
 * @param {string} script
 */
export async function runEverywhere(script) {
  try {
    await ensureInstalled();
  } catch (error) {
    if (!(error instanceof CannotInstall)) throw error;
    console.error(error.message);
    process.exitCode = 1;
    return;
  }
  const having = workspaces().filter(({ scripts }) => script in scripts);
  if (having.length === 0) console.log(`no workspace has a script named ${script}`);
  for (const { name, directory } of having) {
    console.log(`${script}: ${name}`);
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    const env = { npm_config_loglevel: "silent" };
    const { code } = await run(npm, ["run", script], { cwd: directory, env, output: "inherit" });
    if (code === 0) continue;
    console.error(`${script} failed in ${name} (code ${code}); the workspaces after it were not run`);
    process.exitCode = 1;
    return;
  }
}
