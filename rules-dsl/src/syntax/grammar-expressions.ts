/**
 * Grammar of expressions, types, names and labels. Operators are read as a flat sequence; their precedence is settled when
 * the tree is built, which keeps the parser's stack shallow. No rule here recovers: mistakes end the clause they are in.
 */
import type { CstElement, CstNode, IParserConfig, IToken, ParserMethod, TokenType } from "chevrotain";
import { CstParser, tokenMatcher } from "chevrotain";
import { nowhere } from "./cst.ts";
import { expectationMessages } from "./expectations.ts";
import { isHead } from "./keywords.ts";
import type { LexedToken } from "./tokens.ts";
import {
  AnyName,
  AnyNumber,
  AnyOrdinal,
  AnyText,
  ArithmeticOperator,
  BinaryOperator,
  grammarVocabulary,
  Prefix,
  tokenTypes as t,
} from "./tokens.ts";

export type GrammarRule = ParserMethod<[], CstNode>;

export interface Alternative {
  readonly ALT: () => void;
  readonly IGNORE_AMBIGUITIES?: boolean;
}

/** After so many mistakes the rest of the file is not read. */
export const mostErrors = 200;

const configuration: IParserConfig = {
  recoveryEnabled: true,
  maxLookahead: 2,
  nodeLocationTracking: "onlyOffset",
  errorMessageProvider: expectationMessages,
};

/** A node of the concrete tree; one of which no word was read stands nowhere. */
interface NodeInMaking extends CstNode {
  readonly location: { startOffset: number; endOffset: number };
}

export class ExpressionGrammar extends CstParser {
  /** Of chevrotain: the nodes that have begun and not ended. */
  declare protected readonly CST_STACK: NodeInMaking[];

  constructor() {
    super(grammarVocabulary, configuration);
  }

  /** Recovery may imagine a mark or a word of the language, never something that the author has to say. */
  protected override canTokenTypeBeInsertedInRecovery(type: TokenType): boolean {
    return ![AnyName, AnyText, AnyNumber, AnyOrdinal, t.Date, t.Years, t.Year].includes(type);
  }

  /** Recovery may skip a word too many, but never the one that begins the next clause. */
  protected canRecoverWithSingleTokenDeletion(expected: TokenType): boolean {
    const { firstOnLine, tokenType } = this.LA(1) as LexedToken;
    return !(firstOnLine && isHead(tokenType.name)) && tokenMatcher(this.LA(2), expected);
  }

  /**
   * Chevrotain makes the children of a node as a dictionary and its place of two numbers that are not numbers yet: half the memory
   * of a tree. Nodes made here are read alike; the name of no rule and of no token is that of a member of every object.
   */
  protected cstInvocationStateUpdate(name: string): void {
    const made: NodeInMaking = { name, children: {}, location: { startOffset: nowhere, endOffset: nowhere } };
    this.CST_STACK.push(made);
  }

  protected cstPostTerminal(key: string, token: IToken): void {
    const parent = this.CST_STACK.at(-1) as NodeInMaking;
    added(parent.children, key, token);
    widened(parent.location, token.startOffset, token.endOffset ?? token.startOffset);
  }

  protected cstPostNonTerminal(child: NodeInMaking, key: string): void {
    const parent = this.CST_STACK.at(-1) as NodeInMaking;
    added(parent.children, key, child);
    widened(parent.location, child.location.startOffset, child.location.endOffset);
  }

  /** A rule that does not recover by itself. */
  protected part(name: string, implementation: () => void): GrammarRule {
    return this.RULE(name, implementation, { resyncEnabled: false });
  }

  /** A rule in which a mistake costs only itself: the parser goes on at the next line that may follow it. */
  protected line(name: string, implementation: () => void): GrammarRule {
    return this.RULE(name, implementation);
  }

  /** A choice. Alternatives made anew at each reading would be half of what the parser allocates: they are made once. */
  protected among(alternatives: () => Alternative[]): () => void {
    let made: Alternative[] | undefined;
    return () => {
      made ??= alternatives();
      this.OR(made);
    };
  }

  /** As many lines as there are, while there is hope: a file of nothing but mistakes is not read to its end. */
  protected lines(line: () => unknown): void {
    this.MANY({ GATE: () => this.errors.length < mostErrors, DEF: line });
  }

  readonly name: GrammarRule = this.part("name", () => {
    this.CONSUME(AnyName);
  });

  readonly text: GrammarRule = this.part("text", () => {
    this.CONSUME(AnyText);
  });

  readonly date: GrammarRule = this.part("date", () => {
    this.CONSUME(t.Date);
  });

  readonly years: GrammarRule = this.part("years", () => {
    this.CONSUME(t.Years);
  });

  readonly ordinal: GrammarRule = this.part("ordinal", () => {
    this.CONSUME(AnyOrdinal);
  });

  readonly number: GrammarRule = this.part("number", () => {
    this.CONSUME(AnyNumber);
    this.OPTION(() => this.CONSUME(t.UnitWord));
  });

  readonly label: GrammarRule = this.part("label", () => {
    this.SUBRULE1(this.text, { LABEL: "it" });
    this.OPTION(() => {
      this.CONSUME(t.Slash);
      this.SUBRULE2(this.text, { LABEL: "en" });
    });
  });

  private readonly nameOfType = this.among(() => [
    { ALT: () => this.CONSUME(t.YesNo) },
    { ALT: () => this.SUBRULE(this.name) },
  ]);

  readonly type: GrammarRule = this.part("type", () => {
    this.OPTION(() => {
      this.CONSUME(t.ListOfType);
      this.CONSUME(t.Of);
    });
    this.nameOfType();
  });

  readonly expression: GrammarRule = this.part("expression", () => {
    this.SUBRULE1(this.operand);
    this.MANY(() => {
      this.CONSUME(BinaryOperator, { LABEL: "operator" });
      this.SUBRULE2(this.operand);
    });
  });

  /** An expression without comparisons, conjunctions and limits, where one of those words continues the sentence. */
  readonly quantity: GrammarRule = this.part("quantity", () => {
    this.SUBRULE1(this.operand);
    this.MANY(() => {
      this.CONSUME(ArithmeticOperator, { LABEL: "operator" });
      this.SUBRULE2(this.operand);
    });
  });

  readonly operand: GrammarRule = this.part("operand", () => {
    this.MANY1(() => this.CONSUME(Prefix, { LABEL: "prefix" }));
    this.SUBRULE(this.reference);
    this.MANY2(() => this.SUBRULE(this.postfix));
  });

  readonly postfix: GrammarRule = this.part(
    "postfix",
    this.among(() => [
      { ALT: () => this.SUBRULE(this.inYear) },
      { ALT: () => this.SUBRULE(this.rounding) },
      { ALT: () => this.SUBRULE(this.proportion) },
      { ALT: () => this.SUBRULE(this.deadline) },
    ]),
  );

  readonly inYear: GrammarRule = this.part("inYear", () => {
    this.CONSUME(t.InYear);
    this.SUBRULE(this.reference);
  });

  readonly rounding: GrammarRule = this.part("rounding", () => {
    this.CONSUME(t.Rounded);
    this.OR([
      { ALT: () => this.CONSUME(t.RoundDown) },
      { ALT: () => this.CONSUME(t.RoundUp) },
      { ALT: () => this.CONSUME(t.RoundHalfUp) },
    ]);
    this.CONSUME(t.To);
    this.SUBRULE(this.reference);
  });

  readonly proportion: GrammarRule = this.part("proportion", () => {
    this.CONSUME(t.InProportion);
    this.CONSUME(t.To);
    this.SUBRULE1(this.reference, { LABEL: "part" });
    this.CONSUME(t.On);
    this.SUBRULE2(this.reference, { LABEL: "total" });
  });

  readonly deadline: GrammarRule = this.part("deadline", () => {
    this.CONSUME(t.Within);
    this.OPTION1(() => this.CONSUME(t.Noise));
    this.SUBRULE1(this.reference, { LABEL: "limit" });
    this.OPTION2(() => {
      this.CONSUME(t.From);
      this.SUBRULE2(this.reference, { LABEL: "from" });
    });
  });

  /** `A di B di C`, and `A del CICLO precedente`. */
  readonly reference: GrammarRule = this.part("reference", () => {
    this.SUBRULE(this.atom);
    this.MANY(() => this.SUBRULE(this.ofPart));
  });

  readonly ofPart: GrammarRule = this.part("ofPart", () => {
    this.CONSUME(t.Of);
    this.OPTION1(() => this.CONSUME(t.Noise));
    this.SUBRULE(this.atom);
    this.OPTION2(() => this.CONSUME(t.Previous));
  });

  /** Literals and names are read here, not by rules of their own: most of a file's words are one of them. */
  readonly atom: GrammarRule = this.part(
    "atom",
    this.among(() => [
      {
        ALT: () => {
          this.CONSUME(AnyNumber);
          this.OPTION1(() => this.CONSUME(t.UnitWord));
        },
      },
      { ALT: () => this.CONSUME(t.Date) },
      { ALT: () => this.CONSUME(t.Years) },
      { ALT: () => this.CONSUME(AnyText) },
      { ALT: () => this.CONSUME(t.Yes) },
      { ALT: () => this.CONSUME(t.No) },
      { ALT: () => this.CONSUME(t.This) },
      { ALT: () => this.SUBRULE(this.missingFact) },
      {
        ALT: () => {
          this.CONSUME(AnyName);
          this.OPTION2(() => this.SUBRULE(this.callArguments));
        },
      },
      { ALT: () => this.SUBRULE(this.parentheses) },
      { ALT: () => this.SUBRULE(this.conditional) },
      { ALT: () => this.SUBRULE(this.aggregate) },
      { ALT: () => this.SUBRULE(this.count) },
      { ALT: () => this.SUBRULE(this.some) },
      { ALT: () => this.SUBRULE(this.every) },
      { ALT: () => this.SUBRULE(this.pick) },
      { ALT: () => this.SUBRULE(this.allocation) },
      { ALT: () => this.SUBRULE(this.mostFavourable) },
    ]),
  );

  readonly missingFact: GrammarRule = this.part("missingFact", () => {
    this.CONSUME(t.MissingFact);
    this.OPTION(() => this.SUBRULE(this.text));
  });

  readonly callArguments: GrammarRule = this.part("callArguments", () => {
    this.CONSUME(t.LeftParenthesis);
    this.MANY_SEP({ SEP: t.Semicolon, DEF: () => this.SUBRULE(this.expression) });
    this.CONSUME(t.RightParenthesis);
  });

  readonly parentheses: GrammarRule = this.part("parentheses", () => {
    this.CONSUME(t.LeftParenthesis);
    this.AT_LEAST_ONE_SEP({ SEP: t.Semicolon, DEF: () => this.SUBRULE(this.expression) });
    this.CONSUME(t.RightParenthesis);
  });

  readonly conditional: GrammarRule = this.part("conditional", () => {
    this.CONSUME(t.If);
    this.SUBRULE1(this.expression, { LABEL: "condition" });
    this.CONSUME(t.Then);
    this.SUBRULE2(this.expression, { LABEL: "then" });
    this.CONSUME(t.Otherwise);
    this.SUBRULE3(this.expression, { LABEL: "otherwise" });
  });

  readonly aggregate: GrammarRule = this.part("aggregate", () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Sum) },
      { ALT: () => this.CONSUME(t.Greatest) },
      { ALT: () => this.CONSUME(t.Smallest) },
      { ALT: () => this.CONSUME(t.ListOf) },
    ]);
    this.CONSUME(t.Of);
    this.SUBRULE(this.expression);
    this.CONSUME(t.ForEach);
    this.SUBRULE(this.binder);
    this.OPTION(() => this.SUBRULE(this.where));
  });

  readonly count: GrammarRule = this.part("count", () => {
    this.CONSUME(t.CountOf);
    this.CONSUME(t.Of);
    this.SUBRULE(this.binder);
    this.OPTION(() => this.SUBRULE(this.where));
  });

  readonly some: GrammarRule = this.part("some", () => {
    this.CONSUME(t.Some);
    this.SUBRULE(this.binder);
    this.OPTION(() => this.SUBRULE(this.where));
  });

  readonly every: GrammarRule = this.part("every", () => {
    this.CONSUME(t.Every);
    this.SUBRULE(this.binder);
    this.OPTION(() => this.SUBRULE(this.where));
    this.CONSUME(t.Satisfies);
    this.SUBRULE(this.expression);
  });

  readonly pick: GrammarRule = this.part("pick", () => {
    this.OR([{ ALT: () => this.CONSUME(t.First) }, { ALT: () => this.CONSUME(t.Last) }]);
    this.SUBRULE(this.binder);
    this.OPTION(() => this.SUBRULE(this.where));
    this.CONSUME(t.By);
    this.SUBRULE(this.expression);
  });

  readonly allocation: GrammarRule = this.part("allocation", () => {
    this.CONSUME(t.Allocate);
    this.SUBRULE1(this.expression, { LABEL: "pool" });
    this.CONSUME(t.On);
    this.SUBRULE2(this.expression, { LABEL: "need" });
    this.CONSUME(t.ForEach);
    this.SUBRULE(this.binder);
    this.OPTION1(() => this.SUBRULE(this.where));
    this.OPTION2(() => {
      this.CONSUME(t.By);
      this.SUBRULE3(this.expression, { LABEL: "by" });
    });
    this.OR([{ ALT: () => this.CONSUME(t.LatestFirst) }, { ALT: () => this.CONSUME(t.EarliestFirst) }]);
    this.OPTION3(() => {
      this.CONSUME(t.InFavour);
      this.CONSUME(t.Of);
      this.SUBRULE(this.reference);
    });
  });

  readonly mostFavourable: GrammarRule = this.part("mostFavourable", () => {
    this.CONSUME(t.MostFavourable);
    this.CONSUME(t.Among);
    this.SUBRULE(this.parentheses);
  });

  readonly where: GrammarRule = this.part("where", () => {
    this.CONSUME(t.With);
    this.SUBRULE(this.expression);
  });

  readonly binder: GrammarRule = this.part(
    "binder",
    this.among(() => [
      {
        ALT: () => {
          this.SUBRULE1(this.name);
          this.CONSUME(t.In);
          this.SUBRULE(this.collection);
        },
      },
      { ALT: () => this.SUBRULE(this.earlierCycle) },
      { ALT: () => this.SUBRULE(this.group) },
      { ALT: () => this.CONSUME(t.Year) },
    ]),
  );

  readonly earlierCycle: GrammarRule = this.part("earlierCycle", () => {
    this.SUBRULE1(this.name, { LABEL: "cycle" });
    this.CONSUME(t.Previous);
    this.SUBRULE2(this.name);
  });

  readonly group: GrammarRule = this.part("group", () => {
    this.CONSUME(t.Group);
    this.SUBRULE1(this.name);
    this.CONSUME(t.Of);
    this.SUBRULE2(this.name, { LABEL: "member" });
    this.CONSUME(t.In);
    this.SUBRULE1(this.operand, { LABEL: "list" });
    this.CONSUME(t.By);
    this.SUBRULE2(this.operand, { LABEL: "by" });
  });

  readonly collection: GrammarRule = this.part(
    "collection",
    this.among(() => [
      {
        ALT: () => {
          this.CONSUME(t.EachOption);
          this.SUBRULE(this.name);
        },
      },
      { ALT: () => this.SUBRULE(this.operand) },
    ]),
  );
}

function added(children: Record<string, CstElement[]>, key: string, child: CstElement): void {
  const known = children[key];
  if (known) known.push(child);
  else children[key] = [child];
}

/** Words that recovery imagined have no place: their offsets are no numbers, which compare with nothing. */
function widened(location: NodeInMaking["location"], start: number, end: number): void {
  if (location.startOffset < 0) {
    if (!(start >= 0)) return;
    location.startOffset = start;
    location.endOffset = end;
  } else if (location.endOffset < end) location.endOffset = end;
}
