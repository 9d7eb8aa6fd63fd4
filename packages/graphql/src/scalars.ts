/** The scalars: strings on the wire, never numbers, refused when they are not what they say. */
import type { GraphQLScalarLiteralParser } from "graphql";
import { Kind } from "graphql";
import { badInput } from "./bad-input.ts";
import { builder } from "./builder.ts";

const decimal = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const fraction = /^-?[1-9]\d*\/[1-9]\d*$/;

scalar(
  "Date",
  "A day of the calendar, `YYYY-MM-DD`.",
  isDayOfTheCalendar,
  "is not a day of the calendar: write YYYY-MM-DD",
);
scalar(
  "Decimal",
  'An exact decimal as a string with a point, such as `"12.5"`; never a float.',
  (text) => decimal.test(text),
  'is not a decimal: write a string such as "12.5"',
);
scalar(
  "Rational",
  'An exact number as a string: an integer, a finite decimal or a fraction in lowest terms, such as `"200/3"`.',
  (text) => decimal.test(text) || fraction.test(text),
  'is not an exact number: write a string such as "12.5" or "200/3"',
);
scalar(
  "Record",
  "The interchange record of a professional: a string of JSON.",
  isJsonObject,
  "is not the JSON of a record",
);

function scalar(
  name: "Date" | "Decimal" | "Rational" | "Record",
  description: string,
  accepts: (text: string) => boolean,
  refusal: string,
): void {
  const parse = (value: unknown): string => {
    if (typeof value === "string" && accepts(value)) return value;
    throw badInput(`${JSON.stringify(value)} ${refusal}`);
  };
  const parseLiteral: GraphQLScalarLiteralParser<string> = (node) => {
    if (node.kind === Kind.STRING) return parse(node.value);
    throw badInput(`${name} must be written as a string`);
  };
  builder.scalarType(name, {
    description,
    parseValue: parse,
    parseLiteral,
    serialize: (value) => {
      if (typeof value === "string" && accepts(value)) return value;
      // A number here is a bug of ours, and might already have lost a digit.
      throw new TypeError(`${name} was given ${typeof value} ${String(value)}`);
    },
  });
}

function isDayOfTheCalendar(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  // 30 February would otherwise be read as 2 March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function isJsonObject(text: string): boolean {
  return text.startsWith("{") && text.endsWith("}");
}
