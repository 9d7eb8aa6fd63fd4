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
  /** Where steps stand under it that are not here: asks for them. */
  readonly more?: (() => Promise<readonly Step[]>) | undefined;
}

/** A tree as it travels: each node after its parent, the root first. */
export interface ListedStep {
  readonly id: number;
  readonly parent: number | null;
  readonly kind: string;
  readonly sentence: string;
  readonly value: string | null;
  readonly citation: Citation | null;
  /** Where it stands in the whole, and whether steps stand under it, listed or not; left out where all are listed. */
  readonly place?: string;
  readonly opens?: boolean;
}

/**
 * Grows the tree again; undefined for an empty list.
 * @param below asks for the steps under the one at that place, of which the list has none.
 */
export function stepFromList(
  nodes: readonly ListedStep[],
  below?: (place: string) => Promise<readonly Step[]>,
): Step | undefined {
  const children = new Map<number | null, ListedStep[]>();
  for (const node of nodes) children.set(node.parent, [...(children.get(node.parent) ?? []), node]);
  const moreOf = ({ id, place, opens }: ListedStep) => {
    if (below === undefined || place === undefined || opens !== true || children.has(id)) return {};
    return { more: () => below(place) };
  };
  const grow = (node: ListedStep): Step => ({
    kind: node.kind.toLowerCase(),
    sentence: node.sentence,
    value: node.value ?? undefined,
    citation: node.citation ?? undefined,
    children: (children.get(node.id) ?? []).map(grow),
    ...moreOf(node),
  });
  const root = children.get(null)?.[0];
  return root && grow(root);
}
