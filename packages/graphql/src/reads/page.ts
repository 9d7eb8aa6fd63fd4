/** One page of a list in both directions, by Relay's arguments, and the count of the whole list when it is asked for. */
import { badInput } from "../bad-input.ts";
import { page } from "../complexity.ts";
import { cursorOf, rowOf } from "./cursor.ts";

export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly last?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly before?: string | null | undefined;
}

/** What a list must fetch: at most `limit` rows strictly between two rows of its order, from its end when `backwards`. */
export interface Slice {
  readonly after: number | undefined;
  readonly before: number | undefined;
  readonly limit: number;
  readonly backwards: boolean;
}

export interface List<Row> {
  readonly rows: (slice: Slice) => Promise<readonly Row[]>;
  readonly count: () => Promise<number>;
}

/** @param show told of each row that the page shows. */
export async function pageOf<Row extends { readonly row: number }>(
  args: PageArguments,
  list: List<Row>,
  show?: (row: Row) => void,
) {
  const { size, backwards } = sizeOf(args);
  const after = args.after ? rowOf(args.after, "after") : undefined;
  const before = args.before ? rowOf(args.before, "before") : undefined;
  // One row more than asked tells whether there is another page.
  const found = await list.rows({ after, before, limit: size + 1, backwards });
  const rows = found.slice(0, size);
  if (backwards) rows.reverse();
  const more = found.length > size;
  if (show !== undefined) for (const row of rows) show(row);
  const edges = rows.map((node) => ({ cursor: cursorOf(node), node }));
  return {
    edges,
    pageInfo: {
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
      hasPreviousPage: backwards ? more : after !== undefined,
      hasNextPage: backwards ? before !== undefined : more,
    },
    totalCount: list.count,
  };
}

function sizeOf({ first, last }: PageArguments): { size: number; backwards: boolean } {
  if (typeof first === "number" && typeof last === "number")
    throw badInput({ en: "give `first` or `last`, not both", it: "si dà `first` o `last`, non tutti e due" }, "last");
  const backwards = typeof last === "number";
  const argument = backwards ? "last" : "first";
  const size = (backwards ? last : first) ?? page.size;
  if (size < 0 || size > page.largest) {
    throw badInput(
      {
        en: `\`${argument}\` is ${size}: ask for 0 to ${page.largest} at a time`,
        it: `\`${argument}\` è ${size}: se ne chiedono da 0 a ${page.largest} alla volta`,
      },
      argument,
    );
  }
  return { size, backwards };
}
