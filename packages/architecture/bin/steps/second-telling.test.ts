/** A story that fails is told once more, and no failure is forgotten by it. */
import { describe, expect, it } from "vitest";
import { failedStories, withSecondTelling } from "./second-telling.mjs";
import { tally } from "./tally.mjs";

const signingIn = "/x/apps/console/test/browser/signing-in.test.ts";
const drafts = "/x/apps/console/test/browser/drafts.test.ts";
const room = "/x/apps/console/src/room.test.tsx";

function told(name: string, ...statuses: readonly ("passed" | "failed" | "skipped")[]) {
  const assertionResults = statuses.map((status, place) => ({
    fullName: `step ${place + 1}`,
    status,
    ...(status === "failed" ? { failureMessages: ["nothing was drawn"] } : {}),
  }));
  return { name, status: statuses.includes("failed") ? "failed" : "passed", message: "", assertionResults };
}

describe("a story that failed", () => {
  it("is told again, whichever of its steps failed and also when none was reached", () => {
    const unreached = { name: drafts, status: "failed", message: "the server was not ready", assertionResults: [] };
    expect(
      failedStories({ testResults: [told(signingIn, "passed", "failed"), told(room, "passed"), unreached] }),
    ).toEqual([signingIn, drafts]);
  });

  it("is not told again beside a test of another kind that failed, nor when there are no results", () => {
    expect(failedStories({ testResults: [told(signingIn, "failed"), told(room, "failed")] })).toEqual([]);
    expect(failedStories({ testResults: [told(signingIn, "passed")] })).toEqual([]);
    expect(failedStories(undefined)).toEqual([]);
  });

  it("counts as it was the second time", () => {
    const first = { testResults: [told(room, "passed"), told(signingIn, "passed", "failed", "failed")] };
    const good = withSecondTelling(first, { testResults: [told(signingIn, "passed", "passed", "passed")] });
    expect(tally(good, 0)).toEqual({ passed: 4, failed: 0, skipped: 0, reasons: [] });
    const bad = withSecondTelling(first, { testResults: [told(signingIn, "passed", "failed", "passed")] });
    expect(tally(bad, 1)).toMatchObject({ passed: 3, failed: 1, reasons: ["step 2: nothing was drawn"] });
  });

  it("counts as it was the first time when the second did not end", () => {
    const first = { testResults: [told(signingIn, "passed", "failed")] };
    expect(withSecondTelling(first, undefined)).toEqual(first);
    expect(withSecondTelling(first, { testResults: [] })).toEqual(first);
  });
});
