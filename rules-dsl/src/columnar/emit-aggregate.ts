/** Emits aggregates: what they keep while members pass by, and what it comes to. Used by loops of their own and by shared passes. */
import type { Loop, Node, NodeId } from "../specialise/specialise.ts";
import { operandsOf } from "../specialise/specialise.ts";
import { assume, assumeUnlessOpen } from "./assume.ts";
import type { Block, Code, TruthCode } from "./code.ts";
import { both, decided as decidedOf, either, isInt32, opposite } from "./code.ts";
import { comparing, onlyRow, telling } from "./decisive-conditions.ts";
import type { Scope } from "./emission.ts";
import { isTruth, memoryKey, nodeAt, unstored, within } from "./emission.ts";
import { emitAllocation } from "./emit-allocation.ts";
import { emitMembers, filtered, piecesKey } from "./emit-loop.ts";
import { emitOnlyRow } from "./emit-only-row.ts";
import type { Sibling, Summary } from "./emit-together.ts";
import { together } from "./emit-together.ts";
import { elementOfShared } from "./records.ts";

export type LoopNode = Extract<Node, { readonly kind: "aggregate" | "pick" | "allocate" }>;
export type Emit = (scope: Scope, id: NodeId) => Code;
type NumberCode = Extract<Code, { readonly kind: "number" }>;

export function emitLoopNode(scope: Scope, id: NodeId, node: LoopNode, emit: Emit): Code {
  if (scope.emission.schedule.fused.has(id)) return storedResult(scope, id, node);
  // A loop stands inside those before its depth only: what is bound deeper belongs to others.
  const outer: Scope = { ...scope, bindings: scope.bindings.slice(0, node.loop.depth) };
  if (node.kind === "allocate") {
    hoist(outer, node, emit);
    return emitAllocation(outer, node, emit);
  }
  const simple = placeInPieces(outer, node, emit) ?? emitOnlyRow(outer, node, emit);
  if (simple) return simple;
  const all = together(outer, id, node);
  if (all.length > 1) return emitTogether(outer, id, all, emit);
  hoist(outer, node, emit);
  const kept = accumulator(outer, node, emit);
  const unknown = outer.block.name();
  outer.block.line(`let ${unknown} = 0;`);
  // Inside another loop, one that looks at few rows looks at these only.
  const isInside = outer.bindings.some((binding) => binding !== undefined);
  const rows = isInside ? telling(outer, node) : [];
  const only = onlyRow(outer, node);
  emitMembers(
    { ...outer, needed: operandsOf(node) },
    node.loop,
    { unknown, rows, ...(only === undefined ? {} : { only }) },
    emit,
    (inner, at, stop) => {
      const isOther = isSurelyOther(inner, outer, node, emit);
      if (isOther !== "0") {
        inner.block.line(`if (${isOther} === 1) continue;`);
        const [other] = comparing(outer, node);
        if (other !== undefined) assumeUnlessOpen(inner, other, true);
      }
      kept.member(inner, at, stop);
    },
  );
  return kept.result(outer.block, unknown);
}

/** 1 for a member that is known not to matter. */
function isSurelyOther(inner: Scope, outer: Scope, node: Summary, emit: Emit): string {
  const [other] = comparing(outer, node);
  return other === undefined ? "0" : asTruth(emit(inner, other)).no;
}

/** One loop for several summaries of the same pieces; those that leave out the same ones stand under one condition. */
function emitTogether(scope: Scope, id: NodeId, all: readonly Sibling[], emit: Emit): Code {
  const { block } = scope;
  for (const { node } of all) hoist(scope, node, emit);
  const source = block.name();
  block.line(`let ${source} = 0;`);
  const groups = new Map<string, { readonly loop: Loop; readonly unknown: string; readonly of: Kept[] }>();
  for (const { id: own, node } of all) {
    const { filter, require } = node.loop;
    const key = JSON.stringify([filter, require]);
    const group = groups.get(key) ?? { loop: node.loop, unknown: block.name(), of: [] };
    if (!groups.has(key)) block.line(`let ${group.unknown} = 0;`);
    groups.set(key, group);
    group.of.push({ id: own, node, kept: accumulator(scope, node, emit) });
  }
  const { filter: _, require: __, where: ___, ...loop } = (all[0] as Sibling).node.loop;
  const needed = all.flatMap(({ node }) => operandsOf(node));
  emitMembers({ ...scope, needed }, loop, { unknown: source }, emit, (inner, place) => {
    for (const group of groups.values())
      filtered(inner, group.loop, group.unknown, emit, (there) => {
        for (const { node, kept } of group.of) {
          const isOther = isSurelyOther(there, scope, node, emit);
          if (isOther === "0") kept.member(there, place, undefined);
          else there.block.inside(`if (${isOther} === 0)`, (own) => kept.member(within(there, own), place, undefined));
        }
      });
  });
  let found: Code | undefined;
  for (const { unknown, of } of groups.values()) {
    block.line(`${unknown} |= ${source};`);
    for (const { id: own, kept } of of) {
      const code = kept.result(block, unknown);
      block.memory.set(memoryKey(scope, own), code);
      if (own === id) found = code;
    }
  }
  return found as Code;
}

interface Kept extends Sibling {
  readonly kept: Accumulator;
}

/** How many of the pieces among which one is at hand begin not after it: those before it, and itself. */
function placeInPieces(scope: Scope, node: Summary, emit: Emit): Code | undefined {
  if (node.kind !== "aggregate" || node.operation !== "count") return undefined;
  const { over, depth, where, ...rest } = node.loop;
  if (where === undefined || Object.values(rest).some((each) => each !== undefined)) return undefined;
  if (over.kind !== "anniversaries" && over.kind !== "months") return undefined;
  const condition = nodeAt(scope, where);
  if (condition.kind !== "lessOrEqual") return undefined;
  const [inner, outer] = [nodeAt(scope, condition.left), nodeAt(scope, condition.right)];
  const isBeginOf = (member: Node) => member.kind === "member" && member.part === "from";
  if (!isBeginOf(inner) || !isBeginOf(outer) || inner.kind !== "member" || outer.kind !== "member") return undefined;
  const binding = scope.bindings[outer.depth];
  if (inner.depth !== depth || outer.depth === depth || binding?.place === undefined) return undefined;
  if (binding.pieces !== piecesKey(scope, over, emit)) return undefined;
  return { kind: "number", value: scope.block.bound(`(${binding.place} + 1) | 0`), known: "1" };
}

/** The result of a shared pass, kept for each subject. */
export function storedResult({ block, emission }: Scope, id: NodeId, { type, maybe }: Node): Code {
  const element = (part: "values" | "known") => block.bound(elementOfShared({ emission, block }, part, id));
  const value = element("values");
  if (isTruth(type)) return unstored(block, value);
  return { kind: "number", value, known: maybe ? element("known") : "1" };
}

/** What a loop reads that none of its members changes is computed before it. */
function hoist(scope: Scope, node: LoopNode, emit: Emit): void {
  const { free } = scope.emission.schedule;
  const bit = 1 << node.loop.depth;
  const open = [...operandsOf(node)].reverse();
  const seen = new Set<NodeId>();
  // What its members need before it is needed here too: loops over the same pieces are one, also where only members ask for them.
  const before: Scope = { ...scope, needed: [...scope.needed, ...operandsOf(node)] };
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const bits = free[id] ?? 0;
    const isBound = bits < 1 << scope.bindings.length;
    if ((bits & bit) === 0 && isBound) emit(before, id);
    else open.push(...[...operandsOf(nodeAt(scope, id))].reverse());
  }
}

export interface Accumulator {
  /** `place` orders the members; `stop` ends the loop, where it may. */
  readonly member: (scope: Scope, place: string, stop: string | undefined) => void;
  readonly result: (block: Block, unknown: string) => Code;
}

export function accumulator(
  scope: Scope,
  node: Exclude<LoopNode, { readonly kind: "allocate" }>,
  emit: Emit,
): Accumulator {
  if (node.kind === "pick")
    return extreme(scope, { end: node.end, by: node.by, value: node.value, loop: node.loop }, node, emit);
  const { operation, value, loop } = node;
  switch (operation) {
    case "sum":
      return sum(scope, node, value, emit);
    case "count":
      return sum(scope, node, undefined, emit);
    case "some":
      return quantifier(scope, node, "some", value, emit);
    case "every":
      return quantifier(scope, node, "every", value, emit);
    case "greatest":
    case "smallest": {
      const by = value ?? 0;
      return extreme(scope, { end: operation === "greatest" ? "last" : "first", by, value: by, loop }, node, emit);
    }
  }
}

/** Whether the condition of the loop holds for the member at hand. */
function whereOf(scope: Scope, { where }: Loop, emit: Emit): TruthCode {
  if (where === undefined) return { kind: "truth", yes: "1", no: "0" };
  const code = emit(scope, where);
  return code.kind === "truth" ? code : { kind: "truth", yes: "0", no: "0" };
}

function asNumber(code: Code): NumberCode {
  return code.kind === "number" ? code : { kind: "number", value: code.yes, known: decidedOf(code) };
}

function asTruth(code: Code): TruthCode {
  return code.kind === "truth" ? code : { kind: "truth", yes: "0", no: "0" };
}

function sum(scope: Scope, node: Node & { readonly loop: Loop }, value: NodeId | undefined, emit: Emit): Accumulator {
  const { block } = scope;
  const [total, doubt] = [block.name(), block.name()];
  block.line(`let ${total} = 0, ${doubt} = 0;`);
  const narrow = isInt32(node.type);
  const isOpen = node.loop.where !== undefined && nodeAt(scope, node.loop.where).maybe;
  return {
    member(inner) {
      const where = whereOf(inner, node.loop, emit);
      if (where.yes === "0" && (!isOpen || where.no === "1")) return;
      const amount =
        value === undefined ? ({ kind: "number", value: "1", known: "1" } as const) : asNumber(emit(inner, value));
      const part =
        where.yes === "1"
          ? amount.value
          : narrow
            ? amount.value === "1"
              ? where.yes
              : `(${amount.value} & -${where.yes})`
            : `(${where.yes} ? ${amount.value} : 0)`;
      inner.block.line(narrow ? `${total} = (${total} + ${part}) | 0;` : `${total} += ${part};`);
      const open = isOpen ? opposite(decidedOf(where)) : "0";
      const isSomething = value === undefined ? "1" : either(opposite(amount.known), `(${amount.value} !== 0 ? 1 : 0)`);
      const isDoubtful = either(both(where.yes, opposite(amount.known)), both(open, isSomething));
      if (isDoubtful !== "0") inner.block.line(`${doubt} |= ${isDoubtful};`);
    },
    result: (after, unknown) => ({
      kind: "number",
      value: total,
      known: node.maybe ? after.bound(opposite(`(${doubt} | ${unknown})`)) : "1",
    }),
  };
}

function mayDoubt(scope: Scope, { loop }: { readonly loop: Loop }, value: NodeId | undefined): boolean {
  const isMaybe = (id: NodeId | undefined) => id !== undefined && nodeAt(scope, id).maybe;
  return isMaybe(loop.where) || isMaybe(value);
}

function quantifier(
  scope: Scope,
  node: Node & { readonly loop: Loop },
  operation: "some" | "every",
  value: NodeId | undefined,
  emit: Emit,
): Accumulator {
  const { block } = scope;
  const { loop } = node;
  const [decided, doubt] = [block.name(), block.name()];
  block.line(`let ${decided} = 0, ${doubt} = 0;`);
  return {
    member(inner, _place, stop) {
      const where = whereOf(inner, loop, emit);
      const asked = value === undefined ? ({ kind: "truth", yes: "1", no: "0" } as const) : asTruth(emit(inner, value));
      const decisive = operation === "some" ? asked.yes : asked.no;
      inner.block.line(`${decided} |= ${both(where.yes, decisive)};`);
      const unknown = either(opposite(decidedOf(asked)), both(decisive, opposite(where.yes)));
      if (mayDoubt(scope, { loop }, value)) inner.block.line(`${doubt} |= ${both(opposite(where.no), unknown)};`);
      if (stop) inner.block.line(`if (${decided} === 1) ${stop};`);
    },
    result(after, unknown) {
      if (!node.maybe) {
        const other = after.bound(opposite(decided));
        return operation === "some"
          ? { kind: "truth", yes: decided, no: other }
          : { kind: "truth", yes: other, no: decided };
      }
      const settled = after.bound(both(decided, opposite(unknown)));
      const rest = after.bound(opposite(`(${decided} | ${doubt} | ${unknown})`));
      return operation === "some"
        ? { kind: "truth", yes: settled, no: rest }
        : { kind: "truth", yes: rest, no: settled };
    },
  };
}

interface Extreme {
  readonly end: "first" | "last";
  readonly by: NodeId;
  readonly value: NodeId;
  readonly loop: Loop;
}

/** The first member with the best value; a doubtful one counts only if it would take its place. */
function extreme(scope: Scope, { end, by, value, loop }: Extreme, node: Node, emit: Emit): Accumulator {
  const { block } = scope;
  const sign = end === "first" ? "<" : ">";
  const [has, best, at, doubt] = [block.name(), block.name(), block.name(), block.name()];
  const [chosen, isKnown] = [block.name(), block.name()];
  block.line(`let ${has} = 0, ${best} = 0, ${at} = 0, ${doubt} = 0, ${chosen} = 0, ${isKnown} = 0;`);
  const isOpen = loop.where !== undefined && nodeAt(scope, loop.where).maybe;
  const [mayBe, mayBest, mayAt] = [block.name(), block.name(), block.name()];
  if (isOpen) block.line(`let ${mayBe} = 0, ${mayBest} = 0, ${mayAt} = 0;`);
  return {
    member(inner, place) {
      const where = whereOf(inner, loop, emit);
      const key = asNumber(emit(inner, by));
      const take = (into: Block): void => {
        into.inside(`if (${has} === 0 || ${key.value} ${sign} ${best})`, (better) => {
          const taken = emit({ ...within(inner, better), needed: [value] }, value);
          const [first, second] = isTruth(node.type)
            ? [asTruth(taken).yes, asTruth(taken).no]
            : [asNumber(taken).value, asNumber(taken).known];
          better.line(
            `${has} = 1; ${best} = ${key.value}; ${at} = ${place}; ${chosen} = ${first}; ${isKnown} = ${second};`,
          );
        });
      };
      const meant = (there: Block): void => {
        if (loop.where !== undefined) assume(within(inner, there), loop.where, true);
        if (key.known === "1") take(there);
        else {
          there.line(`if (${key.known} === 0) ${doubt} = 1;`);
          there.inside(`if (${key.known} === 1)`, take);
        }
      };
      if (where.yes === "1") meant(inner.block);
      else inner.block.inside(`if (${where.yes} === 1)`, meant);
      if (!isOpen) return;
      inner.block.inside(`if ((${where.yes} | ${where.no}) === 0)`, (open) => {
        open.line(`if (${key.known} === 0) ${doubt} = 1;`);
        open.line(
          `else if (${mayBe} === 0 || ${key.value} ${sign} ${mayBest}) { ${mayBe} = 1; ${mayBest} = ${key.value}; ${mayAt} = ${place}; }`,
        );
      });
    },
    result(after, unknown) {
      if (!node.maybe)
        return isTruth(node.type)
          ? { kind: "truth", yes: chosen, no: isKnown }
          : { kind: "number", value: chosen, known: "1" };
      const wins = `(${has} === 0 || ${mayBest} ${sign} ${best} || (${mayBest} === ${best} && ${mayAt} < ${at}))`;
      const isSure = isOpen ? ` && !(${mayBe} === 1 && ${wins})` : "";
      const sure = after.bound(`(${has} === 1 && ${doubt} === 0 && ${unknown} === 0${isSure} ? 1 : 0)`);
      if (isTruth(node.type))
        return { kind: "truth", yes: after.bound(both(sure, chosen)), no: after.bound(both(sure, isKnown)) };
      return { kind: "number", value: chosen, known: after.bound(both(sure, isKnown)) };
    },
  };
}
