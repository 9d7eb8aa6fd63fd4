/** Every expression of a rule, and the parts of one, in the order written. */
import type * as Ast from "../syntax/ast.ts";

export function expressionsIn(clause: Ast.RuleClause): readonly Ast.Expression[] {
  return rootsOf(clause).flatMap(allOf);
}

/** The outermost expressions. */
export function rootsOf(clause: Ast.RuleClause): readonly Ast.Expression[] {
  const { when, locals, cumulates, body } = clause;
  return present(when, cumulates?.upTo, ...locals.map(({ value }) => value), ...(body ? rootsOfBody(body) : []));
}

function rootsOfBody(body: Ast.RuleBody): readonly Ast.Expression[] {
  switch (body.kind) {
    case "expressionBody":
      return [body.expression];
    case "bands":
      return [body.on, ...body.bands.map(({ value }) => value)];
    case "requirementBody":
      return present(body.counted, body.required, body.deadline);
    case "verdict":
      return body.grounds.map(({ condition }) => condition);
  }
}

function allOf(expression: Ast.Expression): readonly Ast.Expression[] {
  return [expression, ...partsOf(expression).flatMap(allOf)];
}

export function partsOf(expression: Ast.Expression): readonly Ast.Expression[] {
  return Object.entries(expression).flatMap(([key, value]) => (key === "span" ? [] : expressionsOf(value)));
}

function expressionsOf(value: unknown): readonly Ast.Expression[] {
  if (Array.isArray(value)) return value.flatMap(expressionsOf);
  if (typeof value !== "object" || value === null) return [];
  const { kind } = value as { readonly kind?: string };
  // A binder holds the expressions of what it runs over.
  const isBinder = kind?.endsWith("Binder") === true;
  if (kind !== undefined && !isBinder) return [value as Ast.Expression];
  return kind === undefined
    ? []
    : Object.entries(value).flatMap(([key, each]) => (key === "span" ? [] : expressionsOf(each)));
}

function present(...expressions: readonly (Ast.Expression | undefined)[]): readonly Ast.Expression[] {
  return expressions.filter((each) => each !== undefined);
}
