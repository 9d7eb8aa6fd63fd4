/** Refuses names that say nothing, and names that are not written as the others are. */
import type { Tree, Violation } from "../tree.ts";
import { isGenerated } from "../tree.ts";

/** Names of folders and files that hide what is in them: never alone, and never as the last part of a longer name. */
export const emptyNames: readonly string[] = [
  ...["utils", "util", "helpers", "helper", "common", "shared", "core", "misc", "lib", "base"],
  ...["manager", "processor", "engine", "info", "impl", "new", "old", "index"],
];

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
// Documents are written as everybody writes them; people in the sample registry are filed under their identifier.
const asWrittenEverywhere = /^([A-Z]+(\.[a-z]{2})?\.md|LICENSE)$/;
const sampleRecord = /^deliberations\/professionisti\/[A-Z0-9-]+\.json$/;
// Vite reads its page from a file of this name.
const forcedByTools = /^(apps\/[^/]+\/index\.html|tsconfig\.base\.json)$/;

/** The paths with a part that should have another name. */
export function namesAreStandard(tree: Tree): readonly Violation[] {
  return tree.files.flatMap(({ path }) => {
    if (isGenerated(path) || forcedByTools.test(path) || sampleRecord.test(path)) return [];
    const parts = path.split("/").filter((part) => !part.startsWith("."));
    return parts.flatMap((part) => {
      const what = wrongWith(part);
      return what === undefined ? [] : [{ path, what, remedy: "use the field's own term, in kebab-case" }];
    });
  });
}

function wrongWith(part: string): string | undefined {
  if (asWrittenEverywhere.test(part)) return undefined;
  const words = part.split(".");
  const [stem = ""] = words;
  const last = stem.split("-").at(-1) ?? "";
  if (emptyNames.includes(stem) || emptyNames.includes(last) || /^v\d+$/.test(last)) return `is named ${stem}`;
  return words.every((word) => kebab.test(word)) ? undefined : `is named ${part}, which is not kebab-case`;
}
