/** Meaning and storage meet in one package. */
import { expect, it } from "vitest";
import { treeOf } from "../testing/tree-of.ts";
import { report } from "../tree.ts";
import { rulesMeetRowsInTheLedger } from "./rules-meet-rows-in-the-ledger.ts";

const both = 'import { db } from "@delibera/database";\nimport { evaluate } from "@delibera/rules-dsl/evaluator";';

it("a file that evaluates rules and reads rows is refused outside the ledger", () => {
  expect(report(rulesMeetRowsInTheLedger(treeOf({ "packages/simulation/src/run.ts": both })))).toBe(
    "packages/simulation/src/run.ts:2 imports both @delibera/database and @delibera/rules-dsl/evaluator; rules and rows meet in packages/ledger only",
  );
});

it("the ledger is where they meet, and the shape of a program is no meaning", () => {
  const stores = 'import { db } from "@delibera/database";\nimport type { Program } from "@delibera/rules-dsl/ir";';
  expect(rulesMeetRowsInTheLedger(treeOf({ "packages/ledger/src/facts.ts": both }))).toEqual([]);
  expect(rulesMeetRowsInTheLedger(treeOf({ "packages/acts/src/publish.ts": stores }))).toEqual([]);
});
