/** What the parts of an emission share: the program, where columns are stored, and which rows are at hand. */
import type { Node, NodeId, NodeType, RelationalProgram } from "../specialise/specialise.ts";
import type { Block, Code } from "./code.ts";
import { isLiteral } from "./code.ts";
import type { Schedule } from "./schedule.ts";

export interface Emission {
  readonly program: RelationalProgram;
  readonly schedule: Schedule;
  readonly heavy: readonly boolean[];
  /** Tables of which some row may be left out, or positions are asked for. */
  readonly kept: ReadonlySet<number>;
  readonly positions: ReadonlySet<number>;
  /** Numbers of the texts that the program names, by text: their codes are known when the cohort is. */
  readonly texts: Map<string, number>;
  /** Lists of rows that some loops look at, by what is asked of them. */
  readonly chosen: Map<string, string>;
  /** Whether all is one loop over subjects: what is known of one stays in local variables. */
  readonly isOneLoop: boolean;
  /** Columns of outputs: their arrays have every row of the cohort, those of the others the rows of a block. */
  readonly whole: ReadonlySet<number>;
  /** Columns that only the pass reads that makes them, at the same row: they stay in local variables. */
  readonly local: ReadonlySet<number>;
  /** Columns that nobody reads but the pass that makes them. */
  readonly ofOnePass: ReadonlySet<number>;
  /** Names of arrays that one place of the code needs for itself. */
  readonly arrays: string[];
  /** By `table column`: columns of which no two rows of a subject have one value. */
  readonly distinct: ReadonlySet<string>;
  /** By `table column`: the column that says of every row whether this one has a value there. */
  readonly presentWith: ReadonlyMap<string, number>;
  /** How columns are stored whose arrays belong to a wider program. */
  readonly as: ReadonlyMap<number, StoredAs>;
  /** Whether what belongs to no wider program stands in records; by record, the places of what it holds. */
  readonly inRecords: boolean;
  readonly records: Map<string, Map<string, number>>;
  /** Of what would stand in a record: the literal that it is of every row, or the element that holds it; and by value, where it stands. */
  readonly same: Map<string, string>;
  /** Columns of the pass that is being written that are not there yet. */
  readonly pending: Set<number>;
  /** What has been asked of which nodes another one needs. */
  readonly reached: Map<NodeId, ReadonlySet<NodeId>>;
}

/** The column of the wider program, and what its array holds there. */
export interface StoredAs {
  readonly column: number;
  readonly type: NodeType;
  readonly maybe: boolean;
}

/** What the array of a column holds. */
export function storageOf({ as, program }: Emission, column: number): StoredAs {
  const node = program.nodes[program.columns[column]?.node ?? 0] as Node;
  return as.get(column) ?? { column, type: node.type, maybe: node.maybe };
}

/** Which member is at hand at a depth: a row, or a period. */
export interface Binding {
  /** Different for each loop that is entered. */
  readonly id: string;
  readonly row?: string;
  /** Of the row. */
  readonly table?: number;
  readonly from?: string;
  readonly to?: string;
  /** Of a piece of a period: which pieces these are, and how many stand before it. */
  readonly pieces?: string;
  readonly place?: string;
}

export interface Scope {
  readonly emission: Emission;
  readonly block: Block;
  readonly bindings: readonly (Binding | undefined)[];
  /** What is computed in this block, whichever of it comes first. */
  readonly needed: readonly NodeId[];
}

export function nodeAt({ emission }: { readonly emission: Pick<Emission, "program"> }, id: NodeId): Node {
  return emission.program.nodes[id] as Node;
}

export function within(scope: Scope, block: Block): Scope {
  return { ...scope, block };
}

export function bind(scope: Scope, depth: number, binding: Binding): Scope {
  const bindings = [...scope.bindings];
  bindings[depth] = binding;
  return { ...scope, bindings };
}

/** The same node under the same members has the same value. */
export function memoryKey(scope: Scope, id: NodeId): string {
  const bits = scope.emission.schedule.free[id] ?? 0;
  if (bits === 0) return `n${id}`;
  const members = scope.bindings.flatMap((binding, depth) =>
    ((bits >> depth) & 1) === 1 ? [`${depth}${binding?.id ?? ""}`] : [],
  );
  return `n${id} ${members.join(" ")}`;
}

export function isTruth(type: NodeType): boolean {
  return type.kind === "boolean";
}

/** Names of the arrays of a cohort and of computed columns in emitted code. */
export const names = {
  offsets: (table: number) => `o${table}`,
  input: (table: number, column: number) => `i${table}_${column}`,
  present: (table: number, column: number) => `p${table}_${column}`,
  values: (column: number) => `v${column}`,
  known: (column: number) => `k${column}`,
  kept: (table: number) => `t${table}`,
  position: (table: number) => `n${table}`,
  text: (index: number) => `w${index}`,
  base: (table: number) => `b${table}`,
  /** By subject: the row at which the rows kept of a table would begin. */
  recordBase: (table: number) => `e${table}`,
  /** Subjects at hand, where they are not one after the other. */
  subjects: "s",
} as const;

/** A truth in one number of an array: 1 when known to be true, 2 when known to be false. */
export function stored(code: Code): string {
  if (code.kind === "number") return code.value;
  if (isLiteral(code.yes) && isLiteral(code.no)) return code.yes === "1" ? "1" : code.no === "1" ? "2" : "0";
  return code.no === "0" ? code.yes : `${code.yes} | (${code.no} << 1)`;
}

/** The truth that such a number is. */
export function unstored(block: Block, value: string): Extract<Code, { readonly kind: "truth" }> {
  if (isLiteral(value)) return { kind: "truth", yes: value === "1" ? "1" : "0", no: value === "2" ? "1" : "0" };
  return { kind: "truth", yes: block.bound(`${value} & 1`), no: block.bound(`${value} >> 1`) };
}
