/**
 * Finds what is wrong with a JSON text: where it stops being JSON, or a key that an object has twice, of which JSON.parse would
 * silently take the last. The text is walked once, with a stack of its own, so that depth cannot exhaust it.
 */
export type JsonMistake =
  | { readonly kind: "not-json"; readonly offset: number }
  | { readonly kind: "repeated-key"; readonly offset: number; readonly key: string };

export function findJsonMistake(text: string): JsonMistake | undefined {
  /** The open containers, innermost last: the keys of an object so far, or a list. */
  const open: (Set<string> | "list")[] = [];
  let place: Place = "value";
  let offset = pastBlanks(text, 0);
  while (offset < text.length) {
    const token = tokenAt(text, offset);
    const inside = open.at(-1);
    const next: Place | undefined = token && after(place, token.kind, inside);
    if (token === undefined || next === undefined) return { kind: "not-json", offset };
    if (token.kind === "{") open.push(new Set());
    if (token.kind === "[") open.push("list");
    if (token.kind === "}" || token.kind === "]") open.pop();
    if (next === "colon" && inside instanceof Set) {
      const key: string = JSON.parse(text.slice(offset, token.end));
      if (inside.has(key)) return { kind: "repeated-key", offset, key };
      inside.add(key);
    }
    place = next === "after-value" && open.length === 0 ? "end" : next;
    offset = pastBlanks(text, token.end);
  }
  return place === "end" ? undefined : { kind: "not-json", offset };
}

/** What may stand here. */
type Place = "value" | "first-value" | "key" | "first-key" | "colon" | "after-value" | "end";
type Kind = "{" | "}" | "[" | "]" | ":" | "," | "string" | "scalar";

/** The place after a token; undefined when the token may not stand here. */
function after(place: Place, token: Kind, inside: Set<string> | "list" | undefined): Place | undefined {
  switch (place) {
    case "first-value":
    case "value":
      if (token === "]") return place === "first-value" ? "after-value" : undefined;
      if (token === "{") return "first-key";
      if (token === "[") return "first-value";
      return token === "string" || token === "scalar" ? "after-value" : undefined;
    case "first-key":
    case "key":
      if (token === "}") return place === "first-key" ? "after-value" : undefined;
      return token === "string" ? "colon" : undefined;
    case "colon":
      return token === ":" ? "value" : undefined;
    case "after-value":
      if (token === ",") return inside === "list" ? "value" : "key";
      return token === (inside === "list" ? "]" : "}") ? "after-value" : undefined;
    case "end":
      return undefined;
  }
}

function tokenAt(text: string, offset: number): { readonly kind: Kind; readonly end: number } | undefined {
  const character = text[offset];
  switch (character) {
    case "{":
    case "}":
    case "[":
    case "]":
    case ":":
    case ",":
      return { kind: character, end: offset + 1 };
    case '"': {
      const end = endOfString(text, offset);
      return end === undefined ? undefined : { kind: "string", end };
    }
    default: {
      const end = endOf(scalar, text, offset);
      return end === undefined ? undefined : { kind: "scalar", end };
    }
  }
}

const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const blanks = /[ \t\n\r]+/y;

function endOfString(text: string, start: number): number | undefined {
  let offset = start + 1;
  for (;;) {
    const character = text.charCodeAt(offset);
    if (character === 34) return offset + 1;
    // NaN, the end of the text, is not above either.
    if (!(character >= 32)) return undefined;
    const end = character === 92 ? endOf(escaped, text, offset) : offset + 1;
    if (end === undefined) return undefined;
    offset = end;
  }
}

function pastBlanks(text: string, offset: number): number {
  return endOf(blanks, text, offset) ?? offset;
}

function endOf(pattern: RegExp, text: string, offset: number): number | undefined {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
