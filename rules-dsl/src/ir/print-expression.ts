/**
 * Prints expressions for people who read programs: one line, fully bracketed, names as they are. Not the
 * rule language, which `analysis` writes: by these words acts name the mutants that they accept.
 */

import { multiply, parseRational, printRational } from "../values/rational.ts";
import type { Range } from "./expression.ts";
import type { Body, Expression } from "./program.ts";

export function printExpression(expression: Expression): string {
  const print = printExpression;
  switch (expression.kind) {
    case "number":
      return expression.unit === undefined ? writtenNumber(expression) : `${expression.value} ${expression.unit}`;
    case "boolean":
      return expression.value ? "yes" : "no";
    case "date":
      return expression.value;
    case "text":
      return JSON.stringify(expression.value);
    case "option":
      return `${expression.enumeration}:${expression.option}`;
    case "undetermined":
      return `undetermined(${JSON.stringify(expression.reason)})`;
    case "interpretation":
      return `interpretation ${expression.name}`;
    case "local":
      return expression.name;
    case "thisItem":
      return "this";
    case "thisYear":
      return "year";
    case "cyclePeriod":
      return "cycle";
    case "field":
      return expression.of ? `${print(expression.of)}.${expression.field}` : expression.field;
    case "rule":
      return printRuleRead(expression);
    case "not":
      return `not ${print(expression.operand)}`;
    case "negate":
      return `-${print(expression.operand)}`;
    case "logical":
      return `(${print(expression.left)} ${expression.operator} ${print(expression.right)})`;
    case "compare":
      return `(${print(expression.left)} ${signs[expression.operator]} ${print(expression.right)})`;
    case "arithmetic":
      return `(${print(expression.left)} ${signs[expression.operator]} ${print(expression.right)})`;
    case "moveDate": {
      const sign = expression.direction === 1 ? "+" : "-";
      return `(${print(expression.date)} ${sign} ${print(expression.by)} ${expression.unit})`;
    }
    case "daysBetween":
      return `days from ${print(expression.from)} to ${print(expression.to)}`;
    case "oneOf":
      return `(${print(expression.value)} in ${list(expression.options)})`;
    case "within":
      return `(${print(expression.date)} in ${print(expression.period)})`;
    case "isMissing":
      return `missing(${print(expression.operand)})`;
    case "if":
      return `if ${print(expression.condition)} then ${print(expression.then)} else ${print(expression.otherwise)}`;
    case "round":
      return `round ${expression.mode}(${print(expression.operand)}; to ${print(expression.to)})`;
    case "call":
      return `${expression.favourable ? "most favourable " : ""}${expression.operation}${list(expression.args)}`;
    case "aggregate":
      return printAggregate(expression);
    case "pick":
      return `${expression.end} ${printRange(expression.over)}${filter(expression.where)} by ${print(expression.by)}`;
    case "allocate":
      return printAllocation(expression);
  }
}

export function printBody(body: Body): string {
  switch (body.kind) {
    case "expression":
      return printExpression(body.expression);
    case "bands": {
      const bands = body.bands.map(({ from, to, result }) => {
        const left = from ? `${from.inclusive ? "[" : "("}${from.value}` : "(";
        const right = to ? `${to.value}${to.inclusive ? "]" : ")"}` : ")";
        return `${left}, ${right}: ${printExpression(result)}`;
      });
      const gaps = body.gaps.map(({ after, before, interpretation }) => {
        return `(${after}, ${before ?? ""}): interpretation ${interpretation}`;
      });
      return `bands on ${printExpression(body.on)} { ${[...bands, ...gaps].join("; ")} }`;
    }
    case "requirement":
      return `${printExpression(body.counted)} ${body.bound === "atLeast" ? "≥" : "≤"} ${printExpression(body.required)}${body.deadline ? ` by ${printExpression(body.deadline)}` : ""}`;
    case "verdict":
      return `refused when ${body.grounds.map(({ condition }) => printExpression(condition)).join("; ")}`;
  }
}

const signs = {
  equal: "=",
  notEqual: "≠",
  less: "<",
  lessOrEqual: "≤",
  greater: ">",
  greaterOrEqual: "≥",
  plus: "+",
  minus: "-",
  times: "×",
  share: "of",
  dividedBy: "/",
  atMost: "at most",
  atLeast: "at least",
} as const;

function printRuleRead(read: Extract<Expression, { readonly kind: "rule" }>): string {
  const { rule, item, year, cycle, previous, underogated } = read;
  const asked = [item, year, cycle].flatMap((each) => (each ? [printExpression(each)] : []));
  const which = `${previous ? "previous " : ""}${underogated ? "underogated " : ""}`;
  return `${which}${rule}${asked.length > 0 ? `[${asked.join("; ")}]` : ""}`;
}

/** `40%` as `40%`; a fraction is written as one anyway. */
function writtenNumber({ value, written }: Extract<Expression, { readonly kind: "number" }>): string {
  const amount = written === "percent" ? parseRational(value) : undefined;
  return amount ? `${printRational(multiply(amount, { n: 100n, d: 1n }))}%` : value;
}

function printAllocation(allocation: Extract<Expression, { readonly kind: "allocate" }>): string {
  const { pool, need, over, where, by, order, share } = allocation;
  const key = by ? ` by ${printExpression(by)}` : "";
  const to = share ? ` to ${printExpression(share)}` : "";
  const first = order === "latestFirst" ? "latest" : "earliest";
  return `allot ${printExpression(pool)} to ${printExpression(need)} for ${printRange(over)}${filter(where)}${key} ${first} first${to}`;
}

function printAggregate({
  operation,
  over,
  where,
  value,
}: Extract<Expression, { readonly kind: "aggregate" }>): string {
  const what = value ? ` of ${printExpression(value)}` : "";
  return `${operation}${what} for ${printRange(over)}${filter(where)}`;
}

function printRange(range: Range): string {
  switch (range.kind) {
    case "list":
      return `${range.variable} in ${printExpression(range.list)}`;
    case "options":
      return `${range.variable} in ${range.enumeration}`;
    case "years":
      return "each year";
    case "earlierCycles":
      return `${range.variable} in earlier cycles`;
    case "groups": {
      const members = `${range.member} in ${printExpression(range.list)}`;
      return `${range.variable} in groups of ${members} by ${printExpression(range.key)}`;
    }
  }
}

function filter(where: Expression | undefined): string {
  return where ? ` where ${printExpression(where)}` : "";
}

function list(expressions: readonly Expression[]): string {
  return `(${expressions.map(printExpression).join("; ")})`;
}
