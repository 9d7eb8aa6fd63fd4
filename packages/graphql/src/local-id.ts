/** Registry ids and global ids are both accepted where one thing is asked for. */
import { decodeGlobalID } from "@pothos/plugin-relay";
import { badInput } from "./bad-input.ts";

interface GlobalId {
  readonly typename: string;
  readonly id: string;
}

/** Throws BAD_USER_INPUT when the text is no global id. */
export function globalId(id: string): GlobalId {
  const found = decoded(id);
  if (found === undefined)
    throw badInput(
      {
        en: `${JSON.stringify(id.slice(0, 80))} is not a global id`,
        it: `${JSON.stringify(id.slice(0, 80))} non è un id globale`,
      },
      "id",
    );
  return found;
}

/** The registry id behind `id`, which may already be one. A global id of another type is left as it is, and finds nothing. */
export function localId(typeName: string, id: string): string {
  const found = decoded(id);
  return found?.typename === typeName ? found.id : id;
}

function decoded(id: string): GlobalId | undefined {
  // Registry ids have a hyphen, global ids never: failing to read one takes longer than reading one.
  if (id.includes("-")) return undefined;
  try {
    return decodeGlobalID(id);
  } catch {
    // Not a global id: the caller decides whether that is a mistake.
    return undefined;
  }
}
