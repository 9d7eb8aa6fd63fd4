/** Emits what a loop comes to that has one row at most to look at, the one at hand: no loop, and nothing that is kept while members pass by. */
import type { NodeId } from "../specialise/specialise.ts";
import type { Code } from "./code.ts";
import { both, either, isInt32, opposite } from "./code.ts";
import { onlyRow } from "./decisive-conditions.ts";
import type { Scope } from "./emission.ts";
import { bind, isTruth, nodeAt } from "./emission.ts";
import { knownOf, textOf } from "./emit-loop.ts";
import type { Summary } from "./emit-together.ts";

type Emit = (scope: Scope, id: NodeId) => Code;
type TruthCode = Extract<Code, { readonly kind: "truth" }>;

export function emitOnlyRow(scope: Scope, node: Summary, emit: Emit): Code | undefined {
  const row = onlyRow(scope, node);
  if (row === undefined) return undefined;
  const { loop } = node;
  const at = bind(scope, loop.depth, { id: row, row });
  const truth = (id: NodeId | undefined): TruthCode => (id === undefined ? always : asTruth(emit(at, id)));
  const filter = truth(loop.filter);
  const open = loop.filter !== undefined && nodeAt(scope, loop.filter).maybe ? undecided(filter) : "0";
  const lacking = (loop.require ?? []).map((id) => opposite(knownOf(emit(at, id)))).reduce(either, "0");
  const asked = loop.when === undefined ? "1" : asTruth(emit(scope, loop.when)).yes;
  const found: OnlyRow = {
    at,
    filter,
    where: truth(loop.where),
    unknown: scope.block.bound(either(opposite(asked), either(open, both(filter.yes, lacking)))),
  };
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

function undecided({ yes, no }: TruthCode): string {
  return opposite(either(yes, no));
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
  const decided = block.bound(both(filter.yes, both(where.yes, decisive)));
  const settled = block.bound(both(decided, opposite(unknown)));
  const isOpen = either(undecided(asked), both(decisive, opposite(where.yes)));
  const doubt = node.maybe ? both(filter.yes, both(opposite(where.no), isOpen)) : "0";
  const rest = block.bound(opposite(block.bound(either(decided, either(doubt, unknown)))));
  if (!node.maybe) {
    const other = block.bound(opposite(decided));
    return operation === "some"
      ? { kind: "truth", yes: decided, no: other }
      : { kind: "truth", yes: other, no: decided };
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
