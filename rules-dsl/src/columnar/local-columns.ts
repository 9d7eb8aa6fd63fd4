/**
 * Which computed columns need no array: those that nobody reads afterwards, and that are read only by the pass that makes them, at the row
 * at hand.
 */
import type { Node, NodeId, RelationalProgram } from "../specialise/specialise.ts";
import { operandsOf } from "../specialise/specialise.ts";
import type { Unit } from "./schedule.ts";

/** @param loops the passes of each emitted loop over subjects. @param stored columns that are read afterwards. */
export function localColumns(
  program: RelationalProgram,
  loops: readonly (readonly Unit[])[],
  stored: ReadonlySet<number>,
): ReadonlySet<number> {
  const { nodes, columns, tables } = program;
  const loopOf = new Map<number, number>();
  for (const [loop, units] of loops.entries())
    for (const unit of units) for (const column of unit.columns) loopOf.set(column, loop);
  const local = new Set([...columns.keys()].filter((column) => !stored.has(column) && loopOf.has(column)));
  const read = (roots: readonly NodeId[], loop: number | undefined, unit: Unit | undefined): void => {
    for (const node of columnsRead(nodes, roots, new Set())) {
      const isHere = loopOf.get(node.column) === loop && isAtHand(program, node, unit);
      if (!isHere) local.delete(node.column);
    }
  };
  for (const [loop, units] of loops.entries())
    for (const unit of units)
      read([...unit.columns.map((column) => columns[column]?.node ?? 0), ...unit.fused], loop, unit);
  for (const { keep, within } of tables)
    read(
      [keep, within].filter((id) => id !== undefined),
      undefined,
      undefined,
    );
  return local;
}

/**
 * Which computed columns nobody reads but the pass that makes them.
 * @param fused aggregates of which the passes keep what they come to. @param stored columns that are read afterwards.
 */
export function columnsOfOnePass(
  { nodes, columns, tables }: RelationalProgram,
  passes: readonly Unit[],
  fused: ReadonlySet<NodeId>,
  stored: ReadonlySet<number>,
): ReadonlySet<number> {
  const own = new Set(passes.flatMap((pass) => pass.columns).filter((column) => !stored.has(column)));
  const read = (roots: readonly NodeId[], by: ReadonlySet<number>): void => {
    for (const { column } of columnsRead(nodes, roots, fused)) if (!by.has(column)) own.delete(column);
  };
  for (const pass of passes)
    read(
      [...pass.columns.map((column) => columns[column]?.node ?? 0).filter((id) => !fused.has(id)), ...pass.fused],
      new Set(pass.columns),
    );
  for (const { keep, within } of tables)
    read(
      [keep, within].filter((id) => id !== undefined),
      new Set(),
    );
  return own;
}

type Computed = Extract<Node, { readonly kind: "computed" }>;

/** Reads of computed columns that some nodes are made of. @param apart nodes that are not looked into, but for the first. */
function columnsRead(
  nodes: readonly Node[],
  roots: readonly NodeId[],
  apart: ReadonlySet<NodeId>,
): readonly Computed[] {
  const seen = new Set<NodeId>();
  const found: Computed[] = [];
  const open = [...roots];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const node = nodes[id] as Node;
    open.push(...operandsOf(node).filter((each) => !apart.has(each)));
    if (node.kind === "computed") found.push(node);
  }
  return found;
}

/** A column of the subject, which one loop computes before what reads it; or one of the same pass over rows, at the row of the pass. */
function isAtHand({ nodes, columns }: RelationalProgram, { column, row }: Computed, unit: Unit | undefined): boolean {
  if (row === undefined) return columns[column]?.table === 0;
  const found = nodes[row];
  return found?.kind === "row" && found.depth === 0 && unit?.table === found.table && unit.columns.includes(column);
}
