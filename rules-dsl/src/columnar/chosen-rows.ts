/** Lists of the rows of a subject that may matter to some loops: made once for each subject, by a loop of their own or in a pass over all rows. */
import type { NodeId } from "../specialise/specialise.ts";
import { mapOperands, operandsOf } from "../specialise/specialise.ts";
import { assumeUnlessOpen } from "./assume.ts";
import type { Block, Code } from "./code.ts";
import { either, opposite } from "./code.ts";
import type { Scope } from "./emission.ts";
import { bind, names, nodeAt, within } from "./emission.ts";
import { reads } from "./stored-reads.ts";

type Emit = (scope: Scope, id: NodeId) => Code;

/** Rows of which none of some conditions on a row alone is known to be false. */
export interface Chosen {
  readonly table: number;
  /** At which the conditions have their row. */
  readonly depth: number;
  readonly rows: readonly NodeId[];
}

/** By which lists are known to be the same, at whatever depth their rows stand. */
export function keyOfChosen(scope: Scope, { table, depth, rows }: Chosen): string {
  return `${table} ${[...new Set(rows.map((id) => shapeOf(scope, id, depth)))].sort().join(" ")}`;
}

function shapeOf(scope: Scope, id: NodeId, depth: number): string {
  const node = nodeAt(scope, id);
  if (node.kind === "row" && node.depth === depth) return "row";
  const own = JSON.stringify(mapOperands(node, () => 0));
  return `${own}(${operandsOf(node)
    .map((each) => shapeOf(scope, each, depth))
    .join(" ")})`;
}

/** Visits the rows of a list, which is made where it is not there yet. */
export function visitChosen(
  scope: Scope,
  chosen: Chosen,
  emit: Emit,
  write: (scope: Scope, row: string) => void,
): void {
  const { block } = scope;
  const plain = keyOfChosen(scope, chosen);
  // What a pass is still filling is read by nobody.
  const key = block.memory.get(filling(plain)) ? `${plain} beside` : plain;
  const name = nameOf(scope, key);
  if (!block.memory.get(made(key))) {
    const [row, last, count] = [block.name(), block.name(), block.name()];
    const [from, to] = [reads.offset(chosen.table, "p"), reads.offset(chosen.table, "p + 1")];
    block.inside(`if (${name}of !== p)`, (found) => {
      found.line(`let ${count} = 0;`);
      found.inside(`for (let ${row} = ${from}, ${last} = ${to}; ${row} < ${last}; ${row}++)`, (inner) => {
        const at = bind(within(scope, inner), chosen.depth, { id: row, row, table: chosen.table });
        const isLeftOut = scope.emission.kept.has(chosen.table) ? `(${names.kept(chosen.table)}[${row}] ^ 1)` : "0";
        append(at, chosen.rows, { name, row, count }, isLeftOut, emit);
      });
      found.line(`${name}of = p; ${name}count = ${count};`);
    });
  }
  const place = block.name();
  const most = block.bound(`${name}count | 0`);
  block.inside(`for (let ${place} = 0; ${place} < ${most}; ${place}++)`, (inner) => {
    const own = inner.name();
    inner.line(`const ${own} = ${name}[${place}];`);
    const at = bind(within(scope, inner), chosen.depth, { id: own, row: own, table: chosen.table });
    for (const id of chosen.rows) assumeUnlessOpen(at, id, true);
    write(within(scope, inner), own);
  });
}

/** A list that a pass over all rows of the table fills: before it looks at anything else of the row, and when it has seen all. */
export interface Filling {
  readonly row: (at: Scope, row: string, emit: Emit) => void;
  readonly end: (block: Block) => void;
}

export function fillChosen(scope: Scope, chosen: Chosen): Filling {
  const { block } = scope;
  const key = keyOfChosen(scope, chosen);
  if (block.memory.get(made(key))) return { row: () => undefined, end: () => undefined };
  const name = nameOf(scope, key);
  const count = block.name();
  block.line(`let ${count} = 0;`);
  return {
    row(at, row, emit) {
      at.block.memory.set(filling(key), there);
      const own = bind(at, chosen.depth, { id: row, row, table: chosen.table });
      append(own, chosen.rows, { name, row, count }, "0", emit);
    },
    end(after) {
      after.line(`${name}of = p; ${name}count = ${count};`);
      after.memory.set(made(key), there);
    },
  };
}

const there: Code = { kind: "truth", yes: "1", no: "0" };

function filling(key: string): string {
  return `filling ${key}`;
}

function made(key: string): string {
  return `chosen ${key}`;
}

function nameOf({ emission: { chosen } }: Scope, key: string): string {
  const name = chosen.get(key) ?? `c${chosen.size}`;
  chosen.set(key, name);
  return name;
}

/** @param isLeftOut 1 where the row is not there: `0` where such rows are passed over before. */
function append(
  at: Scope,
  rows: readonly NodeId[],
  { name, row, count }: { readonly name: string; readonly row: string; readonly count: string },
  isLeftOut: string,
  emit: Emit,
): void {
  const passed = rows.reduce((skip, id) => {
    const code = emit(at, id);
    return either(skip, code.kind === "truth" ? code.no : "0");
  }, isLeftOut);
  // Written whether it counts or not: what is mostly passed over is no branch to guess.
  at.block.line(`${name}[${count}] = ${row};`);
  at.block.line(`${count} = (${count} + ${opposite(passed)}) | 0;`);
}
