/** Every condition can hold, and can fail: one that what stands around it contradicts or implies is a clause nobody reaches, a warning. */
import type * as Ast from "../syntax/ast.ts";
import { assumeAll } from "./assumptions.ts";
import type { Known, Reasoning } from "./reasoning.ts";
import { nothingKnown, reasoningAbout } from "./reasoning.ts";
import { placeOf, sayWhatIsKnown } from "./say-what-is-known.ts";
import type { Checking } from "./semantic-model.ts";
import { rangesOfRules } from "./values-of-expressions.ts";
import { listOf, partsOf } from "./walk-expressions.ts";

type Cases = readonly Known[];
const always: Cases = [nothingKnown];

export function conditionsCanHold(checking: Checking): void {
  const ranges = rangesOfRules(checking);
  for (const rule of checking.symbols.rules.values()) {
    for (const definition of rule.definitions) {
      checkClause(definition.clause, reasoningAbout(definition, rule, checking, ranges));
    }
  }
}

function checkClause({ when, locals, cumulates, body }: Ast.RuleClause, reasoning: Reasoning): void {
  const known = when ? asked(when, always, reasoning).holds : always;
  if (when) visit(when, always, reasoning);
  if (cumulates?.upTo) visit(cumulates.upTo, known, reasoning);
  for (const { value } of locals) visit(value, known, reasoning);
  if (body?.kind === "expressionBody") visit(body.expression, known, reasoning);
  if (body?.kind === "bands")
    for (const part of [body.on, ...body.bands.map(({ value }) => value)]) visit(part, known, reasoning);
  if (body?.kind === "requirementBody") {
    for (const part of [body.counted, body.required, body.deadline]) if (part) visit(part, known, reasoning);
  }
  if (body?.kind === "verdict") checkGrounds(body, known, reasoning);
}

/** Grounds are asked each for itself; together they must leave somebody to accept. */
function checkGrounds({ grounds, span }: Ast.VerdictBody, known: Cases, reasoning: Reasoning): void {
  const { report } = reasoning.checking;
  let accepted = known;
  for (const { condition } of grounds) {
    asked(condition, known, reasoning);
    visit(condition, known, reasoning);
    const left = assumeAll(condition, false, accepted, reasoning);
    if (left.length === 0 && grounds.length > 1 && assumeAll(condition, false, known, reasoning).length > 0) {
      const related = grounds.map((ground) => ({ span: ground.condition.span, code: "also-here" as const }));
      report.add("acceptance-never-happens", {}, span, { related });
    }
    if (left.length === 0) return;
    accepted = left;
  }
}

/** Conditions of branches and filters, each with what is known where it stands. */
function visit(expression: Ast.Expression, known: Cases, reasoning: Reasoning): void {
  switch (expression.kind) {
    case "conditional": {
      const { condition, then, otherwise } = expression;
      const { holds, fails } = asked(condition, known, reasoning);
      visit(condition, known, reasoning);
      visit(then, holds, reasoning);
      visit(otherwise, fails, reasoning);
      return;
    }
    case "aggregate":
    case "pick":
    case "allocation":
      visitMembers(expression, known, reasoning);
      return;
    default:
      for (const part of partsOf(expression)) visit(part, known, reasoning);
  }
}

/** Over the years of a sum what was known of the year at hand is not known. */
function visitMembers(
  expression: Ast.Aggregate | Ast.Pick | Ast.Allocation,
  outside: Cases,
  reasoning: Reasoning,
): void {
  const years = expression.binder.kind === "yearBinder";
  const inside: Reasoning = years ? { ...reasoning, about: "years of a sum" } : reasoning;
  const known = years ? always : outside;
  const { where } = expression;
  // `con sì` is how an order without a filter is written.
  const members = where && where.kind !== "boolean" ? asked(where, known, inside).holds : known;
  const forAll = new Set([...listOf(expression.binder), where]);
  if (expression.kind === "allocation") forAll.add(expression.pool).add(expression.share);
  for (const part of partsOf(expression)) visit(part, forAll.has(part) ? known : members, inside);
}

interface Asked {
  readonly holds: Cases;
  readonly fails: Cases;
}

/** Reports a condition that cannot hold or cannot fail; gives what is known where it does. */
function asked(condition: Ast.Expression, known: Cases, reasoning: Reasoning): Asked {
  const holds = assumeAll(condition, true, known, reasoning);
  if (holds.length === 0) {
    reportNever(condition, known, reasoning);
    return { holds: known, fails: known };
  }
  reasoning.blame = undefined;
  const fails = assumeAll(condition, false, known, reasoning);
  if (fails.length === 0) {
    const parameters = { known: sayWhatIsKnown(reasoning, condition, known) };
    const related = placeOf(reasoning, condition);
    reasoning.checking.report.add("condition-always-holds", parameters, condition.span, { related });
    return { holds, fails: known };
  }
  if (condition.kind === "binary" && condition.operator === "or") askAlternatives(condition, known, reasoning);
  return { holds, fails };
}

/** Of conditions that must all hold, at the first that those before it exclude. */
function reportNever(condition: Ast.Expression, known: Cases, reasoning: Reasoning): void {
  reasoning.blame = undefined;
  if (condition.kind === "binary" && condition.operator === "and") {
    const left = assumeAll(condition.left, true, known, reasoning);
    if (left.length === 0) reportNever(condition.left, known, reasoning);
    else reportNever(condition.right, left, reasoning);
    return;
  }
  assumeAll(condition, true, known, reasoning);
  const parameters = { known: sayWhatIsKnown(reasoning, condition, known) };
  reasoning.checking.report.add("condition-never-holds", parameters, condition.span, {
    related: placeOf(reasoning, condition),
  });
}

/** An alternative that can never hold is no alternative. */
function askAlternatives({ left, right }: Ast.Binary, known: Cases, reasoning: Reasoning): void {
  for (const side of [left, right]) {
    const others = side === left ? known : assumeAll(left, false, known, reasoning);
    if (others.length === 0) continue;
    if (assumeAll(side, true, others, reasoning).length === 0) reportNever(side, others, reasoning);
    else if (side.kind === "binary" && side.operator === "or") askAlternatives(side, others, reasoning);
  }
}
