/** The scalars: strings on the wire, never numbers, refused when they are not what they say. */
import { badInput } from "./bad-input.ts";
import { builder } from "./builder.ts";
import { isDay } from "./day.ts";

const decimal = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const fraction = /^-?[1-9]\d*\/[1-9]\d*$/;

builder.scalarType("Date", {
  description: "A day of the calendar, `YYYY-MM-DD`.",
  serialize: (value) => written("Date", value, isDay),
  // Checked by `dayOf`, which knows the name of the argument; until then it is not a string.
  parseValue: (value) => ({ written: textOf("Date", value) }),
});

builder.scalarType("Decimal", {
  description: 'An exact decimal as a string with a point, such as `"12.5"`; never a float.',
  serialize: (value) => written("Decimal", value, (text) => decimal.test(text)),
  parseValue: notAnInput("Decimal"),
});

builder.scalarType("Rational", {
  description:
    'An exact number as a string: an integer, a finite decimal or a fraction in lowest terms, such as `"200/3"`.',
  serialize: (value) => written("Rational", value, (text) => decimal.test(text) || fraction.test(text)),
  parseValue: notAnInput("Rational"),
});

builder.scalarType("Record", {
  description: "The interchange record of a professional: a string of JSON.",
  serialize: (value) => written("Record", value, (text) => text.startsWith("{") && text.endsWith("}")),
  parseValue: notAnInput("Record"),
});

/** A number here is a bug of ours, and might already have lost a digit. */
function written(scalar: string, value: unknown, accepts: (text: string) => boolean): string {
  if (typeof value === "string" && accepts(value)) return value;
  throw new TypeError(`${scalar} was given ${typeof value} ${String(value)}`);
}

function textOf(scalar: string, value: unknown): string {
  if (typeof value === "string") return value;
  throw badInput({ en: `a ${scalar} is written as a string`, it: `uno scalare ${scalar} si scrive come stringa` });
}

function notAnInput(scalar: string) {
  return (): never => {
    throw badInput({ en: `no argument takes a ${scalar}`, it: `nessun argomento prende uno scalare ${scalar}` });
  };
}
