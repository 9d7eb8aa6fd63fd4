/** Names, texts, labels and dates: what every node of the tree is made of. */
import type { Span } from "../source/source.ts";

export interface Node {
  readonly span: Span;
}

/** An identifier as written; it matches others accent- and case-insensitively (`nameKey`). */
export interface Name extends Node {
  readonly text: string;
}

/** A quoted or «guillemet» text, without its delimiters. */
export interface Text extends Node {
  readonly value: string;
}

/** `"in italiano" / "in English"`; the second may be missing. */
export interface Label extends Node {
  readonly it: Text;
  readonly en?: Text;
}

/** A calendar date written dd/mm/yyyy, kept as ISO `yyyy-mm-dd` even when it does not exist (the checker says so). */
export interface DateLiteral extends Node {
  readonly kind: "date";
  readonly iso: string;
}
