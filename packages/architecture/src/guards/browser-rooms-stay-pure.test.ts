/** What a browser loads must run in one. */
import { expect, it } from "vitest";
import { treeOf } from "../testing/tree-of.ts";
import { report } from "../tree.ts";
import { browserRoomsStayPure } from "./browser-rooms-stay-pure.ts";

it("Node, the database, other rooms of the package and unlisted packages are refused", () => {
  const text = [
    'import { readFileSync } from "node:fs";',
    'import { db } from "@delibera/database";',
    'import { facts } from "../facts.ts";',
    'import ajv from "ajv";',
    'import { readRuleFiles } from "@delibera/rules-dsl/node";',
  ].join("\n");
  const found = browserRoomsStayPure(treeOf({ "packages/ledger/src/statement/statement.ts": text }));
  expect(found.map(({ line, what }) => `${line} ${what}`)).toEqual([
    "1 imports node:fs in a room that a browser loads",
    "2 imports @delibera/database in a room that a browser loads",
    "3 imports ../facts.ts in a room that a browser loads",
    "4 imports ajv in a room that a browser loads",
    "5 imports @delibera/rules-dsl/node in a room that a browser loads",
  ]);
});

it("pure doors, each other and what is listed are let in", () => {
  const text = [
    'import type { Outcome } from "@delibera/rules-dsl/evaluator";',
    'import { statement } from "../statement/statement.ts";',
    'import Ajv from "ajv/dist/2020.js";',
  ].join("\n");
  expect(report(browserRoomsStayPure(treeOf({ "packages/ledger/src/record/record.ts": text })))).toBe("");
});
