/** How `oidc-provider` is set up to demand and answer what the issuers of SPID and CIE do. */
import { randomBytes } from "node:crypto";
import type { JSONWebKeySet } from "jose";
import type { ClientMetadata, Configuration } from "oidc-provider";
import type { IdentityConfiguration } from "../configuration/identity-configuration.ts";
import { spid } from "../configuration/identity-configuration.ts";
import { adapterInMemory } from "./adapter-in-memory.ts";
import type { LocalPerson } from "./local-person.ts";

export interface ProviderOptions {
  readonly configuration: IdentityConfiguration;
  readonly people: () => Promise<readonly LocalPerson[]>;
  readonly jwks: JSONWebKeySet;
  readonly clientJwks: JSONWebKeySet;
  /** Groups of each service, by client. */
  readonly services: Readonly<Record<string, readonly string[]>>;
  readonly secret: string;
}

const minute = 60;

export function providerConfiguration(options: ProviderOptions): Configuration {
  const { configuration, people, jwks, services } = options;
  const { fiscalNumber, givenName, familyName, birthDate, email } = configuration.claims;
  const told = [fiscalNumber, givenName, familyName, birthDate, email, "groups"];
  return {
    adapter: adapterInMemory(),
    jwks: jwks as NonNullable<Configuration["jwks"]>,
    clients: [consoleClient(options), ...Object.keys(services).map((id) => serviceClient(id, options.secret))],
    cookies: { keys: [randomBytes(32).toString("base64url")], names: { session: "issuer_session" } },
    acrValues: ["https://www.spid.gov.it/SpidL1", ...spid.levels],
    claims: { openid: ["sub", ...told] },
    // Like the national issuers, which tell who it is at the user info only.
    conformIdTokenClaims: true,
    subjectTypes: ["pairwise"],
    pairwiseIdentifier: async (_context, account) => account.toLowerCase(),
    responseTypes: ["code"],
    pkce: { required: () => true },
    ttl: {
      AccessToken: 5 * minute,
      AuthorizationCode: minute,
      ClientCredentials: 10 * minute,
      Grant: 10 * minute,
      IdToken: 5 * minute,
      Interaction: 10 * minute,
      Session: 10 * minute,
    },
    features: {
      devInteractions: { enabled: false },
      requestObjects: { enabled: true, requireSignedRequestObject: true },
      jwtUserinfo: { enabled: true },
      encryption: { enabled: true },
      claimsParameter: { enabled: true },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        // A token of a person is for the user info; one of a service is for the API.
        defaultResource: (context) =>
          context.oidc.params?.["grant_type"] === "client_credentials" ? configuration.audience : [],
        getResourceServerInfo: () => ({
          scope: "",
          audience: configuration.audience,
          accessTokenFormat: "jwt",
          accessTokenTTL: 10 * minute,
        }),
      },
    },
    interactions: { url: (_context, interaction) => `/issuer/interaction/${interaction.uid}` },
    extraTokenClaims: (_context, token) =>
      token.kind === "ClientCredentials" && token.clientId !== undefined
        ? { groups: services[token.clientId] ?? [] }
        : {},
    findAccount: async (_context, id) => {
      const person = (await people()).find((it) => it.id.toLowerCase() === id.toLowerCase());
      return person && { accountId: person.id, claims: () => claimsOf(person, configuration) };
    },
    loadExistingGrant: async (context) => {
      const { client, session, provider } = context.oidc;
      const accountId = session?.accountId;
      if (client === undefined || accountId === undefined) return undefined;
      const grant = new provider.Grant({ accountId, clientId: client.clientId });
      grant.addOIDCScope(configuration.scope);
      grant.addOIDCClaims(told);
      await grant.save();
      return grant;
    },
  };
}

function consoleClient({ configuration, clientJwks }: ProviderOptions): ClientMetadata {
  return {
    client_id: configuration.clientId,
    redirect_uris: [`${configuration.publicUrl}/auth/callback`],
    response_types: ["code"],
    grant_types: ["authorization_code"],
    token_endpoint_auth_method: "private_key_jwt",
    token_endpoint_auth_signing_alg: "RS256",
    request_object_signing_alg: "RS256",
    id_token_signed_response_alg: "RS256",
    userinfo_signed_response_alg: "RS256",
    userinfo_encrypted_response_alg: "RSA-OAEP-256",
    userinfo_encrypted_response_enc: "A256CBC-HS512",
    subject_type: "pairwise",
    jwks: clientJwks as NonNullable<ClientMetadata["jwks"]>,
  };
}

function serviceClient(id: string, secret: string): ClientMetadata {
  return {
    client_id: id,
    client_secret: secret,
    grant_types: ["client_credentials"],
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: "client_secret_basic",
  };
}

function claimsOf(person: LocalPerson, { claims }: IdentityConfiguration) {
  return {
    sub: person.id,
    [claims.fiscalNumber]: `TINIT-${person.fiscalCode}`,
    [claims.givenName]: person.givenName,
    [claims.familyName]: person.familyName,
    ...(person.birthDate === undefined ? {} : { [claims.birthDate]: person.birthDate }),
    ...(person.email === undefined ? {} : { [claims.email]: person.email }),
    groups: [...person.groups],
  };
}
