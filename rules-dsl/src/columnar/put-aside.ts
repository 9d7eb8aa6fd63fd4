/**
 * Parts what a pass over rows computes: what compares a few rows with one another is not asked while the pass goes by all. The pass puts
 * these rows aside, without a branch that nobody could guess and without a second pass that finds them, and they are compared after it.
 */
import type { Node, NodeId } from "../specialise/specialise.ts";
import type { Chosen } from "./chosen-rows.ts";
import { keyOfChosen } from "./chosen-rows.ts";
import { telling } from "./decisive-conditions.ts";
import type { Scope } from "./emission.ts";
import { nodeAt } from "./emission.ts";
import { reachedFrom } from "./emit-together.ts";
import type { Unit } from "./schedule.ts";

/** Rows put aside, and the aggregates that look at no others. */
export interface Aside {
  readonly chosen: Chosen;
  readonly of: readonly NodeId[];
}

export function putAside(scope: Scope, unit: Unit): readonly Aside[] {
  const { program } = scope.emission;
  // A list has room for the rows that belong to a subject itself.
  if (program.layout.tables[unit.table]?.parent !== 0) return [];
  const found = new Map<string, { readonly chosen: Chosen; readonly of: NodeId[] }>();
  const chosenOf = new Map<NodeId, Chosen>();
  for (const id of unit.fused) {
    const chosen = readsColumnOf(scope, unit, id) ? undefined : comparedRows(scope, unit, id);
    if (chosen) chosenOf.set(id, chosen);
  }
  const staying = [
    ...unit.fused.filter((id) => !chosenOf.has(id)),
    ...unit.columns.map((column) => program.columns[column]?.node ?? 0),
  ];
  for (const [id, chosen] of chosenOf) {
    if (staying.some((other) => shareMuch(scope, id, other))) continue;
    const key = keyOfChosen(scope, chosen);
    const aside = found.get(key) ?? { chosen, of: [] };
    found.set(key, aside);
    aside.of.push(id);
  }
  return [...found.values()];
}

/** The rows that an aggregate looks at, if for each of them it looks at the same rows again. */
function comparedRows(scope: Scope, { table }: Unit, id: NodeId): Chosen | undefined {
  const { heavy, schedule } = scope.emission;
  const chosen = chosenBy(scope, table, nodeAt(scope, id));
  if (!chosen) return undefined;
  const key = keyOfChosen(scope, chosen);
  for (const each of reachedFrom(scope.emission, id)) {
    const inner =
      each !== id && heavy[each] && schedule.free[each] !== 0 && chosenBy(scope, table, nodeAt(scope, each));
    if (inner && keyOfChosen(scope, inner) === key) return chosen;
  }
  return undefined;
}

export function chosenBy(scope: Scope, table: number, node: Node): Chosen | undefined {
  if (node.kind !== "aggregate" && node.kind !== "pick") return undefined;
  const { over, depth } = node.loop;
  if (over.kind !== "rows" || over.table !== table || over.of !== undefined) return undefined;
  const rows = telling(scope, node);
  return rows.length === 0 ? undefined : { table, depth, rows };
}

/** What a pass computes of its rows may be at hand in the pass only. */
function readsColumnOf({ emission }: Scope, unit: Unit, id: NodeId): boolean {
  const columns = new Set(unit.columns);
  if (columns.size === 0) return false;
  for (const each of reachedFrom(emission, id)) {
    const node = emission.program.nodes[each];
    if (node?.kind === "computed" && columns.has(node.column)) return true;
  }
  return false;
}

/** Both ask the same long thing of a row: it is asked once, in the pass. */
function shareMuch({ emission }: Scope, a: NodeId, b: NodeId): boolean {
  const { heavy, schedule } = emission;
  const others = reachedFrom(emission, b);
  for (const id of reachedFrom(emission, a)) if (heavy[id] && schedule.free[id] !== 0 && others.has(id)) return true;
  return false;
}
