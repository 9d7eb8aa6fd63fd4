/** Rules, parameters and requirements from their syntax nodes. A clause without a name is left out of the tree. */
import type { CstNode } from "chevrotain";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type * as Ast from "./ast.ts";
import { expressionOf } from "./build-expressions.ts";
import type { Building } from "./cst.ts";
import {
  dateOf,
  firstToken,
  labelOf,
  nameOf,
  node,
  nodes,
  onlyChild,
  optionalName,
  optionalNode,
  optionalText,
  optionalToken,
  spanOf,
  textOf,
  token,
  tokenSpan,
} from "./cst.ts";
import { nameKey, typeWords } from "./keywords.ts";

export function ruleOf(building: Building, found: CstNode): Ast.RuleClause | undefined {
  const head = optionalNode(found, "ruleHead");
  const name = optionalName(building, optionalNode(head, "name"));
  if (!head || !name) return undefined;
  const word = optionalToken(head, "Requirement")
    ? "requirement"
    : optionalToken(head, "Parameter")
      ? "parameter"
      : "rule";
  const lines = nodes(found, "ruleLine").flatMap((line) => onlyChild(line) ?? []);
  const body = optionalNode(found, "ruleBody");
  const effect = once(building, lines, "effect");
  const when = once(building, lines, "when");
  const saves = once(building, lines, "saves");
  const cumulates = once(building, lines, "cumulates");
  return {
    kind: "rule",
    word,
    name,
    grain: grainOf(building, head),
    type: typeOf(building, optionalNode(head, "type")),
    label: labelOf(building, optionalNode(head, "label")),
    derogates: optionalName(building, optionalNode(optionalNode(head, "derogated"), "name")),
    favourable: favourableOf(head),
    effect: effect && effectOf(building, effect),
    saves: nodes(saves, "name").map((saved) => nameOf(building, saved)),
    cumulates: cumulates && cumulationOf(building, cumulates),
    prevailsIfMoreFavourable: once(building, lines, "prevails") !== undefined,
    when: when && expressionOf(building, node(when, "expression")),
    locals: lines.filter((line) => line.name === "local").map((line) => localOf(building, line)),
    body: body && bodyOf(building, body),
    span: spanOf(building.file, found),
  };
}

export function favourableOf(head: CstNode): "smaller" | "greater" | undefined {
  const found = optionalNode(head, "favourable");
  if (!found) return undefined;
  return optionalToken(found, "FavourableIfSmaller") ? "smaller" : "greater";
}

function cumulationOf(building: Building, found: CstNode): Ast.Cumulation {
  const upTo = optionalNode(found, "expression");
  return {
    kind: "cumulation",
    with: nodes(found, "name").map((name) => nameOf(building, name)),
    upTo: upTo && expressionOf(building, upTo),
    span: spanOf(building.file, found),
  };
}

/** The first line of that kind; the others are reported. */
export function once(building: Building, lines: readonly CstNode[], kind: string): CstNode | undefined {
  const [first, ...others] = lines.filter((line) => line.name === kind);
  for (const other of others) {
    const word = firstToken(other);
    const span = word ? tokenSpan(building.file, word) : spanOf(building.file, other);
    const related = first ? [{ span: spanOf(building.file, first), code: "also-here" as const }] : [];
    building.diagnostics.push(diagnostic("repeated-clause", { clause: word?.image ?? "" }, span, { related }));
  }
  return first;
}

/** `per ogni …` after the name of a rule or term. */
export function grainOf(building: Building, head: CstNode): Ast.Grain {
  let item: Ast.Name | undefined;
  let year: Ast.Grain["year"];
  for (const grain of nodes(head, "grain")) {
    const name = nameOf(building, node(grain, "name"));
    const span = spanOf(building.file, grain);
    const isYear = nameKey(name.text) === typeWords.year;
    if (isYear ? year : item) {
      building.diagnostics.push(diagnostic("repeated-clause", { clause: token(grain, "ForEach").image }, span));
    } else if (isYear) year = span;
    else item = name;
  }
  return { item, year };
}

export function typeOf(building: Building, found: CstNode | undefined): Ast.TypeReference | undefined {
  if (!found) return undefined;
  const span = spanOf(building.file, found);
  const list = optionalToken(found, "ListOfType") !== undefined;
  if (optionalToken(found, "YesNo")) return { kind: "type", name: "boolean", list, span };
  const name = nameOf(building, node(found, "name"));
  const key = nameKey(name.text);
  const builtIn = (Object.keys(typeWords) as (keyof typeof typeWords)[]).find((word) => typeWords[word] === key);
  return { kind: "type", name: builtIn ?? name, list, span };
}

export function effectOf(building: Building, found: CstNode): Ast.Effect {
  const to = optionalNode(found, "to");
  return {
    kind: "effect",
    from: dateOf(building, node(found, "from")),
    to: to && dateOf(building, to),
    span: spanOf(building.file, found),
  };
}

function localOf(building: Building, found: CstNode): Ast.LocalDefinition {
  return {
    kind: "local",
    name: nameOf(building, node(found, "name")),
    value: expressionOf(building, node(found, "expression")),
    span: spanOf(building.file, found),
  };
}

function bodyOf(building: Building, body: CstNode): Ast.RuleBody | undefined {
  const found = onlyChild(body);
  if (!found) return undefined;
  const span = spanOf(building.file, found);
  switch (found.name) {
    case "bands":
      return bandsOf(building, found);
    case "requirementBody":
      return requirementOf(building, found);
    case "verdict":
      return verdictOf(building, found);
    default:
      return { kind: "expressionBody", expression: expressionOf(building, node(found, "expression")), span };
  }
}

function bandsOf(building: Building, found: CstNode): Ast.BandsBody | undefined {
  const on = optionalNode(optionalNode(found, "bandsHead"), "expression");
  if (!on) return undefined;
  const lines = nodes(found, "band").flatMap((line) => onlyChild(line) ?? []);
  const isGap = (line: CstNode) => line.name === "gap" || optionalNode(line, "reading") !== undefined;
  return {
    kind: "bands",
    on: expressionOf(building, on),
    bands: lines.filter((line) => !isGap(line)).map((line) => bandOf(building, line)),
    gaps: lines.filter(isGap).map((line) => gapOf(building, line)),
    span: spanOf(building.file, found),
  };
}

function bandOf(building: Building, found: CstNode): Ast.Band {
  const [first, second] = nodes(found, "quantity").map((quantity) => expressionOf(building, quantity));
  const bound = (value: Ast.Expression | undefined, inclusive: boolean) =>
    value && { value, inclusive, span: value.span };
  const bounds: Record<string, { from: Ast.BandBound | undefined; to: Ast.BandBound | undefined }> = {
    bandBetween: { from: bound(first, true), to: bound(second, true) },
    bandBelow: { from: undefined, to: bound(first, false) },
    bandUpTo: { from: undefined, to: bound(first, true) },
    bandAtLeast: { from: bound(first, true), to: undefined },
    bandAbove: { from: bound(first, false), to: bound(second, true) },
  };
  return {
    kind: "band",
    from: bounds[found.name]?.from,
    to: bounds[found.name]?.to,
    value: expressionOf(building, node(node(found, "bandValue"), "expression")),
    span: spanOf(building.file, found),
  };
}

function gapOf(building: Building, found: CstNode): Ast.BandGap {
  const [after, before] = nodes(found, "quantity").map((quantity) => expressionOf(building, quantity));
  const reading = node(found, "reading");
  const tag = once(building, nodes(reading, "tag"), "tag");
  const reason = once(building, nodes(reading, "reason"), "reason");
  return {
    kind: "gap",
    after: after as Ast.Expression,
    before,
    chosen: optionalToken(reading, "LowerBand") ? "lower" : optionalToken(reading, "UpperBand") ? "upper" : "none",
    name: optionalName(building, optionalNode(reading, "name")),
    tag: optionalText(building, optionalNode(tag, "text")),
    reason: optionalText(building, optionalNode(reason, "text")),
    span: spanOf(building.file, found),
  };
}

function requirementOf(building: Building, found: CstNode): Ast.RequirementBody | undefined {
  const counted = optionalNode(optionalNode(found, "counted"), "quantity");
  const bound = optionalNode(found, "bound");
  const required = optionalNode(bound, "expression");
  const deadline = optionalNode(optionalNode(found, "metBy"), "expression");
  if (!counted || !required) return undefined;
  return {
    kind: "requirementBody",
    counted: expressionOf(building, counted),
    bound: optionalToken(bound, "AtLeast") ? "atLeast" : "atMost",
    required: expressionOf(building, required),
    deadline: deadline && expressionOf(building, deadline),
    missing: optionalText(building, optionalNode(optionalNode(found, "lacks"), "text")),
    span: spanOf(building.file, found),
  };
}

function verdictOf(building: Building, found: CstNode): Ast.VerdictBody {
  const grounds = nodes(found, "ground").flatMap((ground): Ast.RefusalGround[] => {
    const condition = optionalNode(ground, "expression");
    const reason = optionalNode(ground, "it");
    if (!condition || !reason) return [];
    return [
      {
        kind: "ground",
        condition: expressionOf(building, condition),
        reason: textOf(building, reason),
        english: optionalText(building, optionalNode(ground, "en")),
        span: spanOf(building.file, ground),
      },
    ];
  });
  return { kind: "verdict", grounds, span: spanOf(building.file, found) };
}
