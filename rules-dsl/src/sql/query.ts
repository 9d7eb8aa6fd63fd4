/** Queries as a tree: relations, expressions and parameters. Only `print-query.ts` makes text of it. */

export type SqlType = "bigint" | "boolean" | "text";

export type Expression =
  | { readonly kind: "column"; readonly alias: string; readonly name: string }
  /** A safe integer, as narrow as it is: operations whose results may be wider are widened where they are written. */
  | { readonly kind: "integer"; readonly value: number }
  | { readonly kind: "boolean"; readonly value: boolean }
  /** Without a type it takes that of its surroundings. */
  | { readonly kind: "null"; readonly type?: SqlType }
  /** A text, given beside the statement. */
  | { readonly kind: "parameter"; readonly text: string }
  | { readonly kind: "operator"; readonly operator: Operator; readonly operands: readonly Expression[] }
  | { readonly kind: "not"; readonly operand: Expression }
  | { readonly kind: "is"; readonly operand: Expression; readonly test: "null" | "not null" | "true" | "not false" }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  | {
      readonly kind: "fold";
      readonly name: string;
      readonly arg?: Expression;
      readonly order?: readonly Order[];
      readonly filter?: Expression;
      readonly over?: Window;
    }
  /** `case when … then … else … end`, or with `on`: `case on when … then … else … end`, which reads `on` once. */
  | {
      readonly kind: "case";
      readonly on?: Expression;
      readonly whens: readonly (readonly [Expression, Expression])[];
      readonly otherwise?: Expression;
    }
  | { readonly kind: "cast"; readonly operand: Expression; readonly to: SqlType | "int" | "date" | "interval month" }
  /** Of a date. */
  | { readonly kind: "extract"; readonly part: "year" | "month" | "day"; readonly operand: Expression }
  /** 1 January 1970. */
  | { readonly kind: "epoch" }
  | { readonly kind: "firstOf"; readonly array: Expression }
  /** From 1. */
  | { readonly kind: "itemOf"; readonly array: Expression; readonly place: Expression };

export type Operator = "and" | "or" | "=" | "<" | "<=" | "<>" | "+" | "-" | "*" | "/" | "%";

export interface Order {
  readonly by: Expression;
  readonly descending?: boolean;
}

export interface Window {
  readonly partition?: readonly Expression[];
  readonly order: readonly Order[];
  readonly frame?: "all before" | "up to here" | "all";
}

export interface Named {
  readonly name: string;
  readonly value: Expression;
}

export type From =
  | { readonly kind: "relation"; readonly schema?: string; readonly name: string; readonly alias: string }
  | { readonly kind: "query"; readonly query: Query; readonly alias: string }
  /** The whole numbers from 0 to `last`, in a column `n`; none when it is null. */
  | { readonly kind: "numbers"; readonly last: Expression; readonly alias: string };

/** Without `on` a lateral join that keeps every row. */
export interface Join {
  readonly query: Query;
  readonly alias: string;
  readonly on?: Expression;
  /** Rows without a partner are dropped. */
  readonly inner?: true;
}

export interface Query {
  readonly columns: readonly Named[];
  readonly from: From;
  readonly joins: readonly Join[];
  readonly where: readonly Expression[];
  readonly groupBy: readonly Expression[];
  readonly orderBy: readonly Expression[];
}

export function query(
  from: From,
  columns: readonly Named[],
  more: Partial<Omit<Query, "from" | "columns">> = {},
): Query {
  const { joins = [], where = [], groupBy = [], orderBy = [] } = more;
  return { columns, from, joins, where, groupBy, orderBy };
}

export const column = (alias: string, name: string): Expression => ({ kind: "column", alias, name });
export const integer = (value: number): Expression => ({ kind: "integer", value });
export const truth = (value: boolean): Expression => ({ kind: "boolean", value });
export const operator = (name: Operator, ...operands: readonly Expression[]): Expression => {
  const [left, right] = operands;
  if (operands.length === 2 && left?.kind === "integer" && right?.kind === "integer" && compared[name])
    return truth(compared[name](left.value, right.value));
  return { kind: "operator", operator: name, operands };
};

const compared: Partial<Record<Operator, (left: number, right: number) => boolean>> = {
  "=": (left, right) => left === right,
  "<>": (left, right) => left !== right,
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
};

export const not = (operand: Expression): Expression => {
  if (operand.kind === "boolean") return truth(!operand.value);
  if (operand.kind === "is" && operand.test === "null") return is(operand.operand, "not null");
  return operand.kind === "not" ? operand.operand : { kind: "not", operand };
};

export const is = (operand: Expression, test: "null" | "not null" | "true" | "not false"): Expression => {
  if (operand.kind === "null") return truth(test === "null" || test === "not false");
  if (operand.kind === "integer" || operand.kind === "parameter") return truth(test === "not null");
  if (operand.kind === "boolean") return truth(test === "not null" || (test !== "null" && operand.value));
  return { kind: "is", operand, test };
};
export const call = (name: string, ...args: readonly Expression[]): Expression => ({ kind: "call", name, args });
export const cast = (operand: Expression, to: Extract<Expression, { readonly kind: "cast" }>["to"]): Expression => ({
  kind: "cast",
  operand,
  to,
});

/** The cases that can be; what is always or never so is decided here. */
export function when(whens: readonly (readonly [Expression, Expression])[], otherwise?: Expression): Expression {
  const open: (readonly [Expression, Expression])[] = [];
  let rest = otherwise;
  for (const [condition, value] of whens) {
    if (condition.kind === "boolean" && !condition.value) continue;
    if (condition.kind === "boolean") {
      rest = value;
      break;
    }
    open.push([condition, value]);
  }
  if (open.length === 0) return rest ?? { kind: "null" };
  return { kind: "case", whens: open, ...(rest && rest.kind !== "null" ? { otherwise: rest } : {}) };
}

export function fold(
  name: string,
  more: Omit<Extract<Expression, { readonly kind: "fold" }>, "kind" | "name"> = {},
): Expression {
  return { kind: "fold", name, ...more };
}

/** All of them; what is always true is left out. */
export function all(...conditions: readonly Expression[]): Expression {
  const left = conditions.filter((each) => !(each.kind === "boolean" && each.value));
  const [first, ...others] = left;
  if (!first || left.some((each) => each.kind === "boolean")) return truth(!first);
  return others.length === 0 ? first : operator("and", ...left);
}

/** Any of them; what is never true is left out. */
export function any(...conditions: readonly Expression[]): Expression {
  const left = conditions.filter((each) => !(each.kind === "boolean" && !each.value));
  const [first, ...others] = left;
  if (!first || left.some((each) => each.kind === "boolean")) return truth(first !== undefined);
  return others.length === 0 ? first : operator("or", ...left);
}

/** What an expression is made of. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "column":
    case "integer":
    case "boolean":
    case "null":
    case "parameter":
    case "epoch":
      return [];
    case "operator":
      return expression.operands;
    case "call":
      return expression.args;
    case "not":
    case "is":
    case "cast":
    case "extract":
      return [expression.operand];
    case "fold": {
      const { arg, order = [], filter, over } = expression;
      const ordered = [...order, ...(over?.order ?? [])].map(({ by }) => by);
      return [...(arg ? [arg] : []), ...ordered, ...(filter ? [filter] : []), ...(over?.partition ?? [])];
    }
    case "case": {
      const { on, whens, otherwise } = expression;
      return [...(on ? [on] : []), ...whens.flat(), ...(otherwise ? [otherwise] : [])];
    }
    case "firstOf":
      return [expression.array];
    case "itemOf":
      return [expression.array, expression.place];
  }
}
