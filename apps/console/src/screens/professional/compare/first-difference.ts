/**
 * Where two explanations part: from the first sentence down, always into the first step that says something else, as far as the two go
 * side by side. Above the place found everything differs only because of what is at it.
 */
import type { Step } from "../../../ledger/step.ts";

export interface Parting {
  /** The steps from the first sentence to where they part, both ends included; the last is the first difference. */
  readonly left: readonly Step[];
  readonly right: readonly Step[];
}

/** Undefined: the two explanations are the same, as far as they are here. */
export function firstDifference(left: Step, right: Step): Parting | undefined {
  const parts = !saysTheSame(left, right);
  const pairs = left.children.flatMap((child, place) => {
    const other = right.children[place];
    return other === undefined ? [] : [[child, other] as const];
  });
  const goSideBySide = left.children.length === right.children.length && pairs.every(([a, b]) => areOfTheSame(a, b));
  // Where the steps are not of the same things, what differs is that there are other steps: the parting is here.
  if (!goSideBySide) return { left: [left], right: [right] };
  const other = pairs.find(([a, b]) => !saysTheSame(a, b));
  // What only says the same below explains no difference; where nothing has differed so far, it may begin there.
  const under = other ? firstDifference(...other) : parts ? undefined : firstOf(pairs);
  if (!parts && under === undefined) return undefined;
  return { left: [left, ...(under?.left ?? [])], right: [right, ...(under?.right ?? [])] };
}

/** The same of two explanations that are told as they are opened: what stands beside the way down is never asked for. */
export async function firstDifferenceAsOpened(left: Step, right: Step): Promise<Parting | undefined> {
  const found = firstDifference(left, right);
  const [here, there] = [found?.left.at(-1), found?.right.at(-1)];
  if (found === undefined || here === undefined || there === undefined) return undefined;
  if (here.more === undefined && there.more === undefined) return found;
  const [below, belowThere] = await Promise.all([opened(here), opened(there)]);
  const further = await firstDifferenceAsOpened(below, belowThere);
  if (further === undefined) return found;
  return {
    left: [...found.left.slice(0, -1), ...further.left],
    right: [...found.right.slice(0, -1), ...further.right],
  };
}

async function opened({ more, ...step }: Step): Promise<Step> {
  return more === undefined ? step : { ...step, children: await more() };
}

function firstOf(pairs: readonly (readonly [Step, Step])[]): Parting | undefined {
  for (const pair of pairs) {
    const found = firstDifference(...pair);
    if (found) return found;
  }
  return undefined;
}

function saysTheSame(a: Step, b: Step): boolean {
  return a.sentence === b.sentence && a.kind === b.kind && citationKey(a) === citationKey(b);
}

function areOfTheSame(a: Step, b: Step): boolean {
  return a.kind === b.kind && about(a) === about(b);
}

/** What a step is about, without its value: the words before the colon. */
function about({ sentence }: Step): string {
  return sentence.split(":")[0] ?? sentence;
}

function citationKey({ citation }: Step): string {
  return citation === undefined ? "" : `${citation.act}/${citation.article}/${citation.comma}`;
}
