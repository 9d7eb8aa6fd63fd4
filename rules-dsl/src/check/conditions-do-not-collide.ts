/**
 * Two definitions of one force with conditions, or two derogations from one rule, that hold of the same person on the same day would be a
 * silent pick. Refused where it can be proved: every condition is understood, and nothing in them excludes the other; the witness is
 * the day and the least that this person must have. What cannot be proved is left to the evaluator, which reports the conflict.
 */
import type { RuleDefinition, RuleSymbol } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { Reasoning } from "./reasoning.ts";
import { daysOf } from "./reasoning.ts";
import type { Checking } from "./semantic-model.ts";
import { personFor } from "./smallest-person.ts";
import { rangesOfRules } from "./values-of-expressions.ts";

type Proving = Pick<Reasoning, "checking" | "ranges">;

export function conditionsDoNotCollide(checking: Checking): void {
  const proving = { checking, ranges: rangesOfRules(checking) };
  const amended = new Set(
    checking.symbols.amendments.flatMap((link) => (link.clause.amendment === "extends" ? [] : link.targets)),
  );
  const free = (rule: RuleSymbol) => rule.definitions.filter((definition) => !amended.has(definition));
  for (const rule of checking.symbols.rules.values()) {
    const special = free(rule).filter(({ clause }) => clause.when && !clause.prevailsIfMoreFavourable);
    for (const [a, b] of pairs(special)) {
      if (adopted(a) === adopted(b) && !rule.derogates) checkPair(a, b, rule, proving);
    }
    for (const [first, second] of pairs(rule.derogations)) {
      for (const a of free(first)) for (const b of free(second)) if (!agree(a, b)) checkPair(a, b, first, proving);
    }
  }
}

/** More conditions on one rule than these no act has; comparing each with each other would take too long. */
const mostCompared = 100;

function pairs<T>(members: readonly T[]): readonly (readonly [T, T])[] {
  const compared = members.slice(0, mostCompared);
  return compared.flatMap((a, place) => compared.slice(place + 1).map((b) => [a, b] as const));
}

/** One is saved over the other, or they add up. */
function agree({ clause: a }: RuleDefinition, { clause: b }: RuleDefinition): boolean {
  const names = (list: readonly Ast.Name[], name: Ast.Name) =>
    list.some(({ text }) => nameKey(text) === nameKey(name.text));
  const says = (one: Ast.RuleClause, other: Ast.RuleClause) =>
    names(one.saves, other.name) || names(one.cumulates?.with ?? [], other.name);
  return says(a, b) || says(b, a);
}

function adopted({ act }: RuleDefinition): string | undefined {
  return act.declaration.adopted?.on?.iso ?? act.declaration.published?.on?.iso;
}

function checkPair(a: RuleDefinition, b: RuleDefinition, rule: RuleSymbol, proving: Proving): void {
  const { checking } = proving;
  if (a.act.rank !== b.act.rank) return;
  const date = commonDate(a, b, checking);
  const person = date === undefined ? undefined : personFor([a, b], rule, date, proving);
  if (date === undefined || person === undefined) return;
  checking.report.add(
    "conditions-collide",
    { first: a.clause.name.text, second: b.clause.name.text, date: date.split("-").reverse().join("/"), person },
    b.clause.name.span,
    { related: [{ span: a.clause.name.span, code: "also-here" }] },
  );
}

function commonDate(a: RuleDefinition, b: RuleDefinition, checking: Checking): string | undefined {
  const [first, second] = [daysOf(a, checking), daysOf(b, checking)];
  if (!first || !second) return undefined;
  const from = first.from > second.from ? first.from : second.from;
  return [first.to, second.to].every((to) => !to || from <= to) ? from : undefined;
}
