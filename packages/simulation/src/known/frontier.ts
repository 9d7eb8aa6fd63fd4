/**
 * Where a candidate parts from the law: the values that both have and that what differs is made of, and what the law says itself. Whoever
 * keeps them evaluates the next candidate that differs in the same place from there on.
 */
import type { ColumnId, Node, NodeId, RelationalProgram } from "@delibera/rules-dsl/specialise";
import { canBeCut, freeDepths, operandsOf } from "@delibera/rules-dsl/specialise";

/** Columns that are read of a program, by the scenario they are read for. */
export interface ColumnsRead {
  readonly baseline: readonly ColumnId[];
  readonly candidates: readonly (readonly ColumnId[])[];
}

/** By node, the table it has a value for each row of. */
export function frontierOf(program: RelationalProgram, { baseline, candidates }: ColumnsRead): Map<NodeId, number> {
  const { nodes, columns } = program;
  const free = freeDepths(nodes);
  const [law, ...others] = [baseline, ...candidates.filter((each) => each.length > 0)].map((each) =>
    reachedFrom(program, each),
  );
  const isShared = (id: NodeId) => law?.[id] === 1 && others.every((each) => each[id] === 1);
  const found = new Map<NodeId, number>();
  const seen = new Set<NodeId>();
  const open: NodeId[] = [];
  const ofLaw = new Set(baseline);
  const enter = (column: ColumnId): void => {
    const { node: id, table } = columns[column] ?? { node: 0, table: 0 };
    const isKept = ofLaw.has(column) || isShared(id);
    if (isKept && canBeCut(nodes[id] as Node)) found.set(id, free[id] === 0 ? 0 : table);
    else open.push(id);
  };
  for (const column of new Set([...baseline, ...candidates.flat()])) enter(column);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const node = nodes[id] as Node;
    if (node.kind === "computed") enter(node.column);
    for (const operand of operandsOf(node)) {
      const below = nodes[operand] as Node;
      const isWorth = "loop" in below && free[operand] === 0;
      if (isWorth && isShared(operand) && canBeCut(below)) found.set(operand, 0);
      else open.push(operand);
    }
  }
  return found;
}

function reachedFrom({ nodes, columns }: RelationalProgram, roots: readonly ColumnId[]): Uint8Array {
  const reached = new Uint8Array(nodes.length);
  const open = roots.map((column) => columns[column]?.node ?? 0);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached[id] === 1) continue;
    reached[id] = 1;
    const node = nodes[id] as Node;
    if (node.kind === "computed") open.push(columns[node.column]?.node ?? 0);
    open.push(...operandsOf(node));
  }
  return reached;
}
