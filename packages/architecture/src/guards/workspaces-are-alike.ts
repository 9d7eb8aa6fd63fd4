/** Refuses a workspace whose manifest differs from the others in what the whole repository relies on. */
import type { Tree, Violation } from "../tree.ts";
import type { Manifest, Workspace } from "../workspaces.ts";
import { rootManifest, workspacesOf } from "../workspaces.ts";

const remedy = "write it as the other workspaces do";

/** The manifests that a command of the house could not rely on. */
export function workspacesAreAlike(tree: Tree): readonly Violation[] {
  const version = pinnedVersions(tree);
  return workspacesOf(tree).flatMap((workspace) => {
    const path = `${workspace.folder}/package.json`;
    const wrong = [
      ...oddities(workspace),
      ...oddVersions(workspace.manifest, version),
      ...doorsToNowhere(tree, workspace),
    ];
    return wrong.map((what) => ({ path, what, remedy }));
  });
}

function oddities({ folder, manifest }: Workspace): string[] {
  const up = folder.includes("/") ? "../.." : "..";
  const expected: readonly (readonly [string, unknown, unknown])[] = [
    ["name", manifest.name, `@delibera/${folder.split("/").at(-1)}`],
    ["private", manifest.private, true],
    ["license", manifest.license, "EUPL-1.2"],
    ["type", manifest.type, "module"],
    // `npm test` gives vitest its reporters after this command.
    ["scripts.test", manifest.scripts?.["test"], "vitest run"],
    [
      "scripts.typecheck",
      manifest.scripts?.["typecheck"],
      `node ${up}/node_modules/typescript-native/bin/tsc -p tsconfig.json`,
    ],
  ];
  return expected
    .filter(([, found, wanted]) => found !== wanted)
    .map(([field, found, wanted]) => `has ${field} ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
}

// One version of each package in the whole repository: two copies of graphql or of React do not work together.
function oddVersions({ dependencies, devDependencies }: Manifest, versions: ReadonlyMap<string, string>): string[] {
  return Object.entries({ ...dependencies, ...devDependencies }).flatMap(([name, version]) => {
    if (name.startsWith("@delibera/")) return version === "*" ? [] : [`asks for ${name} ${version} instead of *`];
    const other = versions.get(name);
    return other === version ? [] : [`asks for ${name} ${version} while another workspace asks for ${other}`];
  });
}

function pinnedVersions(tree: Tree): ReadonlyMap<string, string> {
  const manifests = [rootManifest(tree), ...workspacesOf(tree).map(({ manifest }) => manifest)];
  const versions = new Map<string, string>();
  for (const { dependencies, devDependencies } of manifests)
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      if (!versions.has(name)) versions.set(name, version);
  return versions;
}

function doorsToNowhere(tree: Tree, { folder, manifest }: Workspace): string[] {
  const paths = new Set(tree.files.map(({ path }) => path));
  return Object.entries(manifest.exports ?? {})
    .filter(([, file]) => !paths.has(`${folder}/${file.replace(/^\.\//, "")}`))
    .map(([door, file]) => `has a door ${door} to ${file}, which is not there`);
}
