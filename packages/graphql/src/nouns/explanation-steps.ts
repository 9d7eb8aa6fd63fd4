/** The steps of an explanation as a list: parents before children, each with its place in the whole. */
import type { ExplanationNode } from "@delibera/ledger";

export interface ListedStep {
  readonly id: number;
  readonly parent: number | null;
  readonly depth: number;
  readonly place: string;
  readonly node: ExplanationNode;
}

/** As many levels as may be asked for at once where steps are told as they are opened: each mention has its own steps there. */
export const deepest = 6;

export const firstPlace = "0";

interface Beginning {
  readonly node: ExplanationNode;
  readonly place: string;
}

/** The step and what stands under it, so many levels down. */
export function stepsBelow(
  { node: first, place: itsPlace }: Beginning,
  levels = Number.POSITIVE_INFINITY,
): ListedStep[] {
  const steps: ListedStep[] = [];
  const waiting: Omit<ListedStep, "id">[] = [{ node: first, place: itsPlace, parent: null, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const id = steps.length;
    const { node, place, depth } = next;
    steps.push({ id, ...next });
    if (depth >= levels) continue;
    for (let child = node.children.length - 1; child >= 0; child--) {
      const below = node.children[child];
      if (below) waiting.push({ node: below, place: `${place}.${child}`, parent: id, depth: depth + 1 });
    }
  }
  return steps;
}

/** Undefined when nothing stands there. */
export function stepAt(root: ExplanationNode, place: string): ExplanationNode | undefined {
  if (!/^0(\.\d{1,6})*$/.test(place)) return undefined;
  let at: ExplanationNode | undefined = root;
  for (const child of place.split(".").slice(1)) at = at?.children[Number.parseInt(child, 10)];
  return at;
}
