/** `npm run check`: lint, format, types and the floors, in seconds. What it does not run is every other test. */
import process from "node:process";
import { CannotInstall, ensureInstalled } from "./install.mjs";
import { lint, types } from "./steps/lint-and-types.mjs";
import { turbo } from "./steps/turbo.mjs";
import { workspaces } from "./steps/workspaces.mjs";

try {
  await ensureInstalled();
  let failed = 0;
  for (const [name, work] of Object.entries({ lint, types, floors })) {
    const result = await work();
    if (result.output !== "") console.log(result.output.trimEnd());
    console.log(`${name.padEnd(8)} ${result.summary}`);
    failed += result.failed;
  }
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof CannotInstall)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** @returns {Promise<import("./steps/lint-and-types.mjs").StepResult>} */
async function floors() {
  const chosen = workspaces().filter(({ name }) => name === "@delibera/architecture");
  const { code, output, seconds } = await turbo("test", chosen, { atOnce: 1, show: "new-only" });
  if (code === 0) return { failed: 0, summary: `ok (${seconds.toFixed(1)} s)`, output: "" };
  return { failed: 1, summary: "failed", output };
}
