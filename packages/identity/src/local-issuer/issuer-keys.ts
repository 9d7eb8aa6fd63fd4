/** The keys of the local issuer and of its one client: made at each start, kept nowhere. */
import type { JSONWebKeySet } from "jose";
import { exportJWK, generateKeyPair } from "jose";

export interface IssuerKeys {
  /** Private keys of the issuer. */
  readonly issuer: JSONWebKeySet;
  readonly clientPrivate: JSONWebKeySet;
  readonly clientPublic: JSONWebKeySet;
}

export async function issuerKeys(): Promise<IssuerKeys> {
  const [issuer, signing, decrypting] = await Promise.all([
    pair("issuer", "sig", "RS256"),
    pair("client-signing", "sig", "RS256"),
    pair("client-decrypting", "enc", "RSA-OAEP-256"),
  ]);
  return {
    issuer: { keys: [issuer.privateKey] },
    clientPrivate: { keys: [signing.privateKey, decrypting.privateKey] },
    clientPublic: { keys: [signing.publicKey, decrypting.publicKey] },
  };
}

async function pair(kid: string, use: "sig" | "enc", alg: "RS256" | "RSA-OAEP-256") {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const named = { kid, use, alg };
  return {
    privateKey: { ...(await exportJWK(privateKey)), ...named },
    publicKey: { ...(await exportJWK(publicKey)), ...named },
  };
}
