/**
 * Bounds the depth and the length of expressions before the parser sees them, so that neither it nor any later recursive
 * pass can overflow its stack. What exceeds is reported once and dropped up to the next clause.
 */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { isHead } from "./keywords.ts";
import type { LexedToken } from "./tokens.ts";

/** Parentheses, conditions and aggregates open at one place. */
const deepest = 64;
/** Operators between two separators; each is one level of the tree. */
const longest = 500;

export function cutDeepNesting(file: string, tokens: readonly LexedToken[]) {
  const kept: LexedToken[] = [];
  const diagnostics: Diagnostic[] = [];
  let open: Counts[] = [];
  let here: Counts = { levels: 0, operators: 0 };
  let total: Counts = { levels: 0, operators: 0 };
  let skipping = false;

  for (const token of tokens) {
    const name = token.tokenType.name;
    if (token.firstOnLine && (name === "LineEquals" || isHead(name))) {
      open = [];
      here = { levels: 0, operators: 0 };
      total = { levels: 0, operators: 0 };
      skipping = false;
    }
    if (skipping) continue;
    if (name === "RightParenthesis" || name === "Semicolon") {
      total = { levels: total.levels - here.levels, operators: total.operators - here.operators };
      here = (name === "RightParenthesis" ? open.pop() : undefined) ?? { levels: 0, operators: 0 };
    } else if (name === "LeftParenthesis") {
      open.push(here);
      here = { levels: 1, operators: 0 };
      total = { ...total, levels: total.levels + 1 };
    } else if (nests.has(name) || operators.has(name)) {
      const added = nests.has(name) ? { levels: 1, operators: 0 } : { levels: 0, operators: 1 };
      here = { levels: here.levels + added.levels, operators: here.operators + added.operators };
      total = { levels: total.levels + added.levels, operators: total.operators + added.operators };
    }
    if (total.levels > deepest || total.operators > longest) {
      const span = { file, start: token.startOffset, end: (token.endOffset ?? token.startOffset) + 1 };
      diagnostics.push(
        total.levels > deepest
          ? diagnostic("nesting-too-deep", { limit: String(deepest) }, span)
          : diagnostic("expression-too-long", { limit: String(longest) }, span),
      );
      skipping = true;
    } else kept.push(token);
  }
  return { tokens: kept, diagnostics };
}

interface Counts {
  readonly levels: number;
  readonly operators: number;
}

const nests: ReadonlySet<string> = new Set([
  "If",
  "Sum",
  "CountOf",
  "Greatest",
  "Smallest",
  "ListOf",
  "Some",
  "Every",
  "First",
  "Last",
  "ListOfType",
  "Allocate",
]);

const operators: ReadonlySet<string> = new Set([
  ...["Or", "And", "Not", "IsMissing", "Equals", "NotEqual", "Less", "LessOrEqual", "Greater", "GreaterOrEqual", "In"],
  ...["AtMostOf", "AtLeastOf", "Plus", "Minus", "Times", "Slash", "Of", "InYear", "Rounded", "Noise"],
  ...["InProportion", "Within"],
]);
