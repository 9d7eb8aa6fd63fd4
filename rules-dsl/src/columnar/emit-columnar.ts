/**
 * Emits a relational program as one JavaScript function body over typed arrays. It evaluates the subjects of a block, pass by pass;
 * small programs are one loop over subjects, large ones a function for each pass, which an optimising compiler can still take whole.
 */
import type { Node, NodeId, NodeType, RelationalProgram } from "../specialise/specialise.ts";
import { operandsOf } from "../specialise/specialise.ts";
import type { Block, Names } from "./code.ts";
import { both, newBlock, withoutUnread } from "./code.ts";
import { arrayKind } from "./cohort.ts";
import { heavyNodes } from "./decisive-conditions.ts";
import type { Emission, Scope, StoredAs } from "./emission.ts";
import { bind, isTruth, names, storageOf, within } from "./emission.ts";
import { emitNode, truthOf } from "./emit-node.ts";
import { columnsOfOnePass, localColumns } from "./local-columns.ts";
import { outside } from "./own-arrays.ts";
import {
  isInRecord,
  positionPlace,
  recordArrays,
  recordBase,
  recordBasesPass,
  withoutUnreadElements,
  withPlaces,
} from "./records.ts";
import type { Unit } from "./schedule.ts";
import { scheduled } from "./schedule.ts";
import { rangeOf, rowRange, unitPass } from "./unit-pass.ts";

export interface Emitted {
  /**
   * Body of a function of `(f, arrays)`, which gives the function of `(first, last)`: evaluates the subjects from `first` to before `last`.
   * Where it reads the cohort it has marks, which `readsOf` makes reads of the arrays of one; `withOwnArrays` says to its passes which
   * arrays there are, those of `lists` among them.
   * Bases (`b0` …: the row that stands first in each array) are `first` and the first rows that belong to it.
   */
  readonly text: string;
  /** Arrays the code needs beside those of the cohort. */
  readonly arrays: readonly NeededArray[];
  /** Arrays that the text makes itself. */
  readonly lists: readonly string[];
  /** Texts that the program names, in the order of their variables. */
  readonly texts: readonly string[];
  /** As it was asked. */
  readonly inBlocks?: readonly number[];
}

export interface NeededArray {
  readonly name: string;
  /** Table whose rows it has one element for. */
  readonly table: number;
  readonly kind: ReturnType<typeof arrayKind>;
  /** For every row of the cohort, not only for those of a block. */
  readonly whole: boolean;
  /** Elements of each row; one, if not given. */
  readonly each?: number;
  /** What it holds of which column, or (`kept`) that rows are there. */
  readonly of?: { readonly part: "values" | "known"; readonly column: number } | { readonly part: "kept" };
}

/** Programs with more nodes than this are a function for each pass; in one loop nothing of a person is written down and read again. */
const mostInOneLoop = 800;
/** Nodes of one function of a large program. */
const mostInOneFunction = 250;

export interface EmitOptions {
  /**
   * Columns to be read after each block, beside those of the outputs: then no array is longer than a block, whatever the cohort. Without it
   * the outputs have every row.
   */
  readonly inBlocks?: readonly number[];
  /** Of a program for some people: where the wider one keeps what it computes. Subjects then stand in a list, the first of it first. */
  readonly into?: ReadonlyMap<number, StoredAs>;
  /** By `table column`: columns of which no two rows of a subject have one value. */
  readonly distinct?: ReadonlySet<string>;
  /** By `table column`: the column that says of every row whether this one has a value there. */
  readonly presentWith?: ReadonlyMap<string, number>;
}

export function emitColumnar(
  program: RelationalProgram,
  { inBlocks, into, distinct = new Set(), presentWith = new Map() }: EmitOptions = {},
): Emitted {
  const ofOutputs = columnsOfOutputs(program);
  const schedule = scheduled(program, distinct);
  const isOneLoop = program.nodes.length <= mostInOneLoop;
  const pieces = schedule.units.flatMap((unit) => (isOneLoop ? [unit] : piecesOf(program, unit)));
  const passesOf = isOneLoop ? [pieces] : pieces.map((piece) => [piece]);
  const storedColumns = new Set([...ofOutputs, ...(inBlocks ?? [])]);
  const emission: Emission = {
    program,
    schedule,
    heavy: heavyNodes({ program, distinct }, schedule.fused),
    kept: keptTables(program),
    positions: keptPositions(program),
    texts: new Map(),
    arrays: [],
    chosen: new Map(),
    isOneLoop,
    whole: new Set(inBlocks ? [] : ofOutputs),
    local: localColumns(program, passesOf, storedColumns),
    ofOnePass: columnsOfOnePass(program, pieces, schedule.fused, storedColumns),
    distinct,
    presentWith,
    as: into ?? new Map(),
    inRecords: into !== undefined,
    records: new Map(),
    same: new Map(),
    pending: new Set(),
    reached: new Map(),
  };
  const rowTables = [...new Set([...program.columns.map(({ table }) => table), ...emission.positions])].filter(
    (table) => table !== 0,
  );
  const variables: Names = { next: 0 };
  const functions: (readonly string[])[] = [];
  const calls: string[] = [];
  const passes = [
    ...keepPasses(emission, variables),
    ...pieces.map(
      (piece): WritePass =>
        (scope) =>
          unitPass(scope, piece),
    ),
  ];
  const groups = emission.isOneLoop ? [passes] : passes.map((pass) => [pass]);
  for (const [index, group] of groups.entries()) {
    const lines: string[] = [];
    const block = newBlock(lines, variables, undefined, "  ");
    const each = into ? "for (let q = first; q < last; q++)" : "for (let p = first; p < last; p++)";
    block.inside(each, (inner) => {
      if (into) inner.line(`const p = ${names.subjects}[q];`);
      // Where nobody reads them they are not written.
      if (into) for (const table of rowTables) recordBase({ emission, block: inner }, table);
      for (const pass of group) pass({ emission, block: inner, bindings: [], needed: [] });
    });
    functions.push(withoutUnread(lines));
    calls.push(`  pass${index}(first, last${basesOf(program)});`);
  }
  const bodies = withPlaces(
    emission,
    withoutUnreadElements(functions)
      .map((lines, index) => `function pass${index}(first, last${basesOf(program)}) {\n${lines.join("\n")}\n}`)
      .join("\n"),
  );
  const based = emission.inRecords && !isOneLoop ? rowTables.filter((table) => isPlaced(emission, table)) : [];
  const bases: string[] = [];
  if (based.length > 0) recordBasesPass(emission, newBlock(bases, variables, undefined, "  "), based);
  const arrays = neededArrays(emission, based);
  const own = [
    ...emission.arrays.map((name) => `const ${name} = [];`),
    ...[...emission.chosen.values()].map(
      (name) =>
        `const ${outside(name)} = new Int32Array(${mostRows(program) + 1}); let ${name}of = -1, ${name}count = 0;`,
    ),
  ];
  const text = [
    `const { ${[...emission.texts.values()].map((index) => names.text(index)).join(", ")} } = texts;`,
    ...own,
    bodies,
    `return (first, last${basesOf(program)}) => {`,
    ...[...emission.chosen.values()].map((name) => `  ${name}of = -1;`),
    ...bases,
    ...calls,
    "};",
  ].join("\n");
  return {
    text,
    arrays,
    lists: [...emission.chosen.values()],
    texts: [...emission.texts.keys()],
    ...(inBlocks ? { inBlocks } : {}),
  };
}

/** The arrays that `emitColumnar` needs for what is read afterwards, without writing anything. */
export function resultArrays(program: RelationalProgram, inBlocks?: readonly number[]): readonly NeededArray[] {
  const whole = inBlocks === undefined;
  const read = [...new Set([...columnsOfOutputs(program), ...(inBlocks ?? [])])];
  const columns = read.flatMap((column): readonly NeededArray[] => {
    const { node, table } = program.columns[column] ?? { node: 0, table: 0 };
    const { type, maybe } = program.nodes[node] as Node;
    return arraysOf(column, { table, whole }, { column, type, maybe }, (part) => ({ of: { part, column } }));
  });
  return [...columns, ...keptArrays(keptTables(program))];
}

function columnsOfOutputs({ outputs }: RelationalProgram): readonly number[] {
  return outputs.flatMap(({ parts, present }) => [
    ...Object.values(parts).filter((each) => each !== undefined),
    ...(present === undefined ? [] : [present]),
  ]);
}

function mostRows({ layout }: RelationalProgram): number {
  return layout.tables.reduce((most, table) => Math.max(most, table.mostRows), 1);
}

function basesOf({ layout }: RelationalProgram): string {
  return layout.tables.map((_, table) => `, ${names.base(table)}`).join("");
}

/** Tables of which the place of a row is asked and is not seen from its number. */
function keptPositions(program: RelationalProgram): ReadonlySet<number> {
  const kept = keptTables(program);
  const asked = program.nodes.flatMap((node) =>
    node.kind === "position" ? tableOf(program.nodes[node.row]?.type) : [],
  );
  return new Set(asked.filter((table) => kept.has(table) || program.layout.tables[table]?.parent !== 0));
}

type WritePass = (scope: Scope) => void;

function tableOf(type: NodeType | undefined): readonly number[] {
  return type?.kind === "row" ? [type.table] : [];
}

/** A table whose rows may be left out, by themselves or with what they belong to. */
function keptTables({ tables, layout }: RelationalProgram): ReadonlySet<number> {
  const kept = new Set<number>();
  for (const [table, { keep, within: inside }] of tables.entries()) {
    const parent = layout.tables[table]?.parent;
    if (keep !== undefined || inside !== undefined || (parent !== undefined && kept.has(parent))) kept.add(table);
  }
  return kept;
}

/** Which rows are there and where they stand, before anything else. */
function keepPasses({ program, kept, positions }: Emission, variables: Names): readonly WritePass[] {
  return program.layout.tables.flatMap(({ parent }, table): readonly WritePass[] => {
    if (parent === undefined || (!kept.has(table) && !positions.has(table))) return [];
    return [(scope) => keepPass(scope, table, parent, variables)];
  });
}

function keepPass(scope: Scope, table: number, parent: number, variables: Names): void {
  const { keep, within: inside } = scope.emission.program.tables[table] ?? {};
  const [holder, row, place] = [`x${variables.next++}`, `x${variables.next++}`, `x${variables.next++}`];
  const parents = parent === 0 ? "p" : holder;
  const write = (block: Block): void => {
    const at = bind(within(scope, block), 0, { id: parents, row: parents, table: parent });
    const isHeld = scope.emission.kept.has(parent) ? block.bound(`${names.kept(parent)}[${parents}]`) : "1";
    const isInside = block.bound(both(isHeld, inside === undefined ? "1" : truthOf(emitNode(at, inside)).yes));
    block.line(`let ${place} = 0;`);
    const [from, to] = rangeOf(block, table, parents, `${parents} + 1`);
    block.inside(`for (let ${row} = ${from}; ${row} < ${to}; ${row}++)`, (rows) => {
      const own = bind(within(scope, rows), 0, { id: row, row, table });
      const isKept = rows.bound(both(isInside, keep === undefined ? "1" : truthOf(emitNode(own, keep)).yes));
      rows.line(`${place} += ${isKept};`);
      if (scope.emission.kept.has(table)) rows.line(`${names.kept(table)}[${row}] = ${isKept};`);
      if (scope.emission.positions.has(table))
        rows.line(`${names.position(table)}[${positionPlace(within(scope, rows), table, row)}] = ${place};`);
    });
  };
  if (parent === 0) scope.block.inside("", write);
  else {
    const [from, to] = rowRange(scope, parent);
    scope.block.inside(`for (let ${holder} = ${from}; ${holder} < ${to}; ${holder}++)`, write);
  }
}

/** One with many nodes is cut where its columns are not made of one another. */
function piecesOf(program: RelationalProgram, unit: Unit): readonly Unit[] {
  const pieces: { columns: number[]; fused: NodeId[]; size: number }[] = [];
  const seen = new Set<NodeId>();
  const add = (root: NodeId, into: "columns" | "fused", which: number): void => {
    const size = sizeOf(program, root, seen);
    const open = pieces.at(-1);
    const isFull = !open || (open.size > 0 && open.size + size > mostInOneFunction);
    const piece = isFull ? { columns: [], fused: [], size: 0 } : open;
    if (isFull) pieces.push(piece);
    piece[into].push(which);
    piece.size += size;
  };
  for (const column of unit.columns) add(program.columns[column]?.node ?? 0, "columns", column);
  for (const id of unit.fused) add(id, "fused", id);
  return pieces.map(({ columns, fused }) => ({ ...unit, columns, fused }));
}

function sizeOf({ nodes }: RelationalProgram, root: NodeId, seen: Set<NodeId>): number {
  let size = 0;
  const open = [root];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    size++;
    open.push(...operandsOf(nodes[id] as Node));
  }
  return size;
}

/** Whether something is kept of the rows of a table, for those of the people at hand. */
function isPlaced({ records, positions }: Emission, table: number): boolean {
  return positions.has(table) || records.has(`r${table}`) || records.has(`d${table}`);
}

function neededArrays(emission: Emission, based: readonly number[]): readonly NeededArray[] {
  const { program, schedule, kept, positions } = emission;
  const columns = program.columns.flatMap(({ table }, place): readonly NeededArray[] => {
    if (emission.local.has(place) || isInRecord(emission, place)) return [];
    const as = storageOf(emission, place);
    const whole = emission.whole.has(place);
    return arraysOf(place, { table, whole }, as, (part) => ({ of: { part, column: as.column } }));
  });
  const shared = (emission.isOneLoop || emission.inRecords ? [] : [...schedule.fused]).flatMap(
    (id): readonly NeededArray[] => {
      const { type, maybe } = program.nodes[id] as Node;
      const value: NeededArray = { name: `g${id}`, table: 0, kind: arrayKind(type), whole: false };
      return isTruth(type) || !maybe
        ? [value]
        : [value, { name: `h${id}`, table: 0, kind: "Uint8Array", whole: false }];
    },
  );
  const places = [...positions].map(
    (table): NeededArray => ({ name: names.position(table), table, kind: "Int32Array", whole: false }),
  );
  const bases = based.map(
    (table): NeededArray => ({ name: names.recordBase(table), table: 0, kind: "Int32Array", whole: false }),
  );
  return [...columns, ...shared, ...recordArrays(emission), ...bases, ...keptArrays(kept), ...places];
}

function arraysOf(
  place: number,
  { table, whole }: Pick<NeededArray, "table" | "whole">,
  { type, maybe }: StoredAs,
  of: (part: "values" | "known") => Pick<NeededArray, "of">,
): readonly NeededArray[] {
  const value: NeededArray = { name: names.values(place), table, kind: arrayKind(type), whole, ...of("values") };
  if (!maybe || isTruth(type)) return [value];
  return [value, { name: names.known(place), table, kind: "Uint8Array", whole, ...of("known") }];
}

function keptArrays(kept: ReadonlySet<number>): readonly NeededArray[] {
  return [...kept].map((table) => ({
    name: names.kept(table),
    table,
    kind: "Uint8Array",
    whole: true,
    of: { part: "kept" },
  }));
}
