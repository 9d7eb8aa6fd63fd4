/** The text of a search: bounded, because every word of it becomes a condition. */
import { badInput } from "../bad-input.ts";

const longest = 100;

export function searchText(search: string | null | undefined): string {
  if ((search?.length ?? 0) > longest)
    throw badInput(
      { en: `\`search\` is longer than ${longest} characters`, it: `\`search\` ha più di ${longest} caratteri` },
      "search",
    );
  return search ?? "";
}
