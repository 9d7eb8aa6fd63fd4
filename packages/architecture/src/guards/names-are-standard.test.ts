/** A name that could stand on any folder is refused. */
import { expect, it } from "vitest";
import { treeOf } from "../testing/tree-of.ts";
import { namesAreStandard } from "./names-are-standard.ts";

function refusals(path: string): readonly string[] {
  return namesAreStandard(treeOf({ [path]: "" })).map(({ what }) => what);
}

it.each([
  ["packages/ledger/src/utils/round.ts", "is named utils"],
  ["packages/ledger/src/date-utils.ts", "is named date-utils"],
  ["packages/ledger/src/helpers.ts", "is named helpers"],
  ["packages/ledger/src/rule-manager.ts", "is named rule-manager"],
  ["packages/ledger/src/core/ledger.ts", "is named core"],
  ["packages/ledger/src/ledger-v2.ts", "is named ledger-v2"],
  ["packages/ledger/src/index.ts", "is named index"],
  ["packages/ledger/src/utils.test.ts", "is named utils"],
  ["packages/ledger/src/LedgerOfOne.ts", "is named LedgerOfOne.ts, which is not kebab-case"],
  ["packages/ledger/src/ledger_of_one.ts", "is named ledger_of_one.ts, which is not kebab-case"],
  ["deliberations/2017 crediti.delibera", "is named 2017 crediti.delibera, which is not kebab-case"],
])("%s is refused", (path, what) => {
  expect(refusals(path)).toEqual([what]);
});

it.each([
  "packages/ledger/src/ledger-of-one.test.ts",
  "packages/ledger/src/newest-first.ts",
  "packages/architecture/decisions/0001-one-tool-formats-and-lints.md",
  "deliberations/professionisti/P-0001.json",
  "README.it.md",
  "LICENSE",
  ".ci/run",
  "tsconfig.base.json",
])("%s is let in", (path) => {
  expect(refusals(path)).toEqual([]);
});
