/**
 * The OpenID Connect side of a sign-in: authorization code with PKCE, a signed request object, a client that proves itself with a
 * key, a required level of assurance, and the answer checked. What goes wrong is a `SignInProblem`.
 */
import * as openid from "openid-client";
import type { IdentityConfiguration } from "../configuration/identity-configuration.ts";
import type { Claims } from "../grants-of.ts";
import type { Attempt } from "./attempts.ts";
import type { ClientKeys } from "./client-keys.ts";
import { SignInProblem } from "./sign-in-problem.ts";

/** What the issuer says of who signed in. */
export interface Identified {
  /** Who it is for the issuer. */
  readonly subject: string;
  readonly claims: Claims;
}

export interface RelyingParty {
  /** Where to send the browser, and what must come back. Throws `SignInProblem` `issuer-unavailable`. */
  begin(returnTo: string): Promise<{ readonly address: URL; readonly attempt: Attempt }>;
  /** Reads the address the browser came back with. Throws `SignInProblem`. */
  complete(current: URL, attempt: Attempt): Promise<Identified>;
}

export function relyingParty(configuration: IdentityConfiguration, keys: () => Promise<ClientKeys>): RelyingParty {
  const discovered = retriedUntilFound(() => discover(configuration, keys));
  const redirectUri = `${configuration.publicUrl}/auth/callback`;
  return {
    async begin(returnTo) {
      const { client, signing } = await discovered();
      const attempt = {
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        verifier: openid.randomPKCECodeVerifier(),
        returnTo,
      };
      const parameters = {
        redirect_uri: redirectUri,
        scope: configuration.scope,
        response_type: "code",
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: "S256",
        acr_values: configuration.levels.join(" "),
        // Always asked who it is: a shared computer must not sign in the one before.
        prompt: "login",
        claims: JSON.stringify(claimsAskedBy(configuration)),
      };
      const address = await openid.buildAuthorizationUrlWithJAR(client, parameters, signing);
      // SPID wants these beside the request object too; what counts is what is signed.
      address.searchParams.set("scope", configuration.scope);
      address.searchParams.set("response_type", "code");
      return { address, attempt };
    },
    async complete(current, { state, nonce, verifier }) {
      const { client } = await discovered();
      try {
        const tokens = await openid.authorizationCodeGrant(client, current, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const idToken = tokens.claims();
        if (idToken === undefined) throw new SignInProblem("invalid-answer");
        if (!configuration.levels.includes(String(idToken["acr"]))) throw new SignInProblem("level-too-low");
        const told = await openid.fetchUserInfo(client, tokens.access_token, idToken.sub);
        return { subject: `${idToken.sub} ${configuration.issuer}`, claims: { ...idToken, ...told } };
      } catch (error) {
        throw problemOf(error);
      }
    },
  };
}

async function discover(configuration: IdentityConfiguration, keys: () => Promise<ClientKeys>) {
  const { signing, decrypting } = await keys();
  const { issuer, clientId } = configuration;
  const isLocal = new URL(issuer).protocol === "http:";
  const metadata = { id_token_signed_response_alg: "RS256", userinfo_signed_response_alg: "RS256" };
  const authentication = openid.PrivateKeyJwt(signing);
  const options = isLocal ? { execute: [openid.allowInsecureRequests] } : {};
  const client = await openid.discovery(new URL(issuer), clientId, metadata, authentication, options);
  openid.enableNonRepudiationChecks(client);
  if (decrypting !== undefined) {
    openid.enableDecryptingResponses(client, ["A256CBC-HS512", "A128CBC-HS256"], decrypting);
  }
  return { client, signing };
}

function claimsAskedBy({ claims }: IdentityConfiguration) {
  const names = [claims.fiscalNumber, claims.givenName, claims.familyName];
  const wanted = Object.fromEntries(names.map((name) => [name, { essential: true }]));
  // Only who enters the registry needs these, and an issuer may not know them.
  return { userinfo: { ...wanted, [claims.birthDate]: null, [claims.email]: null } };
}

/** An issuer that did not answer is asked again by the next who signs in. */
function retriedUntilFound<Found>(find: () => Promise<Found>): () => Promise<Found> {
  let found: Promise<Found> | undefined;
  return () => {
    found ??= find().catch((error: unknown) => {
      found = undefined;
      throw error instanceof SignInProblem ? error : new SignInProblem("issuer-unavailable", { cause: error });
    });
    return found;
  };
}

function problemOf(error: unknown): SignInProblem {
  if (error instanceof SignInProblem) return error;
  if (error instanceof openid.AuthorizationResponseError) {
    return new SignInProblem(error.error === "access_denied" ? "denied" : "invalid-answer", { cause: error });
  }
  const isNetwork = error instanceof TypeError && error.message === "fetch failed";
  return new SignInProblem(isNetwork ? "issuer-unavailable" : "invalid-answer", { cause: error });
}
