/** What an expression can be worth, from what is known where it stands. Undefined when nothing can be said. */
import type { LocalSymbol, NameSymbol, RuleSymbol } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { parseDate } from "../values/civil-date.ts";
import { parseRational, rational } from "../values/rational.ts";
import { cycleBlocksOf } from "./cycle-blocks.ts";
import type { Possible } from "./possible-values.ts";
import * as values from "./possible-values.ts";
import type { Known, Ranges, Reasoning } from "./reasoning.ts";
import { newRanges, nothingKnown, reasoningAbout } from "./reasoning.ts";
import { rulesInOrder } from "./rules-in-order.ts";
import type { Checking } from "./semantic-model.ts";
import { keyOf } from "./value-keys.ts";

/** Rules and definitions entered one from another, when they do not come in the order in which they are read. */
const deepest = 4;

export function possibleValue(expression: Ast.Expression, known: Known, reasoning: Reasoning): Possible | undefined {
  reasoning.ranges.effort--;
  if (reasoning.ranges.effort < 0) return undefined;
  const found = known.possible.size > 0 ? known.possible.get(keyOf(expression, reasoning.checking) ?? "") : undefined;
  return found ?? computed(expression, known, reasoning) ?? everyOption(expression, reasoning);
}

function computed(expression: Ast.Expression, known: Known, reasoning: Reasoning): Possible | undefined {
  const of = (part: Ast.Expression) => possibleValue(part, known, reasoning);
  switch (expression.kind) {
    case "number": {
      const value = parseRational(expression.value);
      return value && values.point(value);
    }
    case "date":
      return day(expression.iso);
    case "boolean":
      return values.optionsOf([expression.value ? "yes" : "no"]);
    case "missing":
      return values.nothing;
    case "name":
      return ofSymbol(expression.name, reasoning);
    case "previous": {
      const rule = reasoning.checking.bindings.get(expression.name);
      return rule?.kind === "rule" ? ofRule(rule, reasoning) : undefined;
    }
    case "of": {
      const rule = reasoning.checking.bindings.get(expression.name);
      return rule?.kind === "rule" ? ofRule(rule, reasoning) : undefined;
    }
    case "inYear":
      return expression.of.kind === "name" ? ofSymbol(expression.of.name, reasoning) : undefined;
    case "unary":
      return expression.operator === "negate"
        ? values.minus(values.point(rational(0n)), of(expression.operand))
        : undefined;
    case "binary":
      return ofBinary(expression, of, reasoning);
    case "conditional":
      return values.hull(of(expression.then), of(expression.otherwise));
    case "mostFavourable":
      return folded(expression.options.map(of), values.hull);
    case "call":
      return ofCall(expression, of, reasoning);
    case "aggregate":
      return ofAggregate(expression, of);
    case "allocation":
      return values.atLeast(rational(0n));
    case "proportion":
      return values.over(values.times(of(expression.whole), of(expression.part)), of(expression.total));
    default:
      return undefined;
  }
}

type Join = (a: Possible | undefined, b: Possible | undefined) => Possible | undefined;

function folded([first, ...others]: readonly (Possible | undefined)[], join: Join): Possible | undefined {
  return others.reduce((before, each) => join(before, each), first);
}

function ofBinary(
  { operator, left, right }: Ast.Binary,
  of: (part: Ast.Expression) => Possible | undefined,
  { checking }: Reasoning,
): Possible | undefined {
  switch (operator) {
    case "plus":
    case "minus": {
      // Months and years are not a number of days.
      const [first, second] = [checking.types.get(left), checking.types.get(right)];
      if (first?.kind === "date" && second?.kind === "quantity" && second.unit !== "days") return undefined;
      const sum = operator === "plus" ? values.plus : values.minus;
      return sum(of(left), of(right));
    }
    case "times":
      return values.times(of(left), of(right));
    case "dividedBy":
      return values.over(of(left), of(right));
    case "atMost":
      return values.smallerOf(of(left), of(right));
    case "atLeast":
      return values.largerOf(of(left), of(right));
    default:
      return undefined;
  }
}

function ofCall(
  { name, args }: Ast.Call,
  of: (part: Ast.Expression) => Possible | undefined,
  reasoning: Reasoning,
): Possible | undefined {
  const symbol = reasoning.checking.bindings.get(name);
  const operation = symbol?.kind === "operation" ? symbol.signature.operation : undefined;
  const [first] = args;
  switch (operation) {
    case "size":
      return values.atLeast(rational(0n));
    case "position":
      return values.atLeast(rational(1n));
    case "smallest":
      return folded(args.map(of), values.smallerOf);
    case "greatest":
      return folded(args.map(of), values.largerOf);
    case "firstDay":
    case "lastDay":
      return first && ofCycleDay(first, operation, reasoning);
    default:
      return undefined;
  }
}

/** The first or last day of the cycle at hand, for a rule that governs whole cycles. */
function ofCycleDay(of: Ast.Expression, end: "firstDay" | "lastDay", reasoning: Reasoning): Possible | undefined {
  const { checking, days, about } = reasoning;
  const symbol = of.kind === "name" ? checking.bindings.get(of.name) : undefined;
  const blocks = cycleBlocksOf(checking.symbols);
  if (symbol?.kind !== "cyclePeriod" || about !== "cycle" || !days || !blocks) return undefined;
  const years = blocks.length - 1;
  const low = end === "firstDay" ? day(days.from) : day(`${yearIn(days.from) + years}-12-31`);
  const last = days.to && (end === "lastDay" ? day(days.to) : day(`${yearIn(days.to) - years}-01-01`));
  if (!low) return undefined;
  const said = days.said;
  const edge = (possible: values.Range | undefined) => possible?.low && { ...possible.low, said };
  return { kind: "range", low: edge(low), high: last ? edge(last) : undefined };
}

function ofAggregate(
  { operation, value }: Ast.Aggregate,
  of: (part: Ast.Expression) => Possible | undefined,
): Possible | undefined {
  const zero = values.point(rational(0n));
  if (operation === "count") return values.atLeast(rational(0n));
  if (!value) return undefined;
  if (operation === "greatest" || operation === "smallest") return of(value);
  if (operation !== "sum") return undefined;
  const each = of(value);
  if (values.onlyValue(each)?.n === 0n) return zero;
  return values.isNeverNegative(each) ? values.atLeast(rational(0n)) : undefined;
}

function ofSymbol(name: Ast.Name, reasoning: Reasoning): Possible | undefined {
  const symbol = reasoning.checking.bindings.get(name);
  switch (symbol?.kind) {
    case "local": {
      const value = reasoning.definitions.get(symbol);
      return value && ofNamed(symbol, reasoning, (deeper) => possibleValue(value, nothingKnown, deeper));
    }
    case "option":
      return values.optionsOf([symbol.option]);
    case "rule":
      return ofRule(symbol, reasoning);
    case "thisYear":
      return yearsOfEffect(reasoning);
    case "field":
      return daysOfItem(symbol, reasoning);
    default:
      return undefined;
  }
}

const rangesFound = new WeakMap<Checking, Ranges>();

/** What every rule can be worth, each after those that it reads; found once for all checks. */
export function rangesOfRules(checking: Checking): Ranges {
  const before = rangesFound.get(checking);
  if (before) return before;
  const ranges = newRanges();
  rangesFound.set(checking, ranges);
  for (const rule of rulesInOrder(checking)) {
    const [definition] = rule.definitions;
    if (definition) ofRule(rule, reasoningAbout(definition, rule, checking, ranges));
  }
  return ranges;
}

/** Every value that some definition of the rule gives, or some derogation from it. */
export function ofRule(rule: RuleSymbol, reasoning: Reasoning): Possible | undefined {
  return ofNamed(rule, reasoning, (deeper) => rangeOfRule(rule, deeper));
}

/** Found once, whatever is known where it is named. */
function ofNamed(
  symbol: RuleSymbol | LocalSymbol,
  reasoning: Reasoning,
  find: (deeper: Reasoning) => Possible | undefined,
): Possible | undefined {
  const { ranges, depth } = reasoning;
  if (ranges.of.has(symbol)) return ranges.of.get(symbol);
  if (depth > deepest) return undefined;
  ranges.of.set(symbol, undefined);
  const found = find({ ...reasoning, depth: depth + 1 });
  ranges.of.set(symbol, found);
  return found;
}

function rangeOfRule(rule: RuleSymbol, reasoning: Reasoning): Possible | undefined {
  let found: Possible | undefined = values.nothing;
  for (const one of [rule, ...rule.derogations]) {
    for (const definition of one.definitions) {
      if (!found || definition.clause.cumulates) return undefined;
      const inside = {
        ...reasoningAbout(definition, one, reasoning.checking, reasoning.ranges),
        depth: reasoning.depth,
      };
      found = values.hull(found, ofBody(definition.clause, inside));
    }
  }
  if (found?.kind === "options" && found.options.size === 0) return undefined;
  return found;
}

function ofBody({ name, body }: Ast.RuleClause, reasoning: Reasoning): Possible | undefined {
  const of = (expression: Ast.Expression) => possibleValue(expression, nothingKnown, reasoning);
  if (body?.kind === "expressionBody") return said(of(body.expression), name.span);
  if (body?.kind !== "bands") return undefined;
  // What falls into a gap may count as no band, which is worth nothing.
  const gap = body.gaps.length > 0 ? values.point(rational(0n)) : values.nothing;
  const bands = body.bands.map(({ value }) => of(value));
  return said(folded([gap, ...bands], values.hull), name.span);
}

/** What a rule says is said where it is defined. */
function said(possible: Possible | undefined, at: Ast.Node["span"]): Possible | undefined {
  if (possible?.kind !== "range") return possible && { ...possible, said: at };
  const { low, high } = possible;
  return { kind: "range", low: low && { ...low, said: at }, high: high && { ...high, said: at } };
}

function yearsOfEffect({ days, about }: Reasoning): Possible | undefined {
  if (about !== "year" || !days) return undefined;
  const edge = (iso: string) => ({ value: rational(BigInt(yearIn(iso))), open: false, said: days.said });
  return { kind: "range", low: edge(days.from), high: days.to ? edge(days.to) : undefined };
}

/** A definition about items governs those whose date of effect it covers. */
function daysOfItem(symbol: Extract<NameSymbol, { kind: "field" }>, reasoning: Reasoning): Possible | undefined {
  const { checking, days, about } = reasoning;
  const [first] = checking.symbols.entities.get(nameKey(symbol.entity))?.declaration.effectiveOn ?? [];
  if (about !== "item" || !days || !first || nameKey(first.text) !== nameKey(symbol.name)) return undefined;
  const [from, to] = [day(days.from)?.low, days.to ? day(days.to)?.low : undefined];
  return { kind: "range", low: from && { ...from, said: days.said }, high: to && { ...to, said: days.said } };
}

function everyOption(expression: Ast.Expression, { checking }: Reasoning): Possible | undefined {
  const type = checking.types.get(expression);
  if (type?.kind === "boolean") return truths;
  if (type?.kind !== "enumeration" && type?.kind !== "interpretation") return undefined;
  const { enumerations, interpretations } = checking.symbols;
  const list = (type.kind === "enumeration" ? enumerations : interpretations).get(nameKey(type.name));
  // Of a doubt with one option it is said elsewhere that it is none.
  if (!list || list.optionSymbols.size < 2) return undefined;
  return values.optionsOf([...list.optionSymbols.values()].map(({ option }) => option));
}

const truths = values.optionsOf(["yes", "no"]);

function day(iso: string): values.Range | undefined {
  const date = parseDate(iso);
  return date === undefined ? undefined : values.point(rational(BigInt(date)));
}

function yearIn(iso: string): number {
  return Number(iso.slice(0, 4));
}
