/** Which conditions all the loops over the same rows ask, always known: they are asked once, of the rows, and no longer by each loop. */
import type { Node, NodeId } from "../specialise/specialise.ts";

type Fold = Extract<Node, { readonly kind: "aggregate" | "pick" }>;

export interface ConditionsOfAll {
  /** What all of them ask. */
  readonly asked: readonly NodeId[];
  /** What each asks beside, in the order of the loops. */
  readonly beside: readonly (readonly NodeId[])[];
}

/** Undefined where the conditions of some loop may be unknown, or where nothing is asked by all. */
export function conditionsOfAll(nodes: readonly Node[], folds: readonly Node[]): ConditionsOfAll | undefined {
  if (!folds.every((each) => isFold(each) && isPlain(nodes, each))) return undefined;
  const conditions = (folds as readonly Fold[]).map(({ loop }) => [
    ...partsOf(nodes, loop.filter),
    ...partsOf(nodes, loop.where),
  ]);
  const [first = [], ...others] = conditions;
  const asked = first.filter((each) => others.every((other) => other.includes(each)));
  if (asked.length === 0) return undefined;
  return { asked, beside: conditions.map((each) => each.filter((id) => !asked.includes(id))) };
}

function isFold(node: Node): node is Fold {
  return node.kind === "aggregate" || node.kind === "pick";
}

/** Never in doubt which members there are. */
function isPlain(nodes: readonly Node[], { loop }: Fold): boolean {
  const { filter, where, require = [] } = loop;
  return [filter, where, ...require].every((each) => each === undefined || nodes[each]?.maybe === false);
}

/** Those of which a condition is the conjunction. */
function partsOf(nodes: readonly Node[], id: NodeId | undefined): readonly NodeId[] {
  if (id === undefined) return [];
  const node = nodes[id];
  return node?.kind === "and" ? [...partsOf(nodes, node.left), ...partsOf(nodes, node.right)] : [id];
}
