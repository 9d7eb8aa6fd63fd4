/** Expressions of the tree to expressions of the program: names become references, `di` becomes a field or a rule of an item. */
import { operationNamed } from "../check/calls-fit-operations.ts";
import { unreachable } from "../diagnostics/unreachable.ts";
import type * as Ir from "../ir/expression.ts";
import type { NameSymbol, RuleSymbol } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { CheckedModel } from "./lower.ts";

export interface Lowering {
  readonly model: CheckedModel;
  /** The rule whose definition is being lowered; undefined for what is about nobody, or about the subject. */
  readonly rule: RuleSymbol | undefined;
  /** The year asked for by `nell'anno …`. */
  readonly year?: Ir.Expression;
}

/** Outside every rule: facts, defaults, invariants. */
export function aboutNobody(model: CheckedModel): Lowering {
  return { model, rule: undefined };
}

export function lowerExpression(expression: Ast.Expression, lowering: Lowering): Ir.Expression {
  const down = (child: Ast.Expression) => lowerExpression(child, lowering);
  switch (expression.kind) {
    case "number":
      return lowerNumber(expression, lowering);
    case "boolean":
      return { kind: "boolean", value: expression.value };
    case "date":
      return { kind: "date", value: expression.iso };
    case "years":
      return periodOfYears(expression.years.value.replace("–", "-"));
    case "textLiteral":
      return { kind: "text", value: expression.text.value };
    case "missing":
      return { kind: "undetermined", reason: expression.reason?.value ?? "" };
    case "name":
      return lowerName(expression, lowering);
    case "this":
      return { kind: "thisItem" };
    case "of":
      return lowerOf(expression, lowering);
    case "previous":
      return { kind: "rule", rule: ruleName(expression.name, lowering), previous: true };
    case "inYear":
      return lowerExpression(expression.of, { ...lowering, year: down(expression.year) });
    case "call": {
      const operation = operationNamed(expression.name.text)?.operation ?? "size";
      return { kind: "call", operation, args: expression.args.map(down) };
    }
    case "unary":
      return { kind: expression.operator === "not" ? "not" : "negate", operand: down(expression.operand) };
    case "binary":
      return lowerBinary(expression, lowering);
    case "membership":
      if (expression.within) return { kind: "within", date: down(expression.value), period: down(expression.within) };
      return { kind: "oneOf", value: down(expression.value), options: (expression.options ?? []).map(down) };
    case "isMissing":
      return { kind: "isMissing", operand: down(expression.operand) };
    case "conditional":
      return {
        kind: "if",
        condition: down(expression.condition),
        then: down(expression.then),
        otherwise: down(expression.otherwise),
      };
    case "rounding":
      return { kind: "round", operand: down(expression.operand), mode: expression.mode, to: down(expression.to) };
    case "aggregate":
      return {
        kind: "aggregate",
        operation: expression.operation,
        over: lowerBinder(expression.binder, lowering),
        ...(expression.where ? { where: down(expression.where) } : {}),
        ...(expression.value ? { value: down(expression.value) } : {}),
      };
    case "pick":
      return {
        kind: "pick",
        end: expression.end,
        over: lowerBinder(expression.binder, lowering),
        ...(expression.where ? { where: down(expression.where) } : {}),
        by: down(expression.by),
      };
    case "allocation":
      return lowerAllocation(expression, lowering);
    case "mostFavourable": {
      const operation = lowering.rule?.favourable === "smaller" ? "smallest" : "greatest";
      return { kind: "call", operation, args: expression.options.map(down), favourable: true };
    }
    case "proportion": {
      const [whole, part] = [down(expression.whole), down(expression.part)];
      const left: Ir.Expression = { kind: "arithmetic", operator: "times", left: whole, right: part };
      return { kind: "arithmetic", operator: "dividedBy", left, right: down(expression.total) };
    }
    case "deadline":
      return lowerDeadline(expression, lowering);
    default:
      return unreachable(expression);
  }
}

/** `2014-2016`: from the first day of the first year to the last day of the last. */
function periodOfYears(written: string): Ir.Expression {
  const [first, last] = written.split("-");
  const args: readonly Ir.Expression[] = [
    { kind: "date", value: `${first}-01-01` },
    { kind: "date", value: `${last}-12-31` },
  ];
  return { kind: "call", operation: "period", args };
}

function lowerNumber(literal: Ast.NumberLiteral, { model }: Lowering): Ir.Expression {
  const type = model.types.get(literal);
  const unit = type?.kind === "quantity" ? type.unit : undefined;
  return {
    kind: "number",
    value: literal.value,
    ...(unit === undefined ? {} : { unit }),
    ...(literal.written === "number" ? {} : { written: literal.written }),
  };
}

function lowerName({ name }: Ast.NameExpression, lowering: Lowering): Ir.Expression {
  const symbol = lowering.model.bindings.get(name);
  if (!symbol) return { kind: "undetermined", reason: name.text };
  return lowerSymbol(symbol, lowering);
}

function lowerSymbol(symbol: NameSymbol, lowering: Lowering): Ir.Expression {
  switch (symbol.kind) {
    case "local":
      return { kind: "local", name: nameKey(symbol.name) };
    case "option":
      return { kind: "option", enumeration: symbol.of.name, option: symbol.option };
    case "interpretation":
      return { kind: "interpretation", name: symbol.name };
    case "thisYear":
      return { kind: "thisYear" };
    case "cyclePeriod":
      return { kind: "cyclePeriod" };
    case "field": {
      const { model, rule } = lowering;
      const ofSubject = symbol.entity === model.symbols.subject?.name && symbol.entity !== rule?.item;
      const of = ofSubject ? {} : { of: { kind: "thisItem" } as const };
      return { kind: "field", ...of, entity: symbol.entity, field: symbol.name };
    }
    case "rule":
      return lowerRead(symbol, symbol.item === undefined ? undefined : { kind: "thisItem" }, lowering);
    default:
      return { kind: "undetermined", reason: symbol.kind };
  }
}

/** A rule in the cycle at hand. What a derogation reads of the rule it departs from is the value without derogations. */
function lowerRead(read: RuleSymbol, item: Ir.Expression | undefined, { rule, year }: Lowering): Ir.Expression {
  return {
    kind: "rule",
    rule: read.name,
    ...(item ? { item } : {}),
    ...(read.perYear ? { year: year ?? { kind: "thisYear" } } : {}),
    previous: false,
    ...(rule?.derogates === read ? { underogated: true } : {}),
  };
}

function lowerOf(expression: Ast.Of, lowering: Lowering): Ir.Expression {
  const symbol = lowering.model.bindings.get(expression.name);
  const of = lowerExpression(expression.of, lowering);
  if (symbol?.kind === "rule") {
    if (lowering.model.types.get(expression.of)?.kind !== "period") return lowerRead(symbol, of, lowering);
    const year = symbol.perYear ? { year: lowering.year ?? ({ kind: "thisYear" } as const) } : {};
    return { kind: "rule", rule: symbol.name, ...year, cycle: of, previous: false };
  }
  const entity = symbol?.kind === "field" ? symbol.entity : "";
  const field = symbol?.kind === "field" ? symbol.name : expression.name.text;
  return { kind: "field", of, entity, field };
}

function ruleName(name: Ast.Name, { model }: Lowering): string {
  const symbol = model.bindings.get(name);
  return symbol?.kind === "rule" ? symbol.name : name.text;
}

const calendarSteps: Readonly<Record<string, "days" | "months" | "years">> = {
  days: "days",
  months: "months",
  years: "years",
};

function lowerBinary(expression: Ast.Binary, lowering: Lowering): Ir.Expression {
  const { operator } = expression;
  const left = lowerExpression(expression.left, lowering);
  const right = lowerExpression(expression.right, lowering);
  switch (operator) {
    case "or":
    case "and":
      return { kind: "logical", operator, left, right };
    case "equal":
    case "notEqual":
    case "less":
    case "lessOrEqual":
    case "greater":
    case "greaterOrEqual":
      return { kind: "compare", operator, left, right };
    case "times":
      return { kind: "arithmetic", operator: expression.share ? "share" : "times", left, right };
    case "plus":
    case "minus":
      return lowerSum(expression, left, right, lowering);
    case "atMost":
    case "atLeast":
    case "dividedBy":
      return { kind: "arithmetic", operator, left, right };
    default:
      return unreachable(operator);
  }
}

function lowerSum(
  { operator, left: leftTree, right: rightTree }: Ast.Binary,
  left: Ir.Expression,
  right: Ir.Expression,
  { model }: Lowering,
): Ir.Expression {
  const [leftType, rightType] = [model.types.get(leftTree), model.types.get(rightTree)];
  if (leftType?.kind === "date" && rightType?.kind === "date") return { kind: "daysBetween", from: right, to: left };
  if (leftType?.kind === "date" && rightType?.kind === "quantity") {
    const unit = calendarSteps[rightType.unit ?? ""] ?? "days";
    return { kind: "moveDate", date: left, by: right, unit, direction: operator === "plus" ? 1 : -1 };
  }
  return { kind: "arithmetic", operator: operator === "plus" ? "plus" : "minus", left, right };
}

function lowerBinder(binder: Ast.Binder, lowering: Lowering): Ir.Range {
  switch (binder.kind) {
    case "yearBinder":
      return { kind: "years" };
    case "listBinder":
      return { kind: "list", variable: nameKey(binder.name.text), list: lowerExpression(binder.list, lowering) };
    case "optionBinder": {
      const enumeration = lowering.model.symbols.enumerations.get(nameKey(binder.enumeration.text));
      const name = enumeration?.name ?? binder.enumeration.text;
      return { kind: "options", variable: nameKey(binder.name.text), enumeration: name };
    }
    case "cycleBinder":
      return { kind: "earlierCycles", variable: nameKey(binder.name.text) };
    case "groupBinder":
      return {
        kind: "groups",
        variable: nameKey(binder.name.text),
        member: nameKey(binder.member.text),
        list: lowerExpression(binder.list, lowering),
        key: lowerExpression(binder.by, lowering),
      };
  }
}

function lowerAllocation(expression: Ast.Allocation, lowering: Lowering): Ir.Expression {
  const down = (child: Ast.Expression) => lowerExpression(child, lowering);
  const { where, by, share: written } = expression;
  const share = written ? down(written) : ownShare(expression.binder, lowering);
  return {
    kind: "allocate",
    pool: down(expression.pool),
    over: lowerBinder(expression.binder, lowering),
    ...(where ? { where: down(where) } : {}),
    need: down(expression.need),
    ...(by ? { by: down(by) } : {}),
    order: expression.order,
    ...(share ? { share } : {}),
  };
}

/** The item or the year that the rule is about, when what is allocated to is of that kind. */
function ownShare(binder: Ast.Binder, { model, rule }: Lowering): Ir.Expression | undefined {
  if (binder.kind === "yearBinder") return rule?.perYear ? { kind: "thisYear" } : undefined;
  if (binder.kind !== "listBinder" || rule?.item === undefined) return undefined;
  const list = model.types.get(binder.list);
  const isOwn = list?.kind === "list" && list.of.kind === "entity" && list.of.name === rule.item;
  return isOwn ? { kind: "thisItem" } : undefined;
}

/** Not after the limit, which is a day, or so many days, months or years after another. */
function lowerDeadline({ date, limit, from }: Ast.Deadline, lowering: Lowering): Ir.Expression {
  const left = lowerExpression(date, lowering);
  const last = lowerExpression(limit, lowering);
  if (!from) return { kind: "compare", operator: "lessOrEqual", left, right: last };
  const span = lowering.model.types.get(limit);
  const unit = calendarSteps[(span?.kind === "quantity" && span.unit) || ""] ?? "days";
  const start = lowerExpression(from, lowering);
  const right: Ir.Expression = { kind: "moveDate", date: start, by: last, unit, direction: 1 };
  return { kind: "compare", operator: "lessOrEqual", left, right };
}
