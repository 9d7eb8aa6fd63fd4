/**
 * Derogations from one rule agree on what prevails and on what adds up: `fatto salvo` and `cumulabile con` name derogations from the
 * same rule, nothing prevails over itself in the end, and what adds up says so on both sides.
 */
import type { Fix } from "../diagnostics/diagnostic.ts";
import type { RuleSymbol } from "../resolve/symbols.ts";
import { reportUnknown } from "../resolve/unknown-names.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { printType } from "../types/type.ts";
import { addLineAfter, replaceWith } from "./repairs.ts";
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
    const fixes = other.definitions.slice(0, 1).map(({ clause }) => cumulating(clause, rule.name, checking));
    checking.report.add("cumulation-one-sided", { name: rule.name, other: other.name }, name.span, { related, fixes });
  }
}

/** Says in the other derogation too that both apply. */
function cumulating(clause: Ast.RuleClause, name: string, checking: Checking): Fix {
  const last = clause.cumulates?.with.at(-1);
  if (!last) return addLineAfter((clause.derogates ?? clause.name).span, `cumulabile con ${name}`, checking, 1);
  const span = { ...last.span, start: last.span.end };
  return replaceWith(span, `; ${name}`, { it: `aggiungere \`${name}\``, en: `add \`${name}\`` });
}

function adds(other: RuleSymbol, rule: RuleSymbol): boolean {
  const key = nameKey(rule.name);
  return other.definitions.some(({ clause }) => clause.cumulates?.with.some((name) => nameKey(name.text) === key));
}

interface Saving {
  readonly saved: RuleSymbol;
  readonly at: Ast.Name;
}

/** Takes away, as long as there are any, the derogations over which none of the rest prevails; what is left goes round in a circle. */
function savesDoNotCircle(base: RuleSymbol, { symbols, report }: Checking): void {
  const savings = new Map(base.derogations.map((rule) => [rule, savingsOf(rule, base, symbols)]));
  const savers = new Map<RuleSymbol, RuleSymbol[]>(base.derogations.map((rule) => [rule, []]));
  for (const [rule, saved] of savings) for (const one of saved) savers.get(one.saved)?.push(rule);
  const open = new Map([...savings].map(([rule, saved]) => [rule, saved.length]));
  const free = base.derogations.filter((rule) => open.get(rule) === 0);
  for (let rule = free.pop(); rule; rule = free.pop()) {
    open.delete(rule);
    for (const saver of savers.get(rule) ?? []) {
      const left = (open.get(saver) ?? 0) - 1;
      open.set(saver, left);
      if (left === 0) free.push(saver);
    }
  }
  const circle = circleIn(open, savings);
  const last = circle.at(-1);
  if (!last) return;
  const path = [last.saved, ...circle.map(({ saved }) => saved)].map(({ name }) => name).join(" → ");
  report.add("saves-in-a-circle", { path }, last.at.span);
}

function savingsOf(rule: RuleSymbol, base: RuleSymbol, symbols: Checking["symbols"]): readonly Saving[] {
  return rule.definitions.flatMap(({ clause }) =>
    clause.saves.flatMap((at): Saving[] => {
      const saved = symbols.rules.get(nameKey(at.text));
      return saved && saved !== rule && saved.derogates === base ? [{ saved, at }] : [];
    }),
  );
}

/** Each of those left saves another of them: following the first ones ends in a circle. */
function circleIn(
  left: ReadonlyMap<RuleSymbol, number>,
  savings: ReadonlyMap<RuleSymbol, readonly Saving[]>,
): readonly Saving[] {
  const path: Saving[] = [];
  const seen = new Map<RuleSymbol, number>();
  let rule = [...left.keys()][0];
  while (rule) {
    const from = seen.get(rule);
    if (from !== undefined) return path.slice(from);
    seen.set(rule, path.length);
    const next = savings.get(rule)?.find(({ saved }) => left.has(saved));
    if (!next) return [];
    path.push(next);
    rule = next.saved;
  }
  return [];
}
