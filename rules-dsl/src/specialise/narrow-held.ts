/** Whether some row is as a loop asks, where these people are known to have such a one. */
import type { Graph } from "./graph.ts";
import type { NarrowingScope, Of } from "./narrow-ends.ts";
import { conditionsOf } from "./narrow-only-row.ts";
import type { NodeId } from "./relational-program.ts";

/** A row that each of some people has: of a table, with these values. Options by place, booleans 0 and 1. */
export interface HeldRow {
  readonly table: number;
  readonly columns: readonly { readonly column: number; readonly value: number }[];
}

/** True only of what asks nothing but values that the row has, in columns that are never empty. */
export function isHeld({ graph, held }: NarrowingScope, node: Of<"aggregate">): boolean {
  const { over, depth, where, ...others } = node.loop;
  if (node.operation !== "some" || over.kind !== "rows" || over.of !== undefined) return false;
  if (Object.values(others).some((each) => each !== undefined && (!Array.isArray(each) || each.length > 0)))
    return false;
  const asked = [where, node.value].flatMap((id) => (id === undefined ? [] : conditionsOf(graph, id)));
  const values = asked.map((id) => valueAsked(graph, id, { table: over.table, depth }));
  return held.some(({ table, columns }) => {
    const has = (each: ReturnType<typeof valueAsked>) =>
      columns.some(({ column, value }) => column === each?.column && value === each.value);
    return table === over.table && values.length > 0 && values.every(has);
  });
}

/** The value that a column of the row must have. */
function valueAsked(graph: Graph, id: NodeId, at: { readonly table: number; readonly depth: number }) {
  const equal = graph.at(id);
  if (equal.kind !== "equal") return undefined;
  for (const [one, other] of [
    [equal.left, equal.right],
    [equal.right, equal.left],
  ] as const) {
    const [read, value] = [graph.at(one), graph.constantOf(other)];
    if (read.kind !== "input" || read.row === undefined || read.maybe || typeof value !== "number") continue;
    const row = graph.at(read.row);
    if (row.kind === "row" && row.table === at.table && row.depth === at.depth && read.table === at.table)
      return { column: read.column, value };
  }
  return undefined;
}
