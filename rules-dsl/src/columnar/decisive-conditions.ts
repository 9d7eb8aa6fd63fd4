/** What must hold of the members of a loop: those that cannot matter are passed over, or there is but one that may. */
import type { Node, NodeId, Source } from "../specialise/specialise.ts";
import { operandsOf } from "../specialise/specialise.ts";
import type { Emission, Scope } from "./emission.ts";
import { nodeAt } from "./emission.ts";
import type { Summary } from "./emit-together.ts";

type ProgramAt = Pick<Emission, "program" | "distinct">;
interface At {
  readonly emission: ProgramAt;
}
type LoopNode = Extract<Node, { readonly loop: unknown }>;

/** Conditions on the member alone without which it does not matter: where one is known to be false nothing else is looked at. */
export function telling(scope: Scope, node: Summary): readonly NodeId[] {
  const bit = 1 << node.loop.depth;
  const { free } = scope.emission.schedule;
  return decisive(scope, node).filter((id) => free[id] === bit && !scope.emission.heavy[id]);
}

/** What must hold of a member, or it need not be looked at: where one is known to be false, it leaves no doubt of whether it is there either. */
function decisive(scope: At, node: Summary): readonly NodeId[] {
  const { filter } = node.loop;
  const isSure = (filter === undefined || !nodeAt(scope, filter).maybe) && (node.loop.require ?? []).length === 0;
  if (isSure) return needed(scope, node);
  return filter === undefined ? [] : ofFilter(scope, filter);
}

/**
 * The row at hand outside, where a member must have the same value in a column that tells the rows of a subject apart, or where a subject
 * has one at most.
 */
export function onlyRow(scope: Scope, node: Summary): string | undefined {
  for (const depth of depthsOfOnlyRow(scope.emission, node)) {
    const row = scope.bindings[depth]?.row;
    if (row !== undefined) return row;
  }
  return node.loop.over.kind === "rows" ? rowOfOnlyTable(scope, node.loop.over) : undefined;
}

/** The same of what a loop begins with. */
export function rowOfOnlyTable(scope: Scope, over: Source): string | undefined {
  const table = onlyTable(scope.emission, over);
  return table === undefined ? undefined : scope.bindings.find((binding) => binding?.table === table)?.row;
}

/** The table of which a subject has one row at most, where members are that row or a period of it. */
export function onlyTable({ program }: Pick<Emission, "program">, over: Source): number | undefined {
  if (over.kind === "merged") return onlyTable({ program }, over.loop.over);
  if (over.kind !== "rows" || over.of !== undefined) return undefined;
  const { parent, mostRows } = program.layout.tables[over.table] ?? {};
  return parent === 0 && mostRows === 1 ? over.table : undefined;
}

/** The table of which each subject has one row, where an extreme of its rows is asked: of none it would not be known, and it always is. */
export function tableOfOneRow({ program }: Pick<Emission, "program">, node: Node): number | undefined {
  if (node.kind !== "aggregate" && node.kind !== "pick") return undefined;
  const isExtreme = node.kind === "pick" || node.operation === "greatest" || node.operation === "smallest";
  const { over, depth: _, ...conditions } = node.loop;
  if (!isExtreme || node.maybe || Object.values(conditions).some((each) => each !== undefined)) return undefined;
  const table = over.kind === "rows" ? onlyTable({ program }, over) : undefined;
  const { keep, within } = program.tables[table ?? 0] ?? {};
  return keep === undefined && within === undefined ? table : undefined;
}

/** Depths outside a loop at which the only row stands that its members may be. */
export function depthsOfOnlyRow(emission: ProgramAt, node: Node): readonly number[] {
  if (node.kind !== "aggregate" && node.kind !== "pick") return [];
  const { over, depth } = node.loop;
  if (over.kind !== "rows" || over.of !== undefined) return [];
  return decisive({ emission }, node).flatMap((id) => {
    const equal = nodeAt({ emission }, id);
    if (equal.kind !== "equal") return [];
    const [left, right] = [rowRead({ emission }, equal.left), rowRead({ emission }, equal.right)];
    const isOneColumn = left && right && left.table === over.table && left.key === right.key;
    if (!isOneColumn || !emission.distinct.has(left.key)) return [];
    const other = left.depth === depth ? right.depth : right.depth === depth ? left.depth : depth;
    return other < depth ? [other] : [];
  });
}

/** A column read at the row of a depth. */
function rowRead(scope: At, id: NodeId) {
  const node = nodeAt(scope, id);
  if (node.kind !== "input" || node.row === undefined || node.maybe) return undefined;
  const row = nodeAt(scope, node.row);
  return row.kind === "row" && row.table === node.table
    ? { table: node.table, key: `${node.table} ${node.column}`, depth: row.depth }
    : undefined;
}

/** A comparison of the member with what is around it: of the rows of one subject few are alike. Texts and amounts tell more than options. */
export function comparing(scope: Scope, node: Summary): readonly NodeId[] {
  const bit = 1 << node.loop.depth;
  const { free } = scope.emission.schedule;
  const isComparison = (id: NodeId) => {
    const bits = free[id] ?? 0;
    return nodeAt(scope, id).kind === "equal" && (bits & bit) !== 0 && bits !== bit && !scope.emission.heavy[id];
  };
  const plainness = (id: NodeId) => {
    const each = nodeAt(scope, id);
    return each.kind === "equal" && nodeAt(scope, each.left).type.kind === "option" ? 1 : 0;
  };
  const found = needed(scope, node).filter(isComparison);
  return [...found].sort((a, b) => plainness(a) - plainness(b));
}

/** What must hold of a member that is there, or it changes nothing: if one of these is known to be false, so is the filter or the condition. */
function needed(scope: At, node: Summary): readonly NodeId[] {
  const isOfSome = node.kind === "aggregate" && node.operation === "some" && node.loop.where === undefined;
  const { filter } = node.loop;
  const condition = isOfSome ? node.value : node.loop.where;
  return [
    ...(filter === undefined ? [] : ofFilter(scope, filter)),
    ...(condition === undefined ? [] : ofBoth(scope, condition)),
  ];
}

function ofBoth(scope: At, id: NodeId): readonly NodeId[] {
  const node = nodeAt(scope, id);
  return node.kind === "and" ? [...ofBoth(scope, node.left), ...ofBoth(scope, node.right)] : [id];
}

/** A filter that needs another one to be known is known to be false where that one is. */
function ofFilter(scope: At, id: NodeId): readonly NodeId[] {
  const node = nodeAt(scope, id);
  if (node.kind !== "requires") return ofBoth(scope, id);
  const [only, ...others] = node.of;
  const inner = nodeAt(scope, node.value);
  const isFirst = inner.kind === "and" && inner.left === only && others.length === 0;
  return isFirst ? ofFilter(scope, inner.left) : [];
}

/** Nodes that hold a loop: what stands under a condition is not computed before it. */
export function heavyNodes(program: ProgramAt, fused: ReadonlySet<NodeId>): readonly boolean[] {
  const heavy: boolean[] = [];
  for (const [id, node] of program.program.nodes.entries()) {
    const isLoop = "loop" in node ? !isShort(program, node) : isLong(node);
    heavy.push(!fused.has(id) && (isLoop || operandsOf(node).some((each) => heavy[each])));
  }
  return heavy;
}

/** With one member at most. */
function isShort(program: ProgramAt, node: LoopNode): boolean {
  if (depthsOfOnlyRow(program, node).length > 0) return true;
  return node.kind !== "allocate" && onlyTable(program, node.loop.over) !== undefined;
}

function isLong({ kind }: Node): boolean {
  return kind === "wholeMonths" || kind === "prevailingYear";
}
