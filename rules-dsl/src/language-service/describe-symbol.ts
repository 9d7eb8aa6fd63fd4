/** What a symbol is, in sentences: its type, its label, where the law has it from, how it changed. */
import type { Compilation } from "../compile.ts";
import type { Language } from "../diagnostics/diagnostic.ts";
import type { ValueType } from "../ir/value-type.ts";
import type { FieldSymbol, InterpretationSymbol, NameSymbol, RuleSymbol } from "../resolve/symbols.ts";
import type * as Ast from "../syntax/ast.ts";
import { printType } from "../types/type.ts";
import { lawOf, sayPlace } from "./citations.ts";
import { inTime } from "./occurrences.ts";
import { signatureOf } from "./signatures.ts";
import { versionsOf } from "./versions.ts";
import { words } from "./words.ts";

export interface Description {
  /** The name and its type, as a rule file writes them. */
  readonly title: string;
  readonly lines: readonly string[];
}

export function describe(symbol: NameSymbol, compilation: Compilation, language: Language): Description {
  const kind = (of: keyof typeof words) => words[of][language];
  switch (symbol.kind) {
    case "rule":
      return describeRule(symbol, compilation, language);
    case "field":
      return describeField(symbol, language);
    case "interpretation":
      return describeInterpretation(symbol, language);
    case "option":
      return { title: symbol.option, lines: [`${kind("option")} ${kind("of")} ${symbol.of.name}`] };
    case "local":
      return titled(`${symbol.name} : ${typeWord(symbol.type)}`, kind("local"));
    case "act":
      return titled(symbol.name, kind("act"), symbol.declaration.title?.value);
    case "unit": {
      const { declaration } = symbol;
      const step = declaration?.step && `${kind("step")} ${declaration.step.value.replace(".", ",")}`;
      return titled(symbol.name, kind("unit"), labelIn(declaration?.label, language), step);
    }
    case "entity":
      return titled(
        symbol.name,
        kind(symbol.declaration.subject ? "subject" : "entity"),
        labelIn(symbol.declaration.label, language),
      );
    case "enumeration": {
      const options = symbol.declaration.options.map(({ name }) => name.text).join("; ");
      return titled(symbol.name, kind("enumeration"), labelIn(symbol.declaration.label, language), options);
    }
    case "action":
    case "authority":
      return titled(symbol.name, kind(symbol.kind), labelIn(symbol.declaration.label, language));
    case "cyclePeriod":
      return titled(`${symbol.name} : periodo`, kind("cycle"), labelIn(symbol.declaration.label, language));
    case "exampleItem":
      return titled(`${symbol.name} : ${symbol.entity.name}`, kind("item"));
    case "operation":
      return titled(signatureOf(symbol.signature).label, symbol.signature.explained[language]);
    case "thisYear":
      return titled("anno : anno", kind("year"));
  }
}

function titled(title: string, ...lines: readonly (string | undefined)[]): Description {
  return { title, lines: lines.filter((line) => line !== undefined && line !== "") as readonly string[] };
}

function describeRule(rule: RuleSymbol, compilation: Compilation, language: Language): Description {
  const [first] = rule.definitions;
  const latest = inTime(rule.definitions).at(-1);
  const derogated = rule.derogates && `${words.derogatesFrom[language]} ${rule.derogates.name}`;
  const departing = rule.derogations.map(({ name }) => name).join("; ");
  return titled(
    `${rule.name}${grainOf(rule)} : ${typeWord(rule.type ?? inferredType(rule, compilation))}`,
    labelIn(rule.term?.label ?? first?.clause.label, language),
    derogated,
    departing && `${words.derogatedBy[language]}: ${departing}`,
    ...versionsOf(rule, compilation, language),
    first ? undefined : words.undefinedYet[language],
    latest && lawOf(latest.paragraph),
  );
}

/** Of a rule that declares none, the type of its first definition's value. */
export function inferredType({ definitions }: RuleSymbol, { model }: Compilation): ValueType | undefined {
  const body = definitions[0]?.clause.body;
  switch (body?.kind) {
    case "expressionBody":
      return model.types.get(body.expression);
    case "requirementBody":
      return { kind: "requirement" };
    case "verdict":
      return { kind: "verdict" };
    default:
      return undefined;
  }
}

/** ` per ogni prestito`, ` per ogni anno`, or nothing: as a rule file writes it. */
export function grainOf({ item, perYear }: Pick<RuleSymbol, "item" | "perYear">): string {
  return `${item === undefined ? "" : ` per ogni ${item}`}${perYear ? " per ogni anno" : ""}`;
}

function describeField({ name, entity, type, declaration }: FieldSymbol, language: Language): Description {
  const { field, of } = words;
  return titled(
    `${name} : ${typeWord(type)}`,
    labelIn(declaration.label, language),
    `${field[language]} ${of[language]} ${entity}`,
  );
}

function describeInterpretation(symbol: InterpretationSymbol, language: Language): Description {
  const { name, declaration } = symbol;
  const where = sayPlace(symbol, language);
  if (declaration.kind === "gap") return titled(name, words.interpretation[language], where, declaration.reason?.value);
  const chosen = declaration.chosen && `${words.chosen[language]}: ${declaration.chosen.text}`;
  return titled(
    name,
    labelIn(declaration.question, language),
    ...declaration.options.map((option) => `${option.name.text}: ${labelIn(option.label, language)}`),
    chosen,
    declaration.reason?.value,
    where,
  );
}

export function labelIn(label: Ast.Label | undefined, language: Language): string {
  const it = label?.it.value ?? "";
  return language === "it" ? it : (label?.en?.value ?? it);
}

export function typeWord(type: ValueType | undefined): string {
  return type ? printType(type) : "?";
}
