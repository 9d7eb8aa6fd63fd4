/** Registry ids and global ids are both accepted where one thing is asked for. */
import { decodeGlobalID } from "@pothos/plugin-relay";
import { badInput } from "./bad-input.ts";

/** Throws BAD_USER_INPUT when the text is no global id. */
export function globalId(id: string): { readonly typename: string; readonly id: string } {
  try {
    return decodeGlobalID(id);
  } catch {
    // Whatever the decoder says of it, the caller can only send another.
    throw badInput(`${JSON.stringify(id.slice(0, 80))} is not a global id`, "id");
  }
}

/** The registry id behind `id`, which may already be one. A global id of another type is left as it is, and finds nothing. */
export function localId(typeName: string, id: string): string {
  try {
    const { typename, id: local } = decodeGlobalID(id);
    return typename === typeName ? local : id;
  } catch {
    // Not a global id.
    return id;
  }
}
