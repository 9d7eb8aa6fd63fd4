/** Token types of the grammar: one per row of the keyword and symbol tables, the literals, and the families they belong to. */
import type { IToken, TokenType } from "chevrotain";
import { createToken, Lexer } from "chevrotain";
import type { KeywordName, SymbolName } from "./keywords.ts";
import { keywords, symbols } from "./keywords.ts";

const literalNames = ["Text", "Quoted", "Date", "Years", "Ordinal", "Dotted", "Fraction", "Percent", "Number"] as const;

export type LiteralName = (typeof literalNames)[number];
export type TokenName = "Word" | "UnitWord" | "LineEquals" | LiteralName | KeywordName | SymbolName;

/** What chevrotain reads, plus whether the token is the first of its line. */
export interface LexedToken extends IToken {
  readonly firstOnLine: boolean;
}

const family = (name: string) => createToken({ name, pattern: Lexer.NA });

/** Any word that may be a name: a plain word or a soft keyword. */
export const AnyName = family("AnyName");
export const AnyText = family("AnyText");
export const AnyNumber = family("AnyNumber");
/** Number of an article or comma. */
export const AnyOrdinal = family("AnyOrdinal");
export const BinaryOperator = family("BinaryOperator");
/** Operators allowed where a comma of the sentence (`tra X e Y`, `conta X al massimo Y`) must end the quantity. */
export const ArithmeticOperator = family("ArithmeticOperator");
export const Prefix = family("Prefix");

const families: Partial<Record<TokenName, readonly TokenType[]>> = {
  Word: [AnyName],
  Text: [AnyText],
  Quoted: [AnyText],
  Number: [AnyNumber, AnyOrdinal],
  Dotted: [AnyNumber, AnyOrdinal],
  Ordinal: [AnyOrdinal],
  Percent: [AnyNumber],
  Fraction: [AnyNumber],
  Or: [BinaryOperator],
  And: [BinaryOperator],
  Equals: [BinaryOperator],
  NotEqual: [BinaryOperator],
  Less: [BinaryOperator],
  LessOrEqual: [BinaryOperator],
  Greater: [BinaryOperator],
  GreaterOrEqual: [BinaryOperator],
  In: [BinaryOperator],
  AtMostOf: [BinaryOperator],
  AtLeastOf: [BinaryOperator],
  Plus: [BinaryOperator, ArithmeticOperator],
  Minus: [BinaryOperator, ArithmeticOperator, Prefix],
  Times: [BinaryOperator, ArithmeticOperator],
  Slash: [BinaryOperator, ArithmeticOperator],
  Not: [Prefix],
  IsMissing: [Prefix],
  Noise: [Prefix],
};

const names = [
  "Word",
  "UnitWord",
  "LineEquals",
  ...literalNames,
  ...(Object.keys(keywords) as KeywordName[]),
  ...(Object.keys(symbols) as SymbolName[]),
] as const satisfies readonly TokenName[];

export const tokenTypes = Object.fromEntries(
  names.map((name) => {
    const soft = name in keywords && keywords[name as KeywordName].reading === "soft";
    const categories = [...(families[name] ?? []), ...(soft ? [AnyName] : [])];
    return [name, createToken({ name, pattern: Lexer.NA, categories })];
  }),
) as Record<TokenName, TokenType>;

export const grammarVocabulary: TokenType[] = [
  AnyName,
  AnyText,
  AnyNumber,
  AnyOrdinal,
  BinaryOperator,
  ArithmeticOperator,
  Prefix,
  ...Object.values(tokenTypes),
];
