/**
 * An expression of a program as a text of the rule language, on one line, with no more parentheses than it needs: read back, it is the
 * same expression. Of several wordings that make one program (`A * B / C`, `A in proporzione a B su C`) it writes the plainest, and of the
 * forms of an article or an adjective the shortest: the program keeps neither. A local name has lost its accents.
 */

import { multiply, parseRational, printRational } from "../values/rational.ts";
import type { Expression, Range } from "./expression.ts";
import type { Known } from "./has-unit.ts";
import { hasUnit } from "./has-unit.ts";
import { operationWords } from "./operation-words.ts";
import type { Vocabulary } from "./program.ts";
import { canonicalJson } from "./program.ts";
import { amountWords } from "./unit-word.ts";

/** How tightly the parts of an expression hold together: what is looser than its place asks stands in parentheses. */
export const tightness = {
  whole: 0,
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  limit: 5,
  sum: 6,
  product: 7,
  sign: 8,
  suffix: 9,
  reference: 10,
} as const;

interface Place {
  readonly known: Known;
  readonly vocabulary: Vocabulary;
  /** Names that stand for a value at hand, before which a field of the item gives way. */
  readonly names: ReadonlySet<string>;
  /** The year that a rule is asked for when nothing is written. */
  readonly year: Expression;
  readonly tightness: number;
  /** Whether words follow that an expression without an end of its own (`esiste x in L con …`) would take for its own. */
  readonly followed: boolean;
}

/** @param least looser than this, it stands in parentheses */
export function writtenExpression(expression: Expression, known: Known, least: number = tightness.whole): string {
  const { vocabulary } = known.program;
  const names = new Set(known.locals.map(({ name }) => name));
  const year: Expression = { kind: "thisYear" };
  return write(expression, { known, vocabulary, names, year, tightness: least, followed: false });
}

function write(expression: Expression, place: Place): string {
  const own = tightnessOf(expression, place);
  const fits = own === "open" ? !place.followed : own >= place.tightness;
  return fits ? words(expression, place) : `(${words(expression, closed(place))})`;
}

/** `open`: without an end of its own, and otherwise as tight as a name. */
function tightnessOf(expression: Expression, { year, known }: Place): number | "open" {
  switch (expression.kind) {
    case "if":
      return tightness.whole;
    case "logical":
      return tightness[expression.operator];
    case "not":
      return tightness.not;
    case "compare":
    case "oneOf":
    case "within":
    case "isMissing":
      return tightness.comparison;
    case "arithmetic":
      return proportion(expression, known) ? tightness.suffix : operators[expression.operator].tightness;
    case "moveDate":
    case "daysBetween":
      return tightness.sum;
    case "negate":
      return tightness.sign;
    case "round":
      return tightness.suffix;
    case "rule":
      return suffixedWithYear(expression, year) ? tightness.suffix : tightness.reference;
    case "aggregate":
      // What it runs over is its end: no operator belongs to that, but what follows a name does.
      return expression.where || expression.operation === "every" ? "open" : tightness.sign;
    case "pick":
    case "allocate":
      return "open";
    default:
      return tightness.reference;
  }
}

function words(expression: Expression, place: Place): string {
  switch (expression.kind) {
    case "number":
      return writtenNumber(expression, place.vocabulary);
    case "boolean":
      return expression.value ? "sì" : "no";
    case "date":
      return writtenDate(expression.value);
    case "text":
      return writtenText(expression.value);
    case "option":
      return expression.option;
    case "undetermined":
      return expression.reason === "" ? "dato mancante" : `dato mancante ${writtenText(expression.reason)}`;
    case "interpretation":
    case "local":
      return expression.name;
    case "thisItem":
      return "questo";
    case "thisYear":
      return "anno";
    case "cyclePeriod":
      return place.vocabulary.cycle.name;
    case "field":
      return writtenOf(expression.field, expression.of, place);
    case "rule":
      return writtenRead(expression, place);
    case "not":
      return `non ${write(expression.operand, within(place, tightness.comparison))}`;
    case "negate":
      return `-${write(expression.operand, within(place, tightness.suffix))}`;
    case "isMissing":
      return `manca ${write(expression.operand, within(place, tightness.limit))}`;
    case "logical":
      return infix(expression, expression.operator === "and" ? "e" : "oppure", tightness[expression.operator], place);
    case "compare": {
      const left = write(expression.left, before(place, tightness.limit));
      return `${left} ${signs[expression.operator]} ${write(expression.right, within(place, tightness.limit))}`;
    }
    case "arithmetic":
      return writtenArithmetic(expression, place);
    case "moveDate": {
      const { date: left, by: right, direction } = expression;
      return infix({ left, right }, direction === 1 ? "+" : "-", tightness.sum, place);
    }
    case "daysBetween":
      return infix({ left: expression.to, right: expression.from }, "-", tightness.sum, place);
    case "oneOf":
      return `${write(expression.value, before(place, tightness.limit))} in ${list(expression.options, place)}`;
    case "within": {
      // A period that needs parentheses cannot be written here: they would hold a list. No text makes such a program.
      const period = write(expression.period, within(place, tightness.limit));
      return `${write(expression.date, before(place, tightness.limit))} in ${period}`;
    }
    case "if": {
      const [condition, then] = [expression.condition, expression.then].map((part) => {
        return write(part, within({ ...place, followed: false }, tightness.or));
      });
      return `se ${condition} allora ${then} altrimenti ${write(expression.otherwise, within(place, tightness.whole))}`;
    }
    case "round": {
      const operand = write(expression.operand, before(place, tightness.suffix));
      return `${operand} arrotondato ${modes[expression.mode]} a ${write(expression.to, within(place, tightness.reference))}`;
    }
    case "call":
      return writtenCall(expression, place);
    case "aggregate":
      return writtenAggregate(expression, place);
    case "pick": {
      const inside = withNames(expression.over, place);
      const where = filter(expression.where, before(inside, tightness.or));
      const by = write(expression.by, within(inside, tightness.or));
      return `${expression.end === "first" ? "primo" : "ultimo"} ${binder(expression.over, place)}${where} secondo ${by}`;
    }
    case "allocate":
      return writtenAllocation(expression, place);
  }
}

const operators = {
  plus: { word: "+", tightness: tightness.sum },
  minus: { word: "-", tightness: tightness.sum },
  times: { word: "*", tightness: tightness.product },
  share: { word: "di", tightness: tightness.reference },
  dividedBy: { word: "/", tightness: tightness.product },
  atMost: { word: "al massimo", tightness: tightness.limit },
  atLeast: { word: "al minimo", tightness: tightness.limit },
} as const;

const signs = { equal: "=", notEqual: "≠", less: "<", lessOrEqual: "≤", greater: ">", greaterOrEqual: "≥" } as const;
const modes = { down: "per difetto", up: "per eccesso", "half-up": "commerciale" } as const;

type Arithmetic = Extract<Expression, { readonly kind: "arithmetic" }>;

function writtenArithmetic(expression: Arithmetic, place: Place): string {
  const { word, tightness: own } = operators[expression.operator];
  const shares = proportion(expression, place.known);
  if (shares) {
    const whole = write(shares.whole, before(place, tightness.suffix));
    const part = write(shares.part, before(place, tightness.reference));
    return `${whole} in proporzione a ${part} su ${write(shares.total, within(place, tightness.reference))}`;
  }
  if (expression.operator !== "share") return infix(expression, word, own, place);
  const of = within(place, tightness.reference);
  return `${write(expression.left, before(place, own))} di ${write(expression.right, of)}`;
}

/** `A × B ÷ C` where B and C are amounts of a unit is said as a proportion; where one is a plain number it can be no proportion. */
function proportion({ operator, left, right: total }: Arithmetic, known: Known) {
  if (operator !== "dividedBy" || left.kind !== "arithmetic" || left.operator !== "times") return undefined;
  const { left: whole, right: part } = left;
  return hasUnit(part, known) && hasUnit(total, known) ? { whole, part, total } : undefined;
}

/** From left to right: an operand on the right as loose as its operator stands in parentheses. */
function infix(
  { left, right }: { readonly left: Expression; readonly right: Expression },
  word: string,
  own: number,
  place: Place,
): string {
  return `${write(left, before(place, own))} ${word} ${write(right, within(place, own + 1))}`;
}

/** As the last words of what is written in that place. */
function within(place: Place, least: number): Place {
  return { ...place, tightness: least };
}

/** With words of the same expression after it. */
function before(place: Place, least: number): Place {
  return { ...place, tightness: least, followed: true };
}

/** Between parentheses. */
function closed(place: Place): Place {
  return { ...place, tightness: tightness.whole, followed: false };
}

function list(expressions: readonly Expression[], place: Place): string {
  return `(${expressions.map((each) => write(each, closed(place))).join("; ")})`;
}

/** `40%` as `40%`, `1/3` as it is; one of a unit in the singular. */
function writtenNumber(
  { value, unit, written }: Extract<Expression, { readonly kind: "number" }>,
  vocabulary: Vocabulary,
): string {
  const amount = written === "percent" ? parseRational(value) : undefined;
  const percent = amount && `${printRational(multiply(amount, { n: 100n, d: 1n })).replace(".", ",")}%`;
  return amountWords(percent ?? value.replace(".", ","), unit, vocabulary);
}

export function writtenDate(iso: string): string {
  return iso.split("-").reverse().join("/");
}

/** Between guillemets, or between quotation marks when it holds guillemets. */
export function writtenText(text: string): string {
  return /[«»]/.test(text) && !/["\r\n]/.test(text) ? `"${text}"` : `«${text}»`;
}

/** A field or a rule of the item at hand needs no `di questo`, unless the name stands for something else there. */
function writtenOf(name: string, of: Expression | undefined, place: Place): string {
  if (of === undefined || (of.kind === "thisItem" && !place.names.has(folded(name)))) return name;
  return `${name} di ${write(of, within(place, tightness.reference))}`;
}

/** As the names of locals are kept: without accents and capitals. */
function folded(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
}

type Read = Extract<Expression, { readonly kind: "rule" }>;

function suffixedWithYear({ year }: Read, current: Expression): boolean {
  return year !== undefined && canonicalJson(year) !== canonicalJson(current);
}

function writtenRead(read: Read, place: Place): string {
  const { rule, item, cycle, previous, year } = read;
  if (previous) return `${rule} di ${place.vocabulary.cycle.name} precedente`;
  if (year === undefined || !suffixedWithYear(read, place.year)) return writtenOf(rule, item ?? cycle, place);
  // What stands before `nell'anno` is asked for that year too.
  const asked = writtenOf(rule, item ?? cycle, { ...before(place, tightness.reference), year });
  return `${asked} nell'anno ${write(year, within(place, tightness.reference))}`;
}

function writtenCall(
  { operation, args, favourable }: Extract<Expression, { readonly kind: "call" }>,
  place: Place,
): string {
  if (favourable) return `il più favorevole tra ${list(args, place)}`;
  return wholeCycle(operation, args, place.vocabulary.cycle) ?? `${operationWords[operation]}${list(args, place)}`;
}

/** `2014-2016`: the period of a whole cycle. */
function wholeCycle(operation: string, [from, to]: readonly Expression[], cycle: Vocabulary["cycle"]) {
  if (operation !== "period" || from?.kind !== "date" || to?.kind !== "date") return undefined;
  const [first, last] = [from, to].map(({ value }) => Number(value.slice(0, 4))) as [number, number];
  const isWhole = from.value.endsWith("-01-01") && to.value.endsWith("-12-31") && last === first + cycle.years - 1;
  return isWhole && (first - cycle.from) % cycle.years === 0 ? `${first}-${last}` : undefined;
}

const totals = { sum: "somma", greatest: "massimo", smallest: "minimo", list: "elenco" } as const;

function writtenAggregate(
  { operation, over, where, value }: Extract<Expression, { readonly kind: "aggregate" }>,
  place: Place,
): string {
  const inside = withNames(over, place);
  const range = binder(over, place);
  const last = filter(where, within(inside, tightness.or));
  switch (operation) {
    case "count":
      return `numero di ${range}${last}`;
    case "some":
      return `esiste ${range}${last}`;
    case "every": {
      const asked = value ? ` rispetta ${write(value, within(inside, tightness.or))}` : "";
      return `ogni ${range}${filter(where, before(inside, tightness.or))}${asked}`;
    }
    default: {
      const what = value ? write(value, before(inside, tightness.or)) : "";
      return `${totals[operation]} di ${what} per ogni ${range}${last}`;
    }
  }
}

function writtenAllocation(
  { pool, need, over, where, by, order, share }: Extract<Expression, { readonly kind: "allocate" }>,
  place: Place,
): string {
  const inside = withNames(over, place);
  const from = write(pool, before(place, tightness.or));
  const to = write(need, before(inside, tightness.or));
  const which = filter(where, before(inside, tightness.or));
  const key = by ? ` secondo ${write(by, before(inside, tightness.or))}` : "";
  const first = order === "latestFirst" ? "dal più recente" : "dal meno recente";
  // The year that a rule is about needs no words.
  const own = share === undefined || (share.kind === "thisYear" && over.kind === "years");
  const favoured = own ? "" : ` a favore di ${write(share, within(place, tightness.reference))}`;
  return `ripartisci ${from} su ${to} per ogni ${binder(over, place)}${which}${key} ${first}${favoured}`;
}

function filter(where: Expression | undefined, place: Place): string {
  return where ? ` con ${write(where, place)}` : "";
}

function binder(range: Range, place: Place): string {
  const operand = (expression: Expression, seen = place) => write(expression, before(seen, tightness.suffix));
  switch (range.kind) {
    case "list":
      return `${range.variable} in ${operand(range.list)}`;
    case "options":
      return `${range.variable} in elenco ${range.enumeration}`;
    case "years":
      return "anno";
    case "earlierCycles":
      return `${place.vocabulary.cycle.name} precedente ${range.variable}`;
    case "groups": {
      const key = operand(range.key, seeing(place, range.member));
      return `gruppo ${range.variable} di ${range.member} in ${operand(range.list)} secondo ${key}`;
    }
  }
}

/** What the parts of an aggregate see besides: the name of its member. */
function withNames(range: Range, place: Place): Place {
  return range.kind === "years" ? place : seeing(place, range.variable);
}

function seeing(place: Place, name: string): Place {
  return { ...place, names: new Set([...place.names, name]) };
}
