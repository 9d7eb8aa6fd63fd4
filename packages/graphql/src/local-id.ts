/** Registry ids and global ids are both accepted where one thing is asked for. */
import { decodeGlobalID } from "@pothos/plugin-relay";

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
