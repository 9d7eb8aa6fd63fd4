/** Refuses a source file that does not open with a comment of one to five lines, or whose comment names who or when. */
import type { Tree, TreeFile, Violation } from "../tree.ts";
import { isGenerated } from "../tree.ts";

const longest = 5;

/** The files whose first words do not say what they are. */
export function filesOpenWithAHeader(tree: Tree): readonly Violation[] {
  return (
    tree.files
      .filter(({ path, syntax }) => syntax !== undefined && !isGenerated(path) && !path.endsWith(".d.ts"))
      // A tool's configuration is named after what it is; a test's claims say what it is about.
      .filter(({ path }) => !/\.(config|test)\.m?tsx?$/.test(path))
      .flatMap((file) => {
        const what = wrongWith(file);
        return what === undefined ? [] : [{ path: file.path, line: 1, what, remedy: "say what it turns into what" }];
      })
  );
}

function wrongWith({ text }: TreeFile): string | undefined {
  const comment = /^(?:#!.*\n)?\/\*\*([\s\S]*?)\*\//.exec(text)?.[1];
  if (comment === undefined) return "does not open with a /** header */";
  const lines = comment
    .split("\n")
    .map((line) => line.replace(/^\s*\*?\s*/, "").trim())
    .filter((line) => line !== "");
  if (lines.length === 0) return "opens with an empty header";
  if (lines.length > longest) return `opens with a header of ${lines.length} lines (at most ${longest})`;
  return /@author|@license|copyright|©/i.test(comment) ? "opens with a banner" : undefined;
}
