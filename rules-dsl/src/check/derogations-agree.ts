/**
 * Derogations from one rule agree on what prevails and on what adds up: `fatto salvo` and `cumulabile con` name derogations from the
 * same rule, nothing prevails over itself in the end, and what adds up says so on both sides.
 */
import type { RuleSymbol } from "../resolve/symbols.ts";
import { reportUnknown } from "../resolve/unknown-names.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { printType } from "../types/type.ts";
import { typeOfRule } from "./rules-have-types.ts";
import type { Checking } from "./semantic-model.ts";

export function derogationsAgree(checking: Checking): void {
  for (const rule of checking.symbols.rules.values()) {
    checkClauses(rule, checking);
    if (rule.derogations.length > 1) savesDoNotCircle(rule, checking);
  }
}

function checkClauses(rule: RuleSymbol, checking: Checking): void {
  for (const { clause } of rule.definitions) {
    const names = [...clause.saves, ...(clause.cumulates?.with ?? [])];
    const first = names[0];
    if (!first) continue;
    if (!rule.derogates) {
      if (!clause.derogates) checking.report.add("not-a-derogation", { name: rule.name }, first.span);
      continue;
    }
    for (const name of clause.saves) siblingNamed(name, rule, rule.derogates, checking);
    if (clause.cumulates) checkCumulation(clause.cumulates, rule, rule.derogates, checking);
  }
}

/** Another derogation from the same rule, bound; reported when the name is anything else. */
function siblingNamed(
  name: Ast.Name,
  rule: RuleSymbol,
  base: RuleSymbol,
  { symbols, bindings, report }: Checking,
): RuleSymbol | undefined {
  const found = symbols.rules.get(nameKey(name.text));
  if (found) bindings.set(name, found);
  if (found && found !== rule && found.derogates === base) return found;
  if (!found) {
    const known = base.derogations.filter((one) => one !== rule).map((one) => one.name);
    reportUnknown(name, known, report);
    return undefined;
  }
  const related = declarationOf(found).map((span) => ({ span, code: "declared-here" as const }));
  report.add("not-a-sibling", { name: found.name, base: base.name }, name.span, { related });
  return undefined;
}

function declarationOf(rule: RuleSymbol): readonly Ast.Name["span"][] {
  const name = rule.definitions[0]?.clause.name ?? rule.term?.name;
  return name ? [name.span] : [];
}

function checkCumulation(cumulation: Ast.Cumulation, rule: RuleSymbol, base: RuleSymbol, checking: Checking): void {
  const type = typeOfRule(base, checking);
  if (type && type.kind !== "quantity") {
    checking.report.add("cumulation-without-sum", { type: printType(type) }, cumulation.span);
  }
  for (const name of cumulation.with) {
    const other = siblingNamed(name, rule, base, checking);
    if (!other || adds(other, rule)) continue;
    const related = declarationOf(other).map((span) => ({ span, code: "declared-here" as const }));
    checking.report.add("cumulation-one-sided", { name: rule.name, other: other.name }, name.span, { related });
  }
}

function adds(other: RuleSymbol, rule: RuleSymbol): boolean {
  const key = nameKey(rule.name);
  return other.definitions.some(({ clause }) => clause.cumulates?.with.some((name) => nameKey(name.text) === key));
}

/** Depth first over `fatto salvo` among the derogations from one rule; the first circle found is reported. */
function savesDoNotCircle(base: RuleSymbol, { symbols, report }: Checking): void {
  const done = new Set<RuleSymbol>();
  const path: RuleSymbol[] = [];
  const visit = (rule: RuleSymbol, at: Ast.Name | undefined): void => {
    const from = path.indexOf(rule);
    if (from >= 0 && at) {
      const names = [...path.slice(from), rule].map((one) => one.name).join(" → ");
      report.add("saves-in-a-circle", { path: names }, at.span);
      return;
    }
    if (done.has(rule) || rule.derogates !== base) return;
    path.push(rule);
    for (const name of rule.definitions.flatMap(({ clause }) => clause.saves)) {
      const saved = symbols.rules.get(nameKey(name.text));
      if (saved && saved !== rule) visit(saved, name);
    }
    path.pop();
    done.add(rule);
  };
  for (const derogation of base.derogations) visit(derogation, undefined);
}
