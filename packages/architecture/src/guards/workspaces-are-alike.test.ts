/** A command that runs in every workspace may count on every workspace. */
import { expect, it } from "vitest";
import { treeOf } from "../testing/tree-of.ts";
import { workspacesAreAlike } from "./workspaces-are-alike.ts";

const good = {
  name: "@delibera/acts",
  private: true,
  license: "EUPL-1.2",
  type: "module",
  exports: { ".": "./src/acts.ts" },
  scripts: { test: "vitest run", typecheck: "node ../../node_modules/typescript-native/bin/tsc -p tsconfig.json" },
  dependencies: { "@delibera/database": "*", graphql: "16.15.0" },
};

function refusals(change: object): readonly string[] {
  const tree = treeOf({
    "package.json": JSON.stringify({ devDependencies: { graphql: "16.15.0" } }),
    "packages/acts/package.json": JSON.stringify({ ...good, ...change }),
    "packages/acts/src/acts.ts": "",
  });
  return workspacesAreAlike(tree).map(({ what }) => what);
}

it("a manifest like the others is let in", () => {
  expect(refusals({})).toEqual([]);
});

it("another name, licence or test command is refused", () => {
  expect(refusals({ name: "acts", license: "MIT", scripts: { ...good.scripts, test: "vitest" } })).toEqual([
    'has name "acts" instead of "@delibera/acts"',
    'has license "MIT" instead of "EUPL-1.2"',
    'has scripts.test "vitest" instead of "vitest run"',
  ]);
});

it("a second version of a package, and a version of our own, are refused", () => {
  expect(refusals({ dependencies: { "@delibera/database": "0.1.0", graphql: "17.1.0" } })).toEqual([
    "asks for @delibera/database 0.1.0 instead of *",
    "asks for graphql 17.1.0 while another workspace asks for 16.15.0",
  ]);
});

it("a door behind which there is no file is refused", () => {
  expect(refusals({ exports: { ".": "./src/acts.ts", "./testing": "./src/testing.ts" } })).toEqual([
    "has a door ./testing to ./src/testing.ts, which is not there",
  ]);
});
