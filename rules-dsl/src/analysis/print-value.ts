/** A value as an expression of the rule language, to stand after `=` in an example: `79,9 gettoni`, `sì`, `01/03/2020`. */
import type { PlainQuantity, PlainValue } from "../evaluator/evaluate.ts";
import { unitWord } from "../ir/unit-word.ts";

/** Undefined for what an example cannot write out: items, lists, periods, requirements and verdicts. */
export function printValue(value: PlainValue): string | undefined {
  switch (value.kind) {
    case "quantity":
      return printQuantity(value);
    case "boolean":
      return value.value ? "sì" : "no";
    case "date":
      return value.value.split("-").reverse().join("/");
    case "year":
      return String(value.value);
    case "option":
      return value.option;
    case "text":
      return `«${value.value}»`;
    case "undetermined":
      return "dato mancante";
    default:
      return undefined;
  }
}

/**
 * What an example asserts of a rule, after its name: `= 79,9 gettoni`, `non soddisfatto mancano 3 gettoni`, `accolta`. Undefined
 * for a value that cannot be asserted.
 */
export function printAssertion(value: PlainValue): string | undefined {
  if (value.kind === "requirement") {
    return value.met ? "soddisfatto" : `non soddisfatto mancano ${printQuantity(value.missing)}`;
  }
  if (value.kind === "verdict") {
    const [reason] = value.reasons;
    if (value.accepted) return "accolta";
    return reason === undefined ? "rifiutata" : `rifiutata perché «${reason}»`;
  }
  const said = printValue(value);
  return said === undefined ? undefined : `= ${said}`;
}

function printQuantity({ exact, unit }: PlainQuantity): string {
  const number = exact.replace(".", ",");
  return unit === undefined ? number : `${number} ${unitWord(unit)}`;
}
