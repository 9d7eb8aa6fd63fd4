/**
 * Runs what is asked again and again as a function written for it, and everything else with the reference executor: the walk over
 * the same document, field by field, takes longer than the fields. Only queries, as what they answer is the same by either.
 */

import type { DocumentNode, ExecutionArgs, ExecutionResult, GraphQLSchema } from "graphql";
import { execute, GraphQLError, getOperationAST } from "graphql";
import type { CompiledQuery } from "graphql-jit";
import { compileQuery, isCompiledQuery } from "graphql-jit";

type Execute = (args: ExecutionArgs) => ExecutionResult | Promise<ExecutionResult>;

/** Writing the function takes as long as several answers: a document that is never asked again never pays for it. */
const askedBefore = 3;

interface Asked {
  times: number;
  query?: CompiledQuery["query"] | undefined;
}

/** An executor like that of `graphql`. What is compiled lives as long as the document, which whoever parses it keeps for a while. */
export function compiledOperations(schema: GraphQLSchema): Execute {
  const asked = new WeakMap<DocumentNode, Map<string, Asked>>();
  return (args) => {
    const query = compiled(args);
    if (query === undefined) return execute(args);
    const answer: ReturnType<Execute> = query(args.rootValue, args.contextValue, args.variableValues ?? {});
    return isPromise(answer) ? answer.then((result) => located(result, args)) : located(answer, args);
  };

  function compiled({ document, operationName }: ExecutionArgs): CompiledQuery["query"] | undefined {
    const operations = asked.get(document) ?? new Map<string, Asked>();
    asked.set(document, operations);
    const name = operationName ?? "";
    const known = operations.get(name) ?? { times: 0 };
    operations.set(name, known);
    known.times++;
    if (known.times === askedBefore && getOperationAST(document, operationName)?.operation === "query") {
      const written = compileQuery(schema, document, name);
      if (isCompiledQuery(written)) known.query = written.query;
    }
    return known.query;
  }
}

function isPromise(answer: ReturnType<Execute>): answer is Promise<ExecutionResult> {
  return "then" in answer;
}

/** Its errors know the line and the column, and not the node: whoever copies an error asks for the place in the text. */
function located(result: ExecutionResult, { document }: ExecutionArgs): ExecutionResult {
  const { errors: found, ...rest } = result;
  const source = document.loc?.source;
  if (found === undefined || source === undefined) return result;
  const errors = found.map((error) => {
    const positions = (error.locations ?? []).map(({ line, column }) => offsetOf(source.body, line) + column - 1);
    const { path = null, originalError = null, extensions } = error;
    return new GraphQLError(error.message, { source, positions, path, originalError, extensions });
  });
  // First, as the specification asks and the reference executor does.
  return { errors, ...rest };
}

function offsetOf(text: string, line: number): number {
  let offset = 0;
  const ends = text.matchAll(/\r\n|[\n\r]/g);
  for (let number = 1; number < line; number++) {
    const { value } = ends.next();
    offset = value === undefined ? offset : value.index + value[0].length;
  }
  return offset;
}
