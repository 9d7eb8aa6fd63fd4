/** Front door of the test kit: fixtures for whoever checks rule files of their own. */
export type { Fixture } from "./fixture.ts";
export { applyFix, diagnosticLines, readFixture, writeFixture } from "./fixture.ts";
