/** One step of an explanation: a sentence, its value, the comma it rests on and the steps under it. */
import type { Citation } from "@delibera/ledger/statement";

export interface Step {
  readonly sentence: string;
  readonly value?: string | undefined;
  readonly citation?: Citation | undefined;
  readonly children: readonly Step[];
}

/** A tree as it travels: each node after its parent, the root first. */
export interface ListedStep {
  readonly id: number;
  readonly parent: number | null;
  readonly sentence: string;
  readonly value: string | null;
  readonly citation: Citation | null;
}

/** Grows the tree again; undefined for an empty list. */
export function stepFromList(nodes: readonly ListedStep[]): Step | undefined {
  const children = new Map<number | null, ListedStep[]>();
  for (const node of nodes) children.set(node.parent, [...(children.get(node.parent) ?? []), node]);
  const grow = (node: ListedStep): Step => ({
    sentence: node.sentence,
    value: node.value ?? undefined,
    citation: node.citation ?? undefined,
    children: (children.get(node.id) ?? []).map(grow),
  });
  const root = children.get(null)?.[0];
  return root && grow(root);
}
