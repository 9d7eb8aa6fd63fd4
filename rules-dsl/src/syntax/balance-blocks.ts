/**
 * Before parsing: supplies every missing `fine` and drops every one too many, so that one forgotten word costs one message.
 * Which block was left open is guessed from the columns, but only when the file does not balance: layout has no meaning.
 */
import type { Diagnostic, Fix } from "../diagnostics/diagnostic.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceFile, Span } from "../source/source.ts";
import type { BlockOpener } from "./blocks.ts";
import { blockDepth, columnAt, isBlockOpener } from "./blocks.ts";
import type { LexedToken } from "./tokens.ts";
import { tokenTypes } from "./tokens.ts";

interface Balanced {
  readonly tokens: readonly LexedToken[];
  readonly diagnostics: readonly Diagnostic[];
}

export function balanceBlocks(source: SourceFile, tokens: readonly LexedToken[]): Balanced {
  const balanced = balance(source, tokens, false);
  return balanced.diagnostics.length > 0 ? balance(source, tokens, true) : balanced;
}

interface OpenBlock {
  readonly name: BlockOpener;
  readonly token: LexedToken;
  /** The token after the opening word: its name or number. */
  readonly label: LexedToken | undefined;
  readonly column: number;
}

function balance(source: SourceFile, tokens: readonly LexedToken[], byColumn: boolean): Balanced {
  // Until something is supplied or dropped, what is kept is what came before the word at hand.
  let kept: LexedToken[] | undefined;
  let at = 0;
  const diagnostics: Diagnostic[] = [];
  const open: OpenBlock[] = [];
  const previous = () => (kept ? kept.at(-1) : tokens[at - 1]);
  const leaveOpen = () => {
    const block = open.pop();
    if (!block) return;
    const last = previous();
    diagnostics.push(missingEnd(source, block, last));
    kept ??= tokens.slice(0, at);
    kept.push(imaginedEnd(last));
  };

  for (; at < tokens.length; at++) {
    const token = tokens[at] as LexedToken;
    const name = token.tokenType.name;
    if (name === "End") {
      const column = columnAt(source.text, token.startOffset);
      if (byColumn && token.firstOnLine) {
        const owner = open.findLastIndex((block) => block.column === column);
        if (owner >= 0) while (open.length > owner + 1) leaveOpen();
        else if (column > (open.at(-1)?.column ?? column)) {
          const span = { file: source.name, start: token.startOffset, end: token.startOffset + token.image.length };
          diagnostics.push(diagnostic("unmatched-end", {}, span, { fixes: [without(span)] }));
          kept ??= tokens.slice(0, at);
          continue;
        }
      }
      // What stands after the end of the file's block is the parser's to report, once.
      if (open.length === 0 && previous()?.tokenType.name === "End") {
        diagnostics.push(unmatched(source, token));
        kept ??= tokens.slice(0, at);
      } else {
        open.pop();
        kept?.push(token);
      }
      continue;
    }
    const depth = depthHere(name, open[0]?.name);
    if (depth !== undefined && (depth > 0 || at === 0)) {
      while (open.length > 0 && blockDepth[(open.at(-1) as OpenBlock).name] >= depth) leaveOpen();
      if (isBlockOpener(name)) {
        const label = tokens[at + 1];
        open.push({ name, token, label, column: columnAt(source.text, token.startOffset) });
      }
    }
    kept?.push(token);
  }
  while (open.length > 0) leaveOpen();
  return { tokens: kept ?? tokens, diagnostics };
}

/** The depth at which this word stands; undefined when it opens nothing and closes nothing in a file of this kind. */
function depthHere(name: string, file: BlockOpener | undefined): number | undefined {
  if (file === undefined) return isBlockOpener(name) ? blockDepth[name] : undefined;
  const belongs = file === "Vocabulary" ? declarations.has(name) : divisions.has(name);
  if (!belongs) return undefined;
  return isBlockOpener(name) ? blockDepth[name] : 1;
}

const declarations: ReadonlySet<string> = new Set([
  ...["Unit", "Cycle", "Authority", "Enumeration", "Subject", "Entity", "Action", "Term"],
]);
const divisions: ReadonlySet<string> = new Set(["Article", "Section", "Paragraph"]);

function missingEnd(source: SourceFile, { token, label, column }: OpenBlock, last: LexedToken | undefined): Diagnostic {
  const end = (token.endOffset ?? token.startOffset) + 1;
  const labelled = label && !label.firstOnLine ? (label.endOffset ?? label.startOffset) + 1 : end;
  const span = { file: source.name, start: token.startOffset, end: Math.max(end, labelled) };
  const block = source.text.slice(span.start, span.end).replace(/\s+/g, " ");
  const after = last ? (last.endOffset ?? last.startOffset) + 1 : end;
  const title = { it: "scrivere `fine`", en: "write `fine`" };
  const at = { file: source.name, start: after, end: after };
  const fix = { title, edits: [{ span: at, text: `\n${" ".repeat(Math.min(column, 40))}fine` }] };
  return diagnostic("missing-end", { block: shortened(block) }, span, { fixes: [fix] });
}

function unmatched(source: SourceFile, token: LexedToken): Diagnostic {
  const span = { file: source.name, start: token.startOffset, end: token.startOffset + token.image.length };
  return diagnostic("unmatched-end", {}, span, { fixes: [without(span)] });
}

function without(span: Span): Fix {
  return { title: { it: "togliere questo `fine`", en: "remove this `fine`" }, edits: [{ span, text: "" }] };
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function imaginedEnd(previous: LexedToken | undefined): LexedToken {
  const at = previous?.endOffset ?? 0;
  const tokenType = tokenTypes.End;
  return {
    image: "",
    startOffset: at,
    endOffset: at,
    tokenType,
    tokenTypeIdx: tokenType.tokenTypeIdx ?? 0,
    firstOnLine: true,
    isInsertedInRecovery: true,
  };
}
