/** A list that is here whole, as pages ask for it. */
import type { List } from "./page.ts";

/** A cursor of it says the place in the list, from 1. */
export function listed<Item extends object>(all: readonly Item[]): List<Item & { readonly row: number }> {
  return {
    rows: async ({ after = 0, before = all.length + 1, limit, backwards }) => {
      const rows = all.map((item, place) => ({ ...item, row: place + 1 }));
      const between = rows.filter(({ row }) => row > after && row < before);
      return (backwards ? between.toReversed() : between).slice(0, limit);
    },
    count: async () => all.length,
  };
}
