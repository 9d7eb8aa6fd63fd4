/** Vocabularies and their declarations from their syntax nodes. A declaration without a name is left out of the tree. */
import type { CstNode } from "chevrotain";
import type * as Ast from "./ast.ts";
import { givenFieldsOf } from "./build-examples.ts";
import { expressionOf, operandOf } from "./build-expressions.ts";
import { numberOf } from "./build-numbers.ts";
import { favourableOf, grainOf, once, typeOf } from "./build-rules.ts";
import type { Building } from "./cst.ts";
import {
  dateOf,
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
} from "./cst.ts";

export function vocabularyOf(building: Building, found: CstNode): Ast.Vocabulary | undefined {
  const head = optionalNode(found, "vocabularyHead");
  const name = optionalName(building, optionalNode(head, "name"));
  if (!name) return undefined;
  const declarations = nodes(found, "declaration").flatMap((declaration) => onlyChild(declaration) ?? []);
  return {
    kind: "vocabulary",
    name,
    label: labelOf(building, optionalNode(head, "label")),
    declarations: declarations.flatMap((declaration) => declarationOf(building, declaration) ?? []),
    span: spanOf(building.file, found),
  };
}

function declarationOf(building: Building, found: CstNode): Ast.VocabularyDeclaration | undefined {
  const span = spanOf(building.file, found);
  const label = labelOf(building, optionalNode(found, "label"));
  switch (found.name) {
    case "unit": {
      const step = optionalNode(found, "number");
      return {
        kind: "unit",
        name: nameOf(building, node(found, "name")),
        singular: optionalName(building, optionalNode(found, "singular")),
        step: step && numberOf(building, step),
        label,
        span,
      };
    }
    case "cycle": {
      const years = numberOf(building, node(found, "years"));
      const from = numberOf(building, node(found, "from"));
      return { kind: "cycle", name: nameOf(building, node(found, "name")), years, from, label, span };
    }
    case "authority":
      return { kind: "authority", name: nameOf(building, node(found, "name")), label, span };
    case "enumeration":
      return enumerationOf(building, found);
    case "entity":
      return entityOf(building, found);
    case "action":
      return actionOf(building, found);
    default:
      return {
        kind: "term",
        name: nameOf(building, node(found, "name")),
        grain: grainOf(building, found),
        type: typeOf(building, optionalNode(found, "type")),
        favourable: favourableOf(found),
        label,
        code: codeOf(building, found),
        span,
      };
  }
}

function enumerationOf(building: Building, found: CstNode): Ast.EnumerationDeclaration | undefined {
  const head = optionalNode(found, "enumerationHead");
  const name = optionalName(building, optionalNode(head, "name"));
  if (!name) return undefined;
  return {
    kind: "enumeration",
    name,
    label: labelOf(building, optionalNode(head, "label")),
    options: nodes(found, "listed").flatMap((option): Ast.EnumerationOption[] => {
      const optionName = optionalName(building, optionalNode(option, "name"));
      if (!optionName) return [];
      const label = labelOf(building, optionalNode(option, "label"));
      const code = codeOf(building, option);
      const [from, to] = ["from", "to"].map((bound) => optionalNode(option, bound));
      return [
        {
          kind: "option",
          name: optionName,
          label,
          code,
          from: from && dateOf(building, from),
          to: to && dateOf(building, to),
          span: spanOf(building.file, option),
        },
      ];
    }),
    span: spanOf(building.file, found),
  };
}

function entityOf(building: Building, found: CstNode): Ast.EntityDeclaration | undefined {
  const head = optionalNode(found, "entityHead");
  const name = optionalName(building, optionalNode(head, "name"));
  if (!name) return undefined;
  const lines = nodes(found, "entityLine").flatMap((line) => onlyChild(line) ?? []);
  const names = (kind: string) => nodes(once(building, lines, kind), "name").map((field) => nameOf(building, field));
  return {
    kind: "entity",
    subject: optionalToken(head, "Subject") !== undefined,
    name,
    label: labelOf(building, optionalNode(head, "label")),
    fields: lines.filter((line) => line.name === "field").map((line) => fieldOf(building, line)),
    identifiedBy: names("identifiedBy")[0],
    effectiveOn: names("effectiveOn"),
    knownOn: names("knownSince"),
    span: spanOf(building.file, found),
  };
}

function actionOf(building: Building, found: CstNode): Ast.ActionDeclaration | undefined {
  const head = optionalNode(found, "actionHead");
  const name = optionalName(building, optionalNode(head, "name"));
  if (!name) return undefined;
  const lines = nodes(found, "actionLine").flatMap((line) => onlyChild(line) ?? []);
  const adds = once(building, lines, "adds");
  const amount = once(building, lines, "amount");
  const most = optionalNode(amount, "expression");
  return {
    kind: "action",
    name,
    label: labelOf(building, optionalNode(head, "label")),
    entity: optionalName(building, optionalNode(adds, "name")),
    fields: adds ? givenFieldsOf(building, adds) : [],
    amount: optionalName(building, optionalNode(amount, "name")),
    most: most && expressionOf(building, most),
    span: spanOf(building.file, found),
  };
}

function fieldOf(building: Building, found: CstNode): Ast.FieldDeclaration {
  const otherwise = optionalNode(found, "operand");
  return {
    kind: "field",
    name: nameOf(building, node(found, "name")),
    type: typeOf(building, optionalNode(found, "type")),
    otherwise: otherwise && operandOf(building, otherwise),
    label: labelOf(building, optionalNode(found, "label")),
    code: codeOf(building, found),
    span: spanOf(building.file, found),
  };
}

function codeOf(building: Building, found: CstNode): Ast.Text | undefined {
  return optionalText(building, optionalNode(optionalNode(found, "code"), "text"));
}
