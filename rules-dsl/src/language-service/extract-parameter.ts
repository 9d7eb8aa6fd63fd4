/** A number written inside a rule becomes a parameter of the same comma, with a name that can be cited and changed by itself. */
import type { Symbols } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { indentOf } from "./add-reason.ts";
import type { ActionPlace, Proposal } from "./code-actions.ts";
import type { AnyNode } from "./tree-places.ts";
import { nearest } from "./tree-places.ts";

export function extractParameter({ path, source, compilation }: ActionPlace): Proposal | undefined {
  const number = nearest(path, "number") as Ast.NumberLiteral | undefined;
  const rule = nearest(path, "rule") as Ast.RuleClause | undefined;
  const holder = number && path[path.indexOf(number) - 1];
  if (!number || !rule || !holder || isOwnValue(rule, number) || isPartOfABand(path, number)) return undefined;
  const name = freeName(compilation.model.symbols);
  const written = source.slice(number.span.start, number.span.end);
  const indent = indentOf(source, rule.span.start);
  const { file, start } = rule.span;
  const effect = rule.effect && source.slice(rule.effect.span.start, rule.effect.span.end);
  const value = effect ? `\n${indent}  ${effect}\n${indent}  = ${written}` : ` = ${written}`;
  return {
    title: { it: "farne un parametro del comma", en: "make it a parameter of the comma" },
    kind: "extract",
    edits: [
      { span: { file, start, end: start }, text: `parametro ${name}${value}\n${indent}` },
      replacement(number, holder, name, source),
    ],
  };
}

/** A parameter that is nothing but the number is one already. */
function isOwnValue({ word, body }: Ast.RuleClause, number: Ast.NumberLiteral): boolean {
  return word === "parameter" && body?.kind === "expressionBody" && body.expression === number;
}

/** The bounds of bands are written out: the compiler judges over them which values have no band. */
function isPartOfABand(path: readonly AnyNode[], number: Ast.NumberLiteral): boolean {
  const band = nearest(path, "band", "gap") as Ast.Band | Ast.BandGap | undefined;
  return band !== undefined && !(band.kind === "band" && band.value === number);
}

/** `40% di X` is a product once the share has a name. */
function replacement(number: Ast.NumberLiteral, holder: AnyNode, name: string, source: string) {
  const product = holder as Partial<Ast.Binary>;
  if (holder.kind !== "binary" || !product.share || product.left !== number || !product.right) {
    return { span: number.span, text: name };
  }
  const { start, end } = product.right.span;
  return { span: { ...number.span, end: holder.span.end }, text: `(${name} * ${source.slice(start, end)})` };
}

function freeName({ rules, interpretations }: Symbols): string {
  for (let count = 1; ; count++) {
    const name = count === 1 ? "nuovo_parametro" : `nuovo_parametro_${count}`;
    if (!rules.has(nameKey(name)) && !interpretations.has(nameKey(name))) return name;
  }
}
