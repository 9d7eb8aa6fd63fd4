/**
 * Who sends a request: the bearer of a token, or whose session the cookie is, or nobody. A cookie is believed only beside the
 * header that a page of another site cannot send.
 */
import type { IncomingMessage } from "node:http";
import type { Authentication, Viewer } from "@delibera/identity";
import type { Cookies } from "./cookies.ts";

export type Asked =
  | {
      readonly kind: "viewer";
      readonly viewer: Viewer /** The cookie is of no session any more. */;
      readonly stale: boolean;
    }
  | { readonly kind: "refused"; readonly refusal: RequestRefusal };

export interface RequestRefusal {
  readonly status: 400 | 401 | 403 | 503;
  readonly code: string;
  readonly sentence: string;
  /** What a client of the standard expects beside the status (RFC 6750, RFC 9470). */
  readonly challenge?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The header that pages of our own send with every request. */
export const preflightHeader = "graphql-require-preflight";

export async function viewerOfRequest(
  request: IncomingMessage,
  authentication: Authentication,
  cookies: Cookies,
): Promise<Asked> {
  const { authorization } = request.headers;
  if (authorization !== undefined) return await bearerOf(authorization, authentication);
  const secret = cookies.sessionIn(request);
  if (secret === undefined) return { kind: "viewer", viewer: { kind: "anonymous" }, stale: false };
  if (request.headers[preflightHeader] === undefined) return { kind: "refused", refusal: withoutHeader };
  const viewer = await authentication.session(secret);
  return { kind: "viewer", viewer: viewer ?? { kind: "anonymous" }, stale: viewer === undefined };
}

const withoutHeader: RequestRefusal = {
  status: 403,
  code: "CROSS_SITE",
  sentence: `a request with the cookie of a session needs the header ${preflightHeader}, which a page of another site cannot send`,
};

async function bearerOf(authorization: string, { bearer, configuration }: Authentication): Promise<Asked> {
  const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
  if (token === undefined) {
    const sentence = "the authorization header must be `Bearer` and a token";
    return {
      kind: "refused",
      refusal: { status: 400, code: "AUTHORIZATION_MALFORMED", sentence, challenge: "Bearer" },
    };
  }
  const found = await bearer(token);
  if (found.kind === "viewer") return { kind: "viewer", viewer: found.viewer, stale: false };
  const { code, sentence } = found.problem;
  return {
    kind: "refused",
    refusal: {
      status: code === "issuer-unavailable" ? 503 : code === "token-without-role" ? 403 : 401,
      code: code.toUpperCase().replaceAll("-", "_"),
      sentence,
      challenge:
        code === "token-level-too-low"
          ? `Bearer error="insufficient_user_authentication", acr_values="${configuration.levels.join(" ")}"`
          : `Bearer error="invalid_token", error_description="${sentence.replaceAll('"', "'")}"`,
    },
  };
}
