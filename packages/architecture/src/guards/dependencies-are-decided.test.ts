/** No dependency without its line, no line without its dependency, no dependency without its use. */
import { expect, it } from "vitest";
import { manifest, treeOf } from "../testing/tree-of.ts";
import { decision, dependenciesAreDecided, listedIn } from "./dependencies-are-decided.ts";

const table = "| package | licence |\n|---|---|\n| `ajv` | MIT |\n| `react`, `react-dom` | MIT |\n";

function refusals(files: Readonly<Record<string, string>>): readonly string[] {
  return dependenciesAreDecided(treeOf({ [decision]: table, ...files })).map(({ path, what }) => `${path} ${what}`);
}

it("a dependency without a line, a line without a dependency and a dependency without a use are refused", () => {
  const found = refusals({
    "package.json": JSON.stringify({ devDependencies: { vitest: "1.0.0" } }),
    "packages/a/package.json": manifest("@delibera/a", { dependencies: { ajv: "1.0.0", react: "1.0.0" } }),
    "packages/a/src/a.ts": 'import Ajv from "ajv";',
  });
  expect(found).toEqual([
    "package.json depends on vitest without a decision",
    `${decision} lists react-dom, on which nothing depends`,
    "packages/a/package.json depends on react, which nothing there imports",
    "package.json depends on vitest, which nothing imports",
  ]);
});

it("a package that a stylesheet or a page loads is in use", () => {
  const found = refusals({
    "packages/a/package.json": manifest("@delibera/a", { dependencies: { ajv: "1", react: "1", "react-dom": "1" } }),
    "packages/a/src/a.css": '@import "ajv/dist/look.css";',
    "packages/a/src/a.tsx": 'import "react"; import { createRoot } from "react-dom/client";',
  });
  expect(found).toEqual([]);
});

it("the first column names packages and the last their licence", () => {
  const text = "| `a`, `@b/c` | instead of `d` | MIT OR Apache-2.0 |\ntext with `e`\n";
  expect([...listedIn(text)]).toEqual([
    ["a", "MIT OR Apache-2.0"],
    ["@b/c", "MIT OR Apache-2.0"],
  ]);
});
