/** The shape of a program as JSON, key by key; what `program.ts` and `expression.ts` say to the compiler, said to a reader of bytes. */
import { isYear, parseDate } from "../values/civil-date.ts";
import { parseRational } from "../values/rational.ts";
import type { Operation } from "./expression.ts";
import { formatVersion } from "./format-version.ts";
import type { Check } from "./shape.ts";
import { byKind, listOf, nested, object, oneOf, recordOf, value } from "./shape.ts";

/** Expressions, types and anything else that holds itself may not nest deeper. */
const deepest = 1_000;

const text = value("a text", (json) => typeof json === "string");
const flag = oneOf(true, false);
const whole = value("a whole number", (json) => Number.isSafeInteger(json));
const year = value("a calendar year", (json) => typeof json === "number" && isYear(json));
const date = value("a date yyyy-mm-dd", (json) => typeof json === "string" && parseDate(json) !== undefined);
const exact = value("an exact number", (json) => typeof json === "string" && parseRational(json) !== undefined);
const hash = value("sha256: and 64 digits", (json) => typeof json === "string" && /^sha256:[0-9a-f]{64}$/.test(json));
const anything: Check = () => undefined;

const label = object({ it: text, en: text });
const period = object({ from: date }, { to: date });
const citation = object({ act: text, article: text, comma: text, textHash: hash });
const confidence = oneOf("high", "medium", "low");
const source = object({ reference: text }, { confidence });

const type: Check = nested(deepest, () => typeShape);
const typeShape = byKind({
  quantity: [{}, { unit: text }],
  boolean: [{}],
  date: [{}],
  period: [{}],
  year: [{}],
  text: [{}],
  requirement: [{}],
  verdict: [{}],
  enumeration: [{ name: text }],
  interpretation: [{ name: text }],
  entity: [{ name: text }],
  list: [{ of: type }],
});

const expression: Check = nested(deepest, () => expressionShape);
const operations: Readonly<Record<Operation, true>> = {
  yearOf: true,
  firstOfYear: true,
  lastOfYear: true,
  period: true,
  yearPeriod: true,
  firstDay: true,
  lastDay: true,
  days: true,
  wholeMonths: true,
  wholeYears: true,
  intersection: true,
  covers: true,
  mergedPeriods: true,
  yearsFromStart: true,
  calendarMonths: true,
  prevailingYear: true,
  completedBlocks: true,
  wholeQuotient: true,
  position: true,
  met: true,
  accepted: true,
  smallest: true,
  greatest: true,
  size: true,
};
const range = byKind({
  list: [{ variable: text, list: expression }],
  options: [{ variable: text, enumeration: text }],
  years: [{}],
  earlierCycles: [{ variable: text }],
  groups: [{ variable: text, member: text, list: expression, key: expression }],
});
const twoSided = { left: expression, right: expression };
const expressionShape = byKind({
  number: [{ value: exact }, { unit: text, written: oneOf("percent", "fraction") }],
  boolean: [{ value: flag }],
  date: [{ value: date }],
  text: [{ value: text }],
  option: [{ enumeration: text, option: text }],
  undetermined: [{ reason: text }],
  interpretation: [{ name: text }],
  local: [{ name: text }],
  thisItem: [{}],
  thisYear: [{}],
  cyclePeriod: [{}],
  field: [{ entity: text, field: text }, { of: expression }],
  rule: [
    { rule: text, previous: flag },
    { item: expression, year: expression, cycle: expression, underogated: oneOf(true) },
  ],
  not: [{ operand: expression }],
  negate: [{ operand: expression }],
  logical: [{ operator: oneOf("and", "or"), ...twoSided }],
  compare: [{ operator: oneOf("equal", "notEqual", "less", "lessOrEqual", "greater", "greaterOrEqual"), ...twoSided }],
  arithmetic: [{ operator: oneOf("plus", "minus", "times", "share", "dividedBy", "atMost", "atLeast"), ...twoSided }],
  moveDate: [{ date: expression, by: expression, unit: oneOf("days", "months", "years"), direction: oneOf(1, -1) }],
  daysBetween: [{ from: expression, to: expression }],
  oneOf: [{ value: expression, options: listOf(expression) }],
  within: [{ date: expression, period: expression }],
  isMissing: [{ operand: expression }],
  if: [{ condition: expression, then: expression, otherwise: expression }],
  round: [{ operand: expression, mode: oneOf("down", "up", "half-up"), to: expression }],
  call: [{ operation: oneOf(...Object.keys(operations)), args: listOf(expression) }, { favourable: oneOf(true) }],
  aggregate: [
    { operation: oneOf("sum", "count", "greatest", "smallest", "list", "some", "every"), over: range },
    { where: expression, value: expression },
  ],
  pick: [{ end: oneOf("first", "last"), over: range, by: expression }, { where: expression }],
  allocate: [
    { pool: expression, over: range, need: expression, order: oneOf("latestFirst", "earliestFirst") },
    { where: expression, by: expression, share: expression },
  ],
});

const option = object({ name: text, code: text, label }, { effect: object({}, { from: date, to: date }) });
const vocabulary = object({
  name: text,
  label,
  cycle: object({
    name: text,
    years: value("a number of years from 1", (json) => isYear(json as number)),
    from: year,
    label,
  }),
  units: listOf(object({ name: text, singular: text, label }, { step: exact })),
  enumerations: listOf(object({ name: text, label, options: listOf(option) })),
  subject: text,
  actions: listOf(
    object({ name: text, label, entity: text, list: text, fields: recordOf(anything), amount: text }, { most: exact }),
  ),
  entities: listOf(
    object(
      {
        name: text,
        label,
        fields: listOf(object({ name: text, code: text, type, label }, { otherwise: expression })),
        effectiveOn: listOf(text),
        knownOn: listOf(text),
      },
      { identifiedBy: text },
    ),
  ),
});

const paragraph = object(
  {
    number: text,
    standing: oneOf("encoded", "not-normative", "not-expressible", "restates", "undeclared"),
    text,
    textKind: oneOf("verbatim", "summary", "none"),
    textHash: hash,
    line: whole,
  },
  { reason: text, textSource: source, restates: citation },
);
const act = object(
  {
    name: text,
    kind: text,
    title: text,
    authority: text,
    authorityLabel: label,
    rank: whole,
    knownFrom: date,
    knownFromEffect: flag,
    effect: period,
    source,
    divisions: listOf(
      object({ word: oneOf("article", "section"), number: text, heading: text, paragraphs: listOf(paragraph) }),
    ),
    file: text,
  },
  { adoptedOn: date, publishedOn: date },
);

const interpretation = object(
  {
    name: text,
    question: label,
    options: listOf(object({ name: text, label }, { tag: text })),
    chosen: text,
    reason: text,
    citation,
    decisions: listOf(
      object(
        { option: text, reason: text, rank: whole, knownFrom: date, citation },
        { adoptedOn: date, effect: period },
      ),
    ),
  },
  { tag: text, decidedBy: text, decidedOn: date },
);

const bound = object({ value: exact, inclusive: flag });
const body = byKind({
  expression: [{ expression }],
  bands: [
    {
      on: expression,
      bands: listOf(object({ result: expression }, { from: bound, to: bound })),
      gaps: listOf(object({ after: exact, interpretation: text }, { before: exact })),
    },
  ],
  requirement: [
    { counted: expression, bound: oneOf("atLeast", "atMost"), required: expression },
    { missingLabel: text, deadline: expression },
  ],
  verdict: [{ grounds: listOf(object({ condition: expression, reason: text }, { english: text })) }],
});
const version = object(
  {
    id: text,
    citation,
    rank: whole,
    knownFrom: date,
    effect: period,
    extensions: listOf(object({ to: date, knownFrom: date, citation })),
    replaces: listOf(text),
    saves: listOf(text),
    repeals: flag,
    locals: listOf(object({ name: text, value: expression })),
    place: object({ file: text, line: whole, endLine: whole }),
  },
  {
    adoptedOn: date,
    interprets: oneOf(true),
    when: expression,
    prevailsIfMoreFavourable: oneOf(true),
    cumulates: object({ with: listOf(text) }, { upTo: expression }),
    body,
  },
);
const rule = object(
  { name: text, label, perYear: flag, type, derogations: listOf(text), versions: listOf(version) },
  { code: text, item: text, favourable: oneOf("smaller", "greater"), derogates: text },
);

const target = object({ rule: text, previous: flag }, { item: text, year });
const example = object(
  {
    title: text,
    citation,
    place: object({ file: text, line: whole }),
    cycle: text,
    interpretations: recordOf(text),
    facts: recordOf(anything),
    given: listOf(object({ target, value: expression })),
    expectations: listOf(
      byKind({
        value: [{ target, value: expression, line: whole }],
        requirement: [{ target, met: flag, line: whole }, { missing: expression }],
        verdict: [{ target, accepted: flag, line: whole }, { reason: text }],
      }),
    ),
  },
  { asOf: date, knownOn: date },
);

const place = object({ file: text, line: whole });
const property = object(
  {
    title: text,
    citation,
    place,
    cycle: text,
    statements: listOf(
      byKind({
        invariant: [{ condition: expression, line: whole }],
        monotone: [
          {
            rule: text,
            direction: oneOf("notDecreasing", "notIncreasing"),
            changing: object({ entity: text }, { field: text }),
            line: whole,
          },
        ],
      }),
    ),
  },
  { asOf: date, knownOn: date },
);

export const programShape: Check = object({
  formatVersion: oneOf(formatVersion),
  vocabulary,
  acts: listOf(act),
  interpretations: listOf(interpretation),
  rules: listOf(rule),
  examples: listOf(example),
  properties: listOf(property),
  acceptedMutants: listOf(object({ mutant: text, reason: text, citation, place })),
});
