/** The built-in operations as nodes. An operand that is not known makes the result not known. */
import type { Operation } from "../ir/expression.ts";
import { extremeOfTwo, quotient } from "./amounts.ts";
import {
  blocksIn,
  covering,
  dayInside,
  daysIn,
  firstDayOfYear,
  intersected,
  lastDayOfYear,
  monthsIn,
  prevailingYearIn,
  wholeQuotientOf,
  yearOf,
} from "./calendar.ts";
import { nodeOf, periodOf } from "./combine.ts";
import { mergedList, piecesOf, sizeOf } from "./lists.ts";
import { requires } from "./presence.ts";
import { positionOf } from "./read-facts.ts";
import type { NodeId } from "./relational-program.ts";
import type { Specialiser } from "./specialiser.ts";
import type { PeriodTerm, Term } from "./term.ts";
import { nodeTerm } from "./term.ts";

export function callTerm(s: Specialiser, operation: Operation, args: readonly Term[], depth: number): Term {
  const { graph } = s;
  const [a = nodeTerm(graph.undetermined), b = nodeTerm(graph.undetermined), c = nodeTerm(graph.undetermined)] = args;
  const node = (term: Term): NodeId => nodeOf(graph, term);
  const period = (term: Term): PeriodTerm => periodOf(graph, term);
  switch (operation) {
    case "yearOf":
      return nodeTerm(yearOf(graph, node(a)));
    case "firstOfYear":
      return nodeTerm(firstDayOfYear(graph, node(a)));
    case "lastOfYear":
      return nodeTerm(lastDayOfYear(graph, node(a)));
    case "yearPeriod":
      return { kind: "period", from: firstDayOfYear(graph, node(a)), to: lastDayOfYear(graph, node(a)), full: true };
    case "period":
      return { kind: "period", from: node(a), to: node(b) };
    case "firstDay":
      return nodeTerm(dayInside(graph, period(a), "from"));
    case "lastDay":
      return nodeTerm(dayInside(graph, period(a), "to"));
    case "days":
      return nodeTerm(daysIn(graph, period(a)));
    case "wholeMonths":
      return nodeTerm(monthsIn(graph, period(a)));
    case "wholeYears":
      return nodeTerm(quotient(graph, monthsIn(graph, period(a)), 12n, "down"));
    case "intersection":
      return intersected(graph, period(a), period(b));
    case "covers":
      return nodeTerm(covering(graph, period(a), period(b)));
    case "mergedPeriods":
      return mergedList(s, a);
    case "yearsFromStart":
      return piecesOf(s, "anniversaries", period(a));
    case "calendarMonths":
      return piecesOf(s, "months", period(a));
    case "prevailingYear":
      return nodeTerm(prevailingYearIn(graph, period(a)));
    case "completedBlocks":
      return nodeTerm(blocksIn(graph, period(a), node(b), node(c)));
    case "wholeQuotient":
      return nodeTerm(wholeQuotientOf(graph, node(a), node(b)));
    case "position":
      return nodeTerm(positionOf(s, a));
    case "met":
      return nodeTerm(a.kind === "requirement" ? a.met : node(a));
    case "accepted":
      return nodeTerm(a.kind === "verdict" ? a.accepted : node(a));
    case "smallest":
      return nodeTerm(extremeOf(s, "smaller", args.map(node)));
    case "greatest":
      return nodeTerm(extremeOf(s, "larger", args.map(node)));
    case "size":
      return nodeTerm(sizeOf(s, a, depth));
  }
}

function extremeOf({ graph }: Specialiser, kind: "smaller" | "larger", nodes: readonly NodeId[]): NodeId {
  const [first = graph.undetermined, ...others] = nodes;
  return requires(
    graph,
    nodes,
    others.reduce((best, each) => extremeOfTwo(graph, kind, best, each), first),
  );
}
