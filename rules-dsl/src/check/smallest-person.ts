/**
 * The least that a person must have for several conditions to hold at once, as facts of an example. Found only when it is proved: every
 * value that the conditions speak of is a fact or is written, and with these facts none of them can fail.
 */
import type { FieldSymbol, RuleDefinition, RuleSymbol } from "../resolve/symbols.ts";
import { fieldsHolding } from "../resolve/vocabulary-symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { parseDate } from "../values/civil-date.ts";
import type { Rational } from "../values/rational.ts";
import { negate, parseRational, rational } from "../values/rational.ts";
import { assume, assumeAll } from "./assumptions.ts";
import type { Possible, Range } from "./possible-values.ts";
import * as values from "./possible-values.ts";
import type { Known, Reasoning } from "./reasoning.ts";
import { nothingKnown, reasoningAbout } from "./reasoning.ts";
import { printValue } from "./say-what-is-known.ts";
import type { Checking } from "./semantic-model.ts";
import { keyOf } from "./value-keys.ts";
import { possibleValue } from "./values-of-expressions.ts";
import { expressionsInside } from "./walk-expressions.ts";

/** The steps of an example that give the facts; undefined when no such person is proved to exist. */
export function personFor(
  definitions: readonly RuleDefinition[],
  rule: RuleSymbol,
  date: string,
  { checking, ranges }: Pick<Reasoning, "checking" | "ranges">,
): string | undefined {
  const [first] = definitions;
  if (!first) return undefined;
  const conditions = definitions.flatMap(({ clause }) => clause.when ?? []);
  const reasoning = reasoningAbout(first, rule, checking, ranges);
  const facts = factsIn(conditions, reasoning);
  if (!facts) return undefined;
  let cases: readonly Known[] = [nothingKnown];
  for (const condition of conditions) cases = assumeAll(condition, true, cases, reasoning);
  for (const known of cases) {
    const given = facts.map((fact) => ({ fact, value: chosen(fact, known, date, reasoning) }));
    const exactly: Known = {
      ...nothingKnown,
      possible: new Map(given.map(({ fact, value }) => [fact.key, value])),
    };
    const holds = conditions.every((condition) => assume(condition, false, exactly, reasoning).length === 0);
    if (holds) return printPerson(given, rule, checking);
  }
  return undefined;
}

interface Fact {
  readonly key: string;
  readonly field: FieldSymbol;
  readonly expression: Ast.Expression;
}
interface Given {
  readonly fact: Fact;
  readonly value: Possible;
}

/** The fields that some conditions read; undefined when they read anything else, of which no value is proved. */
function factsIn(conditions: readonly Ast.Expression[], reasoning: Reasoning): readonly Fact[] | undefined {
  const facts = new Map<string, Fact>();
  const waiting = [...conditions];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    for (const expression of expressionsInside(at)) {
      if (written.has(expression.kind) || joining.has(expression.kind)) continue;
      const field = fieldOf(expression, reasoning);
      const key = keyOf(expression, reasoning.checking);
      if (field && key) facts.set(key, { key, field, expression });
      else if (!isConstant(expression, reasoning)) return undefined;
    }
  }
  return [...facts.values()];
}

const written: ReadonlySet<string> = new Set<Ast.Expression["kind"]>(["number", "boolean", "date"]);
const joining: ReadonlySet<string> = new Set<Ast.Expression["kind"]>(["unary", "binary", "membership", "conditional"]);

/** A field with one value, of the subject or of the item at hand. */
function fieldOf(expression: Ast.Expression, { checking }: Reasoning): FieldSymbol | undefined {
  const symbol = expression.kind === "name" ? checking.bindings.get(expression.name) : undefined;
  if (symbol?.kind !== "field" || !symbol.type) return undefined;
  return ["boolean", "quantity", "date", "year", "enumeration"].includes(symbol.type.kind) ? symbol : undefined;
}

function isConstant(expression: Ast.Expression, reasoning: Reasoning): boolean {
  if (expression.kind !== "name") return false;
  const symbol = reasoning.checking.bindings.get(expression.name);
  if (symbol?.kind === "option") return symbol.of.kind === "enumeration";
  return symbol?.kind === "rule" && values.onlyValue(possibleValue(expression, nothingKnown, reasoning)) !== undefined;
}

/** One value of those possible: none or no if it may be, else the nearest to an end. */
function chosen({ key, field, expression }: Fact, known: Known, date: string, reasoning: Reasoning): Possible {
  const possible = known.possible.get(key) ?? possibleValue(expression, known, reasoning) ?? values.anything;
  if (possible.kind === "options") {
    const [first = "no"] = possible.options.has("no") ? ["no"] : possible.options;
    return values.optionsOf([first]);
  }
  if (field.type?.kind === "date") {
    const day = rational(BigInt(parseDate(date) ?? 0));
    return values.point(inside(possible, day, rational(1n)));
  }
  return values.point(inside(possible, rational(0n), stepOf(field, reasoning.checking)));
}

function inside(range: Range, wanted: Rational, step: Rational): Rational {
  if (!values.isEmpty(values.both(range, values.point(wanted)))) return wanted;
  const { low, high } = range;
  if (low && !values.isEmpty(values.both(range, values.point(values.firstStep(low, step))))) {
    return values.firstStep(low, step);
  }
  return high ? negate(values.firstStep({ ...high, value: negate(high.value) }, step)) : wanted;
}

function stepOf({ type }: FieldSymbol, { symbols }: Checking): Rational {
  const unit = type?.kind === "quantity" && type.unit ? symbols.units.get(nameKey(type.unit)) : undefined;
  const step = unit?.declaration?.step?.value;
  return (step ? parseRational(step) : undefined) ?? rational(1n);
}

/** `dato isolano = sì, dato prestito P con costo = 3 gettoni; reso = sì` */
function printPerson(given: readonly Given[], rule: RuleSymbol, checking: Checking): string {
  const own = given.filter(({ fact }) => fact.field.entity === checking.symbols.subject?.name);
  const ofItem = given.filter((each) => !own.includes(each));
  const steps = own.map((each) => `dato ${printFact(each)}`);
  if (ofItem.length > 0) steps.push(...printItem(rule, ofItem, checking));
  return steps.join(", ") || "—";
}

/** An item that the subject does not hold itself stands in one that it does. */
function printItem(rule: RuleSymbol, given: readonly Given[], { symbols }: Checking): readonly string[] {
  const fields = given.map(printFact).join("; ");
  const entity = symbols.entities.get(nameKey(rule.item ?? ""));
  const isHeld = !entity || fieldsHolding(entity, symbols.subject).length > 0;
  const holder = [...symbols.entities.values()].find(
    (each) => !isHeld && fieldsHolding(each, symbols.subject).length > 0 && fieldsHolding(entity, each).length > 0,
  );
  if (!holder) return [`dato ${rule.item ?? ""} A1 con ${fields}`];
  return [`dato ${holder.name} B1`, `dato ${rule.item ?? ""} A1 di B1 con ${fields}`];
}

function printFact({ fact: { field }, value }: Given): string {
  return `${field.name} = ${printed(value, field)}`;
}

function printed(value: Possible, { type }: FieldSymbol): string {
  if (value.kind === "options") {
    const [option = ""] = value.options;
    return option === "yes" ? "sì" : option === "no" ? "no" : option;
  }
  const only = values.onlyValue(value) ?? rational(0n);
  const unit = type?.kind === "quantity" && type.unit ? ` ${unitWord(type.unit)}` : "";
  return `${printValue(only, type)}${unit}`;
}

const calendar: Readonly<Record<string, string>> = { days: "giorni", months: "mesi", years: "anni", hours: "ore" };

function unitWord(unit: string): string {
  return calendar[unit] ?? unit;
}
