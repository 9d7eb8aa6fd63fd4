/** About how many operations a program takes for one person: each node as often as there are rows of what it depends on. */
import type { Node, RelationalProgram } from "../specialise/specialise.ts";
import { operandsOf } from "../specialise/specialise.ts";

/** Pieces of a period: years and months of a cycle. */
const piecesOfPeriod = 3;

/** @param rowsEach by table: rows of a parent that has any. */
export function evaluationCost({ nodes }: RelationalProgram, rowsEach: readonly number[]): number {
  // By node and depth: how many members it is computed for, one after the other.
  const members: (readonly number[])[] = [];
  let cost = 0;
  for (const node of nodes) {
    const own = membersOf(node, members, rowsEach);
    members.push(own);
    if (isOperation(node)) cost += own.reduce((product, each) => product * each, 1);
  }
  return cost;
}

function membersOf(
  node: Node,
  members: readonly (readonly number[])[],
  rowsEach: readonly number[],
): readonly number[] {
  if (node.kind === "row") return at(node.depth, Math.max(1, rowsEach[node.table] ?? 1));
  if (node.kind === "member") return at(node.depth, piecesOfPeriod);
  const most: number[] = [];
  for (const id of operandsOf(node))
    for (const [depth, each] of (members[id] ?? []).entries()) most[depth] = Math.max(most[depth] ?? 1, each);
  // A loop is gone through as often as what stands around it: its members are inside.
  if ("loop" in node && node.loop.depth < most.length) most[node.loop.depth] = 1;
  return most;
}

/** One of every depth before. */
function at(depth: number, members: number): readonly number[] {
  return [...new Array<number>(depth).fill(1), members];
}

function isOperation({ kind }: Node): boolean {
  return kind !== "constant" && kind !== "row" && kind !== "member" && kind !== "undetermined";
}
