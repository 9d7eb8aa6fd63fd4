/** The body of a version for a case: an expression, a table of bands, a requirement, or a refusal with its grounds. */
import type { Bands, Body, Rule } from "../ir/program.ts";
import { compare, parseRational, zero } from "../values/rational.ts";
import { amountConstant, extremeOfTwo, integerConstant, minus } from "./amounts.ts";
import type { CaseAtHand } from "./case-at-hand.ts";
import { chooseTerm, nodeOf, truthOf } from "./combine.ts";
import { interpretationTerm, optionNode } from "./interpretations.ts";
import { and, choose, isTrue, less, lessOrEqual, not, or } from "./logic.ts";
import { known, requires } from "./presence.ts";
import type { NodeId } from "./relational-program.ts";
import type { DatedVersion, Specialiser } from "./specialiser.ts";
import type { Term } from "./term.ts";
import { nodeTerm } from "./term.ts";

export function bodyTerm(s: Specialiser, { version, rule }: DatedVersion, at: CaseAtHand): Term {
  const { body } = version;
  switch (body?.kind) {
    case undefined:
      return nodeTerm(s.graph.undetermined);
    case "expression":
      return s.termOf(body.expression, at);
    case "bands":
      return bandsTerm(s, body, rule, at);
    case "requirement":
      return requirementTerm(s, body, at);
    case "verdict":
      return verdictTerm(s, body, at);
  }
}

function requirementTerm(s: Specialiser, body: Extract<Body, { readonly kind: "requirement" }>, at: CaseAtHand): Term {
  const { graph } = s;
  const [counted, required] = [nodeOf(graph, s.termOf(body.counted, at)), nodeOf(graph, s.termOf(body.required, at))];
  const lacking = body.bound === "atLeast" ? minus(graph, required, counted) : minus(graph, counted, required);
  const none = integerConstant(graph, 0);
  const both = (node: NodeId) => requires(graph, [counted, required], node);
  return {
    kind: "requirement",
    met: lessOrEqual(graph, lacking, none),
    counted: both(counted),
    required: both(required),
    missing: extremeOfTwo(graph, "larger", lacking, none),
    ...(body.deadline ? { deadline: both(nodeOf(graph, s.termOf(body.deadline, at))) } : {}),
  };
}

/** Refused for every ground that holds, else accepted; a ground that is not known leaves it undetermined unless another holds. */
function verdictTerm(s: Specialiser, { grounds }: Extract<Body, { readonly kind: "verdict" }>, at: CaseAtHand): Term {
  const { graph } = s;
  const answers = grounds.map(({ condition, reason }) => ({ reason, holds: truthOf(graph, s.termOf(condition, at)) }));
  const refused = answers.reduce((a, { holds }) => or(graph, a, holds), graph.no);
  return {
    kind: "verdict",
    accepted: not(graph, refused),
    grounds: answers.map(({ reason, holds }) => ({ reason, holds: isTrue(graph, holds) })),
  };
}

/** The first band that holds the amount; then the gap, by its interpretation; else undetermined. */
function bandsTerm(s: Specialiser, { on, bands, gaps }: Bands, rule: Rule, at: CaseAtHand): Term {
  const { graph } = s;
  const amount = nodeOf(graph, s.termOf(on, at));
  if (graph.isUndetermined(amount)) return nodeTerm(amount);
  const bound = (text: string): NodeId => amountConstant(graph, parseRational(text) ?? zero);
  const above = (from: string, inclusive: boolean) => (inclusive ? lessOrEqual : less)(graph, bound(from), amount);
  const below = (to: string, inclusive: boolean) => (inclusive ? lessOrEqual : less)(graph, amount, bound(to));
  const isKnown = known(graph, amount);
  const rungs: { readonly holds: NodeId; readonly value: () => Term }[] = [];
  const rung = (low: NodeId, high: NodeId, value: () => Term): void => {
    rungs.push({ holds: and(graph, isKnown, isTrue(graph, and(graph, low, high))), value });
  };
  for (const { from, to, result } of bands) {
    const low = from ? above(from.value, from.inclusive) : graph.yes;
    rung(low, to ? below(to.value, to.inclusive) : graph.yes, () => s.termOf(result, at));
  }
  for (const gap of gaps) {
    const high = gap.before === undefined ? graph.yes : below(gap.before, false);
    rung(above(gap.after, false), high, () => inGap(s, gap, { bands, rule, at }));
  }
  return rungs.reduceRight<Term>((otherwise, { holds, value }) => {
    return holds === graph.no ? otherwise : chooseTerm(graph, holds, value(), otherwise);
  }, nodeTerm(graph.undetermined));
}

function inGap(
  s: Specialiser,
  gap: Bands["gaps"][number],
  { bands, rule, at }: { readonly bands: Bands["bands"]; readonly rule: Rule; readonly at: CaseAtHand },
): Term {
  const { graph } = s;
  const chosen = nodeOf(graph, interpretationTerm(s, gap.interpretation, at.days));
  if (graph.isUndetermined(chosen)) return nodeTerm(chosen);
  const number = (text: string) => parseRational(text) ?? zero;
  const after = number(gap.after);
  const lower = bands.findLast(({ to }) => to && compare(number(to.value), after) <= 0);
  const before = gap.before === undefined ? undefined : number(gap.before);
  const upper = before && bands.find(({ from }) => from && compare(number(from.value), before) >= 0);
  const is = (option: string) =>
    s.interpretations.get(gap.interpretation)?.options.some(({ name }) => name === option) &&
    chosen === optionNode(s, gap.interpretation, option);
  // Above the last band there is no higher one: the highest is the one below.
  const band = is("lower") ? lower : is("upper") ? (upper ?? lower) : undefined;
  if (band) return s.termOf(band.result, at);
  if (rule.type.kind === "quantity") return nodeTerm(integerConstant(graph, 0));
  return nodeTerm(rule.type.kind === "boolean" ? graph.no : graph.undetermined);
}

/** A value of the type of its rule: a number as a year must be one of the calendar. */
export function coerced(s: Specialiser, term: Term, { type }: Rule, within: (node: NodeId) => NodeId): Term {
  if (type.kind !== "year" || term.kind !== "node" || s.graph.isUndetermined(term.node)) return term;
  return nodeTerm(
    within(choose(s.graph, known(s.graph, term.node), { then: term.node, otherwise: s.graph.undetermined })),
  );
}
