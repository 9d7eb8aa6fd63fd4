/** Hashes of texts and of programs: SHA-256, written `sha256:` and 64 hexadecimal digits; the same on any machine. */
import { sha256 } from "@noble/hashes/sha2.js";
import type { Program } from "./program.ts";

/** Of the UTF-8 bytes of the text, exactly as given. */
export function textHash(text: string): string {
  const digest = sha256(new TextEncoder().encode(text));
  return `sha256:${Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** Of the canonical JSON: two programs that differ only in the order of their keys have one hash. */
export function programHash(program: Program): string {
  return textHash(canonicalJson(program));
}

/** JSON without white space, keys of every object in code-unit order, undefined members left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((member) => canonicalJson(member ?? null)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}
