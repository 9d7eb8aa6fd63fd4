/** Examples from their syntax nodes: what is given, when, and what must follow. */
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
  optionalNode,
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
    case "exampleCycle": {
      const years = writtenAs(building, node(found, "years"), "Years");
      return { kind: "exampleCycle", cycle: nameOf(building, node(found, "name")), years, span };
    }
    case "exampleDate": {
      const axis = optionalToken(found, "KnownOn") ? "known" : "reference";
      return { kind: "exampleDate", axis, on: dateOf(building, node(found, "date")), span };
    }
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
    fields: nodes(item, "givenField").map((field) => ({
      kind: "givenField",
      name: nameOf(building, node(field, "name")),
      value: expressionOf(building, node(field, "expression")),
      span: spanOf(building.file, field),
    })),
    span,
  };
}

function outcomeOf(building: Building, found: CstNode): Ast.Then | Ast.ThenRequirement {
  const span = spanOf(building.file, found);
  const target = targetOf(building, node(found, "target"));
  const value = optionalNode(found, "value");
  if (value) return { kind: "then", target, value: expressionOf(building, value), span };
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
