/**
 * Parts what a pass computes of every row of which it reads it of some only: a long loan is asked for its months, one that is late for its
 * days, and none for both. What costs a loop stands under the condition of those that read it.
 */
import type { NodeId } from "../specialise/specialise.ts";
import { operandsOf } from "../specialise/specialise.ts";
import type { Chosen } from "./chosen-rows.ts";
import { keyOfChosen } from "./chosen-rows.ts";
import type { Scope } from "./emission.ts";
import { nodeAt } from "./emission.ts";
import { chosenBy } from "./put-aside.ts";
import type { Unit } from "./schedule.ts";

/** Rows of which none of some conditions is known to be false, and what is asked of no others: columns of the pass and aggregates. */
export interface Guarded {
  readonly chosen: Chosen;
  readonly columns: readonly number[];
  readonly of: readonly NodeId[];
}

/** @param elsewhere aggregates that the pass leaves to another loop. */
export function guardedRows(scope: Scope, unit: Unit, elsewhere: ReadonlySet<NodeId>): readonly Guarded[] {
  const groups = new Map<string, { readonly chosen: Chosen; readonly of: NodeId[] }>();
  const plain: NodeId[] = [];
  for (const id of unit.fused) {
    const chosen = elsewhere.has(id) ? undefined : chosenBy(scope, unit.table, nodeAt(scope, id));
    if (!chosen) {
      plain.push(id);
      continue;
    }
    const key = keyOfChosen(scope, chosen);
    const group = groups.get(key) ?? { chosen, of: [] };
    groups.set(key, group);
    group.of.push(id);
    // The condition is asked of every row.
    plain.push(...chosen.rows);
  }
  const { program, ofOnePass } = scope.emission;
  const nodeOf = (column: number): NodeId => program.columns[column]?.node ?? 0;
  plain.push(...unit.columns.filter((column) => !ofOnePass.has(column)).map(nodeOf));
  const reached = [...groups.values()].map(({ of }) => reachedIn(scope, unit, of));
  const always = reachedIn(scope, unit, plain);
  return [...groups.values()].flatMap(({ chosen, of }, place): readonly Guarded[] => {
    const own = reached[place] as Reached;
    const others = [always, ...reached.filter((_, other) => other !== place)];
    const isOwnLoop = (id: NodeId) => isLoopOfRow(scope, id) && !others.some(({ nodes }) => nodes.has(id));
    if (![...own.nodes].some(isOwnLoop)) return [];
    const isOwn = (column: number) => own.columns.has(column) && !others.some(({ columns }) => columns.has(column));
    return [{ chosen, columns: unit.columns.filter((column) => ofOnePass.has(column) && isOwn(column)), of }];
  });
}

interface Reached {
  readonly nodes: ReadonlySet<NodeId>;
  /** Of the pass. */
  readonly columns: ReadonlySet<number>;
}

/** What is computed for some nodes, columns of the pass with what they are made of among it: what other passes have come to is there. */
function reachedIn({ emission }: Scope, { columns: own }: Unit, roots: readonly NodeId[]): Reached {
  const { program, schedule } = emission;
  const nodes = new Set<NodeId>();
  const columns = new Set<number>();
  const ofPass = new Set(own);
  const open = [...roots];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (nodes.has(id)) continue;
    nodes.add(id);
    const node = nodeAt({ emission }, id);
    const below = [...operandsOf(node)];
    if (node.kind === "computed" && ofPass.has(node.column)) {
      columns.add(node.column);
      below.push(program.columns[node.column]?.node ?? 0);
    }
    open.push(...below.filter((each) => !schedule.fused.has(each)));
  }
  return { nodes, columns };
}

function isLoopOfRow(scope: Scope, id: NodeId): boolean {
  const { heavy, schedule } = scope.emission;
  return "loop" in nodeAt(scope, id) && (heavy[id] ?? false) && schedule.free[id] !== 0;
}
