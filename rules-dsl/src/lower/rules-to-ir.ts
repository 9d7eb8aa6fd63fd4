/** Rules with all their versions, in an order in which each stands after the rules it reads. */
import { inOrder } from "../check/bands-cover-values.ts";
import { effectOf } from "../check/effect-of.ts";
import type * as Ir from "../ir/program.ts";
import type { InterpretationSymbol, RuleDefinition, RuleSymbol } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { printRational } from "../values/rational.ts";
import { knownFrom, periodOf } from "./acts-to-ir.ts";
import type { Lowering } from "./expression-to-ir.ts";
import { lowerExpression } from "./expression-to-ir.ts";
import type { CheckedModel } from "./lower.ts";
import { citationOf, labelOf, placesOf } from "./places.ts";
import { typeOfLoweredRule } from "./types-of-rules.ts";

export function lowerRules(model: CheckedModel, acts: readonly Ir.Act[]): readonly Ir.Rule[] {
  const rankOf = new Map(acts.map((act) => [act.name, act.rank]));
  return readingOrder(model).map((rule) => lowerRule(rule, model, rankOf));
}

/** Depth first over what each rule reads; declaration order breaks ties, so the same source gives the same bytes. */
function readingOrder({ symbols, reads }: CheckedModel): readonly RuleSymbol[] {
  const ordered = new Set<RuleSymbol>();
  const visit = (rule: RuleSymbol): void => {
    if (ordered.has(rule)) return;
    for (const read of reads.get(rule) ?? []) visit(read);
    ordered.add(rule);
  };
  for (const rule of symbols.rules.values()) visit(rule);
  return [...ordered];
}

function lowerRule(rule: RuleSymbol, model: CheckedModel, rankOf: ReadonlyMap<string, number>): Ir.Rule {
  const label = rule.term?.label ?? rule.definitions.find(({ clause }) => clause.label)?.clause.label;
  const versions = rule.definitions.map((definition) => lowerVersion(rule, definition, model, rankOf));
  return {
    name: rule.name,
    label: labelOf(label, rule.name),
    ...(rule.term?.code ? { code: rule.term.code.value } : {}),
    ...(rule.item === undefined ? {} : { item: rule.item }),
    perYear: rule.perYear,
    type: typeOfLoweredRule(rule, model),
    versions: [...versions, ...lowerRepeals(rule, model, rankOf)],
  };
}

function idOf({ act, division, paragraph }: Omit<RuleDefinition, "clause">, rule: string): string {
  return `${act.name}/${division.number.value}/${paragraph.number.value}/${rule}`;
}

function lowerVersion(
  rule: RuleSymbol,
  definition: RuleDefinition,
  model: CheckedModel,
  rankOf: ReadonlyMap<string, number>,
): Ir.RuleVersion {
  const { act, clause } = definition;
  const lowering: Lowering = { model, item: rule.item };
  const places = placesOf(model);
  const adoptedOn = act.declaration.adopted?.on?.iso ?? act.declaration.published?.on?.iso;
  const replaced = model.symbols.amendments
    .filter((link) => link.clause.amendment === "replaces" && link.by.paragraph === definition.paragraph)
    .flatMap((link) => link.targets)
    .filter((target) => nameKey(target.clause.name.text) === nameKey(rule.name));
  return {
    id: idOf(definition, rule.name),
    citation: citationOf(definition),
    rank: rankOf.get(act.name) ?? 0,
    ...(adoptedOn === undefined ? {} : { adoptedOn }),
    knownFrom: knownFrom(act.declaration),
    effect: periodOf(effectOf(definition)),
    replaces: replaced.map((target) => idOf(target, rule.name)),
    repeals: false,
    ...(clause.when ? { when: lowerExpression(clause.when, lowering) } : {}),
    locals: clause.locals.map((local) => ({
      name: nameKey(local.name.text),
      value: lowerExpression(local.value, lowering),
    })),
    ...(clause.body ? { body: lowerBody(clause.body, definition, lowering) } : {}),
    place: { file: act.file, line: places.lineOf(clause.span), endLine: places.endLineOf(clause.span) },
  };
}

function lowerRepeals(
  rule: RuleSymbol,
  model: CheckedModel,
  rankOf: ReadonlyMap<string, number>,
): readonly Ir.RuleVersion[] {
  const places = placesOf(model);
  return model.symbols.amendments.flatMap(({ clause, by, targets }) => {
    const own = targets.filter((target) => nameKey(target.clause.name.text) === nameKey(rule.name));
    if (clause.amendment !== "repeals" || own.length === 0) return [];
    const adoptedOn = by.act.declaration.adopted?.on?.iso ?? by.act.declaration.published?.on?.iso;
    return {
      id: `${idOf(by, rule.name)}/abroga`,
      citation: citationOf(by),
      rank: rankOf.get(by.act.name) ?? 0,
      ...(adoptedOn === undefined ? {} : { adoptedOn }),
      knownFrom: knownFrom(by.act.declaration),
      effect: periodOf(effectOf(by)),
      replaces: own.map((target) => idOf(target, rule.name)),
      repeals: true,
      locals: [],
      place: { file: by.act.file, line: places.lineOf(clause.span), endLine: places.endLineOf(clause.span) },
    };
  });
}

function lowerBody(body: Ast.RuleBody, definition: RuleDefinition, lowering: Lowering): Ir.Body {
  if (body.kind === "expressionBody") {
    return { kind: "expression", expression: lowerExpression(body.expression, lowering) };
  }
  if (body.kind === "bands") return lowerBands(body, definition, lowering);
  return {
    kind: "requirement",
    counted: lowerExpression(body.counted, lowering),
    bound: body.bound,
    required: lowerExpression(body.required, lowering),
    ...(body.missing ? { missingLabel: body.missing.value } : {}),
  };
}

function lowerBands(body: Ast.BandsBody, definition: RuleDefinition, lowering: Lowering): Ir.Bands {
  const gapNames = new Map<Ast.BandGap, string>();
  for (const symbol of lowering.model.symbols.interpretations.values()) {
    const { declaration } = symbol as InterpretationSymbol;
    if (declaration.kind === "gap" && symbol.paragraph === definition.paragraph) gapNames.set(declaration, symbol.name);
  }
  return {
    kind: "bands",
    on: lowerExpression(body.on, lowering),
    bands: inOrder(body.bands).map(({ from, to, node }) => ({
      ...(from ? { from: { value: printRational(from.value), inclusive: from.inclusive } } : {}),
      ...(to ? { to: { value: printRational(to.value), inclusive: to.inclusive } } : {}),
      result: lowerExpression(node.value, lowering),
    })),
    gaps: body.gaps.map((gap) => ({
      after: numberOf(gap.after),
      ...(gap.before ? { before: numberOf(gap.before) } : {}),
      interpretation: gapNames.get(gap) ?? "",
    })),
  };
}

function numberOf(expression: Ast.Expression): string {
  return expression.kind === "number" ? expression.value : "0";
}
