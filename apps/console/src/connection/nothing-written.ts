/**
 * A change that was not made wrote nothing, so that nothing that is kept is out of date. The cache tells by types what is, and the sentences of
 * such an answer have a type that many things have: the page would be read anew, and the answer gone with what it was about.
 */
import { mapExchange } from "@urql/core";

const notDone: ReadonlySet<unknown> = new Set(["Refused", "InvalidInput", "NotAllowed", "Overtaken"]);

/** Stands between the cache and the network; changes are asked as `answer`. */
export const nothingWritten = mapExchange({
  onResult(result) {
    const answer: unknown = result.operation.kind === "mutation" ? result.data?.answer : undefined;
    if (!isWhole(answer) || !notDone.has(answer["__typename"])) return;
    const untyped = { ...(withoutTypes(answer) as object), __typename: answer["__typename"] };
    return { ...result, data: { ...result.data, answer: untyped } };
  },
});

function withoutTypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTypes);
  if (!isWhole(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => (key === "__typename" ? [] : [[key, withoutTypes(part)]])),
  );
}

function isWhole(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
