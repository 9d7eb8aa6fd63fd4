/** What an author would write next, with its places to fill: the following comma, an example of the rule at hand. */
import type { ValueType } from "../ir/value-type.ts";
import type { RuleSymbol, Symbols } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { printType } from "../types/type.ts";
import { indentOf } from "./add-reason.ts";
import type { ActionPlace, Proposal } from "./code-actions.ts";
import { inferredType } from "./describe-symbol.ts";
import { nearest } from "./tree-places.ts";

/** After the comma at hand, or first in an article that has none. */
export function insertComma({ path, source }: ActionPlace): Proposal | undefined {
  const division = nearest(path, "division") as Ast.Division | undefined;
  const paragraph = nearest(path, "paragraph") as Ast.Paragraph | undefined;
  if (!division) return undefined;
  const after = paragraph?.span ?? division.paragraphs.at(-1)?.span ?? division.heading?.span ?? division.number.span;
  const own = indentOf(source, (paragraph ?? division).span.start);
  const indent = paragraph ? own : `${own}  `;
  const lines = [`comma ${nextNumber(division)}`, "  testo «»", "  non esprimibile : «da scrivere»", "fine"];
  return {
    title: { it: "aggiungere un comma", en: "add a comma" },
    kind: "rewrite",
    edits: [{ span: { ...after, start: after.end }, text: lines.map((line) => `\n${indent}${line}`).join("") }],
  };
}

function nextNumber({ paragraphs }: Ast.Division): number {
  return Math.max(0, ...paragraphs.map(({ number }) => Number.parseInt(number.value, 10) || 0)) + 1;
}

/** Gives what the rule reads, and asserts what nobody has worked out yet: the author writes the result of the law in its place. */
export function insertExample({ path, source, compilation }: ActionPlace): Proposal | undefined {
  const clause = nearest(path, "rule") as Ast.RuleClause | undefined;
  const { symbols, reads } = compilation.model;
  const rule = clause && symbols.rules.get(nameKey(clause.name.text));
  if (!clause || !rule || rule.derogates) return undefined;
  const read = [...(reads.get(rule) ?? [])].filter((one) => !one.derogates && one.item === undefined && !one.perYear);
  const item = rule.item === undefined ? undefined : labelFor(rule.item);
  const indent = indentOf(source, clause.span.start);
  const lines = [
    `esempio "${rule.name}: da completare"`,
    ...(item === undefined ? [] : [`  dato ${rule.item} ${item}`]),
    ...read.flatMap((one) => {
      const value = someValue(one.type ?? inferredType(one, compilation), symbols);
      return value === undefined ? [] : [`  dato ${one.name} = ${value}`];
    }),
    `  allora ${targetOf(rule, item, symbols)} = dato mancante`,
  ];
  const { file, end } = clause.span;
  return {
    title: { it: `aggiungere un esempio di ${rule.name}`, en: `add an example of ${rule.name}` },
    kind: "rewrite",
    edits: [{ span: { file, start: end, end }, text: lines.map((line) => `\n${indent}${line}`).join("") }],
  };
}

function labelFor(entity: string): string {
  return entity.charAt(0).toUpperCase() + entity.slice(1, 1);
}

function targetOf({ name, perYear }: RuleSymbol, item: string | undefined, { cycle }: Symbols): string {
  const of = item === undefined ? "" : ` di ${item}`;
  return `${name}${of}${perYear ? ` nell'anno ${cycle?.from?.value ?? "2000"}` : ""}`;
}

/** A value of the type, to be corrected; undefined for what cannot be written out. */
function someValue(type: ValueType | undefined, { enumerations, cycle }: Symbols): string | undefined {
  switch (type?.kind) {
    case "quantity":
      return type.unit === undefined ? "0" : `0 ${printType(type)}`;
    case "boolean":
      return "no";
    case "date":
      return `01/01/${cycle?.from?.value ?? "2000"}`;
    case "year":
      return cycle?.from?.value ?? "2000";
    case "text":
      return '""';
    case "enumeration":
      return enumerations.get(nameKey(type.name))?.declaration.options[0]?.name.text;
    default:
      return undefined;
  }
}
