/** What contradicts a condition, in the words of the rule: the condition that says so, or the values that something can have. */
import type { RelatedPlace } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/source.ts";
import type * as Ast from "../syntax/ast.ts";
import type { Type } from "../types/type.ts";
import { printDate } from "../values/civil-date.ts";
import { compare, printRational } from "../values/rational.ts";
import type { Edge, Range } from "./possible-values.ts";
import { onlyValue } from "./possible-values.ts";
import type { Blame, Known, Reasoning } from "./reasoning.ts";
import { writtenAt } from "./repairs.ts";
import type { Checking } from "./semantic-model.ts";
import { possibleValue } from "./values-of-expressions.ts";

/** The other place that makes a condition impossible, when it is not the condition itself. */
export function placeOf({ blame }: Reasoning, condition: Ast.Expression): readonly RelatedPlace[] {
  const said = blame && otherPlace(blame, condition);
  return said ? [{ span: said, code: "also-here" }] : [];
}

function otherPlace({ said }: Blame, { span }: Ast.Expression): Span | undefined {
  const within = said && said.file === span.file && span.start <= said.start && said.end <= span.end;
  return within ? undefined : said;
}

export function sayWhatIsKnown(reasoning: Reasoning, condition: Ast.Expression, cases: readonly Known[]): string {
  const { blame, checking } = reasoning;
  if (!blame) return writtenAt(condition.span, checking);
  const { expression, ranges } = blame;
  const said = otherPlace(blame, condition);
  const text = said && writtenAt(said, checking);
  // What the condition itself has left of the options is not what was known before it.
  const before = blame.options && cases[0] && possibleValue(expression, cases[0], reasoning);
  const options = before?.kind === "options" ? before.options : blame.options;
  // A name alone says nothing: what is known is what it stands for.
  if (text !== undefined && !/^[\p{L}\p{N}_]+$/u.test(text)) return shortened(text);
  if (options) return `${shortened(writtenAt(expression.span, checking))} = ${[...options].map(inItalian).join(" o ")}`;
  if (!ranges) return shortened(writtenAt(expression.span, checking));
  const { possible, other, ofOther } = ranges;
  if (isWritten(expression) && isWritten(other)) return inOrder(expression, ranges, checking);
  return isWritten(expression)
    ? inWords(other, ofOther, checking)
    : inWords(expression, possible.low || possible.high ? possible : ofOther, checking);
}

function inItalian(option: string): string {
  return option === "yes" ? "sì" : option;
}

function isWritten({ kind }: Ast.Expression): boolean {
  return kind === "number" || kind === "date";
}

function inOrder(left: Ast.Expression, ranges: NonNullable<Blame["ranges"]>, checking: Checking): string {
  const [a, b] = [onlyValue(ranges.possible), onlyValue(ranges.ofOther)];
  const order = a && b ? compare(a, b) : 0;
  const sign = order < 0 ? "<" : order > 0 ? ">" : "=";
  return `${writtenAt(left.span, checking)} ${sign} ${writtenAt(ranges.other.span, checking)}`;
}

/** `costo ≥ 3`, `0 ≤ quota ≤ 100`, `base = 3`. */
export function inWords(expression: Ast.Expression, { low, high }: Range, checking: Checking): string {
  const name = shortened(writtenAt(expression.span, checking));
  const type = checking.types.get(expression);
  const value = (edge: Edge) => printValue(edge.value, type);
  if (low && high && compare(low.value, high.value) === 0) return `${name} = ${value(low)}`;
  if (low && high) return `${value(low)} ${low.open ? "<" : "≤"} ${name} ${high.open ? "<" : "≤"} ${value(high)}`;
  if (low) return `${name} ${low.open ? ">" : "≥"} ${value(low)}`;
  return high ? `${name} ${high.open ? "<" : "≤"} ${value(high)}` : name;
}

export function printValue(value: Edge["value"], type: Type): string {
  if (type?.kind === "date") return printDate(Number(value.n)).split("-").reverse().join("/");
  return printRational(value).replace(".", ",");
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
