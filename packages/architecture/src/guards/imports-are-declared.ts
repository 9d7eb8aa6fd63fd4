/** Refuses an import of a package that the workspace's own package.json does not list: it would work by accident only. */
import { isBuiltin } from "node:module";
import { importsOf } from "../imports.ts";
import type { Tree, Violation } from "../tree.ts";
import { isTest } from "../tree.ts";
import type { Manifest } from "../workspaces.ts";
import { folderOf, rootManifest, workspacesOf } from "../workspaces.ts";

/** The imports that stand on luck. */
export function importsAreDeclared(tree: Tree): readonly Violation[] {
  const manifests = new Map(workspacesOf(tree).map(({ folder, manifest }) => [folder, manifest]));
  const root = Object.keys(rootManifest(tree).devDependencies ?? {});
  return tree.files.flatMap((file) => {
    const folder = folderOf(file.path);
    if (folder === undefined || /\.generated\./.test(file.path)) return [];
    const manifest = manifests.get(folder) ?? {};
    // Tests and tools' configuration may use what the whole repository is checked with.
    const isTooling =
      isTest(file.path) || /\.config\.m?ts$|\/src\/testing\//.test(file.path) || folder === "packages/architecture";
    const listed = new Set([...packagesOf(manifest), ...(isTooling ? root : [])]);
    return importsOf(file)
      .filter(({ specifier }) => !/^[./]/.test(specifier) && !isBuiltin(specifier))
      .filter(({ specifier }) => manifest.imports?.[specifier] === undefined)
      .filter(({ specifier }) => !listed.has(packageName(specifier)) && packageName(specifier) !== manifest.name)
      .map(({ specifier, line }) => ({
        path: file.path,
        line,
        what: `imports ${packageName(specifier)}, which ${folder}/package.json does not list`,
        remedy: "add it there, with its line in the decision on dependencies",
      }));
  });
}

/** The package behind a specifier: `drizzle-orm/pg-core` is in `drizzle-orm`. */
export function packageName(specifier: string): string {
  const [first = "", second = ""] = specifier.split("/");
  return first.startsWith("@") ? `${first}/${second}` : first;
}

function packagesOf(manifest: Manifest): readonly string[] {
  const { dependencies = {}, devDependencies = {}, peerDependencies = {} } = manifest;
  return Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies });
}
