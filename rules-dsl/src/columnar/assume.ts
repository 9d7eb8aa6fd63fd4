/** What a branch has decided is not asked again inside it: a condition that holds there, and what it is made of. */
import type { NodeId } from "../specialise/specialise.ts";
import { no, yes } from "./code.ts";
import type { Scope } from "./emission.ts";
import { memoryKey, nodeAt } from "./emission.ts";

/** In the block of the scope a condition is known to be true, or known to be false. */
export function assume(scope: Scope, id: NodeId, holds: boolean): void {
  const node = nodeAt(scope, id);
  if (node.kind === "constant" || node.kind === "undetermined") return;
  scope.block.memory.set(memoryKey(scope, id), holds ? yes : no);
  if (node.kind === "not") assume(scope, node.operand, !holds);
  else if (node.kind === (holds ? "and" : "or")) {
    assume(scope, node.left, holds);
    assume(scope, node.right, holds);
  }
}

/** The same of a condition of which only the contrary is ruled out: where it may be undetermined that says nothing. */
export function assumeUnlessOpen(scope: Scope, id: NodeId, holds: boolean): void {
  if (!nodeAt(scope, id).maybe) assume(scope, id, holds);
}
