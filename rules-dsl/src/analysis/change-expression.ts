/** What a slip of the pen could have made of one expression: one step more or less, the other operator, a limit or a filter forgotten. */
import type { Expression, Vocabulary } from "../ir/program.ts";
import { addMonths, parseDate, printDate } from "../values/civil-date.ts";
import type { Rational } from "../values/rational.ts";
import { add, parseRational, printRational, subtract } from "../values/rational.ts";

export type Change = Expression;

export function changesOf(expression: Expression, vocabulary: Vocabulary): readonly Change[] {
  switch (expression.kind) {
    case "number":
      return numbersNear(expression, vocabulary);
    case "boolean":
      return [{ ...expression, value: !expression.value }];
    case "date":
      return datesNear(expression.value).map((value) => ({ ...expression, value }));
    case "option":
      return [];
    case "not":
      return [expression.operand];
    case "negate":
      return [expression.operand];
    case "logical":
      return [{ ...expression, operator: expression.operator === "and" ? "or" : "and" }];
    case "compare":
      return [{ ...expression, operator: neighbours[expression.operator] }];
    case "arithmetic":
      return arithmeticSlips(expression);
    case "moveDate":
      return [{ ...expression, direction: expression.direction === 1 ? -1 : 1 }];
    case "if":
      return [{ ...expression, then: expression.otherwise, otherwise: expression.then }];
    case "round":
      return (["down", "up", "half-up"] as const)
        .filter((mode) => mode !== expression.mode)
        .map((mode) => ({ ...expression, mode }));
    case "call":
      return expression.operation === "smallest" || expression.operation === "greatest"
        ? [{ ...expression, operation: expression.operation === "smallest" ? "greatest" : "smallest" }]
        : [];
    case "aggregate":
      return [...withoutFilter(expression), ...aggregateSlips(expression)];
    case "pick":
      return [...withoutFilter(expression), { ...expression, end: expression.end === "first" ? "last" : "first" }];
    case "allocate": {
      const order = expression.order === "latestFirst" ? "earliestFirst" : "latestFirst";
      return [...withoutFilter(expression), { ...expression, order }];
    }
    default:
      return [];
  }
}

const neighbours = {
  less: "lessOrEqual",
  lessOrEqual: "less",
  greater: "greaterOrEqual",
  greaterOrEqual: "greater",
  equal: "notEqual",
  notEqual: "equal",
} as const;

/** The days around a date, for dates of rules as well. */
export function datesNear(iso: string): readonly string[] {
  const day = parseDate(iso);
  return day === undefined || addMonths(day, 0) === undefined ? [] : [printDate(day - 1), printDate(day + 1)];
}

function numbersNear(
  expression: Extract<Expression, { readonly kind: "number" }>,
  vocabulary: Vocabulary,
): readonly Change[] {
  const amount = parseRational(expression.value);
  if (!amount) return [];
  const step = stepOf(expression, vocabulary);
  const near = [subtract(amount, step), add(amount, step)];
  return near.map((value) => ({ ...expression, value: printRational(value) }));
}

/** A step of the unit; a hundredth of a share; a tenth of a fraction; else one. */
function stepOf(
  { unit, value, written }: Extract<Expression, { readonly kind: "number" }>,
  { units }: Vocabulary,
): Rational {
  const declared = units.find(({ name }) => name === unit)?.step;
  if (declared !== undefined) return parseRational(declared) ?? one;
  if (written === "percent") return { n: 1n, d: 100n };
  return /^-?\d+$/.test(value) ? one : { n: 1n, d: 10n };
}

const one: Rational = { n: 1n, d: 1n };

export function unitStep(unit: string | undefined, { units }: Vocabulary): Rational {
  const declared = units.find(({ name }) => name === unit)?.step;
  return (declared === undefined ? undefined : parseRational(declared)) ?? one;
}

function arithmeticSlips(expression: Extract<Expression, { readonly kind: "arithmetic" }>): readonly Change[] {
  const { operator, left, right } = expression;
  if (operator === "plus") return [{ ...expression, operator: "minus" }];
  if (operator === "minus") return [{ ...expression, operator: "plus" }];
  if (operator === "atMost" || operator === "atLeast") return [left];
  return [left.kind === "number" ? right : left];
}

function withoutFilter<T extends Extract<Expression, { readonly kind: "aggregate" | "pick" | "allocate" }>>(
  expression: T,
): readonly T[] {
  const { where, ...rest } = expression;
  const stillAsks =
    expression.kind !== "aggregate" || expression.value !== undefined || expression.operation === "count";
  return where && stillAsks ? [rest as T] : [];
}

function aggregateSlips(expression: Extract<Expression, { readonly kind: "aggregate" }>): readonly Change[] {
  const others = { greatest: "smallest", smallest: "greatest", some: "every", every: "some" } as const;
  const { operation } = expression;
  return operation in others ? [{ ...expression, operation: others[operation as keyof typeof others] }] : [];
}
