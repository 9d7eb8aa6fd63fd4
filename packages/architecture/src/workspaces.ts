/** The workspaces of a tree and the manifest of each. */
import type { Tree } from "./tree.ts";

export interface Workspace {
  /** Its folder, such as `packages/ledger`. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** What the guards read of a package.json. */
export interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly type?: string;
  /** Door by door, the file behind it. */
  readonly exports?: Readonly<Record<string, string>>;
  /** Names of its own for what differs from platform to platform. */
  readonly imports?: Readonly<Record<string, unknown>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const manifestPath = /^((?:rules-dsl|deliberations)|(?:packages|apps)\/[^/]+)\/package\.json$/;

/** Every workspace of the tree. */
export function workspacesOf(tree: Tree): readonly Workspace[] {
  return tree.files.flatMap(({ path, text }) => {
    const folder = manifestPath.exec(path)?.[1];
    return folder === undefined ? [] : [{ folder, manifest: JSON.parse(text) as Manifest }];
  });
}

/** The manifest at the top of the repository; empty when there is none. */
export function rootManifest(tree: Tree): Manifest {
  const text = tree.files.find(({ path }) => path === "package.json")?.text;
  return text === undefined ? {} : (JSON.parse(text) as Manifest);
}

/** The workspace folder in which a path lies; undefined at the top of the repository. */
export function folderOf(path: string): string | undefined {
  return /^((?:rules-dsl|deliberations)|(?:packages|apps)\/[^/]+)\//.exec(path)?.[1];
}

/** The files that stand behind the doors of any workspace. */
export function doorFiles(tree: Tree): ReadonlySet<string> {
  return new Set(
    workspacesOf(tree).flatMap(({ folder, manifest }) =>
      Object.values(manifest.exports ?? {}).map((file) => `${folder}/${file.replace(/^\.\//, "")}`),
    ),
  );
}
