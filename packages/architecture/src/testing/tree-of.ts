/** Writes a small repository into a temporary folder and reads it as the guards do: how each guard is shown to refuse. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Tree } from "../tree.ts";
import { readTree } from "../tree.ts";

/** The tree of a repository that holds exactly the given files. The folder is gone when this returns. */
export function treeOf(files: Readonly<Record<string, string>>): Tree {
  const top = mkdtempSync(join(tmpdir(), "delibera-house-"));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(top, path)), { recursive: true });
      writeFileSync(join(top, path), text);
    }
    return readTree(top);
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
}

/** The package.json of a workspace, as far as the guards read it. */
export function manifest(name: string, fields: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ name, ...fields });
}
