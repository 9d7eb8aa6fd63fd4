/** Amounts of the ledger: the exact number for computing, one decimal half up for reading. Only the display is rounded. */
import type { Rational } from "@delibera/rules-dsl/values";
import { parseRational, printRational, rational, roundTo } from "@delibera/rules-dsl/values";
import type { Amount } from "./ledger-document.ts";

export function amountOf(value: Rational): Amount {
  return { exact: printRational(value), display: displayOf(value) };
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

/** Half up to one decimal with the Italian comma; whole numbers have none, so that `150,0` is known to be rounded. */
function displayOf(value: Rational): string {
  if (value.d === 1n) return printRational(value);
  const [whole = "", decimals = "0"] = printRational(roundTo(value, rational(1n, 10n), "half-up")).split(".");
  return `${whole},${decimals}`;
}
