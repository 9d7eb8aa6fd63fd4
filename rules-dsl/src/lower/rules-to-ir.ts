/** Rules with all their versions, in an order in which each stands after the rules it reads. */
import { inOrder } from "../check/bands-cover-values.ts";
import type { Expression } from "../ir/expression.ts";
import type * as Ir from "../ir/program.ts";
import { effectOf } from "../resolve/effect-of.ts";
import { grouped } from "../resolve/grouped.ts";
import { gapName } from "../resolve/interpretation-symbols.ts";
import type { AmendmentLink, Place, RuleDefinition, RuleSymbol } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { printRational } from "../values/rational.ts";
import { datesOfAct, periodOf } from "./acts-to-ir.ts";
import type { Lowering } from "./expression-to-ir.ts";
import { lowerExpression } from "./expression-to-ir.ts";
import type { CheckedModel } from "./lower.ts";
import { citationOf, labelOf, placesOf } from "./places.ts";
import type { LoweredClause } from "./remembered-program.ts";
import { typeOfLoweredRule } from "./types-of-rules.ts";

export function lowerRules(model: CheckedModel): readonly Ir.Rule[] {
  return readingOrder(model).map((rule) => lowerRule(rule, model));
}

/**
 * Depth first over what each rule reads; declaration order breaks ties, so the same source gives the same bytes. A derogation may read
 * what its base would be without it, and so stands after what the base reads.
 */
function readingOrder({ symbols, reads }: CheckedModel): readonly RuleSymbol[] {
  const ordered = new Set<RuleSymbol>();
  const visit = (rule: RuleSymbol): void => {
    if (ordered.has(rule)) return;
    if (rule.derogates) visitOthers(rule.derogates);
    visitOthers(rule);
    for (const derogation of rule.derogations) visit(derogation);
    ordered.add(rule);
  };
  const visitOthers = (rule: RuleSymbol): void => {
    for (const read of reads.get(rule) ?? []) if (read.derogates !== rule) visit(read);
  };
  for (const rule of symbols.rules.values()) {
    if (!rule.derogates) visit(rule);
  }
  return [...ordered];
}

function lowerRule(rule: RuleSymbol, model: CheckedModel): Ir.Rule {
  const label = rule.term?.label ?? rule.definitions.find(({ clause }) => clause.label)?.clause.label;
  return {
    name: rule.name,
    label: labelOf(label, rule.name),
    ...(rule.term?.code ? { code: rule.term.code.value } : {}),
    ...(rule.item === undefined ? {} : { item: rule.item }),
    perYear: rule.perYear,
    type: typeOfLoweredRule(rule, model),
    ...(rule.favourable ? { favourable: rule.favourable } : {}),
    ...(rule.derogates ? { derogates: rule.derogates.name } : {}),
    derogations: rule.derogations.map(({ name }) => name),
    versions: [...rule.definitions.map((one) => lowerVersion(rule, one, model)), ...lowerRepeals(rule, model)],
  };
}

/** A comma may define one rule more than once, for different cases: the second is `…/rule#2`. */
function idOf({ act, division, paragraph, clause }: Place & Partial<RuleDefinition>, rule: string): string {
  const id = `${act.name}/${division.number.value}/${paragraph.number.value}/${rule}`;
  const own = paragraph.clauses.filter((each) => each.kind === "rule" && nameKey(each.name.text) === nameKey(rule));
  const place = clause ? own.indexOf(clause) : 0;
  return place > 0 ? `${id}#${place + 1}` : id;
}

function lowerVersion(rule: RuleSymbol, definition: RuleDefinition, model: CheckedModel): Ir.RuleVersion {
  const { act, clause } = definition;
  const { when, upTo, locals, body } = lowerClause(definition, { model, rule });
  const places = placesOf(model);
  const replacing = replacedBy(rule, definition, model);
  const interprets = replacing.some(({ link }) => link.clause.amendment === "interprets");
  return {
    id: idOf(definition, rule.name),
    citation: citationOf(definition),
    ...datesOfAct(act),
    effect: periodOf(effectOf(definition)),
    extensions: extensionsOf(definition, replacing, model),
    replaces: replacing.map(({ target }) => idOf(target, rule.name)),
    ...(interprets ? { interprets } : {}),
    repeals: false,
    ...(when ? { when } : {}),
    ...(clause.prevailsIfMoreFavourable ? { prevailsIfMoreFavourable: true } : {}),
    saves: clause.saves.map((name) => canonical(name, model)),
    ...(clause.cumulates ? { cumulates: lowerCumulation(clause.cumulates, upTo, model) } : {}),
    locals,
    ...(body ? { body } : {}),
    place: { file: act.file, line: places.lineOf(clause.span), endLine: places.endLineOf(clause.span) },
  };
}

function canonical(name: Ast.Name, { symbols }: CheckedModel): string {
  return symbols.rules.get(nameKey(name.text))?.name ?? name.text;
}

function lowerCumulation(
  cumulation: Ast.Cumulation,
  upTo: Expression | undefined,
  model: CheckedModel,
): NonNullable<Ir.RuleVersion["cumulates"]> {
  return { with: cumulation.with.map((name) => canonical(name, model)), ...(upTo ? { upTo } : {}) };
}

/** What was lowered of a clause is what would be lowered now, when the clause is the same and the same is declared. */
function lowerClause(definition: RuleDefinition, lowering: Lowering): Omit<LoweredClause, "declared"> {
  const { clause } = definition;
  const { memory, declared } = lowering.model;
  const before = memory?.rules.get(clause);
  if (before && before.declared === declared) return before;
  const { when, cumulates, body } = clause;
  const lowered = {
    ...(when ? { when: lowerExpression(when, lowering) } : {}),
    ...(cumulates?.upTo ? { upTo: lowerExpression(cumulates.upTo, lowering) } : {}),
    locals: clause.locals.map(({ name, value }) => ({
      name: nameKey(name.text),
      value: lowerExpression(value, lowering),
    })),
    ...(body ? { body: lowerBody(body, definition, lowering) } : {}),
  };
  if (memory && declared) memory.rules.set(clause, { declared, ...lowered });
  return lowered;
}

interface Replaced {
  readonly link: AmendmentLink;
  readonly target: RuleDefinition;
}

/** The definitions of the same rule that the comma of this one replaces or interprets. */
function replacedBy(rule: RuleSymbol, { paragraph }: Place, { symbols }: CheckedModel): readonly Replaced[] {
  const links = symbols.amendmentsBy.get(paragraph) ?? [];
  return links.flatMap((link) => {
    const { amendment } = link.clause;
    if (amendment !== "replaces" && amendment !== "interprets") return [];
    const own = link.targets.filter(({ clause }) => nameKey(clause.name.text) === nameKey(rule.name));
    return own.map((target) => ({ link, target }));
  });
}

/** Who speaks for the time of what it interprets lasts as long as that does. */
function extensionsOf(
  definition: RuleDefinition,
  replacing: readonly Replaced[],
  { symbols }: CheckedModel,
): readonly Ir.Extension[] {
  const inherits = definition.inheritedEffect !== undefined && effectOf(definition) === definition.inheritedEffect;
  const interpreted = inherits ? replacing.filter(({ link }) => link.clause.amendment === "interprets") : [];
  const extended = [definition, ...interpreted.map(({ target }) => target)];
  const links = new Set(extended.flatMap((one) => symbols.amendmentsOf.get(one) ?? []));
  return [...links].flatMap(({ clause, by }) => {
    if (clause.amendment !== "extends" || !clause.until) return [];
    return { to: clause.until.iso, knownFrom: datesOfAct(by.act).knownFrom, citation: citationOf(by) };
  });
}

function lowerRepeals(rule: RuleSymbol, model: CheckedModel): readonly Ir.RuleVersion[] {
  const repealed = grouped(
    rule.definitions.flatMap((target) =>
      (model.symbols.amendmentsOf.get(target) ?? []).map((link) => ({ link, target })),
    ),
    ({ link }) => link,
  );
  const places = placesOf(model);
  return [...repealed].flatMap(([{ clause, by }, own]) => {
    if (clause.amendment !== "repeals") return [];
    return {
      id: `${idOf(by, rule.name)}/abroga`,
      citation: citationOf(by),
      ...datesOfAct(by.act),
      effect: periodOf(effectOf(by)),
      extensions: [],
      replaces: own.map(({ target }) => idOf(target, rule.name)),
      repeals: true,
      saves: [],
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
  if (body.kind === "verdict") {
    const grounds = body.grounds.map(({ condition, reason, english }) => ({
      condition: lowerExpression(condition, lowering),
      reason: reason.value,
      ...(english ? { english: english.value } : {}),
    }));
    return { kind: "verdict", grounds };
  }
  return {
    kind: "requirement",
    counted: lowerExpression(body.counted, lowering),
    bound: body.bound,
    required: lowerExpression(body.required, lowering),
    ...(body.missing ? { missingLabel: body.missing.value } : {}),
    ...(body.deadline ? { deadline: lowerExpression(body.deadline, lowering) } : {}),
  };
}

function lowerBands(body: Ast.BandsBody, definition: RuleDefinition, lowering: Lowering): Ir.Bands {
  const { interpretations } = lowering.model.symbols;
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
      interpretation: interpretations.get(nameKey(gapName(gap, definition.clause)))?.name ?? "",
    })),
  };
}

function numberOf(expression: Ast.Expression): string {
  return expression.kind === "number" ? expression.value : "0";
}
