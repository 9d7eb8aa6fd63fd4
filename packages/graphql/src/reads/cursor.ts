/**
 * Cursors: the number of a row and nothing else. The place of the row in its order is looked up when the next page is asked, so
 * that no name, code or date of a person travels in a cursor.
 */
import { badInput } from "../bad-input.ts";

export function cursorOf({ row }: { readonly row: number }): string {
  return Buffer.from(`row:${row}`).toString("base64url");
}

/** The number of the row; throws BAD_USER_INPUT naming the argument when the text is no cursor of ours. */
export function rowOf(cursor: string, argument: "after" | "before"): number {
  const row = /^row:([1-9]\d{0,14})$/.exec(Buffer.from(cursor, "base64url").toString("latin1"))?.[1];
  if (row === undefined)
    throw badInput(
      { en: `\`${argument}\` is not a cursor of this list`, it: `\`${argument}\` non è un cursore di questo elenco` },
      argument,
    );
  return Number.parseInt(row, 10);
}
