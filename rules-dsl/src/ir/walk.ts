/** Walks the expressions of a program: what each holds, and what a version reads. */
import type { Body, Expression, Range, RuleVersion } from "./program.ts";

/** The expressions directly inside one, in the order written. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "number":
    case "boolean":
    case "date":
    case "text":
    case "option":
    case "undetermined":
    case "interpretation":
    case "local":
    case "thisItem":
    case "thisYear":
    case "cyclePeriod":
      return [];
    case "field":
      return present(expression.of);
    case "rule":
      return present(expression.item, expression.year, expression.cycle);
    case "not":
    case "negate":
    case "isMissing":
      return [expression.operand];
    case "logical":
    case "compare":
    case "arithmetic":
      return [expression.left, expression.right];
    case "moveDate":
      return [expression.date, expression.by];
    case "daysBetween":
      return [expression.from, expression.to];
    case "oneOf":
      return [expression.value, ...expression.options];
    case "within":
      return [expression.date, expression.period];
    case "if":
      return [expression.condition, expression.then, expression.otherwise];
    case "round":
      return [expression.operand, expression.to];
    case "call":
      return expression.args;
    case "aggregate":
      return present(...partsOfRange(expression.over), expression.where, expression.value);
    case "pick":
      return present(...partsOfRange(expression.over), expression.where, expression.by);
    case "allocate":
      return present(
        expression.pool,
        ...partsOfRange(expression.over),
        expression.where,
        expression.need,
        expression.by,
        expression.share,
      );
  }
}

/** Every expression inside one, itself first, in the order written. */
export function* walk(expression: Expression): Generator<Expression> {
  yield expression;
  for (const part of partsOf(expression)) yield* walk(part);
}

/** How many expressions stand inside one another: 1 for a number. */
export function depthOf(expression: Expression): number {
  return 1 + partsOf(expression).reduce((deepest, part) => Math.max(deepest, depthOf(part)), 0);
}

/** The outermost expressions of a version: condition, local definitions, bound of what adds up, body. */
export function expressionsOf(version: RuleVersion): readonly Expression[] {
  return [
    ...present(version.when),
    ...version.locals.map((local) => local.value),
    ...present(version.cumulates?.upTo),
    ...(version.body ? expressionsOfBody(version.body) : []),
  ];
}

export function expressionsOfBody(body: Body): readonly Expression[] {
  switch (body.kind) {
    case "expression":
      return [body.expression];
    case "bands":
      return [body.on, ...body.bands.map((band) => band.result)];
    case "requirement":
      return present(body.counted, body.required, body.deadline);
    case "verdict":
      return body.grounds.map(({ condition }) => condition);
  }
}

/** The rules that a version reads: in the same cycle, or (`previous`, `cycle`) in an earlier one. */
export function rulesRead(version: RuleVersion): readonly Extract<Expression, { readonly kind: "rule" }>[] {
  return expressionsOf(version).flatMap((root) => [...walk(root)].filter((each) => each.kind === "rule"));
}

/** The interpretations that a version may use, by its expressions or by the gaps of its bands. */
export function interpretationsRead(version: RuleVersion): readonly string[] {
  const named = expressionsOf(version).flatMap((root) =>
    [...walk(root)].flatMap((each) => (each.kind === "interpretation" ? [each.name] : [])),
  );
  const gaps = version.body?.kind === "bands" ? version.body.gaps.map((gap) => gap.interpretation) : [];
  return [...new Set([...named, ...gaps])];
}

function partsOfRange(range: Range): readonly Expression[] {
  if (range.kind === "list") return [range.list];
  return range.kind === "groups" ? [range.list, range.key] : [];
}

function present(...expressions: readonly (Expression | undefined)[]): readonly Expression[] {
  return expressions.filter((each) => each !== undefined);
}
