/** One step of an explanation: what it is, a sentence, its value, the comma it rests on and the steps under it. */
import type { Citation } from "@delibera/ledger/statement";

/** As the compiler names them: `fact`, `alternative`, `overridden`, `missing` … */
export type StepKind = string;

export interface Step {
  readonly kind: StepKind;
  readonly sentence: string;
  readonly value?: string | undefined;
  readonly citation?: Citation | undefined;
  readonly children: readonly Step[];
}

/** A tree as it travels: each node after its parent, the root first. */
export interface ListedStep {
  readonly id: number;
  readonly parent: number | null;
  readonly kind: string;
  readonly sentence: string;
  readonly value: string | null;
  readonly citation: Citation | null;
}

/** Grows the tree again; undefined for an empty list. */
export function stepFromList(nodes: readonly ListedStep[]): Step | undefined {
  const children = new Map<number | null, ListedStep[]>();
  for (const node of nodes) children.set(node.parent, [...(children.get(node.parent) ?? []), node]);
  const grow = (node: ListedStep): Step => ({
    kind: node.kind.toLowerCase(),
    sentence: node.sentence,
    value: node.value ?? undefined,
    citation: node.citation ?? undefined,
    children: (children.get(node.id) ?? []).map(grow),
  });
  const root = children.get(null)?.[0];
  return root && grow(root);
}
