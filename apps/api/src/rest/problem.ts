/** What is wrong, in the form of RFC 9457, which the Italian rules of interoperability ask for. */
import type { GraphQLError } from "graphql";

export interface Problem {
  /** Where the problem is described; `about:blank` when its status says it all. */
  readonly type?: string;
  readonly status: number;
  /** The same for all problems of a kind. */
  readonly title: string;
  /** What is wrong here, and what to do. Never says who somebody is. */
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes of a file that are there. */
  readonly "expected-offset"?: number;
}

/** The registry of the types that the resumable uploads of the IETF name. */
const uploadProblem = (name: string) => `https://iana.org/assignments/http-problem-types#${name}`;

/** The problem of an operation that has an error; undefined for an error that is ours, whose text nobody is told. */
export function problemOf({ message: detail, extensions }: GraphQLError): Problem | undefined {
  const { http } = extensions as { readonly http?: { readonly headers?: Readonly<Record<string, string>> } };
  switch (extensions["code"]) {
    case "BAD_USER_INPUT":
      return { status: 400, title: "Bad Request", detail };
    case "UNAUTHENTICATED":
      return { status: 401, title: "Unauthorized", detail, headers: { "www-authenticate": "Bearer" } };
    case "FORBIDDEN":
      return { status: 403, title: "Forbidden", detail };
    case "EMPTY":
      return { status: 400, title: "Bad Request", detail };
    case "CANCELLED":
    case "OVERTAKEN":
      return { status: 409, title: "Conflict", detail };
    case "OTHER_OFFSET": {
      const expected = Number(extensions["expected"]);
      const [type, headers] = [uploadProblem("mismatching-upload-offset"), { "upload-offset": String(expected) }];
      return { type, status: 409, title: "Conflict", detail, headers, "expected-offset": expected };
    }
    case "OTHER_LENGTH":
      return { type: uploadProblem("inconsistent-upload-length"), status: 400, title: "Bad Request", detail };
    case "COMPLETE":
      return { type: uploadProblem("completed-upload"), status: 400, title: "Bad Request", detail };
    case "NOT_FOUND":
      return { status: 404, title: "Not Found", detail };
    case "GONE":
      return { status: 410, title: "Gone", detail };
    case "TOO_MANY_IMPORTS":
      return { status: 429, title: "Too Many Requests", detail, headers: { "retry-after": "60" } };
    case "IDLE":
      return { status: 408, title: "Request Timeout", detail };
    case "TIMED_OUT":
    case "CLIENT_CLOSED_REQUEST":
      return { status: 504, title: "Gateway Timeout", detail };
    case "DATABASE_UNAVAILABLE":
      return { status: 503, title: "Service Unavailable", detail, ...http };
    default:
      return undefined;
  }
}
