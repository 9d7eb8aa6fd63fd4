/** What `npm test` counts: nothing that went wrong may be missing from the last line. */
import { describe, expect, it } from "vitest";
import { lastLine, sum, tally } from "./tally.mjs";

const passing = { fullName: "adds", status: "passed" };

function file(assertionResults: { fullName: string; status: string; failureMessages?: string[] }[], status = "passed") {
  return { name: "a.test.ts", status, message: status === "failed" ? "cannot import\n  at x" : "", assertionResults };
}

describe("a workspace's tally", () => {
  it("counts passed, failed and skipped tests and names each failure by its first line", () => {
    const failing = { fullName: "subtracts", status: "failed", failureMessages: ["expected 1 to be 2\n  at x"] };
    const results = {
      testResults: [file([passing, failing, { fullName: "later", status: "todo" }], "failed")],
    };
    expect(tally(results, 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 1,
      reasons: ["subtracts: expected 1 to be 2"],
    });
  });

  it("says what a browser was waiting for, and where in the test", () => {
    const message = [
      "locator.waitFor: Timeout 30000ms exceeded.",
      "Call log:",
      "\u001b[2m  - waiting for getByText('revisione 6') to be visible\u001b[22m",
      "    at told (/x/src/helper.ts:9:1)",
      "    at /x/test/browser/sharing-drafts.test.ts:139:70",
      "    at file:///x/node_modules/runner.js:155:11",
    ].join("\n");
    const failing = { fullName: "is sent", status: "failed", failureMessages: [message] };
    expect(tally({ testResults: [file([failing], "failed")] }, 1).reasons).toEqual([
      "is sent: locator.waitFor: Timeout 30000ms exceeded. (waiting for getByText('revisione 6') to be visible; sharing-drafts.test.ts:139)",
    ]);
  });

  it("counts a file that failed before its first test", () => {
    const results = { testResults: [file([passing]), file([], "failed")] };
    expect(tally(results, 1)).toEqual({ passed: 1, failed: 1, skipped: 0, reasons: ["a.test.ts: cannot import"] });
  });

  it("counts an error outside any test, which only the exit code tells", () => {
    expect(tally({ testResults: [file([passing])] }, 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
      reasons: ["vitest ended with code 1 outside any test"],
    });
  });

  it("counts a run that left no results as one failure", () => {
    expect(tally(undefined, 134).reasons).toEqual(["vitest ended with code 134 and left no results"]);
    expect(tally(undefined, 0).failed).toBe(1);
  });

  it("counts a run that passed without running any test as one failure", () => {
    expect(tally({ testResults: [] }, 0)).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
      reasons: ["vitest ran no test"],
    });
  });
});

describe("the last line", () => {
  it("adds up the parts and names skipped tests only when there are some", () => {
    const parts = [
      { passed: 2, failed: 0, skipped: 0 },
      { passed: 3, failed: 1, skipped: 0 },
    ];
    expect(lastLine(sum(parts))).toBe("5 passed, 1 failed");
    expect(lastLine(sum([...parts, { passed: 0, failed: 0, skipped: 4 }]))).toBe("5 passed, 1 failed, 4 skipped");
  });
});
