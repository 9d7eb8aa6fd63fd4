/** An issuer of access tokens on this machine, with a key of its own: what it signs is as true as what a national issuer signs. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { CryptoKey } from "jose";
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from "jose";
import type { IdentityConfiguration } from "../src/identity.ts";

export interface IssuerOfTokens {
  readonly configuration: IdentityConfiguration;
  /** A token with these claims; what is given replaces what a good one has. */
  token(claims: Readonly<Record<string, unknown>>, changes?: TokenChanges): Promise<string>;
  /** What somebody makes of the key that the issuer publishes, or of a key of their own, so that it looks like a token of it. */
  imitated(how: Imitation, claims: Readonly<Record<string, unknown>>): Promise<string>;
  stop(): Promise<void>;
}

/** Signed with the public key as if it were a secret · with a key that the token itself brings · without an end · of nobody. */
export type Imitation = "public-key-as-secret" | "own-key-inside" | "without-end" | "without-subject";

export interface TokenChanges {
  readonly issuer?: string;
  readonly audience?: string;
  /** Seconds from now. */
  readonly expiresIn?: number;
  readonly notBefore?: number;
  /** Signs with a key that the issuer does not publish. */
  readonly forged?: boolean;
}

export async function issuerOfTokens(): Promise<IssuerOfTokens> {
  const [own, foreign] = await Promise.all([generateKeyPair("RS256", { extractable: true }), generateKeyPair("RS256")]);
  const keys = { keys: [{ ...(await exportJWK(own.publicKey)), kid: "own", alg: "RS256", use: "sig" }] };
  const server = createServer((request, response) => {
    const issuer = `http://${request.headers.host}`;
    const answer = request.url === "/keys" ? keys : { issuer, jwks_uri: `${issuer}/keys` };
    response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const audience = "https://ecm.example.it/graphql";
  return {
    configuration: {
      issuer,
      clientId: "delibera",
      clientKeys: "",
      publicUrl: "https://ecm.example.it",
      audience,
      scope: "openid",
      levels: ["https://www.spid.gov.it/SpidL2", "https://www.spid.gov.it/SpidL3"],
      claims: {
        fiscalNumber: "fiscal_number",
        givenName: "given_name",
        familyName: "family_name",
        birthDate: "birthdate",
        email: "email",
      },
      roles: [
        { claim: "groups", value: "operators", role: "registry-operator" },
        { claim: "client_id", value: "portal-of-order", role: "order", order: "ORD-1" },
        { claim: "client_id", value: "portal-of-nobody", role: "order", order: "ORD-99" },
      ],
      sessionMinutes: 480,
      idleMinutes: 60,
    },
    token(claims, changes = {}) {
      const key: CryptoKey = changes.forged === true ? foreign.privateKey : own.privateKey;
      const now = Math.floor(Date.now() / 1000);
      const token = new SignJWT({ sub: "portal", ...claims })
        .setProtectedHeader({ alg: "RS256", kid: "own", typ: "at+jwt" })
        .setIssuer(changes.issuer ?? issuer)
        .setAudience(changes.audience ?? audience)
        .setIssuedAt(now)
        .setExpirationTime(now + (changes.expiresIn ?? 300));
      if (changes.notBefore !== undefined) token.setNotBefore(now + changes.notBefore);
      return token.sign(key);
    },
    async imitated(how, claims) {
      const token = new SignJWT({ ...(how === "without-subject" ? {} : { sub: "portal" }), ...claims })
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt();
      if (how !== "without-end") token.setExpirationTime("5m");
      const typ = "at+jwt";
      if (how === "public-key-as-secret") {
        const secret = new TextEncoder().encode(await exportSPKI(own.publicKey));
        return token.setProtectedHeader({ alg: "HS256", kid: "own", typ }).sign(secret);
      }
      if (how === "own-key-inside") {
        const jwk = await exportJWK(foreign.publicKey);
        return token.setProtectedHeader({ alg: "RS256", jwk, typ }).sign(foreign.privateKey);
      }
      return token.setProtectedHeader({ alg: "RS256", kid: "own", typ }).sign(own.privateKey);
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
