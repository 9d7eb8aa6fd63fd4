/** How the lists are named in which a row carries what others of its kind, or those inside it, have. */
import type { Space } from "./spaces.ts";

export function listName(name: string): string {
  return `${name}_list`;
}

/** Of the list that says which row each place of the other lists is about. */
export function rowsListed({ id }: Space): string {
  return `r${id}`;
}
