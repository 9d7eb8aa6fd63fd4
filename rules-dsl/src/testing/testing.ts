/** Front door of the test kit: fixtures for whoever checks rule files of their own. */

export type { Draw } from "../evaluator/random-programs.ts";
export { randomCase } from "../evaluator/random-programs.ts";
export type { Comparison, ComparisonRequest, Disagreement } from "./compare-backends.ts";
export { compareBackends } from "./compare-backends.ts";
export type { Fixture } from "./fixture.ts";
export { applyFix, diagnosticLines, readFixture, writeFixture } from "./fixture.ts";
export type { Rewritten } from "./rewrite-expressions.ts";
export { rewriteExpressions, sameButLines } from "./rewrite-expressions.ts";
