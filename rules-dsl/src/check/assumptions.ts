/**
 * What is known once a condition is taken to hold, or to fail: as many cases as its alternatives, none when that cannot be. Conclusions are
 * certain: a condition that is not understood leaves what was known as it was.
 */
import type { Span } from "../source/source.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { Rational } from "../values/rational.ts";
import { parseRational } from "../values/rational.ts";
import type { Edge, Options, Possible, Range } from "./possible-values.ts";
import * as values from "./possible-values.ts";
import type { Known, Reasoning } from "./reasoning.ts";
import { keyOf } from "./value-keys.ts";
import { possibleValue } from "./values-of-expressions.ts";

/** Alternatives followed apart; beyond these they are left together. */
const mostCases = 8;
/** Names of conditions opened one inside another. */
const deepest = 3;

export function assume(
  condition: Ast.Expression,
  holds: boolean,
  known: Known,
  reasoning: Reasoning,
): readonly Known[] {
  reasoning.ranges.effort--;
  if (reasoning.ranges.effort < 0) return [known];
  switch (condition.kind) {
    case "boolean":
      return condition.value === holds ? [known] : impossible(reasoning, condition, undefined);
    case "unary":
      return condition.operator === "not" ? assume(condition.operand, !holds, known, reasoning) : [known];
    case "binary":
      return assumeBinary(condition, holds, known, reasoning);
    case "membership":
      return assumeMembership(condition, holds, known, reasoning);
    case "isMissing":
      return assumeMissing(condition, holds, known, reasoning);
    case "conditional": {
      const { condition: which, then, otherwise } = condition;
      const first = each(assume(which, true, known, reasoning), (one) => assume(then, holds, one, reasoning));
      const second = each(assume(which, false, known, reasoning), (one) => assume(otherwise, holds, one, reasoning));
      return either(first, second, known);
    }
    case "name":
      return assumeNamed(condition, holds, known, reasoning);
    default:
      return assumeTruth(condition, holds, known, reasoning);
  }
}

/** The cases that are left of several when a condition is taken to hold in each. */
export function assumeAll(
  condition: Ast.Expression,
  holds: boolean,
  cases: readonly Known[],
  reasoning: Reasoning,
): readonly Known[] {
  const left = each(cases, (known) => assume(condition, holds, known, reasoning));
  return left.length > mostCases ? cases : left;
}

function each(cases: readonly Known[], then: (known: Known) => readonly Known[]): readonly Known[] {
  const [only] = cases;
  return cases.length === 1 && only ? then(only) : cases.flatMap(then);
}

function either(first: readonly Known[], second: readonly Known[], before: Known): readonly Known[] {
  if (first.length + second.length > mostCases) return [before];
  return first.length === 0 ? second : second.length === 0 ? first : [...first, ...second];
}

function assumeBinary(condition: Ast.Binary, holds: boolean, known: Known, reasoning: Reasoning): readonly Known[] {
  const { operator, left, right } = condition;
  if (operator === "and" || operator === "or") {
    const all = (operator === "and") === holds;
    const first = assume(left, holds, known, reasoning);
    if (all) return each(first, (one) => assume(right, holds, one, reasoning));
    return either(first, assume(right, holds, known, reasoning), known);
  }
  const allowed = orders[operator];
  if (allowed === undefined) return [known];
  return compared({ left, right, condition }, holds ? allowed : 7 - allowed, known, reasoning);
}

/** The orders of two values that make a comparison true: 1 for less, 2 for equal, 4 for greater. */
const orders: Partial<Record<Ast.BinaryOperator, number>> = {
  less: 1,
  equal: 2,
  lessOrEqual: 3,
  greater: 4,
  notEqual: 5,
  greaterOrEqual: 6,
};

interface Comparison {
  readonly left: Ast.Expression;
  readonly right: Ast.Expression;
  readonly condition: Ast.Expression;
}

function assumeMembership(
  condition: Ast.Membership,
  holds: boolean,
  known: Known,
  reasoning: Reasoning,
): readonly Known[] {
  if (!condition.options) return assumeTruth(condition, holds, known, reasoning);
  const { value: left, options } = condition;
  const is = (right: Ast.Expression, one: Known) => compared({ left, right, condition }, holds ? 2 : 5, one, reasoning);
  if (!holds) return options.reduce((cases: readonly Known[], right) => each(cases, (one) => is(right, one)), [known]);
  return together(left, options, condition, known, reasoning) ?? options.flatMap((right) => is(right, known));
}

/** `X in (a; b)` over options leaves one case, in which X is any of them. */
function together(
  left: Ast.Expression,
  options: readonly Ast.Expression[],
  condition: Ast.Expression,
  known: Known,
  reasoning: Reasoning,
): readonly Known[] | undefined {
  const before = possibleValue(left, known, reasoning);
  const listed = options
    .map((option) => possibleValue(option, known, reasoning))
    .reduce((a, b) => values.hull(a, b), values.nothing);
  if (before?.kind !== "options" || listed?.kind !== "options") return options.length > mostCases ? [known] : undefined;
  const common = [...before.options].filter((option) => listed.options.has(option));
  if (common.length === 0) return impossible(reasoning, left, before.said, { options: before });
  return [learn(left, values.optionsOf(common, condition.span), known, reasoning)];
}

function assumeMissing(
  { operand, span }: Ast.IsMissing,
  holds: boolean,
  known: Known,
  reasoning: Reasoning,
): readonly Known[] {
  const key = keyOf(operand, reasoning.checking);
  if (key === undefined) return [known];
  const before = known.possible.get(key);
  // What has been compared is there.
  if (before && holds) return impossible(reasoning, operand, saidBy(before));
  return truthOf({ key: `missing(${key};)`, about: operand, said: span }, holds, known, reasoning);
}

/** A condition under a name is also what the name stands for. */
function assumeNamed(
  condition: Ast.NameExpression,
  holds: boolean,
  known: Known,
  reasoning: Reasoning,
): readonly Known[] {
  const cases = assumeTruth(condition, holds, known, reasoning);
  const inside = cases.length === 1 && reasoning.depth < deepest ? definitionOf(condition.name, reasoning) : undefined;
  if (!inside) return cases;
  const deeper = { ...reasoning, depth: reasoning.depth + 1 };
  const found = each(cases, (one) => assume(inside, holds, one, deeper));
  if (found.length === 0) reasoning.blame = deeper.blame;
  return found;
}

/** The one expression that a local, or a rule with one definition for every case, stands for. */
function definitionOf(name: Ast.Name, { checking, definitions }: Reasoning): Ast.Expression | undefined {
  const symbol = checking.bindings.get(name);
  if (symbol?.kind === "local") return definitions.get(symbol);
  if (symbol?.kind !== "rule" || symbol.derogations.length > 0 || symbol.definitions.length !== 1) return undefined;
  const clause = symbol.definitions[0]?.clause;
  if (clause?.body?.kind !== "expressionBody" || clause.when || clause.locals.length > 0) return undefined;
  return clause.body.expression;
}

function assumeTruth(condition: Ast.Expression, holds: boolean, known: Known, reasoning: Reasoning): readonly Known[] {
  const key = keyOf(condition, reasoning.checking);
  const possible = possibleValue(condition, known, reasoning);
  if (possible?.kind === "options" && possible.options.size === 1 && !possible.options.has(holds ? "yes" : "no")) {
    return impossible(reasoning, condition, possible.said, { options: possible });
  }
  return key === undefined
    ? [known]
    : truthOf({ key, about: condition, said: condition.span }, holds, known, reasoning);
}

interface Truth {
  readonly key: string;
  readonly about: Ast.Expression;
  readonly said: Span;
}

function truthOf({ key, about, said }: Truth, holds: boolean, known: Known, reasoning: Reasoning): readonly Known[] {
  const before = known.possible.get(key);
  const wanted = holds ? "yes" : "no";
  if (before?.kind === "options") {
    return before.options.has(wanted) ? [known] : impossible(reasoning, about, before.said, { options: before });
  }
  return [withValue(key, about, values.optionsOf([wanted], said), known)];
}

function compared(comparison: Comparison, allowed: number, known: Known, reasoning: Reasoning): readonly Known[] {
  const { left, right, condition } = comparison;
  const present = isPresent(left, condition, known, reasoning) && isPresent(right, condition, known, reasoning);
  if (!present) return [];
  const [a, b] = [possibleValue(left, known, reasoning), possibleValue(right, known, reasoning)];
  if (a?.kind === "options" || b?.kind === "options") {
    const named = conditionOf(comparison, allowed);
    if (named) return assume(named.condition, named.holds, known, reasoning);
    if (a?.kind !== "options" || b?.kind !== "options") return [known];
    return comparedOptions(comparison, allowed === 2, [a, b], known, reasoning);
  }
  return comparedRanges(comparison, allowed, [a ?? values.anything, b ?? values.anything], known, reasoning);
}

/** `x = sì` is the condition x. */
function conditionOf(
  { left, right }: Comparison,
  allowed: number,
): { readonly condition: Ast.Expression; readonly holds: boolean } | undefined {
  const equal = allowed === 2;
  if (right.kind === "boolean") return { condition: left, holds: right.value === equal };
  return left.kind === "boolean" ? { condition: right, holds: left.value === equal } : undefined;
}

function comparedOptions(
  { left, right, condition }: Comparison,
  equal: boolean,
  [a, b]: readonly [Options, Options],
  known: Known,
  reasoning: Reasoning,
): readonly Known[] {
  const fits = (other: Options) => (option: string) =>
    equal ? other.options.has(option) : other.options.size > 1 || !other.options.has(option);
  const [first, second] = [
    values.optionsOf([...a.options].filter(fits(b)), condition.span),
    values.optionsOf([...b.options].filter(fits(a)), condition.span),
  ];
  if (first.options.size === 0 || second.options.size === 0)
    return impossible(reasoning, left, a.said ?? b.said, { options: a });
  return [learn(right, second, learn(left, first, known, reasoning), reasoning)];
}

function comparedRanges(
  { left, right, condition }: Comparison,
  allowed: number,
  [a, b]: readonly [Range, Range],
  known: Known,
  reasoning: Reasoning,
): readonly Known[] {
  const [x, y] = [keyOf(left, reasoning.checking), keyOf(right, reasoning.checking)];
  const kept = ordersOf(x, y, known);
  const reachable = reachableOrders(a, b);
  const mask = allowed & kept.left & reachable;
  if (mask === 0) {
    const said = (allowed & reachable) === 0 ? placeIn(a, b) : kept.said;
    return impossible(reasoning, left, said, { ranges: { possible: a, other: right, ofOther: b } });
  }
  const [first, second] = narrowed(a, b, mask, condition.span);
  for (const [expression, range] of [
    [left, first],
    [right, second],
  ] as const) {
    if (range === a || range === b || !values.isEmpty(range, stepOf(expression, reasoning))) continue;
    return impossible(reasoning, expression, placeIn(range, range, condition.span));
  }
  let found = first === a ? known : learn(left, first, known, reasoning);
  found = second === b ? found : learn(right, second, found, reasoning);
  return [
    x === undefined || y === undefined || mask === kept.left ? found : withOrder(x, y, mask, condition.span, found),
  ];
}

function reachableOrders(a: Range, b: Range): number {
  const below = !values.isEmpty({ kind: "range", low: open(a.low), high: open(b.high) });
  const above = !values.isEmpty({ kind: "range", low: open(b.low), high: open(a.high) });
  return (below ? 1 : 0) + (values.isEmpty(values.both(a, b)) ? 0 : 2) + (above ? 4 : 0);
}

function open(edge: Edge | undefined): Edge | undefined {
  return edge && { ...edge, open: true };
}

/** What is left of two ranges when their values stand in one of some orders. */
function narrowed(a: Range, b: Range, mask: number, said: Span): readonly [Range, Range] {
  const edge = (of: Edge | undefined, opened: boolean) => of && { value: of.value, open: of.open || opened, said };
  const under = (x: Range, y: Range, strictly: boolean): Range =>
    y.high ? values.both(x, { kind: "range", low: undefined, high: edge(y.high, strictly) }) : x;
  const over = (x: Range, y: Range, strictly: boolean): Range =>
    y.low ? values.both(x, { kind: "range", low: edge(y.low, strictly), high: undefined }) : x;
  if (mask === 1 || mask === 3) return [under(a, b, mask === 1), over(b, a, mask === 1)];
  if (mask === 4 || mask === 6) return [over(a, b, mask === 4), under(b, a, mask === 4)];
  if (mask === 2) return [under(over(a, b, false), b, false), under(over(b, a, false), a, false)];
  return [a, b];
}

/** The place that bounds them, other than the one at hand. */
function placeIn(a: Range, b: Range, other?: Span): Span | undefined {
  return [a.low, a.high, b.low, b.high].find((edge) => edge?.said && edge.said !== other)?.said;
}

function saidBy(possible: Possible): Span | undefined {
  return possible.kind === "options" ? possible.said : placeIn(possible, possible);
}

function stepOf(expression: Ast.Expression, { checking }: Reasoning): Rational | undefined {
  if (expression.kind !== "name" && expression.kind !== "of") return undefined;
  const symbol = checking.bindings.get(expression.name);
  const unit = symbol?.kind === "field" && symbol.type?.kind === "quantity" ? symbol.type.unit : undefined;
  const step = unit && checking.symbols.units.get(nameKey(unit))?.declaration?.step?.value;
  return step ? parseRational(step) : undefined;
}

/** What is compared is there; undefined, with the blame, when it is known to be missing. */
function isPresent(
  expression: Ast.Expression,
  condition: Ast.Expression,
  known: Known,
  reasoning: Reasoning,
): Known | undefined {
  if (known.possible.size === 0) return known;
  const key = keyOf(expression, reasoning.checking);
  const missing = key === undefined ? undefined : known.possible.get(`missing(${key};)`);
  if (missing?.kind !== "options" || missing.options.has("no")) return known;
  impossible(reasoning, condition, missing.said);
  return undefined;
}

function ordersOf(
  x: string | undefined,
  y: string | undefined,
  known: Known,
): { readonly left: number; readonly said: Span | undefined } {
  if (x === undefined || y === undefined) return { left: 7, said: undefined };
  if (x === y) return { left: 2, said: undefined };
  const found = known.orders.get(x < y ? `${x} ${y}` : `${y} ${x}`);
  if (!found) return { left: 7, said: undefined };
  return { left: x < y ? found.left : turned(found.left), said: found.said };
}

function withOrder(x: string, y: string, mask: number, said: Span, known: Known): Known {
  if (x === y) return known;
  const orders = new Map(known.orders);
  orders.set(x < y ? `${x} ${y}` : `${y} ${x}`, { left: x < y ? mask : turned(mask), said });
  return { ...known, orders };
}

function turned(mask: number): number {
  return (mask & 2) + (mask & 1 ? 4 : 0) + (mask & 4 ? 1 : 0);
}

function learn(expression: Ast.Expression, possible: Possible, known: Known, reasoning: Reasoning): Known {
  const isRead = ["name", "of", "previous", "inYear", "call", "binary"].includes(expression.kind);
  const key = isRead ? keyOf(expression, reasoning.checking) : undefined;
  return key === undefined ? known : withValue(key, expression, possible, known);
}

function withValue(key: string, expression: Ast.Expression, possible: Possible, known: Known): Known {
  return {
    ...known,
    possible: new Map(known.possible).set(key, possible),
    about: new Map(known.about).set(key, expression),
  };
}

function impossible(
  reasoning: Reasoning,
  expression: Ast.Expression,
  said: Span | undefined,
  found: { readonly ranges?: NonNullable<Reasoning["blame"]>["ranges"]; readonly options?: Options } = {},
): readonly Known[] {
  reasoning.blame = { said, expression, ranges: found.ranges, options: found.options?.options };
  return [];
}
