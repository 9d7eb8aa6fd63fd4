/**
 * What is known where a condition stands: of each value by its key what it can be, and of two values which may be the greater. A
 * reasoning is about one definition: its dates bound the years and days it speaks of.
 */
import { effectOf } from "../resolve/effect-of.ts";
import type { LocalSymbol, RuleDefinition, RuleSymbol } from "../resolve/symbols.ts";
import type { Span } from "../source/source.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Possible, Range } from "./possible-values.ts";
import type { Checking } from "./semantic-model.ts";

export interface Known {
  readonly possible: ReadonlyMap<string, Possible>;
  /** Of two keys, which orders are left: 1 for less, 2 for equal, 4 for greater. */
  readonly orders: ReadonlyMap<string, { readonly left: number; readonly said: Span }>;
  /** What was known of these keys, as expressions. */
  readonly about: ReadonlyMap<string, Ast.Expression>;
}

export const nothingKnown: Known = { possible: new Map(), orders: new Map(), about: new Map() };

export interface Reasoning {
  readonly checking: Checking;
  readonly ranges: Ranges;
  readonly definitions: ReadonlyMap<LocalSymbol, Ast.Expression>;
  /** Days on which the definition has effect, and what it is about. */
  readonly days: EffectDays | undefined;
  readonly about: "cycle" | "year" | "item" | "years of a sum";
  /** Expressions and rules entered to find a value. */
  readonly depth: number;
  /** Filled when a condition is found impossible: the other place that makes it so, and what is known there. */
  blame: Blame | undefined;
}

/** What rules and names can be worth, found once for all definitions; undefined while it is being found, or when nothing can be said. */
export interface Ranges {
  readonly of: Map<RuleSymbol | LocalSymbol, Possible | undefined>;
  /** Expressions that may still be entered: beyond these nothing more is concluded, so that no file however wrong takes long. */
  effort: number;
}

export function newRanges(): Ranges {
  return { of: new Map(), effort: 300_000 };
}

export interface EffectDays {
  readonly from: string;
  readonly to: string | undefined;
  readonly said: Span;
}

export interface Blame {
  readonly said: Span | undefined;
  readonly expression: Ast.Expression;
  /** What it can be, when it is one of some options. */
  readonly options: ReadonlySet<string> | undefined;
  /** What the two sides of a comparison can be. */
  readonly ranges: { readonly possible: Range; readonly other: Ast.Expression; readonly ofOther: Range } | undefined;
}

export function reasoningAbout(
  definition: RuleDefinition,
  rule: RuleSymbol,
  checking: Checking,
  ranges: Ranges,
): Reasoning {
  const definitions = new Map<LocalSymbol, Ast.Expression>();
  for (const { name, value } of definition.clause.locals) {
    const symbol = checking.bindings.get(name);
    if (symbol?.kind === "local") definitions.set(symbol, value);
  }
  const about = rule.perYear ? "year" : rule.item === undefined ? "cycle" : "item";
  return { checking, ranges, definitions, days: daysOf(definition, checking), about, depth: 0, blame: undefined };
}

/** The effect of a definition, its end moved by the extensions. */
export function daysOf(definition: RuleDefinition, { symbols }: Checking): EffectDays | undefined {
  const effect = effectOf(definition);
  if (!effect) return undefined;
  let to = effect.to?.iso;
  for (const { clause } of symbols.amendmentsOf.get(definition) ?? []) {
    if (to !== undefined && clause.until && clause.until.iso > to) to = clause.until.iso;
  }
  return { from: effect.from.iso, to, said: effect.span };
}
