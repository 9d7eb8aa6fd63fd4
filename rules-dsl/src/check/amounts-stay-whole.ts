/**
 * Every amount is a whole number over a denominator that is known before any fact is, and stays among the whole numbers that every
 * backend counts exactly: what divides by a fact is rounded, compared or refused.
 */
import type * as Ast from "../syntax/ast.ts";
import type { Amount } from "./amounts.ts";
import { magnitude, together } from "./amounts.ts";
import type { Counting } from "./amounts-of-expressions.ts";
import { amountOf, amountOfRule, isTooLarge } from "./amounts-of-expressions.ts";
import { rulesInOrder } from "./rules-in-order.ts";
import type { Checking } from "./semantic-model.ts";
import { expressionsIn } from "./walk-expressions.ts";

export function amountsStayWhole(checking: Checking): void {
  const counting: Counting = {
    checking,
    rules: new Map(),
    open: new Map(),
    locals: new Map(),
    named: new Map(),
    constants: new Map(),
    tooLarge: new Map(),
    depth: 0,
  };
  for (const rule of rulesInOrder(checking)) amountOfRule(rule, counting);
  const said = new Set<string>();
  for (const rule of checking.symbols.rules.values()) {
    for (const { clause } of rule.definitions) {
      const amount = counting.tooLarge.get(rule) ?? amountOfRule(rule, counting);
      checkAmount(amount, clause.name, said, checking);
      for (const [at, compared] of comparisonsOf(clause, counting)) checkAmount(compared, at, said, checking, clause);
    }
  }
}

function checkAmount(
  amount: Amount,
  at: Ast.Node,
  said: Set<string>,
  { report }: Checking,
  clause?: Ast.RuleClause,
): void {
  const { denominator, cause } = amount;
  const place = cause ?? at.span;
  const key = `${place.file} ${place.start} ${place.end}`;
  if (said.has(key)) return;
  if (denominator === undefined) {
    said.add(key);
    const related = clause || !cause ? [] : [{ span: at.span, code: "also-here" as const }];
    report.add("divided-by-a-fact", {}, place, { related });
  } else if (isTooLarge(amount)) {
    said.add(key);
    report.add("amount-too-large", { denominator: `${denominator}`, most: inDigits(magnitude(amount)) }, place);
  }
}

/** What is compared is brought to one denominator; quotients are compared by their products. */
function comparisonsOf(clause: Ast.RuleClause, counting: Counting): readonly (readonly [Ast.Node, Amount])[] {
  const compared: [Ast.Node, Amount][] = [];
  for (const expression of expressionsIn(clause)) {
    if (expression.kind !== "binary" || !comparing.has(expression.operator)) continue;
    if (counting.checking.types.get(expression.left)?.kind !== "quantity") continue;
    const [a, b] = [expression.left, expression.right].map((side) => amountOf(withoutQuotient(side), counting));
    if (a && b) compared.push([expression, together(a, b)]);
  }
  if (clause.body?.kind === "requirementBody") {
    const { counted, required } = clause.body;
    compared.push([counted, together(amountOf(counted, counting), amountOf(required, counting))]);
  }
  return compared;
}

const comparing: ReadonlySet<Ast.BinaryOperator> = new Set<Ast.BinaryOperator>([
  ...(["equal", "notEqual", "less", "lessOrEqual", "greater", "greaterOrEqual"] as const),
]);

function withoutQuotient(side: Ast.Expression): Ast.Expression {
  if (side.kind === "binary" && side.operator === "dividedBy") return { ...side, operator: "times" };
  return side;
}

function inDigits(most: bigint): string {
  const digits = `${most}`;
  return digits.length > 12 ? `10^${digits.length - 1}` : digits;
}
