/** The errors of a caller who can do something about them: told in full in both languages. */
import { GraphQLError } from "graphql";

export interface Sentence {
  readonly it: string;
  readonly en: string;
}

/** The message is in English, as that of every error of GraphQL; what a change answers has both. */
export class ToldError extends GraphQLError {
  readonly says: Sentence;

  constructor(says: Sentence, extensions: Readonly<Record<string, string>> & { readonly code: string }) {
    super(says.en, { extensions });
    this.says = says;
  }
}

/** What was asked cannot be. @param argument which it is about. */
export function badInput(says: Sentence, argument?: string): ToldError {
  return new ToldError(says, { code: "BAD_USER_INPUT", ...(argument === undefined ? {} : { argument }) });
}

/** Whoever asks may not; who signed in as another might. */
export function forbidden(says: Sentence): ToldError {
  return new ToldError(says, { code: "FORBIDDEN" });
}
