/**
 * Cuts a relational program where values of it are known already, from an earlier evaluation of the same rows: what they were made of is
 * left out, and they are read as columns that stand after those of the layout.
 */
import { compact } from "./compact.ts";
import { newGraph } from "./graph.ts";
import type { Layout, LayoutColumn } from "./layout.ts";
import type { ColumnId, Node, NodeId, NodeType, Output, RelationalProgram } from "./relational-program.ts";
import { mapOperands, operandsOf } from "./walk-nodes.ts";

export interface Cut {
  /** Computes the columns that are asked for, and has no outputs. */
  readonly program: RelationalProgram;
  /** By table of the layout: the nodes whose values are read, in the order of the columns added to it. */
  readonly added: readonly (readonly NodeId[])[];
  /** The number that a column asked for has now. */
  readonly columnAt: (column: ColumnId) => ColumnId;
}

/** Whether the value of a node can stand in a column: rows are not values. */
export function canBeCut({ kind, type }: Node): boolean {
  return type.kind !== "row" && !["constant", "undetermined", "input", "computed"].includes(kind);
}

/**
 * @param known by node, the table it has a value for each row of: the subject for one that depends on no row, or, for the node of a
 *   computed column, the table of that column.
 * @param asked columns to be computed.
 */
export function cut(program: RelationalProgram, known: ReadonlyMap<NodeId, number>, asked: readonly ColumnId[]): Cut {
  const { nodes, columns, layout } = program;
  const graph = newGraph(() => undefined);
  const added = layout.tables.map((): NodeId[] => []);
  const placeOf = new Map<NodeId, number>();
  const made = new Map<NodeId, NodeId>();
  const place = (id: NodeId, table: number): number => {
    const found = placeOf.get(id);
    if (found !== undefined) return found;
    const own = added[table] as NodeId[];
    const at = (layout.tables[table]?.columns.length ?? 0) + own.length;
    own.push(id);
    placeOf.set(id, at);
    return at;
  };
  /** The value of a known node at a row, or at the row of the column that is being computed. */
  const read = (id: NodeId, table: number, row?: NodeId): NodeId => {
    const { type, maybe } = nodes[id] as Node;
    const own =
      table === 0 ? undefined : (row ?? graph.node({ kind: "row", table, depth: 0 }, { kind: "row", table }, false));
    const isMaybe = maybe || (row !== undefined && graph.maybe(row));
    const operation = { kind: "input" as const, table, column: place(id, table) };
    return graph.node({ ...operation, ...(own === undefined ? {} : { row: own }) }, type, isMaybe);
  };
  const to = (id: NodeId): NodeId => made.get(id) ?? visit(id);
  const visit = (id: NodeId): NodeId => {
    const node = nodes[id] as Node;
    const table = known.get(id);
    let now: NodeId;
    if (table !== undefined) now = read(id, table);
    else if (node.kind === "computed") {
      const { node: root, table: of } = columns[node.column] ?? { node: 0, table: 0 };
      const row = node.row === undefined ? undefined : to(node.row);
      now = known.get(root) === of ? read(root, of, row) : graph.node(mapOperands(node, to), node.type, node.maybe);
    } else now = graph.node(mapOperands(node, to), node.type, node.maybe);
    made.set(id, now);
    return now;
  };
  const needed = neededColumns(program, known, asked);
  const outputs = asked.map((column): Output => {
    const { table, rule } = columns[column] ?? { table: 0, rule: "" };
    return { rule, table, shape: "value", parts: { value: column } };
  });
  const left = columns.map((column, index) => (needed.has(index) ? { ...column, node: to(column.node) } : column));
  const tables = program.tables.map(({ keep, within }) => ({
    ...(keep === undefined ? {} : { keep: to(keep) }),
    ...(within === undefined ? {} : { within: to(within) }),
  }));
  const own = {
    ...program,
    layout: withColumns(layout, added, nodes),
    tables,
    nodes: graph.nodes,
    columns: left,
    outputs,
  };
  const { program: compacted, columnAt } = compact(own);
  return { program: { ...compacted, outputs: [] }, added, columnAt };
}

/** Columns that are asked for, and those they are still made of. */
function neededColumns(
  { nodes, columns, tables }: RelationalProgram,
  known: ReadonlyMap<NodeId, number>,
  asked: readonly ColumnId[],
): ReadonlySet<ColumnId> {
  const needed = new Set<ColumnId>(asked);
  const seen = new Set<NodeId>();
  const open = asked.map((column) => columns[column]?.node ?? 0);
  for (const { keep, within } of tables) for (const id of [keep, within]) if (id !== undefined) open.push(id);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id) || known.has(id)) continue;
    seen.add(id);
    const node = nodes[id] as Node;
    open.push(...operandsOf(node));
    if (node.kind !== "computed") continue;
    const { node: root, table } = columns[node.column] ?? { node: 0, table: 0 };
    if (known.get(root) === table) continue;
    needed.add(node.column);
    open.push(root);
  }
  return needed;
}

function withColumns(layout: Layout, added: readonly (readonly NodeId[])[], nodes: readonly Node[]): Layout {
  const tables = layout.tables.map((table, index) => {
    const own = (added[index] ?? []).map((id, place): LayoutColumn => {
      const { type, maybe } = nodes[id] as Node;
      return { path: `known ${place}`, type: columnType(type), optional: maybe };
    });
    return { ...table, columns: [...table.columns, ...own] };
  });
  return { tables };
}

function columnType(type: NodeType): LayoutColumn["type"] {
  // `canBeCut` leaves rows out.
  return type.kind === "row" ? { kind: "boolean" } : type;
}
