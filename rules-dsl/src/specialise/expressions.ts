/** Turns an expression of the program into the value it is for a case: nodes where facts decide, constants where the question does. */
import type { Expression } from "../ir/program.ts";
import { parseDate } from "../values/civil-date.ts";
import { parseRational, zero } from "../values/rational.ts";
import { allocation } from "./allocations.ts";
import {
  amountConstant,
  dateConstant,
  extremeOfTwo,
  integerConstant,
  minus,
  plus,
  quotient,
  rationalOf,
  scaled,
  times,
} from "./amounts.ts";
import { containing, cyclePeriod, movedDate } from "./calendar.ts";
import type { CaseAtHand } from "./case-at-hand.ts";
import { chooseTerm, knownTerm, nodeOf, periodOf, same, truthOf } from "./combine.ts";
import type { Graph } from "./graph.ts";
import { interpretationTerm, optionNode } from "./interpretations.ts";
import { and, less, lessOrEqual, not, or, truthNode } from "./logic.ts";
import { aggregateTerm, pickTerm } from "./loops.ts";
import { callTerm } from "./operations.ts";
import { requires } from "./presence.ts";
import { fieldTerm } from "./read-facts.ts";
import { ruleRead } from "./read-rules.ts";
import type { NodeId } from "./relational-program.ts";
import type { Specialiser } from "./specialiser.ts";
import type { Term } from "./term.ts";
import { nodeTerm } from "./term.ts";

export function expressionTerm(s: Specialiser, expression: Expression, at: CaseAtHand): Term {
  const { graph } = s;
  const term = (part: Expression): Term => s.termOf(part, at);
  const node = (part: Expression): NodeId => nodeOf(graph, term(part));
  const truth = (part: Expression): NodeId => truthOf(graph, term(part));
  switch (expression.kind) {
    case "number":
      return nodeTerm(amountConstant(graph, parseRational(expression.value) ?? zero));
    case "boolean":
      return nodeTerm(truthNode(graph, expression.value));
    case "date": {
      const day = parseDate(expression.value);
      return nodeTerm(day === undefined ? graph.undetermined : dateConstant(graph, day));
    }
    case "text":
      return nodeTerm(graph.node({ kind: "constant", value: expression.value }, { kind: "text" }, false));
    case "option":
      return nodeTerm(optionNode(s, expression.enumeration, expression.option));
    case "undetermined":
      return nodeTerm(graph.undetermined);
    case "interpretation":
      return interpretationTerm(s, expression.name, at.days);
    case "local":
      return at.names.get(expression.name)?.() ?? nodeTerm(graph.undetermined);
    case "thisItem":
      return at.item ?? nodeTerm(graph.undetermined);
    case "thisYear":
      return nodeTerm(at.year === undefined ? graph.undetermined : integerConstant(graph, at.year));
    case "cyclePeriod":
      return cyclePeriod(graph, at.cycle);
    case "field":
      return fieldTerm(s, expression, at);
    case "rule":
      return ruleRead(s, expression, at);
    case "not":
      return nodeTerm(not(graph, truth(expression.operand)));
    case "negate":
      return nodeTerm(scaled(graph, node(expression.operand), { n: -1n, d: 1n }));
    case "logical": {
      const join = expression.operator === "and" ? and : or;
      return nodeTerm(join(graph, truth(expression.left), truth(expression.right)));
    }
    case "compare":
      return nodeTerm(comparison(graph, expression.operator, term(expression.left), term(expression.right)));
    case "arithmetic":
      return nodeTerm(arithmetic(graph, expression.operator, node(expression.left), node(expression.right)));
    case "moveDate": {
      const { unit, direction } = expression;
      return nodeTerm(movedDate(graph, { date: node(expression.date), by: node(expression.by), unit, direction }));
    }
    case "daysBetween":
      return nodeTerm(minus(graph, node(expression.to), node(expression.from)));
    case "oneOf": {
      const value = term(expression.value);
      return nodeTerm(
        expression.options
          .map((option) => same(graph, value, term(option)))
          .reduce((a, b) => or(graph, a, b), graph.no),
      );
    }
    case "within":
      return nodeTerm(containing(graph, periodOf(graph, term(expression.period)), node(expression.date)));
    case "isMissing":
      return nodeTerm(not(graph, knownTerm(graph, term(expression.operand))));
    case "if":
      return chosen(s, expression, at);
    case "round":
      return nodeTerm(rounded(graph, expression.mode, node(expression.operand), node(expression.to)));
    case "call":
      return callTerm(s, expression.operation, expression.args.map(term), at.depth);
    case "aggregate":
      return aggregateTerm(s, expression, at);
    case "pick":
      return pickTerm(s, expression, at);
    case "allocate":
      return allocation(s, expression, at);
  }
}

/** A branch that the question already excludes is not looked at: what it cannot say is not asked. */
function chosen(
  s: Specialiser,
  { condition, then, otherwise }: Extract<Expression, { readonly kind: "if" }>,
  at: CaseAtHand,
): Term {
  const decided = truthOf(s.graph, s.termOf(condition, at));
  if (decided === s.graph.yes) return s.termOf(then, at);
  if (decided === s.graph.no) return s.termOf(otherwise, at);
  return chooseTerm(s.graph, decided, s.termOf(then, at), s.termOf(otherwise, at));
}

type Comparison = Extract<Expression, { readonly kind: "compare" }>["operator"];

function comparison(graph: Graph, operator: Comparison, left: Term, right: Term): NodeId {
  switch (operator) {
    case "equal":
      return same(graph, left, right);
    case "notEqual":
      return not(graph, same(graph, left, right));
    case "less":
      return less(graph, nodeOf(graph, left), nodeOf(graph, right));
    case "lessOrEqual":
      return lessOrEqual(graph, nodeOf(graph, left), nodeOf(graph, right));
    case "greater":
      return less(graph, nodeOf(graph, right), nodeOf(graph, left));
    case "greaterOrEqual":
      return lessOrEqual(graph, nodeOf(graph, right), nodeOf(graph, left));
  }
}

type Operator = Extract<Expression, { readonly kind: "arithmetic" }>["operator"];

function arithmetic(graph: Graph, operator: Operator, left: NodeId, right: NodeId): NodeId {
  switch (operator) {
    case "plus":
      return plus(graph, left, right);
    case "minus":
      return minus(graph, left, right);
    case "times":
    case "share":
      return times(graph, left, right);
    case "dividedBy":
      return divided(graph, left, right);
    case "atMost":
      return extremeOfTwo(graph, "smaller", left, right);
    case "atLeast":
      return extremeOfTwo(graph, "larger", left, right);
  }
}

function divided(graph: Graph, left: NodeId, right: NodeId): NodeId {
  if (graph.isUndetermined(left) || graph.isUndetermined(right)) return graph.undetermined;
  const by = rationalOf(graph, right);
  if (!by) return graph.refuse("divisor-not-constant", "a division");
  if (by.n === 0n) return graph.undetermined;
  return scaled(graph, left, by.n < 0n ? { n: -by.d, d: -by.n } : { n: by.d, d: by.n });
}

function rounded(graph: Graph, mode: "down" | "up" | "half-up", operand: NodeId, to: NodeId): NodeId {
  if (graph.isUndetermined(operand) || graph.isUndetermined(to)) return graph.undetermined;
  const step = rationalOf(graph, to);
  if (!step) return graph.refuse("step-not-constant", "a rounding");
  if (step.n <= 0n) return graph.undetermined;
  const steps = scaled(graph, operand, { n: step.d, d: step.n });
  const type = graph.typeOf(steps);
  if (type.kind !== "amount") return graph.undetermined;
  const whole = type.denominator === 1 ? steps : quotient(graph, steps, BigInt(type.denominator), mode);
  return requires(graph, [operand], scaled(graph, whole, step));
}
