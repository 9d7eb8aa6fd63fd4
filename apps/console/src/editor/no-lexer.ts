/**
 * Stands, in what is built, where the parsing library asks for its lexer: the rule language is read by one of its own, and of the
 * library's only the mark of a token that no pattern matches is ever read.
 */
export class Lexer {
  static readonly NA = /NOT_APPLICABLE/;

  constructor() {
    throw new Error("unreachable: the rule language has a lexer of its own");
  }
}

export const LexerDefinitionErrorType = {} as const;
