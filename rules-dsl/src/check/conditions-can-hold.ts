/** Every condition can hold, and can fail: one that what stands around it contradicts or implies is a clause nobody reaches, a warning. */
import type * as Ast from "../syntax/ast.ts";
import type { Facts } from "./possible-values.ts";
import { contradiction, factsOf, noFacts } from "./possible-values.ts";
import type { Checking } from "./semantic-model.ts";
import { partsOf, rootsOf } from "./walk-expressions.ts";

export function conditionsCanHold(checking: Checking): void {
  for (const rule of checking.symbols.rules.values()) {
    for (const { clause } of rule.definitions) checkClause(clause, checking);
  }
}

function checkClause(clause: Ast.RuleClause, checking: Checking): void {
  const known = clause.when ? asked(clause.when, noFacts, checking) : noFacts;
  const grounds = clause.body?.kind === "verdict" ? clause.body.grounds.map(({ condition }) => condition) : [];
  for (const ground of grounds) asked(ground, known, checking);
  for (const root of rootsOf(clause))
    visit(root, root === clause.when || grounds.includes(root) ? noFacts : known, checking);
}

/** Conditions of branches and filters, each with what is known where it stands. */
function visit(expression: Ast.Expression, known: Facts, checking: Checking): void {
  if (expression.kind === "conditional") {
    const then = asked(expression.condition, known, checking);
    visit(expression.condition, known, checking);
    visit(expression.then, then, checking);
    visit(expression.otherwise, together(known, factsOf(expression.condition, false, checking)), checking);
    return;
  }
  // A variable has another value in each turn: nothing known outside is carried in.
  const inside = expression.kind === "aggregate" || expression.kind === "pick" || expression.kind === "allocation";
  if (inside && expression.where) asked(expression.where, noFacts, checking);
  for (const part of partsOf(expression)) visit(part, inside ? noFacts : known, checking);
}

/** Reports a condition that cannot hold or cannot fail; gives what is known where it holds. */
function asked(condition: Ast.Expression, known: Facts, checking: Checking): Facts {
  const found = factsOf(condition, true, checking);
  const opposite = factsOf(condition, false, checking);
  const against = contradiction([...known.facts, ...found.facts]);
  const implied = known.facts.length > 0 && opposite.complete && contradiction([...known.facts, ...opposite.facts]);
  if (against) report("condition-never-holds", against, checking);
  else if (implied) report("condition-always-holds", implied, checking);
  return against ? known : together(known, found);
}

function report(
  code: "condition-never-holds" | "condition-always-holds",
  [first, second]: NonNullable<ReturnType<typeof contradiction>>,
  checking: Checking,
): void {
  checking.report.add(code, {}, second.condition.span, {
    related: [{ span: first.condition.span, code: "also-here" }],
  });
}

function together(a: Facts, b: Facts): Facts {
  return { facts: [...a.facts, ...b.facts], complete: a.complete && b.complete };
}
