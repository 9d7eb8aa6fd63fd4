/** Asks what the acts would say of a request that nobody makes yet; an answer to an earlier question is dropped. */
import type { DocumentInput, OperationResult } from "@urql/core";
import { useRef, useState } from "react";
import type { CombinedError } from "urql";
import { useClient } from "urql";
import type { Judged } from "./operations.ts";

export type QuestionAnswer =
  | { readonly kind: "none" }
  | { readonly kind: "asking" }
  | { readonly kind: "judged"; readonly judged: Judged }
  | { readonly kind: "failed"; readonly error: CombinedError };

interface Answered {
  readonly professional: { readonly asked: Judged } | null;
}

export interface Question<Variables> {
  readonly answer: QuestionAnswer;
  readonly ask: (variables: Variables) => void;
  readonly forget: () => void;
}

export function useQuestion<Variables extends object>(query: DocumentInput<Answered, Variables>): Question<Variables> {
  const client = useClient();
  const [answer, setAnswer] = useState<QuestionAnswer>({ kind: "none" });
  const latest = useRef(0);
  const ask = (variables: Variables) => {
    const turn = ++latest.current;
    setAnswer({ kind: "asking" });
    const told = ({ data, error }: OperationResult<Answered>) => {
      if (turn !== latest.current) return;
      const judged = data?.professional?.asked;
      if (judged !== undefined) setAnswer({ kind: "judged", judged });
      else setAnswer(error === undefined ? { kind: "none" } : { kind: "failed", error });
    };
    // What is asked does not reject: an error is part of the answer.
    void client.query(query, variables, { requestPolicy: "network-only" }).toPromise().then(told);
  };
  const forget = () => {
    latest.current++;
    setAnswer({ kind: "none" });
  };
  return { answer, ask, forget };
}
