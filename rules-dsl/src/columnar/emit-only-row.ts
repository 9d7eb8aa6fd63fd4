/** Emits what a loop comes to that has one row at most to look at, the one at hand: no loop, and nothing that is kept while members pass by. */
import type { Loop, NodeId } from "../specialise/specialise.ts";
import { operandsOf } from "../specialise/specialise.ts";
import type { Code, TruthCode } from "./code.ts";
import { both, decided, either, isInt32, opposite } from "./code.ts";
import { onlyRow, onlyTable, rowOfOnlyTable, tableOfOneRow } from "./decisive-conditions.ts";
import type { Scope } from "./emission.ts";
import { bind, isTruth, nodeAt } from "./emission.ts";
import type { Merged } from "./emit-loop.ts";
import { joinedPeriods, knownOf, textOf } from "./emit-loop.ts";
import type { Summary } from "./emit-together.ts";
import { reads } from "./stored-reads.ts";

type Emit = (scope: Scope, id: NodeId) => Code;

export function emitOnlyRow(scope: Scope, node: Summary, emit: Emit): Code | undefined {
  const member = onlyMember(scope, node, emit);
  if (!member) return undefined;
  const { filter, unknown } = conditionsOf(scope, node.loop, member, emit);
  const { at } = member;
  const truth = (id: NodeId | undefined): TruthCode => (id === undefined ? always : asTruth(emit(at, id)));
  const found: OnlyRow = { at, filter, where: truth(node.loop.where), unknown: scope.block.bound(unknown) };
  if (node.kind === "pick") return picked(found, node, node.by, node.value, emit);
  switch (node.operation) {
    case "sum":
      return summed(found, node, node.value, emit);
    case "count":
      return summed(found, node, undefined, emit);
    case "some":
    case "every":
      return quantified(found, node, node.operation, truth(node.value));
    case "greatest":
    case "smallest":
      return picked(found, node, node.value ?? 0, node.value ?? 0, emit);
  }
}

interface OnlyMember {
  readonly at: Scope;
  readonly isThere: string;
  /** Whether it is not known which members there are. */
  readonly unknown: string;
}

/** The row at hand, or the one period that can be where a subject has one row at most. */
function onlyMember(scope: Scope, node: Summary, emit: Emit): OnlyMember | undefined {
  const { over, depth } = node.loop;
  const row = onlyRow(scope, node);
  if (row !== undefined) return { at: bind(scope, depth, { id: row, row }), isThere: "1", unknown: "0" };
  const table = tableOfOneRow(scope.emission, node);
  if (table !== undefined) {
    const first = scope.block.bound(reads.offset(table, "p"));
    return { at: bind(scope, depth, { id: first, row: first, table }), isThere: "1", unknown: "0" };
  }
  if (over.kind !== "merged" || onlyTable(scope.emission, over) === undefined) return undefined;
  const { heavy } = scope.emission;
  if (operandsOf({ ...node, loop: { ...node.loop, over: over.loop.over } }).some((id) => heavy[id])) return undefined;
  const { from, to, isThere, unknown } = onlyPeriod(scope, over, emit);
  return { at: bind(scope, depth, { id: `${from} ${to}`, from, to }), isThere, unknown };
}

interface OnlyPeriod {
  readonly from: string;
  readonly to: string;
  readonly isThere: string;
  readonly unknown: string;
}

/** One that ends before it begins is not there. */
function onlyPeriod(scope: Scope, over: Merged, emit: Emit): OnlyPeriod {
  const row = rowOfOnlyTable(scope, over.loop.over);
  if (row === undefined || over.loop.over.kind !== "rows") {
    const { starts: from, ends: to, count, isOpen } = joinedPeriods(scope, over, emit);
    return { from, to, isThere: count, unknown: isOpen };
  }
  const { block } = scope;
  const at = bind(scope, over.loop.depth, { id: row, row });
  const conditions = conditionsOf(scope, over.loop, { at, isThere: "1", unknown: "0" }, emit);
  const unknown = block.bound(conditions.unknown);
  const [from, to] = [block.bound(textOf(emit(at, over.from))), block.bound(textOf(emit(at, over.to)))];
  const isThere = both(both(conditions.filter.yes, opposite(unknown)), block.bound(`(${from} <= ${to}) | 0`));
  return { from, to, isThere: block.bound(isThere), unknown };
}

/** Whether the member is there, and whether that is not known, or something is that must be. */
function conditionsOf(
  scope: Scope,
  { filter, require = [], when }: Loop,
  { at, isThere, unknown }: OnlyMember,
  emit: Emit,
): Pick<OnlyRow, "filter" | "unknown"> {
  const own = filter === undefined ? always : asTruth(emit(at, filter));
  const isOpen = filter !== undefined && nodeAt(scope, filter).maybe ? both(isThere, undecided(own)) : "0";
  const yes = scope.block.bound(both(isThere, own.yes));
  const lacking = require.map((id) => opposite(knownOf(emit(at, id)))).reduce(either, "0");
  const asked = when === undefined ? "1" : asTruth(emit(scope, when)).yes;
  return {
    filter: { kind: "truth", yes, no: either(opposite(isThere), own.no) },
    unknown: either(either(unknown, opposite(asked)), either(isOpen, both(yes, lacking))),
  };
}

interface OnlyRow {
  readonly at: Scope;
  /** Whether the row is there, and whether it is meant. */
  readonly filter: TruthCode;
  readonly where: TruthCode;
  readonly unknown: string;
}

const always: TruthCode = { kind: "truth", yes: "1", no: "0" };

function asTruth(code: Code): TruthCode {
  return code.kind === "truth" ? code : { kind: "truth", yes: "0", no: "0" };
}

function undecided(truth: TruthCode): string {
  return opposite(decided(truth));
}

function summed({ at, filter, where, unknown }: OnlyRow, node: Summary, id: NodeId | undefined, emit: Emit): Code {
  const { block } = at;
  const isMeant = block.bound(both(filter.yes, where.yes));
  const isOpen = node.loop.where !== undefined && nodeAt(at, node.loop.where).maybe ? undecided(where) : "0";
  const isNothing = isMeant === "0" && isOpen === "0";
  if (isNothing) return { kind: "number", value: "0", known: node.maybe ? block.bound(opposite(unknown)) : "1" };
  const amount = id === undefined ? undefined : emit(at, id);
  const [value, known] = amount ? [textOf(amount), knownOf(amount)] : ["1", "1"];
  const isSomething = amount ? either(opposite(known), `(${value} !== 0 ? 1 : 0)`) : "1";
  const doubt = both(filter.yes, either(both(where.yes, opposite(known)), both(isOpen, isSomething)));
  return {
    kind: "number",
    value: block.bound(masked(value, isMeant, isInt32(node.type))),
    known: node.maybe ? block.bound(opposite(block.bound(either(doubt, unknown)))) : "1",
  };
}

function masked(value: string, condition: string, narrow: boolean): string {
  if (condition === "1" || condition === "0") return condition === "1" ? value : "0";
  if (value === "1") return condition;
  return narrow ? `${value} & -${condition}` : `${condition} ? ${value} : 0`;
}

function quantified(
  { at: { block }, filter, where, unknown }: OnlyRow,
  node: Summary,
  operation: "some" | "every",
  asked: TruthCode,
): Code {
  const decisive = operation === "some" ? asked.yes : asked.no;
  const found = block.bound(both(filter.yes, both(where.yes, decisive)));
  const settled = block.bound(both(found, opposite(unknown)));
  const isOpen = either(undecided(asked), both(decisive, opposite(where.yes)));
  const doubt = node.maybe ? both(filter.yes, both(opposite(where.no), isOpen)) : "0";
  const rest = block.bound(opposite(block.bound(either(found, either(doubt, unknown)))));
  if (!node.maybe) {
    const other = block.bound(opposite(found));
    return operation === "some" ? { kind: "truth", yes: found, no: other } : { kind: "truth", yes: other, no: found };
  }
  return operation === "some" ? { kind: "truth", yes: settled, no: rest } : { kind: "truth", yes: rest, no: settled };
}

/** The row is the best one where it is meant and the value is known by which it would be. */
function picked({ at, filter, where, unknown }: OnlyRow, node: Summary, by: NodeId, id: NodeId, emit: Emit): Code {
  const { block } = at;
  const isThere = both(filter.yes, both(where.yes, opposite(unknown)));
  const sure = block.bound(both(isThere, knownOf(emit(at, by))));
  const value = emit(at, id);
  if (isTruth(node.type)) {
    const { yes, no } = asTruth(value);
    return { kind: "truth", yes: block.bound(both(sure, yes)), no: block.bound(both(sure, no)) };
  }
  return { kind: "number", value: textOf(value), known: block.bound(both(sure, knownOf(value))) };
}
