/** Small words of completion: a proposal of the kind that the place asks for, and the words already written before it. */
import { nameKey } from "../syntax/keywords.ts";
import type { WordBefore } from "../syntax/next-words.ts";
import type { AskedPlace } from "./completion.ts";
import type { Completion } from "./completion-item.ts";
import { ranks } from "./completion-item.ts";
import { labelIn } from "./describe-symbol.ts";

export function plain(text: string, kind: Completion["kind"], detail: string): Completion {
  return { text, kind, detail, rank: ranks.clause };
}

export function entityItems({ compilation, language }: AskedPlace): readonly Completion[] {
  return [...compilation.model.symbols.entities.values()]
    .filter(({ declaration }) => !declaration.subject)
    .map(({ name, declaration }) => plain(name, "entity", labelIn(declaration.label, language)));
}

/** The last word of those kinds before the place. */
export function lastBefore(before: readonly WordBefore[], ...tokens: readonly WordBefore["token"][]) {
  return before.findLast(({ token }) => tokens.includes(token));
}

export function sameName(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b);
}
