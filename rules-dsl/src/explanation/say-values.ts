/** Values in words: exact numbers with the mark of the language, units from the labels of the program, dates as people write them. */
import type { PlainQuantity, PlainValue, Step } from "../evaluator/evaluate.ts";
import type { Program, Unit } from "../ir/program.ts";
import { lastDate, printDate } from "../values/civil-date.ts";
import type { Rational } from "../values/rational.ts";
import { multiply, parseRational, printRational, rational, roundTo, zero } from "../values/rational.ts";
import { labelsAt, nextOf } from "./say-paths.ts";
import type { Language, Words } from "./words.ts";
import { english } from "./words-en.ts";
import { italian } from "./words-it.ts";
import { namedIn } from "./words-of-program.ts";

export interface Speaker {
  readonly program: Program;
  readonly language: Language;
  readonly words: Words;
}

/** A value as shown: `exact` is what computers compare, `display` is what people read. */
export interface ShownValue {
  /** An exact number, an ISO date or period, a code, `true` or `false`. */
  readonly exact: string;
  readonly display: string;
}

export function speaker(program: Program, language: Language): Speaker {
  return { program, language, words: language === "it" ? italian : english };
}

/**
 * An amount as a table shows it: whole numbers as they are, others rounded half up (away from zero) to `decimals` places, with the
 * decimal mark of the language: 200/3 is `66,7`.
 */
export function displayAmount(amount: Rational, language: Language, decimals = 1): string {
  if (amount.d === 1n) return amount.n.toString();
  const step = rational(1n, 10n ** BigInt(decimals));
  const [whole = "0", places = ""] = printRational(roundTo(amount, step, "half-up")).split(".");
  return decimals === 0 ? whole : `${whole}${mark(language)}${places.padEnd(decimals, "0")}`;
}

/** Any value with its unit, as a table shows it. */
export function displayValue(program: Program, value: PlainValue, language: Language): string {
  return showValue(value, speaker(program, language))?.display ?? say(value, speaker(program, language));
}

/** Undefined for what is not determined. */
export function showValue(value: PlainValue, by: Speaker): ShownValue | undefined {
  switch (value.kind) {
    case "quantity":
      return { exact: value.exact, display: displayQuantity(value, by) };
    case "boolean":
      return { exact: String(value.value), display: say(value, by) };
    case "date":
    case "text":
      return { exact: value.value, display: say(value, by) };
    case "year":
      return { exact: String(value.value), display: say(value, by) };
    case "period":
      return { exact: `${value.from}/${value.to}`, display: say(value, by) };
    case "emptyPeriod":
      return { exact: "", display: say(value, by) };
    case "option":
      return { exact: value.option, display: say(value, by) };
    case "item":
      return { exact: value.id, display: say(value, by) };
    case "list":
      return { exact: value.values.map((each) => showValue(each, by)?.exact ?? "").join(";"), display: say(value, by) };
    case "requirement":
      return { exact: value.met ? "met" : "not-met", display: say(value, by) };
    case "verdict":
      return { exact: value.accepted ? "accepted" : "refused", display: say(value, by) };
    case "undetermined":
      return undefined;
  }
}

/** A value inside a sentence: exact, with its unit. */
export function say(value: PlainValue, by: Speaker): string {
  const { words, language } = by;
  switch (value.kind) {
    case "quantity":
      return withUnit(sayNumber(value.exact, language), value, by);
    case "boolean":
      return value.value ? words.yes : words.no;
    case "date":
      return sayDate(value.value, by);
    case "period":
      return value.to === printDate(lastDate)
        ? words.openPeriod(sayDate(value.from, by))
        : words.period(sayDate(value.from, by), sayDate(value.to, by));
    case "emptyPeriod":
      return words.emptyPeriod;
    case "year":
      return String(value.value);
    case "option":
      return sayOption(value.enumeration, value.option, by);
    case "text":
      return `«${value.value}»`;
    case "item":
      return sayItem(value.entity, value.id, by);
    case "list":
      return value.values.length === 0 ? words.emptyList : value.values.map((each) => say(each, by)).join("; ");
    case "requirement":
      return value.met ? words.requirement.isMet : words.requirement.isNotMet;
    case "verdict":
      return value.accepted ? words.verdict.accepted : words.verdict.refused;
    case "undetermined":
      return words.notKnown;
  }
}

/** A value on its own: a fraction also says about how much it is. */
export function sayInFull(value: PlainValue, by: Speaker): string {
  const said = say(value, by);
  if (value.kind !== "quantity" || !value.exact.includes("/")) return said;
  const amount = parseRational(value.exact);
  return amount ? by.words.about(said, displayAmount(amount, by.language, decimalsOf(value, by))) : said;
}

/** The exact number with the decimal mark of the language; a fraction stays a fraction. */
export function sayNumber(exact: string, language: Language): string {
  return exact.replace(".", mark(language));
}

/** A number as the act writes it: `40%` stays a percentage. */
export function sayWritten(step: Step, by: Speaker): string | undefined {
  if (step.written !== "percent" || step.value.kind !== "quantity" || step.value.unit !== undefined) return undefined;
  const amount = parseRational(step.value.exact);
  return amount && `${sayNumber(printRational(multiply(amount, { n: 100n, d: 1n })), by.language)}%`;
}

/** `10%` when that is short and exact, else the number itself. */
export function sayShare(exact: string, language: Language): { readonly text: string; readonly isPercent: boolean } {
  const amount = parseRational(exact);
  const percent = amount && printRational(multiply(amount, { n: 100n, d: 1n }));
  const isShort = percent !== undefined && /^\d+(?:\.\d)?$/.test(percent);
  return isShort
    ? { text: `${sayNumber(percent, language)}%`, isPercent: true }
    : { text: sayNumber(exact, language), isPercent: false };
}

export function sayDate(iso: string, { words }: Speaker): string {
  const [year = "", month = "", day = ""] = iso.split("-");
  return words.date(year, month, day);
}

export function sayOption(enumeration: string, option: string, { program, language }: Speaker): string {
  const options =
    program.vocabulary.enumerations.find(({ name }) => name === enumeration)?.options ??
    namedIn(program).interpretations.get(enumeration)?.options;
  return options?.find(({ name }) => name === option)?.label[language] ?? option;
}

/** By its id; without one by its place in its list, and by the item that holds it. */
export function sayItem(entity: string, id: string, by: Speaker): string {
  const { program, language, words } = by;
  const found = namedIn(program).entities.get(entity);
  const noun = found?.label[language] ?? entity;
  const place = /\[(\d+)\]$/.exec(id);
  if (!place && found?.identifiedBy !== undefined) return `${noun} ${id}`;
  const own = place ? words.cases.numbered(noun, nextOf(place[1])) : noun;
  const holders = labelsAt(id, by).slice(0, -1);
  return holders.length === 0 ? own : `${own} (${holders.join(", ")})`;
}

function displayQuantity(value: PlainQuantity, by: Speaker): string {
  const amount = parseRational(value.exact) ?? zero;
  return withUnit(displayAmount(amount, by.language, decimalsOf(value, by)), value, by);
}

/** As many as the step in which facts of that unit move, and at least one. */
function decimalsOf({ unit }: PlainQuantity, by: Speaker): number {
  const step = unitNamed(unit, by)?.step;
  return Math.max(1, step?.split(".")[1]?.length ?? 0);
}

function withUnit(number: string, { exact, unit }: PlainQuantity, by: Speaker): string {
  if (unit === undefined) return number;
  const declared = unitNamed(unit, by);
  const isOne = exact === "1" || exact === "-1";
  if (isOne) return `${number} ${by.words.singular[unit] ?? singularOf(unit, declared, by.language)}`;
  return `${number} ${declared?.label[by.language] ?? unit}`;
}

/** A vocabulary declares the singular in its own language only; the English label loses its plural ending. */
function singularOf(unit: string, declared: Unit | undefined, language: Language): string {
  if (!declared) return unit;
  return language === "it" ? declared.singular : declared.label.en.replace(/s$/, "");
}

function unitNamed(unit: string | undefined, { program }: Speaker): Unit | undefined {
  return unit === undefined ? undefined : namedIn(program).units.get(unit);
}

function mark(language: Language): string {
  return language === "it" ? "," : ".";
}
