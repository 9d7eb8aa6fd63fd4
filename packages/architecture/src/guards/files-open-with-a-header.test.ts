/** A file says what it is before it says anything else. */
import { expect, it } from "vitest";
import { treeOf } from "../testing/tree-of.ts";
import { filesOpenWithAHeader } from "./files-open-with-a-header.ts";

it("a missing, empty, long or bannered header is refused", () => {
  const tree = treeOf({
    "packages/a/src/a.ts": 'import "./b.ts";\n',
    "packages/a/src/b.ts": "// moved here\nexport const b = 1;\n",
    "packages/a/src/c.ts": "/** */\n",
    "packages/a/src/d.ts": `/**\n${" * one more line\n".repeat(6)} */\n`,
    "packages/a/src/e.ts": "/** Adds. Copyright somebody. */\n",
  });
  expect(filesOpenWithAHeader(tree).map(({ path, what }) => `${path} ${what}`)).toEqual([
    "packages/a/src/a.ts does not open with a /** header */",
    "packages/a/src/b.ts does not open with a /** header */",
    "packages/a/src/c.ts opens with an empty header",
    "packages/a/src/d.ts opens with a header of 6 lines (at most 5)",
    "packages/a/src/e.ts opens with a banner",
  ]);
});

it("one to five lines are let in, after a shebang too; tests, tools' configuration and generated files need none", () => {
  const tree = treeOf({
    "packages/a/src/a.ts": "/** Adds. */\n",
    "packages/a/src/b.ts": `/**\n${" * a line\n".repeat(5)} */\n`,
    "packages/a/bin/c.mjs": "#!/usr/bin/env node\n/** Starts. */\n",
    "packages/a/vitest.config.ts": "export default {};\n",
    "packages/a/src/a.test.ts": "it();\n",
    "packages/a/src/d.generated.ts": "export {};\n",
  });
  expect(filesOpenWithAHeader(tree)).toEqual([]);
});
