/** Reads chevrotain's syntax nodes: children by name, tokens that were really written, spans. */
import type { CstNode, IToken } from "chevrotain";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/source.ts";
import type * as Ast from "./ast.ts";

/** What building a tree needs besides the syntax node: the name of the file, and where to put mistakes. */
export interface Building {
  readonly file: string;
  readonly diagnostics: Diagnostic[];
}

export function nodes(parent: CstNode | undefined, name: string): readonly CstNode[] {
  return (parent?.children[name] ?? none) as readonly CstNode[];
}

const none: readonly never[] = [];

/** Where a syntax node begins and ends of which no word was read. */
export const nowhere = -1;

function isImagined(token: IToken): boolean {
  return token.isInsertedInRecovery === true;
}

export function optionalNode(parent: CstNode | undefined, name: string): CstNode | undefined {
  return nodes(parent, name)[0];
}

/** @throws when the grammar and the tree builder disagree: a programmer's mistake. */
export function node(parent: CstNode, name: string): CstNode {
  const found = nodes(parent, name)[0];
  if (!found) throw new Error(`the grammar gave no ${name} in ${parent.name}`);
  return found;
}

/** The tokens of that name which stand in the file; those that recovery imagined are left out. */
export function tokens(parent: CstNode | undefined, name: string): readonly IToken[] {
  const found = (parent?.children[name] ?? none) as readonly IToken[];
  return found.length > 0 && found.some(isImagined) ? found.filter((token) => !isImagined(token)) : found;
}

export function optionalToken(parent: CstNode | undefined, name: string): IToken | undefined {
  const found = parent?.children[name] as readonly IToken[] | undefined;
  const first = found?.[0];
  return first && isImagined(first) ? tokens(parent, name)[0] : first;
}

/** @throws when the grammar and the tree builder disagree: a programmer's mistake. */
export function token(parent: CstNode, name: string): IToken {
  const found = optionalToken(parent, name);
  if (!found) throw new Error(`the grammar gave no ${name} in ${parent.name}`);
  return found;
}

/** The one child node, whatever its rule: for rules that are a choice. Undefined when recovery left it empty. */
export function onlyChild(parent: CstNode): CstNode | undefined {
  for (const name of Object.keys(parent.children)) {
    const child = parent.children[name]?.[0];
    if (child && "children" in child) return child;
  }
  return undefined;
}

/** The first word of a syntax node, at any depth. */
export function firstToken(found: CstNode): IToken | undefined {
  const start = found.location?.startOffset;
  for (const child of Object.values(found.children).flat()) {
    if ("image" in child) {
      if (child.startOffset === start && !child.isInsertedInRecovery) return child;
    } else if (child.location?.startOffset === start) return firstToken(child);
  }
  return undefined;
}

export function spanOf(file: string, found: CstNode): Span {
  const start = found.location?.startOffset ?? nowhere;
  const end = (found.location?.endOffset ?? start - 1) + 1;
  return start < 0 ? { file, start: 0, end: 0 } : { file, start, end };
}

export function tokenSpan(file: string, found: IToken): Span {
  return { file, start: found.startOffset, end: (found.endOffset ?? found.startOffset - 1) + 1 };
}

export function nameOf(building: Building, found: CstNode): Ast.Name {
  const written = token(found, "AnyName");
  return { text: written.image, span: tokenSpan(building.file, written) };
}

export function optionalName(building: Building, found: CstNode | undefined): Ast.Name | undefined {
  return found && nameOf(building, found);
}

export function textOf(building: Building, found: CstNode): Ast.Text {
  const written = token(found, "AnyText");
  const closed = written.image.length > 1 && /[»"”“]$/.test(written.image);
  return { value: written.image.slice(1, closed ? -1 : undefined), span: tokenSpan(building.file, written) };
}

export function optionalText(building: Building, found: CstNode | undefined): Ast.Text | undefined {
  return found && textOf(building, found);
}

export function labelOf(building: Building, found: CstNode | undefined): Ast.Label | undefined {
  if (!found) return undefined;
  const en = optionalText(building, optionalNode(found, "en"));
  const it = textOf(building, node(found, "it"));
  return { it, ...(en && { en }), span: spanOf(building.file, found) };
}

/** Numbers of articles and commi, and pairs of years: the words as they stand, but for the kind of dash. */
export function writtenAs(building: Building, found: CstNode, name: string): Ast.Text {
  const written = token(found, name);
  return { value: written.image.replace("–", "-"), span: tokenSpan(building.file, written) };
}

export function dateOf(building: Building, found: CstNode): Ast.DateLiteral {
  const written = token(found, "Date");
  const span = tokenSpan(building.file, written);
  if (written.image.includes("-")) return { kind: "date", iso: written.image, span };
  const [day = "", month = "", year = ""] = written.image.split("/");
  return { kind: "date", iso: `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`, span };
}
