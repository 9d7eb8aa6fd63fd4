/** What the grammar made of each word: a name kept as written, a sign, the parenthesis of a call, a place to break a line. */
import type { CstNode } from "chevrotain";
import { precedenceOf } from "../syntax/build-expressions.ts";

export interface Roles {
  /** All by the offset of the word. */
  readonly names: ReadonlySet<number>;
  readonly signs: ReadonlySet<number>;
  readonly callParentheses: ReadonlySet<number>;
  /** The line may be broken before this word; the smallest rank is broken first. */
  readonly breaks: ReadonlyMap<number, number>;
  /** After this separator the line may be broken. */
  readonly breaksAfter: ReadonlyMap<number, number>;
}

interface Collected {
  readonly names: Set<number>;
  readonly signs: Set<number>;
  readonly callParentheses: Set<number>;
  readonly breaks: Map<number, number>;
  readonly breaksAfter: Map<number, number>;
}

export function rolesOf(cst: CstNode | undefined): Roles {
  const roles: Collected = {
    names: new Set(),
    signs: new Set(),
    callParentheses: new Set(),
    breaks: new Map(),
    breaksAfter: new Map(),
  };
  if (cst) collect(cst, 0, roles);
  return roles;
}

/** Ranks of one depth of nesting: more than there are levels of precedence. */
const perDepth = 16;
const afterOperators = 8;
const continuations: ReadonlySet<string> = new Set([
  ...["ForEach", "With", "By", "Satisfies", "On", "LatestFirst", "EarliestFirst", "InFavour", "InProportion", "Within"],
]);
const sentences: ReadonlySet<string> = new Set(["grain", "givenItem", "adds", "cumulates"]);

function collect(found: CstNode, depth: number, roles: Collected): void {
  const nested = found.name === "callArguments" || found.name === "parentheses" ? depth + 1 : depth;
  for (const [label, children] of Object.entries(found.children)) {
    for (const child of children) {
      if ("children" in child) {
        collect(child, child.name === "expression" && found.name !== "expression" ? nested + 1 : nested, roles);
        continue;
      }
      const at = child.startOffset;
      const name = child.tokenType.name;
      if (label === "AnyName") roles.names.add(at);
      else if (label === "prefix" && name === "Minus") roles.signs.add(at);
      else if (name === "LeftParenthesis" && found.name === "callArguments") roles.callParentheses.add(at);
      else if (name === "Semicolon") roles.breaksAfter.set(at, nested * perDepth);
      else if (label === "operator" && name !== "Equals" && name !== "In") {
        roles.breaks.set(at, nested * perDepth + precedenceOf(name));
      } else if (found.name === "conditional" && (name === "Then" || name === "Otherwise")) {
        roles.breaks.set(at, nested * perDepth);
      } else if (found.name === "ground" && (name === "Because" || name === "Slash")) {
        roles.breaks.set(at, name === "Because" ? 0 : 1);
      } else if (isContinuation(found.name, name)) roles.breaks.set(at, nested * perDepth + afterOperators);
    }
  }
}

function isContinuation(rule: string, name: string): boolean {
  return continuations.has(name) && !sentences.has(rule);
}
