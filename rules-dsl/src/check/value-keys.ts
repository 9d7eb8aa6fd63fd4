/** One text for one value: two expressions with one key have the same value in one case. What may differ from turn to turn has no key. */
import type { NameSymbol } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Checking } from "./semantic-model.ts";

type Bound = Pick<Checking, "bindings" | "symbols">;

export function keyOf(expression: Ast.Expression, bound: Bound): string | undefined {
  switch (expression.kind) {
    case "name":
      return keyOfName(expression.name, bound);
    case "this":
      return "this";
    case "of": {
      const of = keyOf(expression.of, bound);
      return of && keyOfRead(expression.name, of, bound);
    }
    case "previous":
      return keyOfRead(expression.name, "previous", bound);
    case "inYear":
      return joined("in", [expression.of, expression.year], bound);
    case "number":
      return `${expression.value} ${expression.unit ? symbolKey(expression.unit, bound) : ""}`;
    case "date":
      return expression.iso;
    case "years":
      return expression.years.value;
    case "textLiteral":
      return JSON.stringify(expression.text.value);
    case "boolean":
      return expression.value ? "yes" : "no";
    case "call":
      return joined(symbolKey(expression.name, bound) ?? "", expression.args, bound);
    case "unary":
      return joined(expression.operator, [expression.operand], bound);
    case "binary":
      return joined(expression.operator, [expression.left, expression.right], bound);
    case "membership":
      return expression.within && joined("within", [expression.value, expression.within], bound);
    case "isMissing":
      return joined("missing", [expression.operand], bound);
    case "deadline": {
      const { date, limit, from } = expression;
      return joined("by", from ? [date, limit, from] : [date, limit], bound);
    }
    case "proportion":
      return joined("share", [expression.whole, expression.part, expression.total], bound);
    case "rounding":
      return joined(expression.mode, [expression.operand, expression.to], bound);
    default:
      return undefined;
  }
}

/** A bare field or rule of an item is that of the item at hand. */
function keyOfName(name: Ast.Name, bound: Bound): string | undefined {
  const symbol = bound.bindings.get(name);
  if (!symbol) return undefined;
  return ofItem(symbol, bound) ? `${numberOf(symbol)}(this)` : numberOf(symbol);
}

function ofItem(symbol: NameSymbol, { symbols }: Bound): boolean {
  if (symbol.kind === "rule") return symbol.item !== undefined;
  return symbol.kind === "field" && symbol.entity !== symbols.subject?.name;
}

function keyOfRead(name: Ast.Name, of: string, bound: Bound): string | undefined {
  const key = symbolKey(name, bound);
  return key && `${key}(${of})`;
}

function symbolKey(name: Ast.Name, { bindings }: Bound): string | undefined {
  const symbol = bindings.get(name);
  return symbol && numberOf(symbol);
}

function joined(word: string, parts: readonly Ast.Expression[], bound: Bound): string | undefined {
  let key = `${word}(`;
  for (const part of parts) {
    const one = keyOf(part, bound);
    if (one === undefined) return undefined;
    key += `${one};`;
  }
  return `${key})`;
}

let last = 0;
const numbers = new WeakMap<NameSymbol, string>();

function numberOf(symbol: NameSymbol): string {
  const known = numbers.get(symbol);
  if (known) return known;
  last++;
  numbers.set(symbol, `#${last}`);
  return `#${last}`;
}
