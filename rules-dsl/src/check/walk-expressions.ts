/** Every expression of a rule, and the parts of one, in the order written. */
import { unreachable } from "../diagnostics/unreachable.ts";
import type * as Ast from "../syntax/ast.ts";

export function expressionsIn(clause: Ast.RuleClause): readonly Ast.Expression[] {
  const found: Ast.Expression[] = [];
  for (const root of rootsOf(clause)) gather(root, found);
  return found;
}

export function expressionsInside(expression: Ast.Expression): readonly Ast.Expression[] {
  const found: Ast.Expression[] = [];
  gather(expression, found);
  return found;
}

function gather(expression: Ast.Expression, found: Ast.Expression[]): void {
  found.push(expression);
  for (const part of partsOf(expression)) gather(part, found);
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

const none: readonly Ast.Expression[] = [];

/** The expressions that stand in one, not those inside them. */
export function partsOf(expression: Ast.Expression): readonly Ast.Expression[] {
  switch (expression.kind) {
    case "number":
    case "boolean":
    case "date":
    case "textLiteral":
    case "years":
    case "missing":
    case "name":
    case "this":
    case "previous":
      return none;
    case "of":
      return [expression.of];
    case "inYear":
      return [expression.of, expression.year];
    case "call":
      return expression.args;
    case "unary":
    case "isMissing":
      return [expression.operand];
    case "binary":
      return [expression.left, expression.right];
    case "membership":
      return present(expression.value, ...(expression.options ?? none), expression.within);
    case "conditional":
      return [expression.condition, expression.then, expression.otherwise];
    case "rounding":
      return [expression.operand, expression.to];
    case "aggregate":
      return present(...listOf(expression.binder), expression.where, expression.value);
    case "pick":
      return present(...listOf(expression.binder), expression.where, expression.by);
    case "allocation": {
      const { pool, need, binder, where, by, share } = expression;
      return present(pool, need, ...listOf(binder), where, by, share);
    }
    case "mostFavourable":
      return expression.options;
    case "proportion":
      return [expression.whole, expression.part, expression.total];
    case "deadline":
      return present(expression.date, expression.limit, expression.from);
    default:
      return unreachable(expression);
  }
}

/** What a binder runs through, and the key of its groups. */
export function listOf(binder: Ast.Binder): readonly Ast.Expression[] {
  if (binder.kind === "listBinder") return [binder.list];
  return binder.kind === "groupBinder" ? [binder.list, binder.by] : none;
}

function present(...expressions: readonly (Ast.Expression | undefined)[]): readonly Ast.Expression[] {
  return expressions.filter((each) => each !== undefined);
}
