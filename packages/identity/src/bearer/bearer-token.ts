/**
 * Access tokens of portals and services: signed by the issuer, for us, not expired; for a person, of a sufficient level. What is
 * wrong with one is told in a sentence, and nothing of the token itself is.
 */
import type { JWTPayload, JWTVerifyGetKey } from "jose";
import { createRemoteJWKSet, errors, jwtVerify } from "jose";
import type { IdentityConfiguration } from "../configuration/identity-configuration.ts";
import type { Claims } from "../grants-of.ts";

export type TokenProblemCode =
  | "token-malformed"
  | "token-forged"
  | "token-expired"
  | "token-not-yet-valid"
  | "token-wrong-issuer"
  | "token-wrong-audience"
  | "token-level-too-low"
  | "token-without-role"
  | "issuer-unavailable";

export interface TokenProblem {
  readonly code: TokenProblemCode;
  readonly sentence: string;
}

interface ValidToken {
  readonly kind: "valid";
  readonly subject: string;
  readonly claims: Claims;
}

export type VerifiedToken = ValidToken | { readonly kind: "refused"; readonly problem: TokenProblem };

export type TokenVerifier = (token: string) => Promise<VerifiedToken>;

/**
 * The issuer's keys are fetched when the first token comes, kept, and fetched again when a token names another. A signature is
 * looked at again after a minute, so that a key the issuer withdraws is not believed for longer; whether the token has expired is
 * looked at every time.
 */
export function tokenVerifier(configuration: IdentityConfiguration): TokenVerifier {
  const { issuer, audience } = configuration;
  let keys: JWTVerifyGetKey | undefined;
  const seen = new Map<string, { readonly until: number; readonly verified: ValidToken }>();
  const verify = verifier();
  return async (token) => {
    const now = Date.now();
    const known = seen.get(token);
    if (known !== undefined && now < known.until) return known.verified;
    seen.delete(token);
    const verified = await verify(token);
    if (verified.kind === "refused") return verified;
    // Whoever sends a new token each time must not fill the memory.
    if (seen.size >= mostSeen) seen.clear();
    const expires = Number(verified.claims["exp"]) * 1000;
    seen.set(token, { until: Math.min(now + believedMilliseconds, expires), verified });
    return verified;
  };

  function verifier(): TokenVerifier {
    return async (token) => {
      try {
        keys ??= createRemoteJWKSet(await addressOfKeys(issuer), { timeoutDuration: 5000 });
        const { payload } = await jwtVerify(token, keys, {
          issuer,
          audience,
          algorithms: ["RS256", "PS256", "ES256", "EdDSA"],
          requiredClaims: ["exp", "sub"],
          clockTolerance: 5,
        });
        const problem = levelProblem(payload, configuration);
        if (problem !== undefined) return { kind: "refused", problem };
        return { kind: "valid", subject: `${payload.sub} ${issuer}`, claims: payload };
      } catch (error) {
        return { kind: "refused", problem: problemOf(error) };
      }
    };
  }
}

const believedMilliseconds = 60_000;
const mostSeen = 1000;

class IssuerUnavailable extends Error {}

async function addressOfKeys(issuer: string): Promise<URL> {
  try {
    const response = await fetch(`${issuer}/.well-known/openid-configuration`, { signal: AbortSignal.timeout(5000) });
    const { jwks_uri: address } = (await response.json()) as { readonly jwks_uri: string };
    return new URL(address);
  } catch (cause) {
    throw new IssuerUnavailable("", { cause });
  }
}

/** A service is nobody and has no level; a token that speaks of a person must say how surely it is them. */
function levelProblem(payload: JWTPayload, { claims, levels }: IdentityConfiguration): TokenProblem | undefined {
  if (payload[claims.fiscalNumber] === undefined || levels.includes(String(payload["acr"]))) return undefined;
  const has = payload["acr"] === undefined ? "none" : JSON.stringify(String(payload["acr"]).slice(0, 80));
  return {
    code: "token-level-too-low",
    sentence: `the token is of a person whose level of assurance is ${has}: one of ${levels.join(", ")} is needed`,
  };
}

const sentences = {
  "token-malformed": "the bearer token is not a signed JSON Web Token",
  "token-forged": "the bearer token is not signed by a key of the issuer",
  "token-expired": "the bearer token has expired: ask the issuer for another",
  "token-not-yet-valid": "the bearer token is not valid yet",
  "token-wrong-issuer": "the bearer token is of another issuer",
  "token-wrong-audience": "the bearer token was given for another service",
  "issuer-unavailable": "the issuer cannot be asked for its keys: try again",
} as const satisfies Partial<Record<TokenProblemCode, string>>;

function problemOf(error: unknown): TokenProblem {
  const code = codeOf(error);
  return { code, sentence: sentences[code] };
}

function codeOf(error: unknown): keyof typeof sentences {
  if (error instanceof IssuerUnavailable || error instanceof errors.JWKSTimeout) return "issuer-unavailable";
  if (error instanceof errors.JWTExpired) return "token-expired";
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === "iss") return "token-wrong-issuer";
    if (error.claim === "aud") return "token-wrong-audience";
    return error.claim === "nbf" ? "token-not-yet-valid" : "token-malformed";
  }
  const unsigned = [errors.JWSSignatureVerificationFailed, errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys];
  if (unsigned.some((kind) => error instanceof kind)) return "token-forged";
  const malformed = [errors.JWSInvalid, errors.JWTInvalid, errors.JOSEAlgNotAllowed, errors.JOSENotSupported];
  return malformed.some((kind) => error instanceof kind) ? "token-malformed" : "issuer-unavailable";
}
