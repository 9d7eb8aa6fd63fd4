/** Facts written in an example or an action, as values of the JSON of the facts. */
import type { ValueType } from "../ir/value-type.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import type { CheckedModel } from "./lower.ts";

/** Undefined for a fact that is said to be missing. */
export function jsonOfFact(value: Ast.Expression, type: ValueType | undefined, model: CheckedModel): unknown {
  switch (value.kind) {
    case "number":
      return type?.kind === "year" ? Number.parseInt(value.value, 10) : value.value;
    case "boolean":
      return value.value;
    case "unary": {
      const amount = value.operator === "negate" ? jsonOfFact(value.operand, type, model) : undefined;
      return typeof amount === "string" ? `-${amount}` : undefined;
    }
    case "date":
      return value.iso;
    case "textLiteral":
      return value.text.value;
    case "years":
      return value.years.value;
    case "name": {
      const enumeration = type?.kind === "enumeration" ? model.symbols.enumerations.get(nameKey(type.name)) : undefined;
      const option = enumeration?.options.get(nameKey(value.name.text));
      return option?.code?.value ?? value.name.text;
    }
    default:
      return undefined;
  }
}
