/**
 * The type of a rule: declared by the vocabulary or the rule, that of the rule it departs from, else that of the body of its first
 * definition, which may wait for the types of the rules that it reads.
 */
import { newReport } from "../resolve/report.ts";
import type { RuleSymbol } from "../resolve/symbols.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { Type } from "../types/type.ts";
import { typeOf } from "./expected-types.ts";
import { scopeOf } from "./scopes.ts";
import type { Checking } from "./semantic-model.ts";

/** Of every rule, before anything is checked: what a type rests on does not depend on who asks first. */
export function rulesHaveTypes(checking: Checking): void {
  for (const rule of checking.symbols.rules.values()) typeOfRule(rule, checking);
}

export function typeOfRule(rule: RuleSymbol, checking: Checking): Type {
  const root = rootOf(rule);
  if (root.type) return root.type;
  if (!checking.inferred.has(root)) inferAfterWhatItReads(root, checking);
  return checking.inferred.get(root) ?? undefined;
}

/** The rule from which a derogation departs in the end; any other rule is its own. */
export function rootOf(rule: RuleSymbol): RuleSymbol {
  let root = rule;
  while (root.derogates) root = root.derogates;
  return root;
}

/** Rules are taken from a list, not by calling one another: however long the chain of rules that read one another, it ends. */
function inferAfterWhatItReads(rule: RuleSymbol, checking: Checking): void {
  const waiting = [rule];
  for (let at = waiting.at(-1); at; at = waiting.at(-1)) {
    if (checking.inferred.has(at)) {
      if (checking.inferred.get(at) === null) checking.inferred.set(at, inferred(at, checking));
      waiting.pop();
      continue;
    }
    checking.inferred.set(at, null);
    for (const read of untypedReads(at, checking)) waiting.push(read);
  }
}

function untypedReads(rule: RuleSymbol, { symbols, inferred }: Checking): readonly RuleSymbol[] {
  const clause = rule.definitions[0]?.clause;
  if (clause?.body?.kind !== "expressionBody") return [];
  const found: RuleSymbol[] = [];
  for (const name of namesIn([clause.locals, clause.body])) {
    const read = symbols.rules.get(nameKey(name));
    const root = read && rootOf(read);
    if (root && !root.type && !inferred.has(root)) found.push(root);
  }
  return found;
}

/** Every name written inside some nodes. */
function* namesIn(tree: unknown): Generator<string> {
  if (typeof tree !== "object" || tree === null) return;
  if ("text" in tree && typeof tree.text === "string") yield tree.text;
  else for (const part of Object.values(tree)) yield* namesIn(part);
}

function inferred(rule: RuleSymbol, checking: Checking): Type {
  const clause = rule.definitions[0]?.clause;
  if (clause?.body?.kind !== "expressionBody") {
    // Of a derogation without a base it has been said that the base is missing.
    if (clause && !clause.derogates) checking.report.add("type-missing", { name: rule.name }, clause.name.span);
    return undefined;
  }
  // Types only: mistakes inside are reported, and rules read, when the definition itself is checked.
  const silent: Checking = {
    ...checking,
    types: new Map(),
    bindings: new Map(),
    reads: new Map(),
    used: new Set(),
    report: newReport(),
  };
  return typeOf(clause.body.expression, scopeOf(rule, clause, silent), silent);
}
