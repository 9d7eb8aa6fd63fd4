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
  const diagnostics: Diagnostic[] = [];
  // Until something is dropped, what is kept is what came.
  let kept: LexedToken[] | undefined;
  const open: Counts[] = [];
  let here: Counts = nothing;
  let levels = 0;
  let operations = 0;
  let skipping = false;

  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as LexedToken;
    const name = token.tokenType.name;
    if (token.firstOnLine && (name === "LineEquals" || isHead(name))) {
      open.length = 0;
      here = nothing;
      levels = 0;
      operations = 0;
      skipping = false;
    }
    if (skipping) continue;
    const role = roles.get(name);
    if (role === "closes" || role === "separates") {
      levels -= here.levels;
      operations -= here.operators;
      here = (role === "closes" ? open.pop() : undefined) ?? nothing;
    } else if (role === "opens") {
      open.push(here);
      here = { levels: 1, operators: 0 };
      levels++;
    } else if (role === "nests") {
      here = { levels: here.levels + 1, operators: here.operators };
      levels++;
    } else if (role === "operates") {
      here = { levels: here.levels, operators: here.operators + 1 };
      operations++;
    }
    if (levels > deepest || operations > longest) {
      const span = { file, start: token.startOffset, end: (token.endOffset ?? token.startOffset) + 1 };
      diagnostics.push(
        levels > deepest
          ? diagnostic("nesting-too-deep", { limit: String(deepest) }, span)
          : diagnostic("expression-too-long", { limit: String(longest) }, span),
      );
      skipping = true;
      kept ??= tokens.slice(0, index);
    } else kept?.push(token);
  }
  return { tokens: kept ?? tokens, diagnostics };
}

interface Counts {
  readonly levels: number;
  readonly operators: number;
}

const nothing: Counts = { levels: 0, operators: 0 };

const nests: readonly string[] = [
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
];

const operators: readonly string[] = [
  ...["Or", "And", "Not", "IsMissing", "Equals", "NotEqual", "Less", "LessOrEqual", "Greater", "GreaterOrEqual", "In"],
  ...["AtMostOf", "AtLeastOf", "Plus", "Minus", "Times", "Slash", "Of", "InYear", "Rounded", "Noise"],
  ...["InProportion", "Within"],
];

type Role = "opens" | "closes" | "separates" | "nests" | "operates";

/** What words do to the depth and to the length; most do nothing. */
const roles: ReadonlyMap<string, Role> = new Map<string, Role>([
  ["LeftParenthesis", "opens"],
  ["RightParenthesis", "closes"],
  ["Semicolon", "separates"],
  ...operators.map((name) => [name, "operates"] as const),
  ...nests.map((name) => [name, "nests"] as const),
]);
