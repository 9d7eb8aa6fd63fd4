/** Sums, counts, extremes, quantifiers and picks: over rows they are loops, over years, options and cycles they are written out. */
import type { Expression } from "../ir/program.ts";
import { integerConstant, plus } from "./amounts.ts";
import type { CaseAtHand } from "./case-at-hand.ts";
import { chooseTerm, knownTerm, nodeOf, onlyWhen } from "./combine.ts";
import type { OpenRange } from "./lists.ts";
import { listTerm, loopOf, nodeTruth, rangeOf } from "./lists.ts";
import { and, choose, equal, isFalse, isTrue, less, not, or } from "./logic.ts";
import { loopNode } from "./loop-nodes.ts";
import { requires } from "./presence.ts";
import type { Loop, NodeId } from "./relational-program.ts";
import type { Specialiser } from "./specialiser.ts";
import type { StaticMember, Term } from "./term.ts";
import { nodeTerm } from "./term.ts";

type Aggregate = Extract<Expression, { readonly kind: "aggregate" }>;
type Pick = Extract<Expression, { readonly kind: "pick" }>;

export function aggregateTerm(s: Specialiser, expression: Aggregate, at: CaseAtHand): Term {
  const { operation } = expression;
  const range = rangeOf(s, expression.over, at);
  if (!range) return nodeTerm(s.graph.undetermined);
  // With one condition only, it is what is asked of each member, whichever of the two places it stands in.
  const isQuantifier = operation === "some" || operation === "every";
  const where = isQuantifier && !expression.value ? undefined : expression.where;
  const value = isQuantifier
    ? (expression.value ?? expression.where)
    : operation === "count"
      ? undefined
      : expression.value;
  if (operation === "list") return listTerm(s, range, at, { where, value });
  const { list, bind } = range;
  if (list.kind === "rows") {
    const depth = at.depth + 1;
    const open = list.open(depth);
    const inner = bind({ ...at, depth }, open.member);
    const loop = loopOf(open, depth, where && nodeTruth(s, where, inner));
    if (operation === "count") return nodeTerm(loopNode(s, operation, loop));
    const asked = value
      ? isQuantifier
        ? nodeTruth(s, value, inner)
        : nodeOf(s.graph, s.termOf(value, inner))
      : nodeOf(s.graph, open.member);
    return nodeTerm(loopNode(s, operation, loop, asked));
  }
  const members = list.members.map((each): Weighed => {
    const inner = bind(at, each.term);
    const holds = where ? nodeTruth(s, where, inner) : s.graph.yes;
    const asked = () =>
      value ? (isQuantifier ? nodeTerm(nodeTruth(s, value, inner)) : s.termOf(value, inner)) : each.term;
    return weighed(s, each, holds, asked);
  });
  const result = written(s, operation, members);
  return list.when === undefined ? result : onlyWhen(s.graph, list.when, result);
}

/** A member known beforehand: whether it is there, whether it belongs, and what counts of it. */
interface Weighed {
  readonly filter: NodeId | undefined;
  readonly holds: NodeId;
  readonly value: Term;
  readonly member: Term;
}

/** A member that the question excludes is not asked for its value. */
function weighed(s: Specialiser, { term, filter }: StaticMember, holds: NodeId, asked: () => Term): Weighed {
  const value = holds === s.graph.no || filter === s.graph.no ? nodeTerm(s.graph.undetermined) : asked();
  return { filter, holds, value, member: term };
}

function written(
  s: Specialiser,
  operation: Exclude<Aggregate["operation"], "list">,
  members: readonly Weighed[],
): Term {
  const { graph } = s;
  const zero = integerConstant(graph, 0);
  const among = (nodes: readonly NodeId[], join: (a: NodeId, b: NodeId) => NodeId, none: NodeId) =>
    nodeTerm(nodes.reduce(join, none));
  const there = ({ filter }: Weighed, value: NodeId, otherwise: NodeId) =>
    filter === undefined ? value : requires(graph, [filter], choose(graph, filter, { then: value, otherwise }));
  switch (operation) {
    case "sum":
    case "count": {
      const one = integerConstant(graph, 1);
      const parts = members.map((each) => {
        const value = operation === "count" ? one : nodeOf(graph, each.value);
        return there(
          each,
          each.holds === graph.no ? zero : choose(graph, each.holds, { then: value, otherwise: zero }),
          zero,
        );
      });
      return among(parts, (a, b) => plus(graph, a, b), zero);
    }
    case "some": {
      const parts = members.map((each) => there(each, and(graph, each.holds, nodeOf(graph, each.value)), graph.no));
      return strict(
        s,
        members,
        among(parts, (a, b) => or(graph, a, b), graph.no),
      );
    }
    case "every": {
      const parts = members.map((each) =>
        there(each, or(graph, not(graph, each.holds), nodeOf(graph, each.value)), graph.yes),
      );
      return strict(
        s,
        members,
        among(parts, (a, b) => and(graph, a, b), graph.yes),
      );
    }
    case "greatest":
      return strict(
        s,
        members,
        best(
          s,
          members,
          "last",
          ({ value }) => value,
          ({ value }) => value,
        ),
      );
    case "smallest":
      return strict(
        s,
        members,
        best(
          s,
          members,
          "first",
          ({ value }) => value,
          ({ value }) => value,
        ),
      );
  }
}

/** A list with a member of which it is not known whether it is there is not known. */
function strict({ graph }: Specialiser, members: readonly Weighed[], result: Term): Term {
  const filters = members.flatMap(({ filter }) => (filter === undefined || !graph.maybe(filter) ? [] : [filter]));
  if (filters.length === 0) return result;
  const needed = filters.reduce((a, b) => and(graph, a, knownTerm(graph, nodeTerm(b))), graph.yes);
  return onlyWhen(graph, needed, result);
}

/** The first member with the best value; a doubtful one counts only if it would take its place. */
function best(
  s: Specialiser,
  members: readonly Weighed[],
  end: "first" | "last",
  byOf: (member: Weighed) => Term,
  chosenOf: (member: Weighed) => Term,
): Term {
  const { graph } = s;
  const isBetter = (a: NodeId, b: NodeId) => (end === "first" ? less(graph, a, b) : less(graph, b, a));
  let has: NodeId = graph.no;
  let by: NodeId = graph.undetermined;
  let place: NodeId = integerConstant(graph, 0);
  let chosen: Term = nodeTerm(graph.undetermined);
  let unknown: NodeId = graph.no;
  for (const [index, member] of members.entries()) {
    const present = and(
      graph,
      isTrue(graph, member.holds),
      member.filter === undefined ? graph.yes : isTrue(graph, member.filter),
    );
    const value = nodeOf(graph, byOf(member));
    const isKnown = knownTerm(graph, nodeTerm(value));
    unknown = or(graph, unknown, and(graph, present, not(graph, isKnown)));
    const wins = and(
      graph,
      and(graph, present, isKnown),
      or(graph, not(graph, has), isTrue(graph, isBetter(value, by))),
    );
    by = choose(graph, wins, { then: value, otherwise: by });
    place = choose(graph, wins, { then: integerConstant(graph, index), otherwise: place });
    chosen = chooseTerm(graph, wins, chosenOf(member), chosen);
    has = or(graph, has, wins);
  }
  for (const [index, member] of members.entries()) {
    const open = not(graph, or(graph, isTrue(graph, member.holds), isFalse(graph, member.holds)));
    const present = and(graph, open, member.filter === undefined ? graph.yes : isTrue(graph, member.filter));
    const value = nodeOf(graph, byOf(member));
    const asGood = and(
      graph,
      isTrue(graph, equal(graph, value, by)),
      less(graph, integerConstant(graph, index), place),
    );
    const isOpen = not(graph, knownTerm(graph, nodeTerm(value)));
    const wins = or(graph, or(graph, not(graph, has), isOpen), or(graph, isTrue(graph, isBetter(value, by)), asGood));
    unknown = or(graph, unknown, and(graph, present, wins));
  }
  return onlyWhen(graph, and(graph, has, not(graph, unknown)), chosen);
}

export function pickTerm(s: Specialiser, expression: Pick, at: CaseAtHand): Term {
  const range = rangeOf(s, expression.over, at);
  if (!range) return nodeTerm(s.graph.undetermined);
  const { list, bind } = range;
  const { where, by, end } = expression;
  if (list.kind === "rows") return pickedRow(s, expression, at, range);
  const members = list.members.map((each): Weighed => {
    const inner = bind(at, each.term);
    return weighed(s, each, where ? nodeTruth(s, where, inner) : s.graph.yes, () => s.termOf(by, inner));
  });
  const result = strict(
    s,
    members,
    best(
      s,
      members,
      end,
      ({ value }) => value,
      ({ member }) => member,
    ),
  );
  return list.when === undefined ? result : onlyWhen(s.graph, list.when, result);
}

function pickedRow(s: Specialiser, { where, by, end }: Pick, at: CaseAtHand, { list, bind }: OpenRange): Term {
  const { graph } = s;
  if (list.kind !== "rows") return nodeTerm(graph.undetermined);
  const depth = at.depth + 1;
  const open = list.open(depth);
  const inner = bind({ ...at, depth }, open.member);
  const loop = loopOf(open, depth, where && nodeTruth(s, where, inner));
  const key = nodeOf(graph, s.termOf(by, inner));
  if (graph.isUndetermined(key) || loop.when === graph.no) return nodeTerm(graph.undetermined);
  const picked = (value: NodeId): NodeId => pickNode(s, { end, loop, by: key, value });
  const { member } = open;
  switch (member.kind) {
    case "node":
      return nodeTerm(picked(member.node));
    case "period":
      return {
        kind: "period",
        from: picked(member.from),
        to: picked(member.to),
        ...(member.full ? { full: true } : {}),
      };
    case "row": {
      const present = member.present === undefined ? {} : { present: picked(member.present) };
      return {
        kind: "row",
        place: member.place,
        row: member.row === undefined ? undefined : picked(member.row),
        ...present,
      };
    }
    default:
      return nodeTerm(graph.refuse("not-a-column", "the first or the last of lists"));
  }
}

function pickNode(
  { graph }: Specialiser,
  {
    end,
    loop,
    by,
    value,
  }: { readonly end: "first" | "last"; readonly loop: Loop; readonly by: NodeId; readonly value: NodeId },
): NodeId {
  const { kind } = graph.typeOf(by);
  if (kind !== "amount" && kind !== "date") return graph.refuse("no-order", end);
  return graph.node({ kind: "pick", end, loop, by, value }, graph.typeOf(value), true);
}
