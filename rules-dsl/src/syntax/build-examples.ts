/** Examples and properties from their syntax nodes: what is given, when, and what must follow. */
import type { CstNode } from "chevrotain";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type * as Ast from "./ast.ts";
import { expressionOf } from "./build-expressions.ts";
import { numberOf } from "./build-numbers.ts";
import type { Building } from "./cst.ts";
import {
  dateOf,
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
  tokenSpan,
  writtenAs,
} from "./cst.ts";

export function exampleOf(building: Building, found: CstNode): Ast.ExampleClause | undefined {
  const title = optionalNode(optionalNode(found, "exampleHead"), "text");
  if (!title) return undefined;
  const steps = nodes(found, "exampleLine").flatMap((line) => onlyChild(line) ?? []);
  return {
    kind: "example",
    title: textOf(building, title),
    steps: steps.map((step) => stepOf(building, step)),
    span: spanOf(building.file, found),
  };
}

function stepOf(building: Building, found: CstNode): Ast.ExampleStep {
  const span = spanOf(building.file, found);
  switch (found.name) {
    case "exampleCycle":
      return cycleOf(building, found);
    case "exampleDate":
      return moment(building, found);
    case "exampleInterpretation": {
      const name = nameOf(building, node(found, "interpretation"));
      return { kind: "exampleInterpretation", name, option: nameOf(building, node(found, "option")), span };
    }
    case "given":
      return givenOf(building, found);
    case "ignore":
      return { kind: "ignore", names: nodes(found, "name").map((name) => nameOf(building, name)), span };
    default:
      return outcomeOf(building, found);
  }
}

function givenOf(building: Building, found: CstNode): Ast.GivenValue | Ast.GivenItem {
  const span = spanOf(building.file, found);
  const item = optionalNode(found, "givenItem");
  if (!item) {
    const value = expressionOf(building, node(found, "expression"));
    return { kind: "givenValue", target: targetOf(building, node(found, "target")), value, span };
  }
  return {
    kind: "givenItem",
    entity: nameOf(building, node(item, "entity")),
    name: nameOf(building, node(item, "item")),
    holder: optionalName(building, optionalNode(item, "holder")),
    fields: givenFieldsOf(building, item),
    span,
  };
}

export function propertyOf(building: Building, found: CstNode): Ast.PropertyClause | undefined {
  const title = optionalNode(optionalNode(found, "propertyHead"), "text");
  if (!title) return undefined;
  const lines = nodes(found, "propertyLine").flatMap((line) => onlyChild(line) ?? []);
  return {
    kind: "property",
    title: textOf(building, title),
    steps: lines.map((line) => propertyStepOf(building, line)),
    span: spanOf(building.file, found),
  };
}

function propertyStepOf(building: Building, found: CstNode): Ast.PropertyStep {
  const span = spanOf(building.file, found);
  switch (found.name) {
    case "exampleCycle":
      return cycleOf(building, found);
    case "exampleDate":
      return moment(building, found);
    case "invariant":
      return { kind: "invariant", condition: expressionOf(building, node(found, "expression")), span };
    default:
      return {
        kind: "monotone",
        field: optionalName(building, optionalNode(found, "field")),
        entity: optionalName(building, optionalNode(found, "entity")),
        direction: optionalToken(found, "NotDecreases") ? "notDecreasing" : "notIncreasing",
        rule: nameOf(building, node(found, "name")),
        span,
      };
  }
}

function cycleOf(building: Building, found: CstNode): Ast.ExampleCycle {
  const years = writtenAs(building, node(found, "years"), "Years");
  const cycle = nameOf(building, node(found, "name"));
  return { kind: "exampleCycle", cycle, years, span: spanOf(building.file, found) };
}

function moment(building: Building, found: CstNode): Ast.ExampleDate {
  const axis = optionalToken(found, "KnownOn") ? "known" : "reference";
  const on = dateOf(building, node(found, "date"));
  return { kind: "exampleDate", axis, on, span: spanOf(building.file, found) };
}

export function givenFieldsOf(building: Building, found: CstNode): readonly Ast.GivenField[] {
  return nodes(found, "givenField").map((field) => ({
    kind: "givenField",
    name: nameOf(building, node(field, "name")),
    value: expressionOf(building, node(field, "expression")),
    span: spanOf(building.file, field),
  }));
}

function outcomeOf(building: Building, found: CstNode): Ast.Then | Ast.ThenRequirement | Ast.ThenVerdict {
  const span = spanOf(building.file, found);
  const target = targetOf(building, node(found, "target"));
  const value = optionalNode(found, "value");
  if (value) return { kind: "then", target, value: expressionOf(building, value), span };
  const refused = optionalToken(found, "Refused") !== undefined;
  if (refused || optionalToken(found, "Accepted")) {
    const reason = optionalText(building, optionalNode(found, "text"));
    return { kind: "thenVerdict", target, accepted: !refused, reason, span };
  }
  const missing = optionalNode(found, "missing");
  return {
    kind: "thenRequirement",
    target,
    met: optionalToken(found, "Not") === undefined,
    missing: missing && expressionOf(building, missing),
    span,
  };
}

/** `NOME [di ETICHETTA] [nell'anno N] [del CICLO precedente]`, each at most once. */
function targetOf(building: Building, found: CstNode): Ast.Target {
  let item: Ast.Name | undefined;
  let previous: Ast.Name | undefined;
  const repeated = (part: CstNode, word: string) => {
    const written = optionalToken(part, word);
    const span = written ? tokenSpan(building.file, written) : spanOf(building.file, part);
    building.diagnostics.push(diagnostic("unexpected-word", { found: written?.image ?? "" }, span));
  };
  for (const part of nodes(found, "targetOf")) {
    const name = nameOf(building, node(part, "name"));
    const isPrevious = optionalToken(part, "Previous") !== undefined;
    if (isPrevious ? previous : item) repeated(part, "Of");
    else if (isPrevious) previous = name;
    else item = name;
  }
  const [year, ...years] = nodes(found, "targetYear");
  for (const other of years) repeated(other, "InYear");
  return {
    kind: "target",
    name: nameOf(building, node(found, "name")),
    item,
    year: year && numberOf(building, node(year, "number")),
    previous,
    span: spanOf(building.file, found),
  };
}
