/** The amount of each expression and rule: followed through names, so that what is written once for many rules is counted in each. */
import type { LocalSymbol, RuleSymbol } from "../resolve/symbols.ts";
import type { Span } from "../source/source.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Rational } from "../values/rational.ts";
import { divide, multiply, negate, parseRational } from "../values/rational.ts";
import type { Amount } from "./amounts.ts";
import * as amounts from "./amounts.ts";
import { cycleBlocksOf } from "./cycle-blocks.ts";
import type { Checking } from "./semantic-model.ts";

export interface Counting {
  readonly checking: Checking;
  readonly rules: Map<RuleSymbol, Amount>;
  /** Rules being counted, with what is taken of them meanwhile. */
  readonly open: Map<RuleSymbol, Open>;
  readonly locals: Map<LocalSymbol, Ast.Expression>;
  readonly named: Map<LocalSymbol, Amount>;
  /** Rules that count farther than can be counted. */
  readonly tooLarge: Map<RuleSymbol, Amount>;
  depth: number;
  readonly constants: Map<LocalSymbol | RuleSymbol, readonly Rational[] | undefined>;
}

interface Open {
  /** What the rule is taken to be worth while it is being counted; once it is, without its derogations. */
  taken: Amount;
  /** Where the rule reads itself: in an earlier cycle. */
  readAt: Span | undefined;
}

/** Rules entered one from another, when they do not come in the order in which they are read. */
const deepest = 4;

export function amountOfRule(rule: RuleSymbol, counting: Counting, earlierAt?: Span): Amount {
  const known = counting.rules.get(rule);
  if (known) return known;
  const open = counting.open.get(rule);
  if (open) {
    open.readAt ??= earlierAt;
    return open.taken;
  }
  // What chains of rules this long are worth is not asked: they are refused.
  if (counting.open.size > deepest) return amounts.none;
  let found = counted(rule, amounts.none, counting);
  if (found.readAt && found.amount.denominator !== undefined) {
    const again = counted(rule, found.amount, counting);
    const grows = again.amount.denominator !== found.amount.denominator;
    if (grows) found = { ...again, amount: amounts.unbounded(amounts.magnitude(again.amount), found.readAt) };
  }
  if (!isTooLarge(found.amount)) counting.rules.set(rule, found.amount);
  else {
    // Said of this rule, and not of those that read it.
    counting.tooLarge.set(rule, found.amount);
    counting.rules.set(rule, amounts.none);
  }
  return counting.rules.get(rule) ?? amounts.none;
}

export function isTooLarge({ denominator, most, below }: Amount): boolean {
  return denominator !== undefined && denominator * amounts.magnitude({ most, below }) > amounts.mostCounted;
}

interface Counted {
  readonly amount: Amount;
  readonly readAt: Span | undefined;
}

function counted(rule: RuleSymbol, taken: Amount, counting: Counting): Counted {
  const open: Open = { taken, readAt: undefined };
  counting.open.set(rule, open);
  const found = rule.definitions.map(({ clause }) => amountOfClause(clause, counting));
  open.taken = amounts.either([taken, ...found]);
  let cumulated = amounts.none;
  for (const derogation of rule.derogations) {
    const amount = amountOfRule(derogation, counting);
    if (derogation.definitions.some(({ clause }) => clause.cumulates)) cumulated = amounts.sum(cumulated, amount);
    found.push(amount);
  }
  counting.open.delete(rule);
  return { amount: amounts.either([...found, cumulated]), readAt: open.readAt };
}

function amountOfClause({ locals, body }: Ast.RuleClause, counting: Counting): Amount {
  for (const { name, value } of locals) {
    const symbol = counting.checking.bindings.get(name);
    if (symbol?.kind !== "local") continue;
    counting.locals.set(symbol, value);
    // A rule that reads itself in an earlier cycle is counted twice.
    counting.named.delete(symbol);
    // In order, so that however long the chain of names, each finds what it names.
    amountOfLocal(symbol, counting);
  }
  if (body?.kind === "expressionBody") return amountOf(body.expression, counting);
  if (body?.kind === "bands") return amounts.either(body.bands.map(({ value }) => amountOf(value, counting)));
  return amounts.none;
}

/** Of what is no number the amount is that of the days or members it speaks of. */
export function amountOf(expression: Ast.Expression, counting: Counting): Amount {
  const of = (part: Ast.Expression) => amountOf(part, counting);
  switch (expression.kind) {
    case "number": {
      const value = parseRational(expression.value);
      return value ? amounts.written(value) : amounts.none;
    }
    case "name":
      return amountOfRead(expression.name, counting);
    case "previous":
      return amountOfRead(expression.name, counting, expression.span);
    case "of": {
      const isEarlier = counting.checking.types.get(expression.of)?.kind === "period";
      return amountOfRead(expression.name, counting, isEarlier ? expression.span : undefined);
    }
    case "inYear":
      return of(expression.of);
    case "unary":
      return expression.operator === "negate" ? amounts.negated(of(expression.operand)) : of(expression.operand);
    case "binary":
      return amountOfBinary(expression, counting);
    case "conditional":
      return amounts.either([of(expression.then), of(expression.otherwise)]);
    case "mostFavourable":
      return amounts.either(expression.options.map(of));
    case "rounding": {
      const [operand, to] = [of(expression.operand), of(expression.to)];
      return { ...to, most: operand.most + to.most, below: operand.below + to.most };
    }
    case "proportion": {
      const { whole, part, total, span } = expression;
      return divided(amounts.product(of(whole), of(part)), total, span, counting);
    }
    case "call":
      return amountOfCall(expression, counting);
    case "aggregate":
      return amountOfAggregate(expression, counting);
    case "pick":
      enter(expression.binder, counting);
      return amounts.none;
    case "allocation": {
      enter(expression.binder, counting);
      // Counted once: twice at each level would never end.
      const pool = of(expression.pool);
      return { ...amounts.either([pool, of(expression.need)]), most: pool.most, below: 0n };
    }
    default:
      return amounts.none;
  }
}

function amountOfRead(name: Ast.Name, counting: Counting, earlierAt?: Span): Amount {
  const symbol = counting.checking.bindings.get(name);
  switch (symbol?.kind) {
    case "rule":
      return amountOfRule(symbol, counting, earlierAt);
    case "field":
      return amounts.fact(symbol.type, counting.checking.symbols);
    case "local":
      return amountOfLocal(symbol, counting);
    case "thisYear":
      return amounts.whole(10_000n);
    default:
      return amounts.none;
  }
}

/** Found once, however many times it is named. */
function amountOfLocal(symbol: LocalSymbol, counting: Counting): Amount {
  const known = counting.named.get(symbol);
  if (known) return known;
  const value = counting.locals.get(symbol);
  const found = value ? amountOf(value, counting) : amounts.fact(symbol.type, counting.checking.symbols);
  counting.named.set(symbol, found);
  return found;
}

function amountOfBinary(expression: Ast.Binary, counting: Counting): Amount {
  const { operator, left, right, span } = expression;
  const [a, b] = [amountOf(left, counting), amountOf(right, counting)];
  switch (operator) {
    case "plus":
    case "minus":
      if (counting.checking.types.get(left)?.kind === "date")
        return { ...amounts.whole(amounts.mostDays), below: amounts.mostDays };
      return amounts.sum(a, operator === "plus" ? b : amounts.negated(b));
    case "times":
      return amounts.product(a, b);
    case "dividedBy":
      return divided(a, right, span, counting);
    case "atMost":
      return amounts.atMost(a, b);
    case "atLeast":
      return amounts.atLeast(a, b);
    default:
      return amounts.none;
  }
}

function divided(a: Amount, by: Ast.Expression, span: Span, counting: Counting): Amount {
  const constants = constantsOf(by, counting);
  if (constants) return amounts.quotient(a, constants);
  const divisor = amountOf(by, counting);
  return amounts.unbounded(amounts.magnitude(a) * (divisor.denominator ?? 1n), span);
}

const mostConstants = 16;
/** Names entered one from another to find what is written in the end. */
const deepestConstant = 50;

/** The written numbers of which an expression is one; undefined when it can be anything else. */
function constantsOf(expression: Ast.Expression, counting: Counting): readonly Rational[] | undefined {
  switch (expression.kind) {
    case "number": {
      const value = parseRational(expression.value);
      return value && [value];
    }
    case "unary":
      return expression.operator === "negate" ? constantsOf(expression.operand, counting)?.map(negate) : undefined;
    case "conditional":
      return joined([expression.then, expression.otherwise], counting);
    case "mostFavourable":
      return joined(expression.options, counting);
    case "binary": {
      const { operator, left, right } = expression;
      if (operator === "atMost" || operator === "atLeast") return joined([left, right], counting);
      const join = operator === "times" ? multiply : operator === "dividedBy" ? divide : undefined;
      const [a, b] = join ? [constantsOf(left, counting), constantsOf(right, counting)] : [];
      if (!join || !a || !b || a.length * b.length > mostConstants) return undefined;
      return a.flatMap((x) => b.flatMap((y) => join(x, y) ?? []));
    }
    case "name":
    case "of":
    case "previous":
      return constantsOfName(expression.name, counting);
    case "call":
      return lengthsOfAYear(expression, counting);
    default:
      return undefined;
  }
}

/** Found once; while they are being found, there are none. */
function constantsOfName(name: Ast.Name, counting: Counting): readonly Rational[] | undefined {
  const symbol = counting.checking.bindings.get(name);
  if (symbol?.kind !== "local" && symbol?.kind !== "rule") return undefined;
  if (counting.constants.has(symbol) || counting.depth > deepestConstant) return counting.constants.get(symbol);
  counting.constants.set(symbol, undefined);
  counting.depth++;
  const found = constantsOfSymbol(symbol, counting)?.map(inReach);
  counting.depth--;
  const constants = found?.every((each) => each !== undefined) ? found : undefined;
  counting.constants.set(symbol, constants);
  return constants;
}

const longestConstant = 10n ** 20n;

function inReach(value: Rational): Rational | undefined {
  return value.n < longestConstant && value.n > -longestConstant && value.d < longestConstant ? value : undefined;
}

function constantsOfSymbol(symbol: LocalSymbol | RuleSymbol, counting: Counting): readonly Rational[] | undefined {
  if (symbol.kind === "local") {
    const value = counting.locals.get(symbol);
    return value && constantsOf(value, counting);
  }
  if (symbol.derogations.length > 0) return undefined;
  const bodies = symbol.definitions.map(({ clause }) => clause.body);
  const values = bodies.flatMap((body) => (body?.kind === "expressionBody" ? body.expression : []));
  return values.length > 0 && values.length === bodies.length ? joined(values, counting) : undefined;
}

/** `durata(anno_solare(…))` */
function lengthsOfAYear({ name, args }: Ast.Call, { checking }: Counting): readonly Rational[] | undefined {
  const [period] = args;
  const isOf = (called: Ast.Name, operation: string) => {
    const symbol = checking.bindings.get(called);
    return symbol?.kind === "operation" && symbol.signature.operation === operation;
  };
  if (!isOf(name, "days") || period?.kind !== "call" || !isOf(period.name, "yearPeriod")) return undefined;
  return [365n, 366n].map((n) => ({ n, d: 1n }));
}

function joined(parts: readonly Ast.Expression[], counting: Counting): readonly Rational[] | undefined {
  const found: Rational[] = [];
  for (const part of parts) {
    const constants = constantsOf(part, counting);
    if (!constants || found.length + constants.length > mostConstants) return undefined;
    found.push(...constants);
  }
  return found;
}

function amountOfCall({ name, args }: Ast.Call, counting: Counting): Amount {
  const symbol = counting.checking.bindings.get(name);
  const parts = args.map((part) => amountOf(part, counting));
  switch (symbol?.kind === "operation" ? symbol.signature.operation : undefined) {
    case "smallest":
    case "greatest":
      return amounts.either(parts);
    case "wholeQuotient":
      return quotientOf(parts[0] ?? amounts.none, parts[1] ?? amounts.none);
    case "size":
    case "position":
      return amounts.whole(amounts.mostInAList);
    default:
      return amounts.whole(amounts.mostDays);
  }
}

/** A whole number, over or under zero as its parts are. */
function quotientOf(of: Amount, { denominator = 1n, below }: Amount): Amount {
  const most = amounts.magnitude(of) * denominator;
  return { ...amounts.whole(most), below: of.below === 0n && below === 0n ? 0n : most };
}

function amountOfAggregate({ operation, binder, value }: Ast.Aggregate, counting: Counting): Amount {
  enter(binder, counting);
  if (operation === "count") return amounts.whole(amounts.mostInAList);
  const each = value ? amountOf(value, counting) : amounts.none;
  if (operation !== "sum") return each;
  return amounts.total(each, membersOf(binder, counting));
}

function membersOf(binder: Ast.Binder, { checking }: Counting): bigint {
  if (binder.kind === "yearBinder") return BigInt(cycleBlocksOf(checking.symbols)?.length ?? 1);
  return binder.kind === "listBinder" || binder.kind === "groupBinder" ? amounts.mostInAList : 100n;
}

/** A member of a list is counted as the list is. */
function enter(binder: Ast.Binder, counting: Counting): void {
  if (binder.kind !== "listBinder" && binder.kind !== "groupBinder") return;
  const symbol = counting.checking.bindings.get(binder.name);
  if (symbol?.kind === "local") counting.locals.set(symbol, binder.list);
}
