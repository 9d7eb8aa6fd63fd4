/** Whether an amount in a program has a unit, which decides between `A * B / C` and `A in proporzione a B su C`. */
import type { Expression } from "./expression.ts";
import type { Program } from "./program.ts";
import type { ValueType } from "./value-type.ts";

export interface Known {
  readonly program: Pick<Program, "vocabulary" | "rules">;
  /** The definitions of the rule. */
  readonly locals: readonly { readonly name: string; readonly value: Expression }[];
}

/** No for what is no amount. */
export function hasUnit(expression: Expression, known: Known): boolean {
  const has = (each: Expression) => hasUnit(each, known);
  switch (expression.kind) {
    case "number":
      return expression.unit !== undefined;
    case "field": {
      const entity = known.program.vocabulary.entities.find(({ name }) => name === expression.entity);
      return isQuantity(entity?.fields.find(({ name }) => name === expression.field)?.type);
    }
    case "rule":
      return isQuantity(known.program.rules.find(({ name }) => name === expression.rule)?.type);
    case "local": {
      const local = known.locals.find(({ name }) => name === expression.name);
      return local !== undefined && has(local.value);
    }
    case "negate":
    case "round":
      return has(expression.operand);
    case "daysBetween":
      return true;
    case "arithmetic": {
      const [left, right] = [has(expression.left), has(expression.right)];
      // One unit divided by itself is a number.
      return expression.operator === "dividedBy" ? left && !right : left || right;
    }
    case "if":
      return has(expression.then) || has(expression.otherwise);
    case "call":
      return timeOf.has(expression.operation) || (ofItsOwn.has(expression.operation) && expression.args.some(has));
    case "aggregate":
      return expression.operation !== "count" && expression.value !== undefined && has(expression.value);
    case "allocate":
      return has(expression.pool);
    default:
      return false;
  }
}

const timeOf: ReadonlySet<string> = new Set(["days", "wholeMonths", "wholeYears"]);
const ofItsOwn: ReadonlySet<string> = new Set(["smallest", "greatest"]);

function isQuantity(type: ValueType | undefined): boolean {
  return type?.kind === "quantity" && type.unit !== undefined;
}
