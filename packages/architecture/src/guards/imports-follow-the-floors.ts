/** Refuses an import that climbs: from one workspace to one it does not stand on, and from room to room in the compiler. */
import { posix } from "node:path";
import { borderDocuments, groundRooms, leftRooms, outerRooms, rightRooms, workspaceFloors } from "../floors.ts";
import { importsOf } from "../imports.ts";
import type { Tree, TreeFile, Violation } from "../tree.ts";
import { isTest } from "../tree.ts";
import type { Workspace } from "../workspaces.ts";
import { folderOf, workspacesOf } from "../workspaces.ts";

const rooms: Readonly<Record<string, readonly string[]>> = { ...groundRooms, ...leftRooms, ...rightRooms };
const outer: readonly string[] = outerRooms;
const compilerSource = "rules-dsl/src/";
// It runs before anything is installed, when no package can be imported by its name.
const commands = "packages/architecture/bin/";

/** The imports that go against the floors. */
export function importsFollowTheFloors(tree: Tree): readonly Violation[] {
  const workspaces = workspacesOf(tree);
  return tree.files.flatMap((file) =>
    importsOf(file).flatMap(({ specifier, line }) => {
      const refusal = refusalOf(file, specifier, workspaces);
      return refusal === undefined ? [] : [{ path: file.path, line, ...refusal }];
    }),
  );
}

type Refusal = Pick<Violation, "what" | "remedy">;

function refusalOf(file: TreeFile, specifier: string, workspaces: readonly Workspace[]): Refusal | undefined {
  if (specifier.startsWith(".")) return relativeRefusal(file.path, posix.join(posix.dirname(file.path), specifier));
  const target = workspaces.find(({ manifest: { name } }) => specifier === name || specifier.startsWith(`${name}/`));
  const from = folderOf(file.path);
  if (target === undefined || from === undefined) return undefined;
  const door = specifier.slice(target.manifest.name?.length).replace(/^\//, "") || ".";
  if (!((door === "." ? "." : `./${door}`) in (target.manifest.exports ?? {})))
    return { what: `imports ${specifier}, which ${target.folder} does not export`, remedy: "use one of its doors" };
  return doorRefusal(file.path, from, target.folder, door);
}

function relativeRefusal(from: string, to: string): Refusal | undefined {
  if (to.startsWith(commands)) return undefined;
  // A bundler is told after `?` how to read the document.
  if (borderDocuments[to.replace(/\?.*$/, "")]?.includes(folderOf(from) ?? "")) return undefined;
  if (folderOf(from) !== folderOf(to))
    return { what: `imports ${to} of another workspace by its path`, remedy: "import the package by its name" };
  // A test beside its room may prepare what it needs with any other room.
  if (!from.startsWith(compilerSource) || isTest(from)) return undefined;
  return roomRefusal(roomOf(from), roomOf(to), to);
}

function roomRefusal(from: string, to: string, path: string): Refusal | undefined {
  if (from === to || outer.includes(from)) return undefined;
  const below = rooms[from];
  if (below === undefined) return { what: `imports ${path} from no room`, remedy: "move the file into a room" };
  if (below.includes(to)) return undefined;
  const remedy = `${from} stands on ${below.length === 0 ? "nothing" : below.join(", ")} only (floors.ts)`;
  return { what: `imports ${path}, which is in ${to}`, remedy };
}

function roomOf(path: string): string {
  return path.startsWith(compilerSource) ? (path.slice(compilerSource.length).split("/")[0] ?? "") : path;
}

function doorRefusal(path: string, from: string, to: string, door: string): Refusal | undefined {
  if (from === to)
    return isTest(path) ? undefined : { what: "imports its own package by name", remedy: "use a relative path" };
  if (isTest(path) && standsOn(from).has(to)) return undefined;
  const doors = workspaceFloors[from]?.[to];
  if (doors === undefined) return { what: `imports ${to}, on which ${from} does not stand`, remedy: "see floors.ts" };
  if (doors === "any" || doors.includes(door)) return undefined;
  return { what: `imports the door ${door} of ${to}`, remedy: `${from} may open ${doors.join(", ")} (floors.ts)` };
}

/** Every workspace below another, however far down. */
export function standsOn(folder: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    for (const below of Object.keys(workspaceFloors[name] ?? {})) {
      if (found.has(below)) continue;
      found.add(below);
      visit(below);
    }
  };
  visit(folder);
  return found;
}
