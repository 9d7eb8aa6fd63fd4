/** Keeps, in place of chevrotain's English sentences, the names of the tokens that the grammar expected. */
import type { IParserErrorMessageProvider, IRecognitionException, TokenType } from "chevrotain";

export interface Expectation {
  readonly rule: string;
  /** Names of token types; empty when the input should have ended. */
  readonly expected: readonly string[];
}

export function expectationOf(error: IRecognitionException): Expectation {
  const [rule = "", ...expected] = error.message.split(" ");
  return { rule, expected };
}

export const expectationMessages: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected, ruleName }) => `${ruleName} ${expected.name}`,
  buildNotAllInputParsedMessage: ({ ruleName }) => ruleName,
  buildNoViableAltMessage: ({ expectedPathsPerAlt, ruleName }) => [ruleName, ...firsts(expectedPathsPerAlt)].join(" "),
  buildEarlyExitMessage: ({ expectedIterationPaths, ruleName }) =>
    [ruleName, ...firsts([expectedIterationPaths])].join(" "),
};

function firsts(paths: readonly (readonly (readonly TokenType[])[])[]): string[] {
  return [...new Set(paths.flat().flatMap((path) => path[0]?.name ?? []))];
}
