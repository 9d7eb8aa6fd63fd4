/** The error of a caller who asked for something that cannot be: told in full, with the argument it is about. */
import { GraphQLError } from "graphql";

export function badInput(message: string, argument?: string): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code: "BAD_USER_INPUT", ...(argument === undefined ? {} : { argument }) },
  });
}
