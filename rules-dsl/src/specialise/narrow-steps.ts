/** A choice by bands of one number, of which some that touch come to the same: one comparison for each step that is left. */
import type { Graph } from "./graph.ts";
import { less } from "./logic.ts";
import type { DecidedChain } from "./narrow-cover.ts";
import { namedBy, without } from "./narrow-cover.ts";
import type { Ends, Of } from "./narrow-ends.ts";
import { constant, endsOf } from "./narrow-ends.ts";
import type { NodeId } from "./relational-program.ts";

/** The choice from the lowest values on, where that takes fewer comparisons than it does now. */
export function stepsOf(graph: Graph, node: Of<"choose">): DecidedChain | undefined {
  const of = namedBy(graph, node.condition)?.of;
  const ends = of === undefined || graph.maybe(of) ? undefined : endsOf(graph, of);
  if (of === undefined || !ends) return undefined;
  const { bands, comparisons } = bandsOf(graph, node, { of, ends });
  const steps = joined(bands);
  const last = steps.at(-1);
  if (!last || steps.length > comparisons) return undefined;
  const asked = steps.slice(1).map(({ low, before }) => ({
    condition: less(graph, of, constant(graph, low, graph.typeOf(of))),
    then: before,
    otherwise: last.value,
  }));
  return { asked, last: last.value };
}

/** What is chosen of a band of values. */
interface Band extends Ends {
  readonly value: NodeId;
}

/** A chain that leaves more bands open than this is not looked at further. */
const mostBands = 16;

function bandsOf(graph: Graph, node: Of<"choose">, { of, ends }: { readonly of: NodeId; readonly ends: Ends }) {
  const bands: Band[] = [];
  let comparisons = 0;
  let open: readonly Ends[] = [ends];
  let rest: NodeId | undefined;
  for (let next: Of<"choose"> | undefined = node; next && open.length <= mostBands; ) {
    const named = next.same === undefined ? namedBy(graph, next.condition) : undefined;
    if (named?.of !== of) break;
    const { then, otherwise, condition }: Of<"choose"> = next;
    for (const piece of open) {
      const [low, high] = [Math.max(piece.low, named.low), Math.min(piece.high, named.high)];
      if (low <= high) bands.push({ low, high, value: then });
    }
    comparisons += graph.at(condition).kind === "and" ? 2 : 1;
    open = without(open, named);
    rest = otherwise;
    const inner = graph.at(otherwise);
    next = inner.kind === "choose" ? inner : undefined;
  }
  for (const piece of open) if (rest !== undefined) bands.push({ ...piece, value: rest });
  return { bands, comparisons };
}

/** In ascending order, each with what is chosen before it; of those that touch and come to the same the first. */
function joined(bands: readonly Band[]): readonly (Band & { readonly before: NodeId })[] {
  const sorted = [...bands].sort((a, b) => a.low - b.low);
  return sorted.flatMap((band, place) => {
    const before = sorted[place - 1]?.value;
    return before === band.value ? [] : [{ ...band, before: before ?? band.value }];
  });
}
