/** Sends a change and keeps its answer. Sent again after a lost answer it carries the same id, so that it is done once. */
import type { DocumentInput, OperationResult } from "@urql/core";
import { useRef, useState } from "react";
import type { CombinedError } from "urql";
import { useClient } from "urql";
import type { Ground } from "./operations.ts";

export type ChangeAnswer<Payload> =
  | { readonly kind: "none" }
  | { readonly kind: "asking" }
  | { readonly kind: "done"; readonly payload: Payload }
  | { readonly kind: "refused"; readonly grounds: readonly Ground[] }
  | { readonly kind: "invalid" | "not-allowed" | "overtaken"; readonly says: InBothLanguages }
  | { readonly kind: "failed"; readonly error: CombinedError };

type NotDone =
  | { readonly __typename: "Refused"; readonly grounds: readonly Ground[] }
  | { readonly __typename: "InvalidInput" | "NotAllowed" | "Overtaken"; readonly says: InBothLanguages };

interface InBothLanguages {
  readonly it: string;
  readonly en: string;
}

interface Answered {
  readonly answer: { readonly __typename: string };
}

export interface Change<Payload, Input> {
  readonly answer: ChangeAnswer<Payload>;
  /** @param then told the answer, whatever it is. */
  readonly send: (input: Input, then?: (answer: ChangeAnswer<Payload>) => void) => void;
  readonly forget: () => void;
}

type PayloadOf<Result extends Answered> = Exclude<Result["answer"], NotDone>;

export function useChange<Result extends Answered, Input extends object>(
  mutation: DocumentInput<Result, { readonly input: Input & { readonly clientMutationId?: string | null } }>,
): Change<PayloadOf<Result>, Input> {
  const client = useClient();
  const [answer, setAnswer] = useState<ChangeAnswer<PayloadOf<Result>>>({ kind: "none" });
  const unanswered = useRef<{ readonly input: string; readonly id: string }>(undefined);
  const send = (input: Input, then?: (answer: ChangeAnswer<PayloadOf<Result>>) => void) => {
    setAnswer({ kind: "asking" });
    const written = JSON.stringify(input);
    if (unanswered.current?.input !== written) unanswered.current = { input: written, id: randomId() };
    const clientMutationId = unanswered.current.id;
    const told = ({ data, error }: OperationResult<Result>) => {
      const said = answerOf<Result>(data, error);
      if (said.kind !== "failed") unanswered.current = undefined;
      setAnswer(said);
      then?.(said);
    };
    // What is asked does not reject: an error is part of the answer.
    void client
      .mutation(mutation, { input: { ...input, clientMutationId } })
      .toPromise()
      .then(told);
  };
  return { answer, send, forget: () => setAnswer({ kind: "none" }) };
}

function answerOf<Result extends Answered>(
  data: Result | undefined,
  error: CombinedError | undefined,
): ChangeAnswer<PayloadOf<Result>> {
  if (data === undefined) {
    if (error === undefined) throw new Error("a change was answered with neither data nor an error");
    return { kind: "failed", error };
  }
  const answer = data.answer as NotDone | { readonly __typename: `${string}Payload` };
  switch (answer.__typename) {
    case "Refused":
      return { kind: "refused", grounds: answer.grounds };
    case "InvalidInput":
      return { kind: "invalid", says: answer.says };
    case "NotAllowed":
      return { kind: "not-allowed", says: answer.says };
    case "Overtaken":
      return { kind: "overtaken", says: answer.says };
    default:
      return { kind: "done", payload: data.answer as PayloadOf<Result> };
  }
}

/** Where a page is not served over TLS, browsers have no `crypto.randomUUID`. */
function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
