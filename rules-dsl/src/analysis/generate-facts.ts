/**
 * Facts of invented people, drawn from a vocabulary: amounts in steps and near the numbers of the rules, dates near those of the rules
 * and of the cycle, options that exist, sometimes nothing. The same seed gives the same people.
 */
import fc from "fast-check";
import type { Entity, Expression, Field, Program, ValueType } from "../ir/program.ts";
import { expressionsOf, walk } from "../ir/walk.ts";
import { firstOfYear, lastOfYear, parseDate, printDate } from "../values/civil-date.ts";
import type { Rational } from "../values/rational.ts";
import { add, divide, floor, multiply, parseRational, printRational, rational, subtract } from "../values/rational.ts";
import { unitStep } from "./change-expression.ts";

export type Facts = Readonly<Record<string, unknown>>;

/** People whose facts turn around a cycle, such as `2017-2019`. */
export function factsOf(program: Program, cycle: string): fc.Arbitrary<Facts> {
  const subject = program.vocabulary.entities.find(({ name }) => name === program.vocabulary.subject);
  const drawing: Drawing = { program, cycle, ...writtenIn(program) };
  return subject ? entity(subject, drawing, 0).map((facts) => identified(facts, subject, program)) : fc.constant({});
}

/** People who lack nothing: every field has a value, and every list a member. */
export function wholeFactsOf(program: Program, cycle: string): fc.Arbitrary<Facts> {
  const subject = program.vocabulary.entities.find(({ name }) => name === program.vocabulary.subject);
  const drawing: Drawing = { program, cycle, ...writtenIn(program), isWhole: true };
  return subject
    ? entity(subject, drawing, 0).map((facts) => identified(facts, subject, program, "M"))
    : fc.constant({});
}

/** One item of an entity, to be told apart from those of a person; what it holds is. */
export function itemOf(program: Program, cycle: string, name: string): fc.Arbitrary<Facts> {
  const found = program.vocabulary.entities.find((each) => each.name === name);
  const drawing = { program, cycle, ...writtenIn(program) };
  return found ? entity(found, drawing, 1).map((item) => identified(item, found, program, "M")) : fc.constant({});
}

interface Drawing {
  readonly program: Program;
  readonly cycle: string;
  /** Numbers written in the rules, by unit. */
  readonly numbers: ReadonlyMap<string, readonly Rational[]>;
  readonly dates: readonly string[];
  /** Nothing is left unsaid. */
  readonly isWhole?: true;
}

function writtenIn(program: Program): Pick<Drawing, "numbers" | "dates"> {
  const numbers = new Map<string, Rational[]>();
  const dates = new Set<string>();
  const note = (unit: string, text: string) => {
    const amount = parseRational(text);
    if (amount) numbers.set(unit, [...(numbers.get(unit) ?? []), amount]);
  };
  const visit = (expression: Expression) => {
    if (expression.kind === "number") note(expression.unit ?? "", expression.value);
    if (expression.kind === "date") dates.add(expression.value);
  };
  for (const { versions, type } of program.rules) {
    for (const version of versions) {
      for (const root of expressionsOf(version)) for (const each of walk(root)) visit(each);
      if (version.body?.kind !== "bands") continue;
      const unit = type.kind === "quantity" ? (type.unit ?? "") : "";
      for (const { from, to } of version.body.bands) for (const end of [from, to]) if (end) note(unit, end.value);
    }
  }
  return { numbers, dates: [...dates] };
}

/** Items that hold items are drawn to this depth. */
const deepest = 3;

function entity({ fields }: Entity, drawing: Drawing, depth: number): fc.Arbitrary<Facts> {
  const drawn = fields.map((field) => ofField(field, drawing, depth).map((value) => [field.code, value] as const));
  return fc.tuple(...drawn).map((pairs) => Object.fromEntries(pairs.filter(([, value]) => value !== undefined)));
}

function ofField(field: Field, drawing: Drawing, depth: number): fc.Arbitrary<unknown> {
  const { type, otherwise } = field;
  if (type.kind === "list") return depth >= deepest ? fc.constant([]) : list(type.of, drawing, depth);
  if (drawing.isWhole) return ofType(type, drawing, depth);
  // What is not needed to show something shrinks away.
  return fc.option(ofType(type, drawing, depth), { nil: undefined, freq: otherwise ? 1 : 14 });
}

function list(of: ValueType, drawing: Drawing, depth: number): fc.Arbitrary<unknown> {
  return fc.array(ofType(of, drawing, depth), {
    minLength: drawing.isWhole ? 1 : 0,
    maxLength: drawing.isWhole ? 2 : 3,
  });
}

function ofType(type: ValueType, drawing: Drawing, depth: number): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case "quantity":
      return amount(type.unit, drawing);
    case "boolean":
      return fc.boolean();
    case "date":
      return date(drawing);
    case "year":
      return date(drawing).map((iso) => Number(iso.slice(0, 4)));
    case "period":
      return fc.constantFrom(drawing.cycle, cycleBefore(drawing));
    case "enumeration":
      return option(type.name, drawing);
    case "entity": {
      const found = drawing.program.vocabulary.entities.find(({ name }) => name === type.name);
      return found && depth < deepest ? entity(found, drawing, depth + 1) : fc.constant(undefined);
    }
    case "list":
      return list(type.of, drawing, depth);
    default:
      return fc.constantFrom("A", "B");
  }
}

/** Whole steps: small ones, and around what the rules say. */
function amount(unit: string | undefined, { program, numbers }: Drawing): fc.Arbitrary<string> {
  const step = unitStep(unit, program.vocabulary);
  const near = (numbers.get(unit ?? "") ?? []).flatMap((each) => [each, add(each, step), subtract(each, step)]);
  const written = near.filter(({ n }) => n >= 0n).map((each) => stepsIn(each, step));
  const steps = fc.oneof(
    { weight: 2, arbitrary: fc.bigInt(0n, 1_500n) },
    ...(written.length > 0 ? [{ weight: 3, arbitrary: fc.constantFrom(...written) }] : []),
  );
  return steps.map((count) => printRational(multiply(rational(count), step)));
}

function stepsIn(amountOf: Rational, step: Rational): bigint {
  const quotient = divide(amountOf, step);
  return quotient ? floor(quotient) : 0n;
}

function date({ program, cycle, dates }: Drawing): fc.Arbitrary<string> {
  const [first, last] = yearsOf(cycle);
  const earliest = firstOfYear(Math.max(first - program.vocabulary.cycle.years, program.vocabulary.cycle.from));
  const borders = [firstOfYear(first), lastOfYear(first), lastOfYear(last)];
  const written = dates.flatMap((iso) => parseDate(iso) ?? []);
  const near = [...borders, ...written].flatMap((day) => [day - 1, day, day + 1]);
  return fc
    .oneof(fc.constantFrom(...near), fc.integer({ min: earliest, max: lastOfYear(last) }))
    .map((day) => printDate(day));
}

function yearsOf(cycle: string): readonly [number, number] {
  const [first = "", last = ""] = cycle.split("-");
  return [Number(first), Number(last)];
}

function cycleBefore({ program, cycle }: Drawing): string {
  const { years } = program.vocabulary.cycle;
  const [first] = yearsOf(cycle);
  return `${first - years}-${first - 1}`;
}

function option(name: string, { program, cycle }: Drawing): fc.Arbitrary<string> {
  const options = program.vocabulary.enumerations.find((each) => each.name === name)?.options ?? [];
  const [first, last] = yearsOf(cycle);
  const existing = options.filter(({ effect }) => {
    return (effect?.from ?? "0000") <= `${last}-12-31` && `${first}-01-01` <= (effect?.to ?? "9999");
  });
  return fc.constantFrom(...(existing.length > 0 ? existing : options).map(({ code }) => code));
}

/** What identifies an item is told apart from that of every other of its letter. */
function identified(facts: Facts, holder: Entity, program: Program, letter: "N" | "M" = "N"): Facts {
  let count = letter === "N" ? 0 : manyItems;
  const visit = (value: unknown, type: ValueType): unknown => {
    if (type.kind === "list" && Array.isArray(value)) return value.map((each) => visit(each, type.of));
    const found = type.kind === "entity" && program.vocabulary.entities.find(({ name }) => name === type.name);
    if (!found || typeof value !== "object" || value === null) return value;
    return fieldsOf(value as Facts, found);
  };
  const fieldsOf = (object: Facts, of: Entity): Facts => {
    const key = of.fields.find(({ name }) => name === of.identifiedBy);
    const named = key
      ? { ...object, [key.code]: key.type.kind === "text" ? `${letter}${++count}` : String(++count) }
      : object;
    return Object.fromEntries(
      Object.entries(named).map(([code, value]) => {
        const type = of.fields.find((field) => field.code === code)?.type;
        return [code, type ? visit(value, type) : value];
      }),
    );
  };
  return fieldsOf(facts, holder);
}

/** More than a person has. */
const manyItems = 2_000_000;
