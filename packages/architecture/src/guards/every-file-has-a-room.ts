/** Refuses a file outside the tree of the architecture: a new room is born by a decision and a line in floors.ts. */
import {
  groundRooms,
  leftRooms,
  outerRooms,
  ownFolders,
  rightRooms,
  topLevel,
  workspaceFloors,
  workspaceFolders,
} from "../floors.ts";
import type { Tree, Violation } from "../tree.ts";
import { folderOf } from "../workspaces.ts";

const compilerRooms = new Set<string>([
  ...Object.keys(groundRooms),
  ...Object.keys(leftRooms),
  ...Object.keys(rightRooms),
  ...outerRooms,
]);

/** The files that stand in no listed room. */
export function everyFileHasARoom(tree: Tree): readonly Violation[] {
  return tree.files.flatMap(({ path }) => {
    const what = homelessness(path);
    return what === undefined ? [] : [{ path, what, remedy: "move it, or decide a room for it in floors.ts" }];
  });
}

function homelessness(path: string): string | undefined {
  const [first = ""] = path.split("/");
  if (!topLevel.some((name) => name === first)) return "stands outside the tree of the architecture";
  if (first === ".ci") return undefined;
  const isFolder = path.includes("/");
  const folder = folderOf(path);
  if (folder === undefined) return isFolder ? `stands in ${first} but in no workspace` : undefined;
  if (!(folder in workspaceFloors)) return `stands in ${folder}, which is no workspace of floors.ts`;
  return homelessInWorkspace(folder, path.slice(folder.length + 1));
}

function homelessInWorkspace(folder: string, path: string): string | undefined {
  const [first = "", second = ""] = path.split("/");
  // What lies directly in a workspace is its manifest, its documents and the configuration of its tools.
  if (!path.includes("/")) return undefined;
  const folders: readonly string[] = [...workspaceFolders, ...(ownFolders[folder] ?? [])];
  if (!folders.includes(first)) return `stands in ${folder}/${first}, which is no folder of a workspace`;
  if (folder !== "rules-dsl" || first !== "src") return undefined;
  const isRoom = compilerRooms.has(second) && (path.split("/").length > 2 || second.endsWith(".ts"));
  return isRoom || second === "compile.test.ts" ? undefined : "stands in no room of the compiler";
}
