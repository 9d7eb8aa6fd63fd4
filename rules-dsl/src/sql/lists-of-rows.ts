/** Rows that carry, as lists, what all rows of their subject have: rows inside them read there what would be computed again for each. */
import { rowColumns } from "./emit-expression.ts";
import { listName, rowsListed } from "./list-names.ts";
import type { From, Named, Query } from "./query.ts";
import { column, fold, query } from "./query.ts";
import type { Space } from "./spaces.ts";

/** Columns whose lists the step reads and the rows do not carry; with the first of them, which row each place is about. */
export function listsDue(
  space: Space,
  {
    heldAt,
    step,
    there,
  }: {
    readonly heldAt: ReadonlyMap<string, ReadonlySet<number>>;
    readonly step: number;
    readonly there: readonly string[];
  },
): readonly string[] {
  const due = [...heldAt].flatMap(([name, steps]) =>
    steps.has(step) && !there.includes(listName(name)) ? [name] : [],
  );
  const rows = rowsListed(space);
  return due.length === 0 || there.includes(listName(rows)) ? due : [rows, ...due];
}

/** One list for each subject, in the order of its rows. */
export function withLists(space: Space, from: From, carried: readonly string[], lists: readonly string[]): Query {
  const of = (name: string) => column(from.alias, name);
  const over = { partition: [of(rowColumns.subject)], order: [{ by: of(rowColumns.row) }], frame: "all" } as const;
  const values = lists.map((name): Named => {
    const arg = of(name === rowsListed(space) ? rowColumns.row : name);
    return { name: listName(name), value: fold("array_agg", { arg, over }) };
  });
  return query(from, [...carried.map((name): Named => ({ name, value: of(name) })), ...values]);
}
