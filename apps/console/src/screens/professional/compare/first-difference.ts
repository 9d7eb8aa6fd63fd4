/**
 * Where two explanations part: from the first sentence down, always into the first step that differs, as far as the two go side by
 * side. Above the place found everything differs only because of what is at it.
 */
import type { Step } from "../../../ledger/step.ts";

export interface Parting {
  /** The steps from the first sentence to where they part, both ends included; the last is the first difference. */
  readonly left: readonly Step[];
  readonly right: readonly Step[];
}

/** Undefined: the two explanations are the same. */
export function firstDifference(left: Step, right: Step): Parting | undefined {
  if (same(left, right)) return undefined;
  const pairs = left.children.map((child, place) => [child, right.children[place]] as const);
  const isAligned =
    left.children.length === right.children.length &&
    pairs.every(([a, b]) => a.kind === b?.kind && about(a) === about(b));
  // Where the steps are not of the same things, what differs is that there are other steps: the parting is here.
  const under = isAligned
    ? pairs.flatMap(([a, b]) => (b === undefined ? [] : (firstDifference(a, b) ?? [])))[0]
    : undefined;
  return { left: [left, ...(under?.left ?? [])], right: [right, ...(under?.right ?? [])] };
}

function same(a: Step, b: Step): boolean {
  return (
    a.sentence === b.sentence &&
    a.kind === b.kind &&
    citationKey(a) === citationKey(b) &&
    a.children.length === b.children.length &&
    a.children.every((child, place) => {
      const other = b.children[place];
      return other !== undefined && same(child, other);
    })
  );
}

/** What a step is about, without its value: the words before the colon. */
function about({ sentence }: Step): string {
  return sentence.split(":")[0] ?? sentence;
}

function citationKey({ citation }: Step): string {
  return citation === undefined ? "" : `${citation.act}/${citation.article}/${citation.comma}`;
}
