/**
 * Refuses a dependency without its line in the decision on dependencies, a line without its dependency, and a dependency
 * that nothing imports or runs.
 */
import { importsOf } from "../imports.ts";
import type { Tree, Violation } from "../tree.ts";
import type { Manifest } from "../workspaces.ts";
import { folderOf, rootManifest, workspacesOf } from "../workspaces.ts";
import { packageName } from "./imports-are-declared.ts";

/** The decision whose table lists every dependency, one line each. */
export const decision = "packages/architecture/decisions/0009-each-dependency-earns-its-line.md";

/** Dependencies that no source imports, with what uses them instead. */
export const usedWithoutImport: Readonly<Record<string, string>> = {
  "@biomejs/biome": "npm test and npm run check run it",
  "@types/node": "the compiler reads it",
  "@types/oidc-provider": "the compiler reads it",
  "@types/react": "the compiler reads it",
  "@types/react-dom": "the compiler reads it",
  "drizzle-kit": "writes the migrations",
  jsdom: "vitest opens the pages of component tests in it",
  tsx: "runs the sources in the commands' own scripts",
  turbo: "npm test and npm run check run it",
  "typescript-native": "npm test and npm run check run it",
};

/** The dependencies and the lines that do not match. */
export function dependenciesAreDecided(tree: Tree): readonly Violation[] {
  const asked = askedFor(tree);
  const listed = listedIn(tree.files.find(({ path }) => path === decision)?.text ?? "");
  const undecided = [...asked]
    .filter(([name]) => !listed.has(name))
    .map(([name, path]) => ({
      path,
      what: `depends on ${name} without a decision`,
      remedy: `add its line to ${decision}`,
    }));
  const stale = [...listed.keys()]
    .filter((name) => !asked.has(name))
    .map((name) => ({ path: decision, what: `lists ${name}, on which nothing depends`, remedy: "remove the line" }));
  return [...undecided, ...stale, ...unused(tree)];
}

/** Each package named in the first column of the table, one in backticks or several, with the licence in the last. */
export function listedIn(text: string): ReadonlyMap<string, string> {
  const rows = text.split("\n").map((line) => line.split("|").slice(1, -1));
  return new Map(
    rows.flatMap((cells) => {
      const names = [...(cells[0] ?? "").matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
      return names.map((name) => [name, (cells.at(-1) ?? "").trim()] as const);
    }),
  );
}

function askedFor(tree: Tree): ReadonlyMap<string, string> {
  const asked = new Map<string, string>();
  const add = (path: string, manifest: Manifest): void => {
    for (const name of namesIn(manifest)) if (!asked.has(name)) asked.set(name, path);
  };
  add("package.json", rootManifest(tree));
  for (const { folder, manifest } of workspacesOf(tree)) add(`${folder}/package.json`, manifest);
  return asked;
}

function unused(tree: Tree): Violation[] {
  const imported = new Map<string, Set<string>>();
  for (const file of tree.files) {
    const folder = folderOf(file.path) ?? "";
    const names = imported.get(folder) ?? new Set<string>();
    for (const { specifier } of importsOf(file)) names.add(packageName(specifier));
    // A stylesheet and a page load packages too, and a script may ask Node where one is.
    for (const [, name = ""] of file.text.matchAll(/["'](?:~|node_modules\/)?([@\w][\w./@-]*)["']/g))
      if (/\.(css|html|mjs|ts|tsx)$/.test(file.path)) names.add(packageName(name));
    imported.set(folder, names);
  }
  const anywhere = new Set([...imported.values()].flatMap((names) => [...names]));
  const remedy = "remove it, or say in usedWithoutImport what uses it";
  const inWorkspaces = workspacesOf(tree).flatMap(({ folder, manifest }) =>
    namesIn(manifest)
      .filter((name) => !imported.get(folder)?.has(name) && !(name in usedWithoutImport))
      .map((name) => ({
        path: `${folder}/package.json`,
        what: `depends on ${name}, which nothing there imports`,
        remedy,
      })),
  );
  const atTheTop = namesIn(rootManifest(tree))
    .filter((name) => !anywhere.has(name) && !(name in usedWithoutImport))
    .map((name) => ({ path: "package.json", what: `depends on ${name}, which nothing imports`, remedy }));
  return [...inWorkspaces, ...atTheTop];
}

function namesIn({ dependencies, devDependencies, peerDependencies }: Manifest): readonly string[] {
  const names = Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies });
  return names.filter((name) => !name.startsWith("@delibera/"));
}
