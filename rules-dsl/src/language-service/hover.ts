/** What a name is: its label, its type, the comma or the vocabulary that declares it, and every act that defines it. */
import type { Compilation } from "../compile.ts";
import type { Language } from "../diagnostics/diagnostic.ts";
import type { ValueType } from "../ir/value-type.ts";
import type { InterpretationSymbol, NameSymbol, RuleSymbol } from "../resolve/symbols.ts";
import type { Span } from "../source/source.ts";
import type * as Ast from "../syntax/ast.ts";
import { nameKey } from "../syntax/keywords.ts";
import { operations } from "../types/operations.ts";
import { printType } from "../types/type.ts";
import { boundNameAt } from "./bound-names.ts";

export interface Hover {
  readonly span: Span;
  readonly title: string;
  readonly lines: readonly string[];
}

export function hoverAt(
  compilation: Compilation,
  file: string,
  offset: number,
  language: Language = "it",
): Hover | undefined {
  const found = boundNameAt(compilation, file, offset);
  if (found) return { span: found.name.span, ...describe(found.symbol, compilation, language) };
  return hoverOfOperation(compilation, file, offset, language);
}

/** A call's name is bound to no symbol: built-in operations explain themselves. */
function hoverOfOperation(
  compilation: Compilation,
  file: string,
  offset: number,
  language: Language,
): Hover | undefined {
  const text = compilation.files.find((found) => found.name === file)?.source ?? "";
  const word = /[\p{L}\p{N}_]*$/u.exec(text.slice(0, offset))?.[0] ?? "";
  const rest = /^[\p{L}\p{N}_]*/u.exec(text.slice(offset))?.[0] ?? "";
  const operation = operations.find((one) => nameKey(one.word) === nameKey(word + rest));
  if (!operation) return undefined;
  const span = { file, start: offset - word.length, end: offset + rest.length };
  return { span, title: operation.word, lines: [operation.explained[language]] };
}

const words = {
  it: { rule: "regola", field: "campo", of: "di", definedBy: "definito da", amends: "modifica", option: "opzione di" },
  en: { rule: "rule", field: "field", of: "of", definedBy: "defined by", amends: "amends", option: "option of" },
} as const;

type Description = Pick<Hover, "title" | "lines">;

function describe(symbol: NameSymbol, compilation: Compilation, language: Language): Description {
  const say = words[language];
  switch (symbol.kind) {
    case "rule":
      return describeRule(symbol, compilation, language);
    case "field":
      return {
        title: `${symbol.name} : ${typeWord(symbol.type)}`,
        lines: [labelIn(symbol.declaration.label, language), `${say.field} ${say.of} ${symbol.entity}`],
      };
    case "interpretation":
      return describeInterpretation(symbol, language);
    case "option":
      return { title: symbol.option, lines: [`${say.option} ${symbol.of.name}`] };
    case "local":
      return { title: `${symbol.name} : ${typeWord(symbol.type)}`, lines: [] };
    case "act":
      return { title: symbol.name, lines: [symbol.declaration.title?.value ?? ""] };
    case "unit":
    case "entity":
    case "enumeration":
    case "action":
    case "authority":
    case "cyclePeriod":
      return { title: symbol.name, lines: [labelIn(symbol.declaration?.label, language)] };
    case "exampleItem":
      return { title: `${symbol.name} : ${symbol.entity.name}`, lines: [] };
    case "operation":
      return { title: symbol.signature.word, lines: [symbol.signature.explained[language]] };
    case "thisYear":
      return { title: "anno", lines: [] };
  }
}

function describeRule(rule: RuleSymbol, { model }: Compilation, language: Language): Description {
  const say = words[language];
  const body = rule.definitions[0]?.clause.body;
  const inferred = body?.kind === "expressionBody" ? model.types.get(body.expression) : undefined;
  const places = rule.definitions.map(({ act, division, paragraph }) => {
    const amending = model.symbols.amendments.some((link) => link.by.paragraph === paragraph);
    const where = `${act.declaration.title?.value ?? act.name}, art. ${division.number.value} c. ${paragraph.number.value}`;
    return `${say.definedBy} ${where}${amending ? ` (${say.amends})` : ""}`;
  });
  return {
    title: `${rule.name} : ${typeWord(rule.type ?? inferred)}`,
    lines: [labelIn(rule.term?.label, language), ...places].filter((line) => line !== ""),
  };
}

function describeInterpretation({ name, declaration }: InterpretationSymbol, language: Language): Description {
  if (declaration.kind === "gap") return { title: name, lines: [declaration.reason?.value ?? ""] };
  const options = declaration.options.map((option) => `${option.name.text}: ${labelIn(option.label, language)}`);
  return { title: name, lines: [labelIn(declaration.question, language), ...options, declaration.reason?.value ?? ""] };
}

function labelIn(label: Ast.Label | undefined, language: Language): string {
  const it = label?.it.value ?? "";
  return language === "it" ? it : (label?.en?.value ?? it);
}

function typeWord(type: ValueType | undefined): string {
  return type ? printType(type) : "?";
}
