/** The private keys with which this server proves to the issuer who it is, and opens what the issuer encrypts for it. */
import { readFileSync } from "node:fs";
import type { CryptoKey, JSONWebKeySet, JWK } from "jose";
import { importJWK } from "jose";
import { IdentityConfigurationError } from "../configuration/identity-configuration.ts";

export interface ClientKeys {
  readonly signing: { readonly key: CryptoKey; readonly kid: string };
  /** Absent where the issuer does not encrypt. */
  readonly decrypting?: { readonly key: CryptoKey; readonly kid: string };
}

/** Throws `IdentityConfigurationError` naming the file when it is no set of private keys with one to sign. */
export function readClientKeys(path: string): Promise<ClientKeys> {
  return clientKeysIn(parse(path), path);
}

export async function clientKeysIn({ keys }: JSONWebKeySet, path: string): Promise<ClientKeys> {
  const [signing, decrypting] = await Promise.all([
    imported(keys, "sig", "RS256"),
    imported(keys, "enc", "RSA-OAEP-256"),
  ]);
  if (signing === undefined) {
    throw new IdentityConfigurationError(
      `${path} holds no private key with \`use\` "sig"; write a JSON Web Key Set with one`,
    );
  }
  return decrypting === undefined ? { signing } : { signing, decrypting };
}

async function imported(keys: readonly JWK[], use: "sig" | "enc", fallback: string) {
  const jwk = keys.find((key) => key.use === use && key.d !== undefined);
  if (jwk === undefined) return undefined;
  const key = await importJWK(jwk, jwk.alg ?? fallback);
  return { key: key as CryptoKey, kid: jwk.kid ?? use };
}

function parse(path: string): JSONWebKeySet {
  try {
    const found = JSON.parse(readFileSync(path, "utf8")) as JSONWebKeySet;
    if (Array.isArray(found.keys)) return found;
  } catch {
    // Said below, without a word of what is in the file.
  }
  throw new IdentityConfigurationError(
    `${path} (clientKeys) cannot be read as a JSON Web Key Set; correct the file or its name`,
  );
}
