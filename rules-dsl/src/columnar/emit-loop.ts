/** Emits the loops themselves: rows of a table, pieces of a period, joined periods. */
import type { Loop, NodeId, Source } from "../specialise/specialise.ts";
import { assume } from "./assume.ts";
import { visitChosen } from "./chosen-rows.ts";
import type { Block, Code, Lists, TruthCode } from "./code.ts";
import { both, decided, opposite } from "./code.ts";
import { onlyTable, rowOfOnlyTable } from "./decisive-conditions.ts";
import type { Binding, Scope } from "./emission.ts";
import { bind, names, nodeAt, within } from "./emission.ts";
import { reads } from "./stored-reads.ts";

type Emit = (scope: Scope, id: NodeId) => Code;
type Member = (scope: Scope, place: string, stop: string | undefined) => void;

/** How a loop is told apart from one over every row. */
export interface Visit {
  /** Variable set to 1 when it is not known which members are there. */
  readonly unknown: string;
  /** Conditions on a row alone: where one is known to be false the row is passed over. */
  readonly rows?: readonly NodeId[];
  /** The one row that may be there, where no other is like it. */
  readonly only?: string;
}

/** Visits the members that are there. */
export function emitMembers(scope: Scope, loop: Loop, visit: Visit, emit: Emit, member: Member): void {
  const { block } = scope;
  const { unknown } = visit;
  const needs = sourceKnown(scope, loop.over, emit);
  const when = loop.when === undefined ? "1" : trueOf(emit(scope, loop.when));
  const asked = block.bound(both(when, needs));
  if (asked !== "1") block.line(`if (${asked} === 0) ${unknown} = 1;`);
  const isStrict = loop.filter !== undefined || loop.require !== undefined;
  const write = (into: Block): void => {
    emitSource(within(scope, into), loop, visit, emit, (inner, binding, place, canStop) => {
      filtered(bind(inner, loop.depth, binding), loop, unknown, emit, (there) =>
        member(there, place, canStop && !isStrict ? "break" : undefined),
      );
    });
  };
  if (asked === "1") write(block);
  else block.inside(`if (${asked} === 1)`, write);
}

/** A member of which it is not known whether it is there, or that lacks what it must have, leaves it all unknown. */
export function filtered(scope: Scope, loop: Loop, unknown: string, emit: Emit, write: (scope: Scope) => void): void {
  const there = (inside: Scope): void => {
    for (const id of loop.require ?? []) inside.block.line(`${unknown} |= ${opposite(knownOf(emit(inside, id)))};`);
    write(inside);
  };
  if (loop.filter === undefined) {
    there(scope);
    return;
  }
  const code = emit(scope, loop.filter);
  const { yes, ...rest }: TruthCode = code.kind === "truth" ? code : { kind: "truth", yes: "0", no: "0" };
  if (nodeAt(scope, loop.filter).maybe) scope.block.line(`${unknown} |= ${opposite(decided({ yes, ...rest }))};`);
  const { filter } = loop;
  scope.block.inside(`if (${yes} === 1)`, (inner) => {
    const inside = within(scope, inner);
    assume(inside, filter, true);
    there(inside);
  });
}

function sourceKnown(scope: Scope, source: Source, emit: Emit): string {
  switch (source.kind) {
    case "rows":
      return source.of === undefined ? "1" : knownOf(emit(scope, source.of));
    case "anniversaries":
    case "months":
      return both(knownOf(emit(scope, source.from)), knownOf(emit(scope, source.to)));
    case "merged":
      return "1";
  }
}

function emitSource(
  scope: Scope,
  { over, depth }: Loop,
  visit: Visit,
  emit: Emit,
  write: (scope: Scope, binding: Binding, place: string, canStop: boolean) => void,
): void {
  const { block } = scope;
  switch (over.kind) {
    case "rows": {
      const [row, last] = [block.name(), block.name()];
      const { only } = visit;
      if (only !== undefined) {
        block.inside(`for (let ${row} = 1; ${row} === 1; ${row} = 0)`, (inner) =>
          write(within(scope, inner), { id: only, row: only, table: over.table }, only, true),
        );
        return;
      }
      if (over.of === undefined && visit.rows && visit.rows.length > 0) {
        const chosen = { table: over.table, depth, rows: visit.rows };
        visitChosen(scope, chosen, emit, (inner, row) => write(inner, { id: row, row, table: over.table }, row, true));
        return;
      }
      const parent = over.of === undefined ? "p" : textOf(emit(scope, over.of));
      const [from, to] = [reads.offset(over.table, parent), reads.offset(over.table, `${parent} + 1`)];
      block.inside(`for (let ${row} = ${from}, ${last} = ${to}; ${row} < ${last}; ${row}++)`, (inner) => {
        if (scope.emission.kept.has(over.table)) inner.line(`if (${names.kept(over.table)}[${row}] === 0) continue;`);
        write(within(scope, inner), { id: row, row, table: over.table }, row, true);
      });
      return;
    }
    case "anniversaries":
    case "months": {
      const [from, to] = [textOf(emit(scope, over.from)), textOf(emit(scope, over.to))];
      const [place, first, next, last] = [block.name(), block.name(), block.name(), block.name()];
      block.inside(
        `for (let ${place} = 0, ${first} = ${from}, ${next} = 0; ${first} <= ${to}; ${first} = ${next}, ${place}++)`,
        (inner) => {
          inner.line(
            over.kind === "months"
              ? `${next} = f.endOfMonth(${first}) + 1;`
              : `${next} = f.addMonths(${from}, 12 * (${place} + 1));`,
          );
          inner.line(`const ${last} = ${next} - 1 < ${to} ? ${next} - 1 : ${to};`);
          const pieces = piecesKey(scope, over, emit);
          write(within(scope, inner), { id: first, from: first, to: last, pieces, place }, place, true);
        },
      );
      return;
    }
    case "merged":
      emitMerged(scope, over, visit.unknown, emit, write);
  }
}

/** By which the pieces of a period are known to be the same. */
export function piecesKey(scope: Scope, over: Pieces, emit: Emit): string {
  return `${over.kind} ${textOf(emit(scope, over.from))} ${textOf(emit(scope, over.to))}`;
}

type Pieces = Extract<Source, { readonly kind: "anniversaries" | "months" }>;

function emitMerged(
  scope: Scope,
  over: Merged,
  unknown: string,
  emit: Emit,
  write: (scope: Scope, binding: Binding, place: string, canStop: boolean) => void,
): void {
  const { block } = scope;
  const { starts, ends, count, isOpen, isOne } = joinedPeriods(scope, over, emit);
  block.line(`${unknown} |= ${isOpen};`);
  const [place, from, to] = [block.name(), block.name(), block.name()];
  block.inside(`for (let ${place} = 0; ${place} < ${count}; ${place}++)`, (inner) => {
    inner.line(
      isOne
        ? `const ${from} = ${starts}, ${to} = ${ends};`
        : `const ${from} = ${starts}[${place}], ${to} = ${ends}[${place}];`,
    );
    write(within(scope, inner), { id: place, from, to }, place, true);
  });
}

export type Merged = Extract<Source, { readonly kind: "merged" }>;

/** The joined periods, made once where several loops run over them; none when it is not known which there are. */
export function joinedPeriods(scope: Scope, over: Merged, emit: Emit): Lists {
  const { block, emission } = scope;
  const around = scope.bindings.slice(0, over.loop.depth).map((binding) => binding?.id ?? "");
  const key = `${JSON.stringify(over)} ${around.join(" ")}`;
  const known = block.lists.get(key);
  if (known) return known;
  const [starts, ends, count, isOpen] = [block.name(), block.name(), block.name(), block.name()];
  const isOne = onlyTable(emission, over) !== undefined;
  if (isOne) block.line(`let ${starts} = 0, ${ends} = 0;`);
  else emission.arrays.push(starts, ends);
  block.line(`let ${count} = 0, ${isOpen} = 0;`);
  const only = rowOfOnlyTable(scope, over);
  emitMembers(scope, over.loop, { unknown: isOpen, ...(only === undefined ? {} : { only }) }, emit, (inner) => {
    const [from, to] = [textOf(emit(inner, over.from)), textOf(emit(inner, over.to))];
    inner.block.line(
      isOne
        ? `${starts} = ${from}; ${ends} = ${to}; ${count} = (${from} <= ${to}) | 0;`
        : `${starts}[${count}] = ${from}; ${ends}[${count}] = ${to}; ${count}++;`,
    );
  });
  block.line(
    isOne
      ? `${count} &= ${opposite(isOpen)};`
      : `${count} = ${isOpen} === 1 ? 0 : f.merge(${starts}, ${ends}, ${count});`,
  );
  const made: Lists = { starts, ends, count, isOpen, isOne };
  block.lists.set(key, made);
  return made;
}

function trueOf(code: Code): string {
  return code.kind === "truth" ? code.yes : "0";
}

export function knownOf(code: Code): string {
  return code.kind === "number" ? code.known : decided(code);
}

export function textOf(code: Code): string {
  return code.kind === "number" ? code.value : code.yes;
}
