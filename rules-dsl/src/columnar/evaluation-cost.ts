/** About how many operations a program takes for one person: each node as often as there are rows of what it depends on. */
import type { Node, RelationalProgram } from "../specialise/specialise.ts";
import { operandsOf } from "../specialise/specialise.ts";

/** Pieces of a period: years and months of a cycle. */
const piecesOfPeriod = 3;

/** What is gone through at one depth, one after the other. */
interface Members {
  readonly count: number;
  /** Whose rows they are, if they are rows. */
  readonly table?: number;
}

const one: Members = { count: 1 };

/**
 * @param rowsEach by table: rows of a parent that has any.
 * @param distinct by `table column`, as a narrowing has it: who looks at the rows of such a table for those like one of them looks at that one.
 */
export function evaluationCost(
  { nodes }: RelationalProgram,
  rowsEach: readonly number[],
  distinct: ReadonlySet<string>,
): number {
  const columns = [...distinct];
  const toldApart = new Set(
    [...rowsEach.keys()].filter((table) => columns.some((each) => each.startsWith(`${table} `))),
  );
  // By node and depth.
  const members: (readonly Members[])[] = [];
  let cost = 0;
  for (const node of nodes) {
    const own = membersOf(node, members, rowsEach);
    members.push(own);
    if (isOperation(node)) cost += timesOf(own, toldApart);
  }
  return cost;
}

function timesOf(members: readonly Members[], toldApart: ReadonlySet<number>): number {
  let times = 1;
  for (const [depth, { count, table }] of members.entries()) {
    const isThatOne =
      table !== undefined && toldApart.has(table) && members.findIndex((each) => each.table === table) < depth;
    if (!isThatOne) times *= count;
  }
  return times;
}

function membersOf(
  node: Node,
  members: readonly (readonly Members[])[],
  rowsEach: readonly number[],
): readonly Members[] {
  if (node.kind === "row") {
    const { table, depth } = node;
    return at(depth, { table, count: Math.max(1, rowsEach[table] ?? 1) });
  }
  if (node.kind === "member") return at(node.depth, { count: piecesOfPeriod });
  const most: Members[] = [];
  for (const id of operandsOf(node))
    for (const [depth, each] of (members[id] ?? []).entries())
      if (each.count >= (most[depth]?.count ?? 0)) most[depth] = each;
  // A loop is gone through as often as what stands around it: its members are inside.
  if ("loop" in node && node.loop.depth < most.length) most[node.loop.depth] = one;
  return most;
}

/** One of every depth before. */
function at(depth: number, members: Members): readonly Members[] {
  return [...new Array<Members>(depth).fill(one), members];
}

function isOperation({ kind }: Node): boolean {
  return kind !== "constant" && kind !== "row" && kind !== "member" && kind !== "undetermined";
}
