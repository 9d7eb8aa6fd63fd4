/**
 * How long a request may take: until its time is over or whoever asked has left. What stopped it is told apart, so that the answer
 * says what to do.
 */
import { errorCode, lostConnection } from "@delibera/database";
import { GraphQLError } from "graphql";

export interface TimeLimit {
  /** Aborted when the request is to stop. */
  readonly signal: AbortSignal;
  /** The error for whoever asked, when the request was stopped or the database lost; undefined for every other failure. */
  problemIn(error: unknown): GraphQLError | undefined;
  /** Call it when the request is over, whatever came of it. */
  end(): void;
}

/** @param left aborted when whoever asked has left. */
export function timeLimit(milliseconds: number, left: AbortSignal): TimeLimit {
  const control = new AbortController();
  const onLeft = () => control.abort(gone);
  const timer = setTimeout(() => control.abort(tooLong), milliseconds);
  if (left.aborted) onLeft();
  else left.addEventListener("abort", onLeft, { once: true });
  return {
    signal: control.signal,
    problemIn(error) {
      if (error === gone || (control.signal.aborted && control.signal.reason === gone)) return leftError();
      if (control.signal.aborted || errorCode(error) === cancelled) return tooLongError(milliseconds);
      return lostConnection(error) || errorCode(error) === "unreachable" ? unavailableError() : undefined;
    },
    end() {
      clearTimeout(timer);
      left.removeEventListener("abort", onLeft);
    },
  };
}

/** What PostgreSQL says of a statement that was stopped. */
const cancelled = "57014";
const gone = new Error("whoever asked has left");
const tooLong = new Error("the time of the request is over");

function tooLongError(milliseconds: number): GraphQLError {
  return new GraphQLError(
    `the request took longer than ${milliseconds / 1000} s and was stopped; nothing was written: ask for less at a time`,
    { extensions: { code: "TIMED_OUT", http: { status: 504 } } },
  );
}

/** Read by nobody but the log of a proxy: 499 is what these call it. */
function leftError(): GraphQLError {
  return new GraphQLError("whoever asked has left: the request was stopped, and nothing was written", {
    extensions: { code: "CLIENT_CLOSED_REQUEST", http: { status: 499 } },
  });
}

/** Also said by what stands before GraphQL: who asks is looked up in the same database. */
export const unavailable = {
  code: "DATABASE_UNAVAILABLE",
  status: 503,
  sentence:
    "the database does not answer: try again later; a change that is asked with a `clientMutationId` is done once, however often it is asked",
  headers: { "retry-after": "2" },
} as const;

function unavailableError(): GraphQLError {
  const { code, status, sentence, headers } = unavailable;
  return new GraphQLError(sentence, { extensions: { code, http: { status, headers } } });
}
