/** Amounts of the ledger: the exact number for computing, one decimal half up for reading. Only the display is rounded. */
import { displayAmount } from "@delibera/rules-dsl/explanation";
import type { Rational } from "@delibera/rules-dsl/values";
import { parseRational, printRational } from "@delibera/rules-dsl/values";
import type { Amount } from "./ledger-document.ts";

/** The display has the Italian comma; a whole number has no decimals, so that `150,0` is known to be rounded. */
export function amountOf(value: Rational): Amount {
  return { exact: printRational(value), display: displayAmount(value, "it") };
}

/** The amount of an exact number as programs print it: `12`, `12.5`, `200/3`. */
export function amountOfExact(exact: string): Amount {
  return amountOf(exactOf(exact));
}

/** @throws RangeError when `exact` is not a number: the evaluator and the ledger write nothing else. */
export function exactOf(exact: string): Rational {
  const value = parseRational(exact);
  if (value === undefined) throw new RangeError(`\`${exact}\` is not an exact number`);
  return value;
}
