/**
 * The same relational program for fewer people: what is known of all their rows (no rows of a table, a column that nobody has, tighter
 * bounds) decides what it decides, and what is left is shorter. Denominators stay, so that every column means what it meant.
 */
import { compact } from "./compact.ts";
import { newGraph } from "./graph.ts";
import type { Layout } from "./layout.ts";
import type { Everywhere } from "./narrow-ends.ts";
import type { HeldRow } from "./narrow-held.ts";
import { narrowNode } from "./narrow-node.ts";
import type { ColumnId, KeptRows, NodeId, Output, RelationalProgram } from "./relational-program.ts";
import { mapOperands, operandsOf } from "./walk-nodes.ts";

export interface Narrowing {
  /** The tables and columns of the program's layout, with bounds that hold of these people. */
  readonly layout: Layout;
  /** By table and column: what every row of these people has; null where none has a value. Options by place, booleans 0 and 1. */
  readonly everywhere: Everywhere;
  /** By table: rows that every parent has, at least. */
  readonly leastRows: readonly number[];
  /** By `table column`: columns of which no two rows of a person have one value. */
  readonly distinct: ReadonlySet<string>;
  /** Rows that each of these people has. */
  readonly held: readonly HeldRow[];
}

export interface Narrowed {
  readonly program: RelationalProgram;
  /** The number of a kept column in the narrowed program. */
  readonly columnAt: (column: ColumnId) => ColumnId;
}

/** @param kept columns that must be there, beside those of the outputs. */
export function narrow(
  program: RelationalProgram,
  { layout, everywhere, leastRows, distinct, held }: Narrowing,
  kept: readonly ColumnId[],
): Narrowed {
  // INVARIANT (narrowing): bounds only grow tighter, so that nothing is refused that was not.
  const graph = newGraph(() => undefined);
  const made: NodeId[] = [];
  const to = (id: NodeId): NodeId => made[id] as NodeId;
  const first = new Map<string, ColumnId>();
  const columnNow = (column: ColumnId) => {
    const { table, node } = program.columns[column] ?? { table: 0, node: 0 };
    const key = `${table} ${to(node)}`;
    const found = first.get(key) ?? column;
    first.set(key, found);
    return { column: found, node: to(node) };
  };
  const noRows = { leastRows: layout.tables.map(() => 0), held: [] as readonly HeldRow[] };
  const scope = { graph, layout, everywhere, distinct, columnNow, ...noRows };
  const visit = (id: NodeId): void => {
    const node = program.nodes[id];
    if (made[id] !== undefined || !node) return;
    for (const operand of operandsOf(node)) visit(operand);
    if (node.kind === "computed") visit(program.columns[node.column]?.node ?? 0);
    made[id] = narrowNode(scope, mapOperands(node, to));
  };
  // Which rows are left out tells how many there are at least.
  for (const { keep, within } of program.tables) for (const id of [keep, within]) if (id !== undefined) visit(id);
  const isWhole = program.tables.map(({ keep, within }) =>
    [keep, within].every((id) => id === undefined || to(id) === graph.yes),
  );
  scope.leastRows = leastRows.map((least, table) => (isWhole[table] ? least : 0));
  scope.held = held.filter(({ table }) => isWhole[table]);
  for (const id of program.nodes.keys()) visit(id);
  const isEmpty = (table: number): boolean => layout.tables[table]?.mostRows === 0;
  const tables = program.tables.map(({ keep, within }, table): KeptRows => {
    const needs = (id: NodeId | undefined) => id !== undefined && to(id) !== graph.yes && !isEmpty(table);
    return {
      ...(needs(keep) ? { keep: to(keep as NodeId) } : {}),
      ...(needs(within) ? { within: to(within as NodeId) } : {}),
    };
  });
  const columns = program.columns.map((column) => ({ ...column, node: to(column.node) }));
  const extra = kept.map((column): Output => {
    const { table, rule } = program.columns[column] ?? { table: 0, rule: "" };
    return { rule, table, shape: "value", parts: { value: column } };
  });
  const all = { ...program, layout, tables, nodes: graph.nodes, columns, outputs: [...program.outputs, ...extra] };
  const { program: left, columnAt } = compact(all);
  return { program: { ...left, outputs: left.outputs.slice(0, program.outputs.length) }, columnAt };
}
