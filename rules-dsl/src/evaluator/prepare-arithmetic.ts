/** Exact arithmetic. Units have been checked: they are carried for display, the side that has one names it. */
import type { Expression } from "../ir/program.ts";
import type { Rational } from "../values/rational.ts";
import { add, divide, multiply, negate, printRational, roundTo, subtract } from "../values/rational.ts";
import type { Evaluable } from "./frame.ts";
import { because, failed } from "./undetermined.ts";
import type { Value } from "./value.ts";
import { numberOf, order, quantity } from "./value.ts";

type Operator = Extract<Expression, { readonly kind: "arithmetic" }>["operator"];

export function prepareArithmetic(operator: Operator, left: Evaluable, right: Evaluable): Evaluable {
  switch (operator) {
    case "plus":
      return onNumbers(left, right, add, operator);
    case "minus":
      return onNumbers(left, right, subtract, operator);
    case "times":
    case "share":
      return onNumbers(left, right, multiply, operator);
    case "dividedBy":
      return prepareDivision(left, right);
    case "atMost":
      return prepareLimit(left, right, (ordered) => ordered <= 0, operator);
    case "atLeast":
      return prepareLimit(left, right, (ordered) => ordered >= 0, operator);
  }
}

export function prepareNegation(operand: Evaluable): Evaluable {
  return (frame) => {
    const value = operand(frame);
    const amount = numberOf(value);
    return amount ? quantity(negate(amount), unitOf(value)) : failed(value, value, "negate");
  };
}

export function prepareRounding(mode: "down" | "up" | "half-up", operand: Evaluable, to: Evaluable): Evaluable {
  return (frame) => {
    const value = operand(frame);
    const step = to(frame);
    const amount = numberOf(value);
    const multiple = numberOf(step);
    if (!amount || !multiple) return failed(value, step, "round");
    if (multiple.n <= 0n) return because("not-positive", { value: printRational(multiple) });
    return quantity(roundTo(amount, multiple, mode), unitOf(value) ?? unitOf(step));
  };
}

export function unitOf(value: Value): string | undefined {
  return value.kind === "quantity" ? value.unit : undefined;
}

function onNumbers(
  left: Evaluable,
  right: Evaluable,
  compute: (a: Rational, b: Rational) => Rational,
  operator: Operator,
): Evaluable {
  return (frame) => {
    const a = left(frame);
    const b = right(frame);
    if (a.kind === "quantity" && b.kind === "quantity") return quantity(compute(a.amount, b.amount), a.unit ?? b.unit);
    const [first, second] = [numberOf(a), numberOf(b)];
    return first && second ? quantity(compute(first, second), unitOf(a) ?? unitOf(b)) : failed(a, b, operator);
  };
}

function prepareDivision(left: Evaluable, right: Evaluable): Evaluable {
  return (frame) => {
    const a = left(frame);
    const b = right(frame);
    const [dividend, divisor] = [numberOf(a), numberOf(b)];
    if (!dividend || !divisor) return failed(a, b, "dividedBy");
    const quotient = divide(dividend, divisor);
    // Like over like is a pure number.
    return quotient ? quantity(quotient, unitOf(b) === undefined ? unitOf(a) : undefined) : because("division-by-zero");
  };
}

/** The smaller or the larger; on a tie, the left one as written. */
function prepareLimit(
  left: Evaluable,
  right: Evaluable,
  keepsLeft: (ordered: number) => boolean,
  operator: Operator,
): Evaluable {
  return (frame) => {
    const a = left(frame);
    const b = right(frame);
    const ordered = order(a, b);
    if (ordered === undefined) return failed(a, b, operator);
    return keepsLeft(ordered) ? a : b;
  };
}
