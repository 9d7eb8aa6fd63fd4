/** Leaves out the nodes and columns that no output needs, and numbers the rest anew in the same order. */
import type { ColumnId, RelationalProgram } from "./relational-program.ts";
import { mapOperands, operandsOf } from "./walk-nodes.ts";

export interface Compacted {
  readonly program: RelationalProgram;
  /** The number that a column has now; negative when it was left out. */
  readonly columnAt: (column: ColumnId) => ColumnId;
}

export function compact(program: RelationalProgram): Compacted {
  const { nodes, columns, outputs, tables } = program;
  const liveColumns = new Set(
    outputs.flatMap(({ parts, present }) => [
      ...Object.values(parts).filter((each) => each !== undefined),
      ...(present === undefined ? [] : [present]),
    ]),
  );
  const liveNodes = new Set<number>();
  const mark = (root: number): void => {
    const open = [root];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (liveNodes.has(id)) continue;
      liveNodes.add(id);
      const node = nodes[id];
      if (!node) continue;
      if (node.kind === "computed") liveColumns.add(node.column);
      open.push(...operandsOf(node));
    }
  };
  // A column reads only columns before it: from the last to the first, every reader has been seen.
  for (let column = columns.length - 1; column >= 0; column--) {
    const found = columns[column];
    if (found && liveColumns.has(column)) mark(found.node);
  }
  const liveTables = tablesOf(program, liveNodes);
  for (const [table, { keep, within }] of tables.entries()) {
    if (!liveTables.has(table)) continue;
    if (keep !== undefined) mark(keep);
    if (within !== undefined) mark(within);
  }
  const nodeNumbers = numbering(nodes.length, (id) => liveNodes.has(id));
  const columnNumbers = numbering(columns.length, (id) => liveColumns.has(id));
  const nodeAt = (id: number) => nodeNumbers[id] as number;
  const columnAt = (id: number) => columnNumbers[id] ?? -1;
  const compacted: RelationalProgram = {
    ...program,
    tables: tables.map(({ keep, within }, table) => ({
      ...(keep === undefined || !liveTables.has(table) ? {} : { keep: nodeAt(keep) }),
      ...(within === undefined || !liveTables.has(table) ? {} : { within: nodeAt(within) }),
    })),
    nodes: nodes
      .filter((_, id) => liveNodes.has(id))
      .map((node) => {
        const renumbered = mapOperands(node, nodeAt);
        return renumbered.kind === "computed" ? { ...renumbered, column: columnAt(renumbered.column) } : renumbered;
      }),
    columns: columns.filter((_, id) => liveColumns.has(id)).map((column) => ({ ...column, node: nodeAt(column.node) })),
    outputs: outputs.map((output) => ({
      ...output,
      ...(output.present === undefined ? {} : { present: columnAt(output.present) }),
      parts: Object.fromEntries(
        Object.entries(output.parts).flatMap(([part, column]) =>
          column === undefined ? [] : [[part, columnAt(column)]],
        ),
      ),
    })),
  };
  return { program: compacted, columnAt };
}

/** Tables of which some row is read or has an output, and those their rows belong to. */
function tablesOf({ nodes, outputs, layout }: RelationalProgram, live: ReadonlySet<number>): ReadonlySet<number> {
  const found = new Set(outputs.map(({ table }) => table));
  for (const id of live) {
    const node = nodes[id];
    if (node?.kind === "row" || node?.kind === "input") found.add(node.table);
    const loop = node && "loop" in node ? node.loop : undefined;
    for (let over = loop?.over; over; over = over.kind === "merged" ? over.loop.over : undefined) {
      if (over.kind === "rows") found.add(over.table);
    }
  }
  for (let table = layout.tables.length - 1; table > 0; table--) {
    const parent = layout.tables[table]?.parent;
    if (found.has(table) && parent !== undefined) found.add(parent);
  }
  return found;
}

function numbering(length: number, isLive: (id: number) => boolean): readonly number[] {
  let next = 0;
  return Array.from({ length }, (_, id) => (isLive(id) ? next++ : -1));
}
