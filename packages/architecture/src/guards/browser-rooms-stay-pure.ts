/** Refuses, in rooms that a browser loads, an import of Node, of the database, or of anything not listed for them. */
import { posix } from "node:path";
import { browserRooms } from "../floors.ts";
import { importsOf } from "../imports.ts";
import type { Tree, Violation } from "../tree.ts";
import { isTest } from "../tree.ts";

const pureDoor = /^@delibera\/rules-dsl\/(?!node$|testing$)/;

/** The imports by which a browser would load what it cannot run. */
export function browserRoomsStayPure(tree: Tree): readonly Violation[] {
  return tree.files.flatMap((file) => {
    const room = Object.keys(browserRooms).find((folder) => file.path.startsWith(`${folder}/`));
    if (room === undefined || isTest(file.path)) return [];
    return importsOf(file)
      .filter(({ specifier }) => !mayLoad(file.path, room, specifier))
      .map(({ specifier, line }) => ({
        path: file.path,
        line,
        what: `imports ${specifier} in a room that a browser loads`,
        remedy: "keep it on the server, or list the package in floors.ts",
      }));
  });
}

function mayLoad(path: string, room: string, specifier: string): boolean {
  if (specifier.startsWith(".")) {
    const target = posix.join(posix.dirname(path), specifier);
    return Object.keys(browserRooms).some((folder) => target.startsWith(`${folder}/`));
  }
  const listed = browserRooms[room] ?? [];
  return pureDoor.test(specifier) || listed.some((name) => specifier === name || specifier.startsWith(`${name}/`));
}
