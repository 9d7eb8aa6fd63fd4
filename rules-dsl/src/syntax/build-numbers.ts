/** Number literals to exact values. A literal that was reported as malformed has the value zero. */
import type { CstNode } from "chevrotain";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { parseRational, printRational, rational } from "../values/rational.ts";
import type * as Ast from "./ast.ts";
import type { Building } from "./cst.ts";
import { optionalToken, spanOf, token, tokenSpan } from "./cst.ts";

export function numberOf(building: Building, found: CstNode): Ast.NumberLiteral {
  const literal = token(found, "AnyNumber");
  const unit = optionalToken(found, "UnitWord");
  const { value, written } = read(literal.image);
  const span = spanOf(building.file, found);
  if (value === undefined) {
    building.diagnostics.push(diagnostic("zero-denominator", { written: literal.image }, span));
  }
  return {
    kind: "number",
    value: value ?? "0",
    written,
    unit: unit && { text: unit.image, span: tokenSpan(building.file, unit) },
    span,
  };
}

/** Undefined value: a denominator of zero. */
function read(image: string): { value: string | undefined; written: Ast.NumberLiteral["written"] } {
  if (image.length > 30) return { value: "0", written: "number" };
  if (image.includes("/")) {
    const value = parseRational(image);
    return { value: value && printRational(value), written: "fraction" };
  }
  if (image.endsWith("%")) {
    const amount = parseRational(image.slice(0, -1).trim().replace(",", "."));
    const share = amount && rational(amount.n, amount.d * 100n);
    return { value: share ? printRational(share) : "0", written: "percent" };
  }
  const thousands = /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(image);
  const amount = parseRational((thousands ? image.replaceAll(".", "") : image).replace(",", "."));
  return { value: amount ? printRational(amount) : "0", written: "number" };
}
