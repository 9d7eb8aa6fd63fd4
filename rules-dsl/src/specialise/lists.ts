/** Lists: what an aggregate runs over, opened at the depth of the loop that reads it, and how many members it may have. */

import type { Expression, Range } from "../ir/expression.ts";
import { parseDate } from "../values/civil-date.ts";
import { integerConstant } from "./amounts.ts";
import { cyclePeriod } from "./calendar.ts";
import type { CaseAtHand } from "./case-at-hand.ts";
import { same } from "./combine.ts";
import { optionNode } from "./interpretations.ts";
import { and, choose, less, not } from "./logic.ts";
import { loopNode } from "./loop-nodes.ts";
import { requires } from "./presence.ts";
import type { Loop, NodeId, NodeType } from "./relational-program.ts";
import type { Specialiser } from "./specialiser.ts";
import type { ListTerm, OpenLoop, PeriodTerm, StaticMember, Term } from "./term.ts";
import { nodeTerm } from "./term.ts";

/** The members of a range, and the case in which the expressions about one member stand. */
export interface OpenRange {
  readonly list: ListTerm;
  readonly bind: (at: CaseAtHand, member: Term) => CaseAtHand;
}

export function rangeOf(s: Specialiser, range: Range, at: CaseAtHand): OpenRange | undefined {
  const { graph } = s;
  switch (range.kind) {
    case "years": {
      const members = yearsOf(at.cycle.firstYear, at.cycle.lastYear).map((year) => ({
        term: nodeTerm(integerConstant(graph, year)),
      }));
      return {
        list: { kind: "members", members },
        bind: (inner, member) => ({ ...inner, year: constantYear(s, member) }),
      };
    }
    case "earlierCycles": {
      const cycles = Array.from({ length: Math.max(at.cycle.index, 0) }, (_, index) => s.cycleAt(index));
      const members = cycles.map((cycle) => ({ term: cyclePeriod(graph, cycle) }));
      return { list: { kind: "members", members }, bind: binding(range.variable) };
    }
    case "options": {
      const options = s.program.vocabulary.enumerations.find(({ name }) => name === range.enumeration)?.options ?? [];
      const members = options.map(({ name }) => ({ term: nodeTerm(optionNode(s, range.enumeration, name)) }));
      return { list: { kind: "members", members }, bind: binding(range.variable) };
    }
    case "list": {
      const list = listOf(s, s.termOf(range.list, at));
      return list && { list, bind: binding(range.variable) };
    }
    case "groups": {
      const list = listOf(s, s.termOf(range.list, at));
      return list && { list: groupsOf(s, list, range, at), bind: binding(range.variable) };
    }
  }
}

export function binding(name: string): OpenRange["bind"] {
  return (at, member) => ({ ...at, names: new Map([...at.names, [name, () => member]]) });
}

function yearsOf(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function constantYear(s: Specialiser, member: Term): number | undefined {
  const year = member.kind === "node" ? s.graph.constantOf(member.node) : undefined;
  return typeof year === "number" ? year : undefined;
}

/** Undefined for a list that is undetermined. */
function listOf(s: Specialiser, term: Term): ListTerm | undefined {
  if (term.kind === "list") return term.list;
  if (term.kind !== "node" || !s.graph.isUndetermined(term.node)) s.graph.refuse("not-a-column", "a list");
  return undefined;
}

/** Groups in the order of their first members: each group is the list of the members that have its key. */
function groupsOf(
  s: Specialiser,
  list: ListTerm,
  { member: name, key }: { readonly member: string; readonly key: Expression },
  at: CaseAtHand,
): ListTerm {
  const { graph } = s;
  if (list.kind === "members") {
    graph.refuse("not-a-column", "groups of years, options or cycles");
    return list;
  }
  const keyOf = (member: Term, depth: number) => s.termOf(key, binding(name)({ ...at, depth }, member));
  return {
    kind: "rows",
    open: (depth): OpenLoop => {
      const first = list.open(depth);
      const own = keyOf(first.member, depth);
      const alike = (inner: OpenLoop, at: number) => same(graph, keyOf(inner.member, at), own);
      const before = list.open(depth + 1);
      const earlier = and(graph, isBefore(s, before.member, first.member), alike(before, depth + 1));
      const another = loopNode(s, "some", { ...loopOf(before, depth + 1) }, earlier);
      const members: ListTerm = {
        kind: "rows",
        open: (inner) => {
          const open = list.open(inner);
          return { ...open, filter: both(s, open.filter, alike(open, inner)) };
        },
      };
      const known = same(graph, own, own);
      const filter = both(s, first.filter, requires(graph, [known], not(graph, another)));
      return { ...first, filter, member: { kind: "list", list: members } };
    },
  };
}

function isBefore(s: Specialiser, a: Term, b: Term): NodeId {
  if (a.kind === "row" && b.kind === "row" && a.row !== undefined && b.row !== undefined)
    return less(s.graph, a.row, b.row);
  return s.graph.refuse("not-a-column", "groups of what is no item");
}

/** Both conditions of being there: the second is asked where the first holds. */
export function both(s: Specialiser, filter: NodeId | undefined, also: NodeId): NodeId {
  return filter === undefined ? also : requires(s.graph, [filter], and(s.graph, filter, also));
}

/** A loop over the members of an opened list. */
export function loopOf({ over, when, filter, require }: OpenLoop, depth: number, where?: NodeId): Loop {
  return {
    over,
    depth,
    ...(when === undefined ? {} : { when }),
    ...(filter === undefined ? {} : { filter }),
    ...(require.length === 0 ? {} : { require }),
    ...(where === undefined ? {} : { where }),
  };
}

export function sizeOf(s: Specialiser, term: Term, depth: number): NodeId {
  const list = listOf(s, term);
  if (!list) return s.graph.undetermined;
  if (list.kind === "members") return membersCounted(s, list.members, list.when);
  return loopNode(s, "count", loopOf(list.open(depth + 1), depth + 1));
}

function membersCounted(s: Specialiser, members: readonly StaticMember[], when: NodeId | undefined): NodeId {
  const { graph } = s;
  if (members.some(({ filter }) => filter !== undefined))
    return graph.refuse("not-a-column", "the size of such a list");
  const size = integerConstant(graph, members.length);
  return when === undefined ? size : choose(graph, when, { then: size, otherwise: graph.undetermined });
}

/** A period cut in pieces. */
export function piecesOf(s: Specialiser, kind: "anniversaries" | "months", { from, to }: PeriodTerm): Term {
  return {
    kind: "list",
    list: {
      kind: "rows",
      open: (depth) => ({ over: { kind, from, to }, require: [], member: memberPeriod(s, depth, from, to) }),
    },
  };
}

/** The periods of a list, overlapping or contiguous ones joined. */
export function mergedList(s: Specialiser, term: Term): Term {
  const { graph } = s;
  const list = listOf(s, term);
  if (!list) return nodeTerm(graph.undetermined);
  if (list.kind === "members") return nodeTerm(graph.refuse("not-a-column", "periods of years or cycles, joined"));
  return {
    kind: "list",
    list: {
      kind: "rows",
      open: (depth) => {
        const open = list.open(depth);
        if (open.member.kind !== "period") {
          graph.refuse("not-a-column", "joined periods");
          return { ...open, require: [] };
        }
        const { from, to } = open.member;
        const needed = [...open.require, from, to].filter((each) => graph.maybe(each));
        const loop = loopOf({ ...open, require: [...new Set(needed)] }, depth);
        return { over: { kind: "merged", loop, from, to }, require: [], member: memberPeriod(s, depth, from, to) };
      },
    },
  };
}

function memberPeriod({ graph }: Specialiser, depth: number, from: NodeId, to: NodeId): Term {
  const [first, last] = [graph.typeOf(from), graph.typeOf(to)];
  const low = first.kind === "date" ? first.low : firstDay;
  const high = last.kind === "date" ? last.high : lastDay;
  const type: NodeType = { kind: "date", low, high: Math.max(low, high) };
  const part = (name: "from" | "to") => graph.node({ kind: "member", part: name, depth }, type, false);
  return { kind: "period", from: part("from"), to: part("to"), full: true };
}

const firstDay = parseDate("0001-01-01") ?? 0;
const lastDay = parseDate("9999-12-31") ?? 0;

/** A list of values computed for each member. */
export function listTerm(
  s: Specialiser,
  { list, bind }: OpenRange,
  at: CaseAtHand,
  { where, value }: { readonly where: Expression | undefined; readonly value: Expression | undefined },
): Term {
  const { graph } = s;
  if (list.kind === "members") {
    const members = list.members.map((each): StaticMember => {
      const inner = bind(at, each.term);
      const holds = where && nodeTruth(s, where, inner);
      const filter = holds === undefined ? each.filter : both(s, each.filter, holds);
      const term = value ? s.termOf(value, inner) : each.term;
      return { term, ...(filter === undefined || filter === graph.yes ? {} : { filter }) };
    });
    const there = members.filter(({ filter }) => filter !== graph.no);
    return {
      kind: "list",
      list: { kind: "members", members: there, ...(list.when === undefined ? {} : { when: list.when }) },
    };
  }
  return {
    kind: "list",
    list: {
      kind: "rows",
      open: (depth) => {
        const open = list.open(depth);
        const inner = bind({ ...at, depth }, open.member);
        const holds = where && nodeTruth(s, where, inner);
        const filter = holds === undefined ? open.filter : both(s, open.filter, holds);
        const member = value ? s.termOf(value, inner) : open.member;
        const require = [...open.require, ...nodesNeeded(s, member)];
        return { ...open, ...(filter === undefined ? {} : { filter }), require, member };
      },
    },
  };
}

function nodesNeeded({ graph }: Specialiser, member: Term): readonly NodeId[] {
  if (member.kind === "node") return graph.maybe(member.node) ? [member.node] : [];
  if (member.kind === "period") return [member.from, member.to].filter((each) => graph.maybe(each));
  if (member.kind !== "row") return [];
  const present =
    member.present === undefined
      ? []
      : [choose(graph, member.present, { then: graph.yes, otherwise: graph.undetermined })];
  return [...(member.row !== undefined && graph.maybe(member.row) ? [member.row] : []), ...present];
}

export function nodeTruth(s: Specialiser, condition: Expression, at: CaseAtHand): NodeId {
  const term = s.termOf(condition, at);
  if (term.kind === "requirement") return term.met;
  if (term.kind === "verdict") return term.accepted;
  return term.kind === "node" ? term.node : s.graph.refuse("not-a-column", "a condition");
}
