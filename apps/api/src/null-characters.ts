/**
 * Refuses questions with a null character in a text, which PostgreSQL does not take: the database would answer that something went wrong.
 * A change answers by itself, with `InvalidInput`.
 */
import { nullCharacterIn, nullCharacterSentence } from "@delibera/graphql";
import type { ASTNode, ASTVisitor, ExecutionArgs, ValidationContext } from "graphql";
import { GraphQLError, getOperationAST } from "graphql";
import type { Plugin } from "graphql-yoga";

export const withoutNullCharacters: Plugin = {
  onValidate({ addValidationRule }) {
    addValidationRule(noNullCharacters);
  },
  onExecute({ args, setResultAndStopExecution }) {
    const problem = problemIn(args);
    if (problem !== undefined) setResultAndStopExecution({ errors: [problem] });
  },
  onSubscribe({ args, setResultAndStopExecution }) {
    const problem = problemIn(args);
    if (problem !== undefined) setResultAndStopExecution({ errors: [problem] });
  },
};

function problemIn({ document, operationName, variableValues }: ExecutionArgs): GraphQLError | undefined {
  if (getOperationAST(document, operationName)?.operation === "mutation") return undefined;
  const place = nullCharacterIn(variableValues);
  return place === undefined ? undefined : heldBy(`$${place}`);
}

function heldBy(place: string, nodes?: ASTNode): GraphQLError {
  const { en, it } = nullCharacterSentence(place);
  return new GraphQLError(en, { ...(nodes && { nodes }), extensions: { code: "BAD_USER_INPUT", it } });
}

/** Of what is written in the document itself. */
function noNullCharacters(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition: ({ operation }) => (operation === "mutation" ? false : undefined),
    Argument(node) {
      if (node.value.kind !== "StringValue" || !node.value.value.includes("\0")) return;
      context.reportError(heldBy(node.name.value, node));
    },
    ObjectField(node) {
      if (node.value.kind !== "StringValue" || !node.value.value.includes("\0")) return;
      context.reportError(heldBy(node.name.value, node));
    },
  };
}
