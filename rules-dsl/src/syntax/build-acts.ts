/** Acts, articles, commi and their clauses from their syntax nodes. */
import type { CstNode } from "chevrotain";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type * as Ast from "./ast.ts";
import type { BlockOpener } from "./blocks.ts";
import { linesOfBlock, spelled } from "./blocks.ts";
import { exampleOf, propertyOf } from "./build-examples.ts";
import { effectOf, once, ruleOf } from "./build-rules.ts";
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
  tokenSpan,
  writtenAs,
} from "./cst.ts";

/** `paragraphs` are the commi of the act, read by themselves, by where they begin. */
export function actOf(
  building: Building,
  found: CstNode,
  paragraphs: ReadonlyMap<number, Ast.Paragraph>,
): Ast.Act | undefined {
  const head = optionalNode(found, "actHead");
  const kind = optionalToken(head, "ActKind");
  const name = optionalName(building, optionalNode(head, "name"));
  if (!head || !kind || !name) return undefined;
  const lines = nodes(found, "actLine").flatMap((line) => onlyChild(line) ?? []);
  for (const stray of nodes(found, "strayParagraph")) reportStray(building, stray, "ActKind");
  const authority = once(building, lines, "issuedBy");
  const effect = once(building, lines, "effect");
  return {
    kind: "act",
    actKind: { text: kind.image, span: tokenSpan(building.file, kind) },
    name,
    title: optionalText(building, optionalNode(head, "text")),
    authority: optionalName(building, optionalNode(authority, "name")),
    adopted: actDateOf(building, once(building, lines, "adopted")),
    published: actDateOf(building, once(building, lines, "published")),
    effect: effect && effectOf(building, effect),
    source: sourceOf(building, once(building, lines, "source")),
    divisions: nodes(found, "division").flatMap((division) => divisionOf(building, division, paragraphs) ?? []),
    span: spanOf(building.file, found),
  };
}

function actDateOf(building: Building, found: CstNode | undefined): Ast.ActDate | undefined {
  const written = optionalNode(found, "actDate");
  if (!written) return undefined;
  const date = optionalNode(written, "date");
  return { kind: "actDate", on: date && dateOf(building, date), span: spanOf(building.file, written) };
}

function sourceOf(building: Building, found: CstNode | undefined): Ast.SourceReference | undefined {
  if (!found) return undefined;
  const confidence = optionalToken(found, "High")
    ? "high"
    : optionalToken(found, "Medium")
      ? "medium"
      : optionalToken(found, "Low")
        ? "low"
        : undefined;
  const reference = textOf(building, node(found, "text"));
  return { kind: "source", reference, confidence, span: spanOf(building.file, found) };
}

function divisionOf(
  building: Building,
  found: CstNode,
  paragraphs: ReadonlyMap<number, Ast.Paragraph>,
): Ast.Division | undefined {
  const head = optionalNode(found, "divisionHead");
  const number = optionalNode(head, "ordinal");
  if (!number) return undefined;
  for (const stray of nodes(found, "strayClause")) reportStray(building, stray, "Article");
  return {
    kind: "division",
    word: optionalToken(head, "Article") ? "article" : "section",
    number: writtenAs(building, number, "AnyOrdinal"),
    heading: optionalText(building, optionalNode(head, "text")),
    paragraphs: nodes(found, "paragraph").flatMap((one) => paragraphs.get(one.location?.startOffset ?? -1) ?? []),
    span: spanOf(building.file, found),
  };
}

export function paragraphOf(building: Building, found: CstNode): Ast.Paragraph | undefined {
  const number = optionalNode(optionalNode(found, "paragraphHead"), "ordinal");
  if (!number) return undefined;
  return {
    kind: "paragraph",
    number: writtenAs(building, number, "AnyOrdinal"),
    clauses: nodes(found, "clause").flatMap((clause) => clauseOf(building, clause) ?? []),
    span: spanOf(building.file, found),
  };
}

function clauseOf(building: Building, clause: CstNode): Ast.Clause | undefined {
  const found = onlyChild(clause);
  if (!found) return undefined;
  const span = spanOf(building.file, found);
  switch (found.name) {
    case "verbatim":
      return {
        kind: "text",
        text: textOf(building, node(found, "text")),
        fingerprint: optionalText(building, optionalNode(found, "fingerprint")),
        span,
      };
    case "summary": {
      const source = sourceOf(building, optionalNode(found, "source"));
      return { kind: "summary", text: textOf(building, node(found, "text")), source, span };
    }
    case "notNormative":
      return { kind: "notNormative", reason: optionalText(building, optionalNode(found, "text")), span };
    case "notExpressible":
      return { kind: "notExpressible", reason: optionalText(building, optionalNode(found, "text")), span };
    case "restates":
      return { kind: "restates", target: citationOf(building, node(found, "citation")), span };
    case "effect":
      return { kind: "effectClause", effect: effectOf(building, found), span };
    case "amendment":
      return amendmentOf(building, found);
    case "decision":
      return {
        kind: "decision",
        interpretation: nameOf(building, node(found, "interpretation")),
        option: nameOf(building, node(found, "option")),
        reason: reasonOf(building, found),
        span,
      };
    case "interpretation":
      return interpretationOf(building, found);
    case "example":
      return exampleOf(building, found);
    case "property":
      return propertyOf(building, found);
    case "acceptedMutant":
      return {
        kind: "acceptedMutant",
        mutant: textOf(building, node(found, "text")),
        reason: reasonOf(building, found),
        span,
      };
    default:
      return ruleOf(building, found);
  }
}

function amendmentOf(building: Building, found: CstNode): Ast.AmendmentClause {
  const until = optionalNode(found, "date");
  const words = ["Replaces", "Repeals", "Interprets"] as const;
  const word = words.find((one) => optionalToken(found, one));
  return {
    kind: "amendment",
    amendment: word ? amendments[word] : "extends",
    target: citationOf(building, node(found, "citation")),
    only: nodes(found, "name").map((name) => nameOf(building, name)),
    until: until && dateOf(building, until),
    reason: reasonOf(building, found),
    span: spanOf(building.file, found),
  };
}

const amendments = { Replaces: "replaces", Repeals: "repeals", Interprets: "interprets" } as const;

function reasonOf(building: Building, found: CstNode): Ast.Text | undefined {
  return optionalText(building, optionalNode(optionalNode(found, "reason"), "text"));
}

/** A comma outside an article or a clause outside a comma, at its first word. */
function reportStray(building: Building, found: CstNode, block: BlockOpener): void {
  const word = firstToken(found);
  if (!word) return;
  const parameters = { found: word.image, expected: spelled(linesOfBlock[block]) };
  building.diagnostics.push(diagnostic("clause-out-of-place", parameters, tokenSpan(building.file, word)));
}

function citationOf(building: Building, found: CstNode): Ast.CitationReference {
  const paragraph = optionalNode(found, "paragraph");
  return {
    kind: "citation",
    word: optionalToken(found, "CitedArticle") ? "article" : "section",
    division: writtenAs(building, node(found, "division"), "AnyOrdinal"),
    paragraph: paragraph && writtenAs(building, paragraph, "AnyOrdinal"),
    act: optionalName(building, optionalNode(found, "name")),
    span: spanOf(building.file, found),
  };
}

function interpretationOf(building: Building, found: CstNode): Ast.InterpretationClause | undefined {
  const head = optionalNode(found, "interpretationHead");
  const name = optionalName(building, optionalNode(head, "name"));
  if (!name) return undefined;
  const lines = nodes(found, "interpretationLine").flatMap((line) => onlyChild(line) ?? []);
  const chosen = once(building, lines, "chosen");
  const reason = once(building, lines, "reason");
  const decided = once(building, lines, "decided");
  const options = lines.filter((line) => line.name === "choice");
  const decidedOn = optionalNode(decided, "date");
  return {
    kind: "interpretation",
    name,
    question: labelOf(building, optionalNode(head, "label")),
    tag: tagOf(building, head),
    options: options.map((option) => ({
      kind: "interpretationOption",
      name: nameOf(building, node(option, "name")),
      label: labelOf(building, optionalNode(option, "label")),
      tag: tagOf(building, option),
      span: spanOf(building.file, option),
    })),
    chosen: optionalName(building, optionalNode(chosen, "name")),
    reason: optionalText(building, optionalNode(reason, "text")),
    decidedBy: optionalText(building, optionalNode(decided, "text")),
    decidedOn: decidedOn && dateOf(building, decidedOn),
    span: spanOf(building.file, found),
  };
}

function tagOf(building: Building, found: CstNode | undefined): Ast.Text | undefined {
  return optionalText(building, optionalNode(optionalNode(found, "tag"), "text"));
}
