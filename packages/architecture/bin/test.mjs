/**
 * `npm test`: installs what is missing, then lint, format, types and every test of every workspace.
 * The last line it writes is `N passed, N failed`, followed by `, N skipped` when some were.
 */
import process from "node:process";
import { CannotInstall, ensureInstalled } from "./install.mjs";
import { ensureChromium } from "./steps/chromium.mjs";
import { lint, types } from "./steps/lint-and-types.mjs";
import { ensureNeovim } from "./steps/neovim.mjs";
import { lastLine, sum } from "./steps/tally.mjs";
import { tests } from "./steps/tests.mjs";

const inCi = Boolean(process.env["CI"]) && process.env["CI"] !== "false";
const say = (/** @type {string} */ line) => console.log(line);

try {
  const parts = await everything();
  const totals = sum(parts);
  say(`\n${lastLine(totals)}`);
  process.exitCode = totals.failed === 0 ? 0 : 1;
} catch (error) {
  say(error instanceof CannotInstall ? error.message : `npm test could not run: ${stackOf(error)}`);
  say(`\n${lastLine({ passed: 0, failed: 1, skipped: 0 })}`);
  process.exitCode = 1;
}

/** @returns {Promise<{ passed: number, failed: number, skipped: number }[]>} */
async function everything() {
  const { installed } = await ensureInstalled({ say: (line) => say(`install  ${line}`) });
  if (!installed) say("install  dependencies are up to date");

  const programs = {
    browser: await ensureChromium((line) => say(`browser  ${line}`)),
    editor: await ensureNeovim((line) => say(`editor   ${line}`)),
  };
  for (const [what, found] of Object.entries(programs)) {
    say(`${what.padEnd(8)} ${"path" in found ? found.path : `MISSING: ${found.missing}`}`);
  }

  const steps = [await step("lint", lint), await step("types", types)];
  say("tests    every workspace, each shown when it ends");
  const { browser, editor } = programs;
  const env = {
    ...("path" in browser ? { CHROME_PATH: browser.path } : {}),
    ...("path" in editor ? { NVIM_PATH: editor.path } : {}),
  };
  const tallies = await tests({ env, say: (line) => say(`tests    ${line}`) });
  report(tallies);
  const missing = Object.entries(programs).flatMap(([what, found]) =>
    "missing" in found ? [[what, found.missing]] : [],
  );
  for (const [what = "", why] of missing) say(`\n${what.toUpperCase()} TESTS DID NOT RUN: ${why}`);
  // A machine that is there to check everything may not leave the screens and the editors unchecked.
  return [...tallies, ...steps, { passed: 0, failed: inCi ? missing.length : 0, skipped: 0 }];
}

/**
 * @param {string} name
 * @param {() => Promise<import("./steps/lint-and-types.mjs").StepResult>} work
 */
async function step(name, work) {
  const { failed, summary, output } = await work();
  if (output !== "") say(output.trimEnd());
  say(`${name.padEnd(8)} ${summary}`);
  return { passed: 0, failed, skipped: 0 };
}

/** @param {readonly import("./steps/tests.mjs").WorkspaceTally[]} tallies */
function report(tallies) {
  say("");
  for (const tally of tallies) say(`${tally.workspace.padEnd(26)} ${lastLine(tally)}`);
  for (const { workspace, again = [] } of tallies) for (const reason of again) say(`TOLD AGAIN ${workspace} ${reason}`);
  for (const { workspace, reasons } of tallies) for (const reason of reasons) say(`FAILED ${workspace} ${reason}`);
}

/** @param {unknown} error */
function stackOf(error) {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
