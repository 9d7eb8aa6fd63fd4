/** Each thing is found in one file. */
import { expect, it } from "vitest";
import { manifest, treeOf } from "../testing/tree-of.ts";
import { report } from "../tree.ts";
import { noBarrels } from "./no-barrels.ts";

const front = { "packages/a/package.json": manifest("@delibera/a", { exports: { ".": "./src/a.ts" } }) };

it("exporting everything of another file is refused even at a door", () => {
  const tree = treeOf({ ...front, "packages/a/src/a.ts": 'export * from "./b.ts";\nexport * as b from "./b.ts";' });
  expect(report(noBarrels(tree)).split("\n")).toEqual([
    "packages/a/src/a.ts:1 exports everything of another file; name what is exported",
    "packages/a/src/a.ts:2 exports everything of another file; name what is exported",
  ]);
});

it("a re-export behind the door is refused, written in one statement or in two", () => {
  const refused = "re-exports what another file declares; import it from the file that declares it";
  for (const text of [
    'export { b } from "./b.ts";',
    'export type { B } from "./b.ts";',
    'import { b } from "./b.ts"; export { b };',
    'import { b } from "./b.ts"; export { b as c };',
  ])
    expect(report(noBarrels(treeOf({ ...front, "packages/a/src/c.ts": text }))), text).toContain(refused);
});

it("a door names what it lets out, and a file exports what it declares", () => {
  const files = {
    "packages/a/src/a.ts": 'export { b } from "./b.ts";',
    "packages/a/src/b.ts": "const b = 1;\nexport { b };",
  };
  expect(noBarrels(treeOf({ ...front, ...files }))).toEqual([]);
});
