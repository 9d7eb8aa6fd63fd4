/** The tree of the architecture is closed: what is in it is listed. */
import { expect, it } from "vitest";
import { treeOf } from "../testing/tree-of.ts";
import { report } from "../tree.ts";
import { everyFileHasARoom } from "./every-file-has-a-room.ts";

it("a folder, a package or a compiler room that nobody decided is refused", () => {
  const tree = treeOf({
    "docs/plan.md": "",
    "notes.txt": "",
    "packages/billing/src/bill.ts": "",
    "packages/ledger/scripts/run.ts": "",
    "packages/loose.ts": "",
    "rules-dsl/src/optimizer/fold.ts": "",
    "rules-dsl/src/parse.ts": "",
  });
  expect(report(everyFileHasARoom(tree)).split("\n")).toEqual([
    "docs/plan.md stands outside the tree of the architecture; move it, or decide a room for it in floors.ts",
    "notes.txt stands outside the tree of the architecture; move it, or decide a room for it in floors.ts",
    "packages/billing/src/bill.ts stands in packages/billing, which is no workspace of floors.ts; move it, or decide a room for it in floors.ts",
    "packages/ledger/scripts/run.ts stands in packages/ledger/scripts, which is no folder of a workspace; move it, or decide a room for it in floors.ts",
    "packages/loose.ts stands in packages but in no workspace; move it, or decide a room for it in floors.ts",
    "rules-dsl/src/optimizer/fold.ts stands in no room of the compiler; move it, or decide a room for it in floors.ts",
    "rules-dsl/src/parse.ts stands in no room of the compiler; move it, or decide a room for it in floors.ts",
  ]);
});

it("the listed rooms, the documents of a workspace and the files of tools are let in", () => {
  const tree = treeOf({
    "README.md": "",
    ".ci/run": "",
    "rules-dsl/LANGUAGE.md": "",
    "rules-dsl/src/compile.ts": "",
    "rules-dsl/src/check/units-agree.ts": "",
    "rules-dsl/test/fixtures/units/bad/adds-euros-to-hours.rules": "",
    "packages/database/migrations/0001/migration.sql": "",
    "packages/simulation/src/cohort.ts": "",
    "apps/console/vite.config.ts": "",
  });
  expect(everyFileHasARoom(tree)).toEqual([]);
});
