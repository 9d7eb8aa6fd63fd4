/** Each import goes down. Every tree here is the smallest that climbs in one way. */
import { describe, expect, it } from "vitest";
import { groundRooms, leftRooms, rightRooms, workspaceFloors } from "../floors.ts";
import { manifest, treeOf } from "../testing/tree-of.ts";
import { report } from "../tree.ts";
import { importsFollowTheFloors, standsOn } from "./imports-follow-the-floors.ts";

const manifests = {
  "rules-dsl/package.json": manifest("@delibera/rules-dsl", {
    exports: { "./ir": "./src/ir/program.ts", "./compile": "./src/compile.ts", "./sql": "./src/sql/emit.ts" },
  }),
  "packages/database/package.json": manifest("@delibera/database", { exports: { ".": "./src/database.ts" } }),
  "packages/ledger/package.json": manifest("@delibera/ledger", {
    exports: { ".": "./src/ledger.ts", "./statement": "./src/statement/statement.ts" },
  }),
  "packages/acts/package.json": manifest("@delibera/acts", { exports: { ".": "./src/acts.ts" } }),
};

function refusals(files: Readonly<Record<string, string>>): string {
  return report(importsFollowTheFloors(treeOf({ ...manifests, ...files })));
}

describe("between workspaces", () => {
  it("an import from above is refused", () => {
    expect(refusals({ "packages/database/src/a.ts": 'import { x } from "@delibera/ledger";' })).toBe(
      "packages/database/src/a.ts:1 imports packages/ledger, on which packages/database does not stand; see floors.ts",
    );
  });

  it("the compiler and the database never meet", () => {
    expect(refusals({ "rules-dsl/src/node/a.ts": 'import type { X } from "@delibera/database";' })).toContain(
      "imports packages/database, on which rules-dsl does not stand",
    );
    expect(refusals({ "packages/database/src/a.ts": 'type X = import("@delibera/rules-dsl/ir").X;' })).toContain(
      "imports rules-dsl, on which packages/database does not stand",
    );
  });

  it("a door that is not listed is refused, and one that is listed is not", () => {
    expect(refusals({ "packages/acts/src/a.ts": 'import { x } from "@delibera/rules-dsl/sql";' })).toBe(
      "packages/acts/src/a.ts:1 imports the door sql of rules-dsl; packages/acts may open compile, node, examples, explanation, source, values, ir, diagnostics (floors.ts)",
    );
    expect(refusals({ "packages/acts/src/a.ts": 'import { x } from "@delibera/rules-dsl/compile";' })).toBe("");
    expect(refusals({ "apps/console/src/a.ts": 'import { x } from "@delibera/ledger";' })).toContain(
      "imports the door . of packages/ledger",
    );
    expect(refusals({ "apps/console/src/a.ts": 'import { x } from "@delibera/ledger/statement";' })).toBe("");
  });

  it("a file that is behind no door is refused", () => {
    expect(refusals({ "packages/ledger/src/a.ts": 'await import("@delibera/acts/src/acts.ts");' })).toBe(
      "packages/ledger/src/a.ts:1 imports @delibera/acts/src/acts.ts, which packages/acts does not export; use one of its doors",
    );
  });

  it("a path into another workspace is refused, except to the commands that run before anything is installed", () => {
    expect(refusals({ "packages/ledger/src/a.ts": 'export type X = typeof import("../../acts/src/acts.ts");' })).toBe(
      "packages/ledger/src/a.ts:1 imports packages/acts/src/acts.ts of another workspace by its path; import the package by its name",
    );
    expect(refusals({ "apps/api/bin/start.mjs": 'import "../../../packages/architecture/bin/install.mjs";' })).toBe("");
  });

  it("the schema of the API is read by the console, and its code is not", () => {
    const read = (path: string): string => refusals({ "apps/console/src/a.ts": `import x from "../../../${path}";` });
    expect(read("packages/graphql/schema.graphql?raw")).toBe("");
    expect(read("packages/graphql/src/schema.ts")).toContain("of another workspace by its path");
    expect(refusals({ "apps/cli/src/a.ts": 'import x from "../../../packages/graphql/schema.graphql";' })).not.toBe("");
  });

  it("a package does not import itself by name, but its tests may", () => {
    const text = 'import { x } from "@delibera/ledger/statement";';
    expect(refusals({ "packages/ledger/src/a.ts": text })).toContain("imports its own package by name");
    expect(refusals({ "packages/ledger/test/a.test.ts": text })).toBe("");
  });

  it("a test may open any door below its workspace, and none above", () => {
    expect(refusals({ "packages/ledger/test/a.test.ts": 'import "@delibera/rules-dsl/compile";' })).toBe("");
    expect(refusals({ "packages/database/test/a.test.ts": 'import "@delibera/ledger";' })).toContain("does not stand");
  });
});

describe("between rooms of the compiler", () => {
  it("the right staircase does not step on the left", () => {
    expect(refusals({ "rules-dsl/src/evaluator/a.ts": '\nimport { x } from "../syntax/ast.ts";' })).toBe(
      "rules-dsl/src/evaluator/a.ts:2 imports rules-dsl/src/syntax/ast.ts, which is in syntax; evaluator stands on ir, values only (floors.ts)",
    );
  });

  it("the left staircase does not step on the right", () => {
    expect(refusals({ "rules-dsl/src/lower/a.ts": 'import { x } from "../evaluator/evaluate.ts";' })).toContain(
      "which is in evaluator; lower stands on",
    );
  });

  it("a room does not import one above it, by any way of importing", () => {
    for (const text of [
      'import { x } from "../check/check.ts";',
      'import type { X } from "../check/check.ts";',
      'export { x } from "../check/check.ts";',
      'const x = await import("../check/check.ts");',
      'type X = import("../check/check.ts").X;',
      'const x = new URL("../check/check.ts", import.meta.url);',
    ])
      expect(refusals({ "rules-dsl/src/resolve/a.ts": text }), text).toContain("which is in check; resolve stands on");
  });

  it("no room imports the test kit or the disk", () => {
    expect(refusals({ "rules-dsl/src/check/a.ts": 'import { x } from "../node/node.ts";' })).toContain("is in node");
    expect(refusals({ "rules-dsl/src/compile.ts": 'import { x } from "./testing/testing.ts";' })).toContain(
      "in testing",
    );
  });

  it("a room may import what it stands on, and itself", () => {
    expect(refusals({ "rules-dsl/src/check/a.ts": 'import "../resolve/resolve.ts"; import "./b.ts";' })).toBe("");
    expect(refusals({ "rules-dsl/src/node/node.ts": 'import "../compile.ts";' })).toBe("");
  });
});

describe("the table of floors", () => {
  it("has no cycle among workspaces", () => {
    for (const folder of Object.keys(workspaceFloors)) expect([...standsOn(folder)], folder).not.toContain(folder);
  });

  it("has no step from one staircase to the other, and every room stands on rooms listed before it", () => {
    const ground = Object.keys(groundRooms);
    for (const stair of [leftRooms, rightRooms]) {
      const listed = [...ground];
      for (const [room, below] of Object.entries(stair)) {
        expect(
          below.filter((name) => !listed.includes(name)),
          room,
        ).toEqual([]);
        listed.push(room);
      }
    }
  });
});
