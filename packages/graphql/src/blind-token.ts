/**
 * Tokens that the registry signs without seeing them (RFC 9497, verifiable mode): it knows that a token is one of an event's, and
 * cannot know to whom it was given. Every event has a key of its own, derived from one secret; the public key is in the schema, so
 * that whoever asks for a token can check that everybody's is made with the same.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import { ristretto255, ristretto255_oprf } from "@noble/curves/ed25519.js";
import { badInput } from "./bad-input.ts";

const { voprf } = ristretto255_oprf;

/** Base64url. */
export function publicKeyOf(secret: Uint8Array, event: string): string {
  return written(keysOf(secret, event).publicKey);
}

/** Signs what hides a token. Throws BAD_USER_INPUT when `blinded` is nothing that can be signed. */
export function signBlinded(secret: Uint8Array, event: string, blinded: string): { signed: string; proof: string } {
  const { secretKey, publicKey } = keysOf(secret, event);
  const element = read(blinded);
  if (!isElement(element)) {
    throw badInput(
      {
        en: "`blinded` is no element of the group ristretto255, in base64url: blind a token first",
        it: "`blinded` non è un elemento del gruppo ristretto255, in base64url: prima si accieca un gettone",
      },
      "blinded",
    );
  }
  const { evaluated, proof } = voprf.blindEvaluate(secretKey, publicKey, element);
  return { signed: written(evaluated), proof: written(proof) };
}

/** The neutral element hides nothing, and is refused with what is no element at all. */
function isElement(bytes: Uint8Array): boolean {
  try {
    return !ristretto255.Point.fromBytes(bytes).is0();
  } catch {
    return false;
  }
}

/** True of a token that the registry signed for this event. */
export function isSigned(secret: Uint8Array, event: string, token: string, signature: string): boolean {
  const given = read(signature);
  // What the person did, done again: whatever the blinding, the outcome is the same.
  const blind = voprf.blind(read(token));
  const { secretKey, publicKey } = keysOf(secret, event);
  const { evaluated, proof } = voprf.blindEvaluate(secretKey, publicKey, blind.blinded);
  const expected = voprf.finalize(read(token), blind.blind, evaluated, blind.blinded, publicKey, proof);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** What is kept of a token that was spent. */
export function spentMark(event: string, token: string): string {
  return `sha256:${createHash("sha256").update(event).update("\0").update(read(token)).digest("hex")}`;
}

/** Tells the database that the server has checked the signature: with the secret, which nobody can who asks as somebody. */
export function voucherFor(secret: Uint8Array, event: number, mark: string, scores: readonly number[]): Uint8Array {
  const asked = ["spend_rating", event, mark, ...scores].join(" ");
  const inner = createHash("sha256").update(secret).update(asked).digest();
  return new Uint8Array(createHash("sha256").update(secret).update(inner).digest());
}

function keysOf(secret: Uint8Array, event: string) {
  return voprf.deriveKeyPair(secret, new TextEncoder().encode(`delibera rating ${event}`));
}

function read(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "base64url"));
}

function written(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}
