/** Choices between values of more than one node, whether two are the same, and what a value is as a condition or a column. */
import { minus } from "./amounts.ts";
import type { Graph } from "./graph.ts";
import { all, and, choose, equal, isTrue, less, not, or } from "./logic.ts";
import { known, requires } from "./presence.ts";
import type { NodeId } from "./relational-program.ts";
import type { Ground, PeriodTerm, RowTerm, Term } from "./term.ts";
import { nodeTerm } from "./term.ts";

/** `then`, `otherwise`, or, when the condition is not known, what both are if they are the same. */
export function chooseTerm(graph: Graph, condition: NodeId, then: Term, otherwise: Term): Term {
  if (condition === graph.yes) return then;
  if (condition === graph.no) return otherwise;
  const [a, b] = [then, otherwise];
  if (a.kind === "node" && b.kind === "node") {
    return nodeTerm(choose(graph, condition, { then: a.node, otherwise: b.node }));
  }
  const kind = a.kind === "node" ? b.kind : a.kind;
  const pair = (left: NodeId, right: NodeId, same: NodeId | undefined) =>
    choose(graph, condition, { then: left, otherwise: right, ...(same === undefined ? {} : { same }) });
  const same = graph.maybe(condition) ? sameOrNot(graph, a, b) : undefined;
  switch (kind) {
    case "period": {
      const [left, right] = [periodOf(graph, a), periodOf(graph, b)];
      const isFull = [a, b].every((each) => each.kind === "node" || (each.kind === "period" && each.full));
      const full = isFull ? { full: true as const } : {};
      return { kind, from: pair(left.from, right.from, same), to: pair(left.to, right.to, same), ...full };
    }
    case "requirement": {
      const [left, right] = [partsOf(graph, a), partsOf(graph, b)];
      const deadline =
        left.deadline === undefined && right.deadline === undefined
          ? {}
          : { deadline: pair(left.deadline ?? graph.undetermined, right.deadline ?? graph.undetermined, same) };
      return {
        kind,
        met: pair(left.met, right.met, same),
        counted: pair(left.counted, right.counted, same),
        required: pair(left.required, right.required, same),
        missing: pair(left.missing, right.missing, same),
        ...deadline,
      };
    }
    case "verdict":
      return graph.maybe(condition)
        ? refused(graph, "a choice between refusals")
        : chosenVerdict(graph, condition, a, b);
    case "row":
      return chosenRow(graph, condition, a, b);
    default:
      return chosenList(graph, condition, a, b);
  }
}

function chosenVerdict(graph: Graph, condition: NodeId, a: Term, b: Term): Term {
  const accepted = choose(graph, condition, { then: truthOf(graph, a), otherwise: truthOf(graph, b) });
  const groundsOf = (term: Term): readonly Ground[] => (term.kind === "verdict" ? term.grounds : []);
  const of = (grounds: readonly Ground[], holds: NodeId) =>
    grounds.map(({ reason, holds: ground }) => ({ reason, holds: and(graph, holds, isTrue(graph, ground)) }));
  return {
    kind: "verdict",
    accepted,
    grounds: [...of(groundsOf(a), condition), ...of(groundsOf(b), not(graph, condition))],
  };
}

function chosenRow(graph: Graph, condition: NodeId, a: Term, b: Term): Term {
  const [left, right] = [asRow(a), asRow(b)];
  const place = left?.place ?? right?.place;
  if (!place) return nodeTerm(graph.undetermined);
  if (left && right && (left.place.table !== right.place.table || left.place.prefix !== right.place.prefix)) {
    return refused(graph, "a choice between items", "different-lists");
  }
  const rowOf = (term: RowTerm | undefined) => (term ? (term.row ?? graph.yes) : graph.undetermined);
  const presentOf = (term: RowTerm | undefined) => (term ? (term.present ?? graph.yes) : graph.no);
  const row = place.table === 0 ? undefined : choose(graph, condition, { then: rowOf(left), otherwise: rowOf(right) });
  const present = choose(graph, condition, { then: presentOf(left), otherwise: presentOf(right) });
  return { kind: "row", place, row, ...(present === graph.yes ? {} : { present }) };
}

function chosenList(graph: Graph, condition: NodeId, a: Term, b: Term): Term {
  const [list, when] =
    a.kind === "list" && b.kind === "node"
      ? [a.list, condition]
      : [b.kind === "list" ? b.list : undefined, not(graph, condition)];
  if (!list || (a.kind === "list" && b.kind === "list"))
    return refused(graph, "a choice between lists", "different-lists");
  if (list.kind === "members")
    return { kind: "list", list: { ...list, when: and(graph, isTrue(graph, when), list.when ?? graph.yes) } };
  return {
    kind: "list",
    list: {
      kind: "rows",
      open: (depth) => {
        const open = list.open(depth);
        return { ...open, when: and(graph, isTrue(graph, when), open.when ?? graph.yes) };
      },
    },
  };
}

function sameOrNot(graph: Graph, a: Term, b: Term): NodeId {
  if (a.kind === "node" || b.kind === "node" || a.kind === "list" || b.kind === "list") return graph.no;
  return a.kind === "verdict" || b.kind === "verdict" ? graph.no : same(graph, a, b);
}

/** Whether two values are equal; undetermined when either is. */
export function same(graph: Graph, a: Term, b: Term): NodeId {
  if (a.kind === "node" && b.kind === "node") return sameNode(graph, a.node, b.node);
  if (isOpen(graph, a) || isOpen(graph, b)) return graph.undetermined;
  if (a.kind === "period" && b.kind === "period") return samePeriod(graph, a, b);
  if (a.kind === "row" && b.kind === "row") {
    const equalRows = a.row === undefined || b.row === undefined ? graph.yes : equal(graph, a.row, b.row);
    const isOnePlace = a.place.table === b.place.table && a.place.prefix === b.place.prefix;
    const both = [knownTerm(graph, a), knownTerm(graph, b)].map((each) =>
      choose(graph, each, { then: graph.yes, otherwise: graph.undetermined }),
    );
    return requires(graph, both, isOnePlace ? equalRows : graph.no);
  }
  if (a.kind === "requirement" && b.kind === "requirement") {
    const nodes = [a.met, b.met, a.counted, b.counted, a.required, b.required];
    const equalParts = [
      equal(graph, a.met, b.met),
      equal(graph, a.counted, b.counted),
      equal(graph, a.required, b.required),
    ];
    return requires(graph, nodes, all(graph, equalParts));
  }
  return refused(graph, "a comparison").node;
}

function sameNode(graph: Graph, a: NodeId, b: NodeId): NodeId {
  if (graph.isUndetermined(a) || graph.isUndetermined(b)) return graph.undetermined;
  const [first, second] = [graph.typeOf(a), graph.typeOf(b)];
  if (first.kind === second.kind) return equal(graph, a, b);
  return requires(graph, [a, b], graph.no);
}

function samePeriod(graph: Graph, a: PeriodTerm, b: PeriodTerm): NodeId {
  const equalDays = and(graph, equal(graph, a.from, b.from), equal(graph, a.to, b.to));
  const bothEmpty = a.full || b.full ? graph.no : and(graph, less(graph, a.to, a.from), less(graph, b.to, b.from));
  return requires(graph, [a.from, a.to, b.from, b.to], or(graph, bothEmpty, equalDays));
}

function isOpen(graph: Graph, term: Term): boolean {
  return term.kind === "node" && graph.isUndetermined(term.node);
}

/** Whether there is a value; never undetermined. */
export function knownTerm(graph: Graph, term: Term): NodeId {
  switch (term.kind) {
    case "node":
      return known(graph, term.node);
    case "period":
      return and(graph, known(graph, term.from), known(graph, term.to));
    case "row":
      return and(
        graph,
        term.row === undefined ? graph.yes : known(graph, term.row),
        isTrue(graph, term.present ?? graph.yes),
      );
    case "requirement":
      return known(graph, term.met);
    case "verdict":
      return known(graph, term.accepted);
    case "list":
      return refused(graph, "a list", "not-a-column").node;
  }
}

/** A value as a condition: a requirement is true when it is met, a verdict when it accepts. */
export function truthOf(graph: Graph, term: Term): NodeId {
  if (term.kind === "requirement") return term.met;
  if (term.kind === "verdict") return term.accepted;
  return nodeOf(graph, term);
}

export function nodeOf(graph: Graph, term: Term): NodeId {
  return term.kind === "node" ? term.node : refused(graph, term.kind).node;
}

export function periodOf(graph: Graph, term: Term): PeriodTerm {
  if (term.kind === "period") return term;
  if (isOpen(graph, term)) return { kind: "period", from: graph.undetermined, to: graph.undetermined };
  const { node } = refused(graph, term.kind);
  return { kind: "period", from: node, to: node };
}

/** Undetermined unless the condition is true. */
export function onlyWhen(graph: Graph, condition: NodeId, term: Term): Term {
  return chooseTerm(graph, isTrue(graph, condition), term, nodeTerm(graph.undetermined));
}

function asRow(term: Term): RowTerm | undefined {
  return term.kind === "row" ? term : undefined;
}

function partsOf(graph: Graph, term: Term): Extract<Term, { readonly kind: "requirement" }> {
  if (term.kind === "requirement") return term;
  const none = graph.undetermined;
  return { kind: "requirement", met: none, counted: none, required: none, missing: none };
}

function refused(
  graph: Graph,
  detail: string,
  because: "not-a-column" | "different-lists" = "not-a-column",
): { readonly kind: "node"; readonly node: NodeId } {
  return { kind: "node", node: graph.refuse(because, detail) };
}

/** Days between two dates, as an amount. */
export function daysFrom(graph: Graph, from: NodeId, to: NodeId): NodeId {
  return minus(graph, to, from);
}
