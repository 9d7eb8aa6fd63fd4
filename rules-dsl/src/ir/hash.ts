/** Hashes of texts and of programs: SHA-256, written `sha256:` and 64 hexadecimal digits; the same on any machine. */
import { sha256Of } from "#sha256";
import type { Program } from "./program.ts";

/** Of the UTF-8 bytes of the text, exactly as given. */
export function textHash(text: string): string {
  return `sha256:${sha256Of([text])}`;
}

const hashes = new WeakMap<Program, string>();

/**
 * Of the canonical JSON: two programs that differ only in the order of their keys have one hash. Programs never change: of one it is
 * computed once.
 */
export function programHash(program: Program): string {
  const found = hashes.get(program) ?? `sha256:${sha256Of(canonicalProgram(program))}`;
  hashes.set(program, found);
  return found;
}

const textsOfParts = new WeakMap<object, string>();

/**
 * `canonicalJson` of a program in its pieces, which are megabytes together: each of its parts is written once, whichever programs it is a
 * part of.
 */
function canonicalProgram(program: Program): readonly string[] {
  const pieces: string[] = [];
  const members = Object.entries(program).filter(([, member]) => member !== undefined);
  for (const [key, member] of members.sort(([a], [b]) => (a < b ? -1 : 1))) {
    pieces.push(pieces.length === 0 ? "{" : ",", quoted(key), ":");
    if (!Array.isArray(member)) pieces.push(textOfPart(member));
    else {
      pieces.push("[");
      for (const [place, part] of member.entries()) pieces.push(place === 0 ? "" : ",", textOfPart(part));
      pieces.push("]");
    }
  }
  return pieces.length === 0 ? ["{}"] : [...pieces, "}"];
}

function textOfPart(part: unknown): string {
  if (typeof part !== "object" || part === null) return canonicalJson(part);
  const found = textsOfParts.get(part) ?? canonicalJson(part);
  textsOfParts.set(part, found);
  return found;
}

/** JSON without white space, keys of every object in code-unit order, undefined members left out. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  let text = "";
  if (Array.isArray(value)) {
    for (const member of value) text += `${text === "" ? "" : ","}${canonicalJson(member ?? null)}`;
    return `[${text}]`;
  }
  const members = value as Readonly<Record<string, unknown>>;
  for (const key of sortedKeys(members)) {
    const member = members[key];
    if (member !== undefined) text += `${text === "" ? "" : ","}${quoted(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** Many objects of a program are written in order already. */
function sortedKeys(members: Readonly<Record<string, unknown>>): readonly string[] {
  const keys = Object.keys(members);
  for (let place = 1; place < keys.length; place++) {
    // Without an order of one's own strings are sorted by code units.
    if ((keys[place] as string) < (keys[place - 1] as string)) return keys.sort();
  }
  return keys;
}

const quotedKeys = new Map<string, string>();
/** Objects that hold people's words as keys would fill the memory. */
const mostQuotedKeys = 1_000;

function quoted(key: string): string {
  const found = quotedKeys.get(key) ?? JSON.stringify(key);
  if (quotedKeys.size < mostQuotedKeys) quotedKeys.set(key, found);
  return found;
}
