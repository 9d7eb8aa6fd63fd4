/** Where the lines of the canonical layout begin, how deep, and whether a blank line may or must stand before them. */
import type { CstNode, IToken } from "chevrotain";

export interface LineStart {
  /** Two spaces each. */
  readonly level: number;
  /** Of the comments above: deeper than the line itself when it closes a block. */
  readonly commentLevel: number;
  /** A kept blank line stands where the author left one or more. */
  readonly blank: "never" | "kept" | "always";
}

/** By the offset of their first word. */
export function lineStarts(cst: CstNode): ReadonlyMap<number, LineStart> {
  const starts = new Map<number, LineStart>();
  mark(cst, 0, starts);
  return starts;
}

/** How much deeper each rule stands than the line that holds it; rules not listed continue their line. */
const deeper: Readonly<Record<string, number>> = {
  act: 0,
  vocabulary: 0,
  actLine: 1,
  division: 1,
  paragraph: 1,
  clause: 1,
  declaration: 1,
  listed: 1,
  entityLine: 1,
  interpretationLine: 1,
  exampleLine: 1,
  ruleLine: 1,
  value: 1,
  inlineValue: 1,
  bandsHead: 1,
  band: 2,
  counted: 1,
  bound: 1,
  metBy: 1,
  lacks: 1,
  ground: 1,
  accepts: 1,
  propertyLine: 1,
  actionLine: 1,
};

const mayFollowBlank: ReadonlySet<string> = new Set([
  "actLine",
  "paragraph",
  "clause",
  "declaration",
  "listed",
  "entityLine",
  "actionLine",
]);
const alwaysAfterBlank: ReadonlySet<string> = new Set(["division"]);

const within: ReadonlySet<string> = new Set(["expression", "quantity", "operand", "label", "text", "name"]);

function mark(found: CstNode, outer: number, starts: Map<number, LineStart>): void {
  // No line of the layout begins inside these.
  if (within.has(found.name)) return;
  const own = deeper[found.name];
  const level = outer + (own ?? 0);
  if (own !== undefined && found.location) {
    const blank = alwaysAfterBlank.has(found.name) ? "always" : mayFollowBlank.has(found.name) ? "kept" : "never";
    starts.set(found.location.startOffset, { level, commentLevel: level, blank });
  }
  for (const children of Object.values(found.children)) {
    for (const child of children) {
      if ("children" in child) mark(child, level, starts);
      else if (child.tokenType.name === "End") {
        starts.set(child.startOffset, { level, commentLevel: level + 1, blank: "never" });
      }
    }
  }
  if (found.name === "rule") keepValueOnItsLine(found, starts);
  if (found.name === "vocabulary") setApart(childNodes(found, "declaration"), starts);
  else if (found.children["End"]) tighten(found, starts);
}

/** `parametro x = 3` is one line; any other value has its own. */
function keepValueOnItsLine(rule: CstNode, starts: Map<number, LineStart>): void {
  const head = childNodes(rule, "ruleHead")[0];
  const body = childNodes(rule, "ruleBody")[0];
  const value = body && (childNodes(body, "inlineValue")[0] ?? childNodes(body, "value")[0]);
  const isParameter = head?.children["Parameter"] !== undefined;
  if (value?.location && isParameter && !rule.children["ruleLine"]) starts.delete(value.location.startOffset);
}

/** Declarations that take several lines stand apart, and so does the first. */
function setApart(declarations: readonly CstNode[], starts: Map<number, LineStart>): void {
  const isBlock = (declaration: CstNode | undefined) =>
    ["enumeration", "entity", "action"].some((block) => declaration?.children[block] !== undefined);
  for (const [index, declaration] of declarations.entries()) {
    const offset = declaration.location?.startOffset ?? 0;
    const start = starts.get(offset);
    const apart = index === 0 || isBlock(declaration) || isBlock(declarations[index - 1]);
    if (start && apart) starts.set(offset, { ...start, blank: "always" });
  }
}

/** No blank line after the line that opens a block. */
function tighten(block: CstNode, starts: Map<number, LineStart>): void {
  const inside = ["actLine", "paragraph", "clause", "listed", "entityLine", "actionLine"].flatMap((name) =>
    childNodes(block, name),
  );
  const first = Math.min(...inside.map((child) => child.location?.startOffset ?? 0));
  const start = starts.get(first);
  if (inside.length > 0 && start) starts.set(first, { ...start, blank: "never" });
}

function childNodes(found: CstNode, name: string): readonly CstNode[] {
  return (found.children[name] ?? []).filter((child: CstNode | IToken): child is CstNode => "children" in child);
}
