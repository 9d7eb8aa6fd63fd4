/** Adds up what vitest's JSON reporter wrote. Trusts no total of its own: a failed file without a failed test counts too. */

/**
 * @typedef {object} Tally
 * @property {number} passed tests
 * @property {number} failed tests, and files or runs that failed outside any test
 * @property {number} skipped tests, those still to be written included
 * @property {string[]} reasons one line for each failure
 */

/**
 * @typedef {object} VitestResults
 * @property {{ name: string, status: string, message: string, assertionResults: Assertion[] }[]} testResults
 * @typedef {{ fullName: string, status: string, failureMessages?: string[] }} Assertion
 */

/**
 * Counts one workspace's results.
 *
 * @param {VitestResults | undefined} results what vitest wrote; undefined when it wrote nothing that can be read
 * @param {number} exitCode of the process that ran vitest
 * @returns {Tally}
 */
export function tally(results, exitCode) {
  if (results === undefined) return failedRun(`vitest ended with code ${exitCode} and left no results`);
  const assertions = results.testResults.flatMap((file) => file.assertionResults);
  if (assertions.length === 0 && exitCode === 0) return failedRun("vitest ran no test");
  const reasons = results.testResults.flatMap(failuresOf);
  const count = (/** @type {readonly string[]} */ statuses) =>
    assertions.filter(({ status }) => statuses.includes(status)).length;
  // An error that no test was waiting for fails the run but no test: it is known by the exit code alone.
  if (exitCode !== 0 && reasons.length === 0) reasons.push(`vitest ended with code ${exitCode} outside any test`);
  return {
    passed: count(["passed"]),
    failed: reasons.length,
    skipped: count(["skipped", "pending", "todo"]),
    reasons,
  };
}

/**
 * The last line of `npm test`, which machines read.
 *
 * @param {{ passed: number, failed: number, skipped: number }} totals
 */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped === 0 ? "" : `, ${skipped} skipped`}`;
}

/**
 * @param {readonly { passed: number, failed: number, skipped: number }[]} parts
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function sum(parts) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of parts) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/** @param {string} reason */
function failedRun(reason) {
  return { passed: 0, failed: 1, skipped: 0, reasons: [reason] };
}

/**
 * @param {VitestResults["testResults"][number]} file
 * @returns {string[]}
 */
function failuresOf(file) {
  const failed = file.assertionResults.filter(({ status }) => status === "failed");
  if (failed.length > 0)
    return failed.map(({ fullName, failureMessages }) => `${fullName}: ${inOneLine(failureMessages?.[0] ?? "")}`);
  return file.status === "failed" ? [`${file.name}: ${inOneLine(file.message)}`] : [];
}

/**
 * What went wrong, what a browser was waiting for, and where in the test: a machine that is gone can be asked nothing more.
 *
 * @param {string} text
 */
function inOneLine(text) {
  const lines = text.replaceAll(colours, "").trim().split("\n");
  const waited = lines
    .find((line) => /^\s*- waiting for /.test(line))
    ?.trim()
    .slice(2);
  const place = lines.flatMap((line) => /^\s*at .*?([^/\\]+\.test\.tsx?:\d+):\d+\)?$/.exec(line)?.[1] ?? [])[0];
  const also = [waited, place].filter((each) => each !== undefined);
  return `${lines[0] ?? ""}${also.length === 0 ? "" : ` (${also.join("; ")})`}`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences of a terminal begin with one.
const colours = /\u001b\[\d+m/g;
