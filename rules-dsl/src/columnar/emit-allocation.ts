/** Emits an allocation over rows: claims are collected, sorted, and served until the pool is used up. */
import type { Node, NodeId } from "../specialise/specialise.ts";
import { assume } from "./assume.ts";
import type { Code } from "./code.ts";
import { both, either, opposite } from "./code.ts";
import type { Scope } from "./emission.ts";
import { emitMembers, knownOf, textOf } from "./emit-loop.ts";

type Emit = (scope: Scope, id: NodeId) => Code;

export function emitAllocation(scope: Scope, node: Extract<Node, { readonly kind: "allocate" }>, emit: Emit): Code {
  const { block } = scope;
  const pool = emit(scope, node.pool);
  const [claims, unknown] = [block.name(), block.name()];
  block.line(`const ${claims} = []; let ${unknown} = 0;`);
  emitMembers(scope, node.loop, { unknown }, emit, (inner, place) => {
    const where = node.loop.where === undefined ? undefined : emit(inner, node.loop.where);
    const [yes, no] = where ? (where.kind === "truth" ? [where.yes, where.no] : ["0", "0"]) : ["1", "0"];
    inner.block.line(`${unknown} |= ${opposite(either(yes, no))};`);
    inner.block.inside(`if (${yes} === 1)`, (there) => {
      const at = { ...inner, block: there };
      if (node.loop.where !== undefined) assume(at, node.loop.where, true);
      const [key, need] = [emit(at, node.by), emit(at, node.need)];
      const share = node.share === undefined ? undefined : emit(at, node.share);
      const isWanted = share?.kind === "truth" ? share.yes : "0";
      there.line(`${unknown} |= ${opposite(knownOf(key))};`);
      there.line(`${claims}.push([${textOf(key)}, ${place}, ${textOf(need)}, ${knownOf(need)}, ${isWanted}]);`);
    });
  });
  const sign = node.order === "latestFirst" ? "b[0] - a[0]" : "a[0] - b[0]";
  const [left, given, isKnown, part, claim] = [block.name(), block.name(), block.name(), block.name(), block.name()];
  block.line(`${claims}.sort((a, b) => ${sign} || a[1] - b[1]);`);
  block.line(
    `let ${left} = Math.max(0, ${textOf(pool)}), ${given} = 0, ${isKnown} = ${node.share === undefined ? 1 : 0};`,
  );
  block.inside(`for (const ${claim} of ${claims})`, (inner) => {
    inner.line(`if (${claim}[3] === 0) { ${isKnown} = 0; break; }`);
    inner.line(`const ${part} = Math.min(Math.max(0, ${claim}[2]), ${left});`);
    inner.line(`${left} -= ${part};`);
    if (node.share === undefined) inner.line(`${given} += ${part};`);
    else inner.line(`if (${claim}[4] === 1) { ${given} = ${part}; ${isKnown} = 1; break; }`);
  });
  return { kind: "number", value: given, known: block.bound(both(both(isKnown, opposite(unknown)), knownOf(pool))) };
}
