/**
 * Loops over the same pieces of a period that are needed at one place of the code: one loop computes them all. What one of them needs of
 * another, or of a column that is not there yet, keeps them apart.
 */
import type { Node, NodeId } from "../specialise/specialise.ts";
import { operandsOf } from "../specialise/specialise.ts";
import type { Emission, Scope } from "./emission.ts";
import { memoryKey, nodeAt } from "./emission.ts";

export type Summary = Extract<Node, { readonly kind: "aggregate" | "pick" }>;

export interface Sibling {
  readonly id: NodeId;
  readonly node: Summary;
}

/** A loop over pieces of a period and those that one loop may compute with it, itself among them. */
export function together(scope: Scope, id: NodeId, node: Summary): readonly Sibling[] {
  const own = { id, node };
  const { over, depth } = node.loop;
  if (over.kind === "rows") return [own];
  const key = sourceKey(node);
  const near = neededHere(scope, depth).filter((each) => {
    if (each.id === id || sourceKey(each.node) !== key || scope.block.memory.get(memoryKey(scope, each.id)))
      return false;
    return isBoundIn(scope, each.id) && isReady(scope.emission, each.id);
  });
  const found = [own];
  for (const each of near) {
    const isApart = found.every((other) => {
      const [first, second] = each.id < other.id ? [each.id, other.id] : [other.id, each.id];
      return !reachedFrom(scope.emission, second).has(first);
    });
    if (isApart) found.push(each);
  }
  return found;
}

function sourceKey({ loop: { over, when, depth } }: Summary): string {
  return JSON.stringify([over, when, depth]);
}

function isBoundIn({ emission, bindings }: Scope, id: NodeId): boolean {
  let free = emission.schedule.free[id] ?? 0;
  for (let depth = 0; free !== 0; depth++, free >>= 1) if ((free & 1) === 1 && !bindings[depth]) return false;
  return true;
}

/** Loops of a depth that what is computed here needs; those inside others have other members, unless they begin deeper. */
function neededHere(scope: Scope, depth: number): readonly Sibling[] {
  const { emission, needed } = scope;
  const found: Sibling[] = [];
  const seen = new Set<NodeId>();
  const open = [...needed];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id) || emission.schedule.fused.has(id)) continue;
    seen.add(id);
    const node = nodeAt(scope, id);
    if ((node.kind === "aggregate" || node.kind === "pick") && node.loop.depth === depth) found.push({ id, node });
    if (!("loop" in node) || node.loop.depth > depth) open.push(...operandsOf(node));
  }
  return found.sort((a, b) => a.id - b.id);
}

/** Every column that it reads has been computed. */
function isReady(emission: Emission, id: NodeId): boolean {
  if (emission.pending.size === 0) return true;
  for (const each of reachedFrom(emission, id)) {
    const node = emission.program.nodes[each];
    if (node?.kind === "computed" && emission.pending.has(node.column)) return false;
  }
  return true;
}

/** What a node is made of, whatever it is made through; itself too. */
export function reachedFrom({ program, reached }: Emission, id: NodeId): ReadonlySet<NodeId> {
  const known = reached.get(id);
  if (known) return known;
  const seen = new Set<NodeId>();
  const open = [id];
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    if (seen.has(each)) continue;
    seen.add(each);
    open.push(...operandsOf(program.nodes[each] as Node));
  }
  reached.set(id, seen);
  return seen;
}
