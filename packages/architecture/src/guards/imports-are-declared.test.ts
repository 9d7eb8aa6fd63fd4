/** A workspace lists what it uses. */
import { expect, it } from "vitest";
import { manifest, treeOf } from "../testing/tree-of.ts";
import { report } from "../tree.ts";
import { importsAreDeclared } from "./imports-are-declared.ts";

const root = JSON.stringify({ devDependencies: { vitest: "1.0.0" } });

it("a package that only another workspace lists is refused", () => {
  const tree = treeOf({
    "package.json": root,
    "packages/a/package.json": manifest("@delibera/a", { dependencies: { ajv: "8.0.0" } }),
    "packages/a/src/a.ts": 'import "node:fs"; import "ajv/dist/2020.js"; import "@noble/hashes/sha2.js";',
  });
  expect(report(importsAreDeclared(tree))).toBe(
    "packages/a/src/a.ts:1 imports @noble/hashes, which packages/a/package.json does not list; add it there, with its line in the decision on dependencies",
  );
});

it("the tools of the whole repository are for tests, not for sources", () => {
  const files = { "package.json": root, "packages/a/package.json": manifest("@delibera/a") };
  const text = 'import { it } from "vitest";';
  expect(importsAreDeclared(treeOf({ ...files, "packages/a/src/a.test.ts": text }))).toEqual([]);
  expect(importsAreDeclared(treeOf({ ...files, "packages/a/src/a.ts": text }))).toHaveLength(1);
});

it("a name of the workspace's own for what differs by platform is no package", () => {
  const named = { imports: { "#clock": { node: "./src/node/clock.ts", default: "./src/clock.ts" } } };
  const files = { "package.json": root, "packages/a/package.json": manifest("@delibera/a", named) };
  expect(importsAreDeclared(treeOf({ ...files, "packages/a/src/a.ts": 'import "#clock";' }))).toEqual([]);
  expect(importsAreDeclared(treeOf({ ...files, "packages/a/src/a.ts": 'import "#other";' }))).toHaveLength(1);
});
