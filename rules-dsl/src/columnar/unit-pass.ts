/** Emits one pass: what is computed of the subject at hand, or of each row of a table that belongs to it. */
import type { Node, NodeId, NodeType } from "../specialise/specialise.ts";
import { operandsOf } from "../specialise/specialise.ts";
import { assumeUnlessOpen } from "./assume.ts";
import { fillChosen, visitChosen } from "./chosen-rows.ts";
import type { Block, Code } from "./code.ts";
import { either, opposite } from "./code.ts";
import type { Scope, StoredAs } from "./emission.ts";
import { bind, isTruth, memoryKey, names, storageOf, stored, within } from "./emission.ts";
import { accumulator } from "./emit-aggregate.ts";
import { filtered } from "./emit-loop.ts";
import { columnKey, emitNode, numberOf, truthOf } from "./emit-node.ts";
import type { Guarded } from "./guarded-rows.ts";
import { guardedRows } from "./guarded-rows.ts";
import { putAside } from "./put-aside.ts";
import { storeElement, storeShared } from "./records.ts";
import type { Unit } from "./schedule.ts";
import { reads } from "./stored-reads.ts";

/** Columns of the rows of one table, and aggregates over all of them, in one loop over them; of the subject itself without a loop. */
export function unitPass(outside: Scope, unit: Unit): void {
  const { pending } = outside.emission;
  pending.clear();
  for (const column of unit.columns) pending.add(column);
  const scope = { ...outside, needed: neededBy(outside, unit) };
  if (unit.table === 0) {
    for (const column of unit.columns) storeColumn(scope, column, "p");
    return;
  }
  const { block, emission } = scope;
  hoistSubject(scope, unit);
  const row = block.name();
  const [from, to] = rowRange(scope, unit.table);
  const fused = unit.fused.map((id) => {
    const node = emission.program.nodes[id] as Extract<Node, { readonly kind: "aggregate" | "pick" }>;
    const unknown = block.name();
    block.line(`let ${unknown} = 0;`);
    if (node.loop.when !== undefined)
      block.line(`${unknown} |= ${opposite(truthOf(emitNode(scope, node.loop.when)).yes)};`);
    const kept = accumulator(scope, node, emitNode);
    const member = (at: Scope, own: string): void => {
      const bound = bind(at, node.loop.depth, { id: own, row: own, table: unit.table });
      filtered(bound, node.loop, unknown, emitNode, (there) => kept.member(there, own, undefined));
    };
    return { id, member, result: () => kept.result(block, unknown) };
  });
  const asides = putAside(scope, unit);
  const later = new Set(asides.flatMap(({ of }) => of));
  const fillings = asides.map(({ chosen }) => fillChosen(scope, chosen));
  const guarded = guardedRows(scope, unit, later);
  const plain = {
    columns: unit.columns.filter((column) => !guarded.some(({ columns }) => columns.includes(column))),
    fused: unit.fused.filter((id) => !guarded.some(({ of }) => of.includes(id))),
  };
  block.inside(`for (let ${row} = ${from}, ${row}_ = ${to}; ${row} < ${row}_; ${row}++)`, (rows) => {
    if (emission.kept.has(unit.table)) rows.line(`if (${names.kept(unit.table)}[${row}] === 0) continue;`);
    const at = bind(within(scope, rows), 0, { id: row, row, table: unit.table });
    for (const filling of fillings) filling.row(at, row, emitNode);
    const own = { ...at, needed: neededBy(at, plain) };
    for (const column of plain.columns) storeColumn(own, column, row);
    for (const { id, member } of fused) if (!later.has(id) && plain.fused.includes(id)) member(own, row);
    for (const part of guarded)
      underGuard(at, part, row, (there) => {
        for (const column of part.columns) storeColumn(there, column, row);
        for (const { id, member } of fused) if (part.of.includes(id)) member(there, row);
      });
  });
  for (const filling of fillings) filling.end(block);
  for (const { chosen, of } of asides)
    visitChosen(scope, chosen, emitNode, (at, own) => {
      for (const { id, member } of fused) if (of.includes(id)) member(at, own);
    });
  for (const { id, result } of fused) storeFused(scope, id, result());
}

function neededBy({ emission: { program } }: Scope, { columns, fused }: Pick<Unit, "columns" | "fused">) {
  return [
    ...columns.map((column) => program.columns[column]?.node ?? 0),
    ...fused.flatMap((id) => operandsOf(program.nodes[id] as Node)),
  ];
}

/** Passes over what only some rows are asked for, where it is known that the row at hand is none of them. */
function underGuard(at: Scope, { chosen, columns, of }: Guarded, row: string, write: (there: Scope) => void): void {
  const bound = bind(at, chosen.depth, { id: row, row, table: chosen.table });
  const passed = chosen.rows.reduce((skip, id) => either(skip, truthOf(emitNode(bound, id)).no), "0");
  at.block.inside(`if (${passed} === 0)`, (inner) => {
    for (const id of chosen.rows) assumeUnlessOpen(within(bound, inner), id, true);
    write({ ...within(at, inner), needed: neededBy(at, { columns, fused: of }) });
  });
}

/** What the rows read of their subject is computed before them. */
function hoistSubject(scope: Scope, unit: Unit): void {
  const { program, schedule } = scope.emission;
  const roots = unit.columns.map((column) => program.columns[column]?.node ?? 0);
  const open = [...unit.fused.flatMap((id) => operandsOf(program.nodes[id] as Node)), ...roots];
  const seen = new Set<NodeId>();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const node = program.nodes[id] as Node;
    if (schedule.free[id] === 0) emitNode(scope, id);
    else open.push(...operandsOf(node));
  }
}

function storeColumn(scope: Scope, column: number, row: string): void {
  const { emission, block } = scope;
  const { node: id } = emission.program.columns[column] ?? { node: 0 };
  const as = storageOf(emission, column);
  const code = typed(emitNode(scope, id), as.type);
  block.memory.set(columnKey(column, row), code);
  emission.pending.delete(column);
  if (emission.local.has(column)) return;
  storeElement(scope, "values", column, row, storedText(code, as));
  if (code.kind === "number" && as.maybe) storeElement(scope, "known", column, row, code.known);
}

function storeFused(scope: Scope, id: NodeId, code: Code): void {
  const { block } = scope;
  block.memory.set(memoryKey(scope, id), code);
  if (scope.emission.isOneLoop) return;
  storeShared(scope, "values", id, stored(code));
  if (code.kind === "number" && scope.emission.program.nodes[id]?.maybe) storeShared(scope, "known", id, code.known);
}

function typed(code: Code, type: NodeType): Code {
  return isTruth(type) ? truthOf(code) : numberOf(code);
}

function storedText(code: Code, { maybe }: StoredAs): string {
  return code.kind === "truth" && !maybe ? code.yes : stored(code);
}

/** The rows of a table that belong to the subject at hand, through whatever tables. */
export function rowRange({ emission, block }: Scope, table: number): readonly [string, string] {
  const parent = emission.program.layout.tables[table]?.parent ?? 0;
  if (parent === 0) return rangeOf(block, table, "p", "p + 1");
  return rangeOf(block, table, ...rowRange({ emission, block } as Scope, parent));
}

export function rangeOf(block: Block, table: number, from: string, to: string): readonly [string, string] {
  return [block.bound(reads.offset(table, from)), block.bound(reads.offset(table, to))];
}
