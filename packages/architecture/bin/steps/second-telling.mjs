/**
 * Stories in a browser that failed are told once more, alone: a machine that many share now and then draws no frame, or answers late. What
 * failed the first time is reported all the same, and what fails twice is a failure.
 */

/** @typedef {import("./tally.mjs").VitestResults} VitestResults */

/**
 * The files of stories that failed; none when something else failed too, which is a failure whatever they come to.
 *
 * @param {VitestResults | undefined} results
 * @returns {string[]}
 */
export function failedStories(results) {
  const failed = (results?.testResults ?? []).filter(({ status }) => status === "failed").map(({ name }) => name);
  return failed.every(isStory) ? failed : [];
}

/**
 * The first results with each file that was told again as it was the second time: one that did not end is as it was.
 *
 * @param {VitestResults} first
 * @param {VitestResults | undefined} second
 * @returns {VitestResults}
 */
export function withSecondTelling(first, second) {
  const again = new Map((second?.testResults ?? []).map((file) => [file.name, file]));
  return { testResults: first.testResults.map((file) => again.get(file.name) ?? file) };
}

/** @param {string} file */
function isStory(file) {
  return file.replaceAll("\\", "/").includes("/test/browser/");
}
