/**
 * What conditions say of values, one fact each: `costo ≥ 3`, `tipo = film`, `isolano`. Facts about one thing are compared exactly; what is
 * not of this form says nothing, so whatever is concluded is certain.
 */
import type { NameSymbol } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Rational } from "../values/rational.ts";
import { compare, parseRational, rational } from "../values/rational.ts";
import type { Checking } from "./semantic-model.ts";

export interface Fact {
  /** The same for the same expression wherever it stands. */
  readonly about: string;
  readonly says: Saying;
  /** The condition that says it. */
  readonly condition: Ast.Expression;
  readonly subject: Ast.Expression;
}
export type Saying =
  | { readonly kind: "order"; readonly operator: Order; readonly value: Rational; readonly written: Ast.Expression }
  | { readonly kind: "option"; readonly is: boolean; readonly option: string; readonly written: Ast.Expression }
  | { readonly kind: "truth"; readonly is: boolean };
type Order = "less" | "lessOrEqual" | "equal" | "greaterOrEqual" | "greater";

export interface Facts {
  readonly facts: readonly Fact[];
  /** Whether the facts say all that the condition says. */
  readonly complete: boolean;
}

export const noFacts: Facts = { facts: [], complete: true };

/** What is known when the condition holds, or (`holds` false) when it does not. */
export function factsOf(condition: Ast.Expression, holds: boolean, checking: Checking): Facts {
  if (condition.kind === "unary" && condition.operator === "not") return factsOf(condition.operand, !holds, checking);
  if (condition.kind === "binary" && condition.operator === (holds ? "and" : "or")) {
    const sides = [factsOf(condition.left, holds, checking), factsOf(condition.right, holds, checking)];
    return { facts: sides.flatMap(({ facts }) => facts), complete: sides.every(({ complete }) => complete) };
  }
  const fact = factOf(condition, holds, checking);
  return fact ? { facts: [fact], complete: true } : { facts: [], complete: false };
}

function factOf(condition: Ast.Expression, holds: boolean, checking: Checking): Fact | undefined {
  const about = (subject: Ast.Expression, says: Saying): Fact | undefined => {
    const key = keyOf(subject, checking);
    return key === undefined ? undefined : { about: key, says, condition, subject };
  };
  if (condition.kind === "name" || condition.kind === "of") return about(condition, { kind: "truth", is: holds });
  if (condition.kind !== "binary") return undefined;
  const { left, right, operator } = condition;
  const option = optionOf(right, checking);
  if (option !== undefined && (operator === "equal" || operator === "notEqual")) {
    return about(left, { kind: "option", is: (operator === "equal") === holds, option, written: right });
  }
  const order = ordered(operator, holds);
  const value = literalOf(right);
  return order && value ? about(left, { kind: "order", operator: order, value, written: right }) : undefined;
}

function ordered(operator: Ast.BinaryOperator, holds: boolean): Order | undefined {
  const orders: Partial<Record<Ast.BinaryOperator, readonly [Order, Order | undefined]>> = {
    less: ["less", "greaterOrEqual"],
    lessOrEqual: ["lessOrEqual", "greater"],
    greater: ["greater", "lessOrEqual"],
    greaterOrEqual: ["greaterOrEqual", "less"],
    equal: ["equal", undefined],
  };
  return orders[operator]?.[holds ? 0 : 1];
}

/** Numbers, and dates as days on a line of their own. */
function literalOf(expression: Ast.Expression): Rational | undefined {
  if (expression.kind === "number") return parseRational(expression.value);
  if (expression.kind !== "date") return undefined;
  const [year = "", month = "", day = ""] = expression.iso.split("-");
  return rational(BigInt(year) * 372n + BigInt(month) * 31n + BigInt(day));
}

function optionOf(expression: Ast.Expression, { bindings }: Checking): string | undefined {
  const symbol = expression.kind === "name" ? bindings.get(expression.name) : undefined;
  return symbol?.kind === "option" ? symbol.option : undefined;
}

/** Only what has one value in one case: fields, rules and locals, of one thing. */
function keyOf(expression: Ast.Expression, checking: Checking): string | undefined {
  if (expression.kind === "name") {
    const symbol = checking.bindings.get(expression.name);
    return symbol && isValue(symbol) ? numberOf(symbol) : undefined;
  }
  if (expression.kind !== "of") return undefined;
  const symbol = checking.bindings.get(expression.name);
  const of = keyOf(expression.of, checking);
  return symbol && of !== undefined && isValue(symbol) ? `${numberOf(symbol)} of ${of}` : undefined;
}

function isValue({ kind }: NameSymbol): boolean {
  return kind === "field" || kind === "rule" || kind === "local";
}

let last = 0;
const numbers = new WeakMap<NameSymbol, string>();

function numberOf(symbol: NameSymbol): string {
  const known = numbers.get(symbol) ?? String(++last);
  numbers.set(symbol, known);
  return known;
}

/** The earlier of two facts that cannot both hold, with the later; undefined when all may hold together. */
export function contradiction(facts: readonly Fact[]): readonly [Fact, Fact] | undefined {
  for (const [place, fact] of facts.entries()) {
    const other = facts.slice(0, place).find((each) => each.about === fact.about && exclude(each.says, fact.says));
    if (other) return [other, fact];
  }
  return undefined;
}

function exclude(a: Saying, b: Saying): boolean {
  if (a.kind === "truth" && b.kind === "truth") return a.is !== b.is;
  if (a.kind === "option" && b.kind === "option") {
    if (a.option === b.option) return a.is !== b.is;
    return a.is && b.is;
  }
  if (a.kind !== "order" || b.kind !== "order") return false;
  return leavesNothing(a, b) || leavesNothing(b, a);
}

type OrderSaying = Extract<Saying, { readonly kind: "order" }>;

/** Whether everything that `upper` allows lies below everything that `lower` allows. */
function leavesNothing(upper: OrderSaying, lower: OrderSaying): boolean {
  const hasTop = upper.operator === "less" || upper.operator === "lessOrEqual" || upper.operator === "equal";
  const hasBottom = lower.operator === "greater" || lower.operator === "greaterOrEqual" || lower.operator === "equal";
  if (!hasTop || !hasBottom) return false;
  const between = compare(upper.value, lower.value);
  return between < 0 || (between === 0 && (upper.operator === "less" || lower.operator === "greater"));
}
