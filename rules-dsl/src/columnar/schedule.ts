/**
 * In which order the columns of a relational program are computed: alternately what is known of a subject and one pass over the rows of
 * a table, each as early as what it reads allows, so that aggregates over one table share a pass.
 */
import type { Node, NodeId, RelationalProgram } from "../specialise/specialise.ts";
import { freeDepths, operandsOf } from "../specialise/specialise.ts";
import { depthsOfOnlyRow, onlyTable, tableOfOneRow } from "./decisive-conditions.ts";

export interface Schedule {
  /** In order. */
  readonly units: readonly Unit[];
  /** Aggregates and picks over the rows of a subject that are computed in the pass over their table. */
  readonly fused: ReadonlySet<NodeId>;
  /** By node: bits of the depths it depends on. */
  readonly free: readonly number[];
}

/** One pass: over subjects (table 0) or over the rows of a table. */
export interface Unit {
  readonly phase: number;
  readonly table: number;
  readonly columns: readonly number[];
  readonly fused: readonly NodeId[];
}

/** @param distinct by `table column`: columns of which no two rows of a subject have one value. */
export function scheduled(program: RelationalProgram, distinct: ReadonlySet<string>): Schedule {
  const { nodes, columns } = program;
  const free = freeDepths(nodes);
  const isOfSeveral = (node: Node): boolean => tableOfOneRow({ program }, node) === undefined;
  const fused = new Set(nodes.flatMap((node, id) => (isFusable(node, free[id] ?? 0) && isOfSeveral(node) ? [id] : [])));
  const columnPhase: number[] = [];
  const fusedPhase = new Map<NodeId, number>();
  const known = new Map<string, number>();

  /** The earliest phase in which a node can be evaluated: an even one for a subject, an odd one in a pass over a table. */
  const phaseOf = (id: NodeId, pass: Pass | undefined): number => {
    const isOfRow = pass && ((free[id] ?? 0) & pass.depths) !== 0;
    const key = isOfRow ? `${id} ${pass.table} ${pass.depths}` : pass ? `${id} row` : `${id}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = computedPhase(id, pass);
    known.set(key, made);
    return made;
  };
  const computedPhase = (id: NodeId, pass: Pass | undefined): number => {
    const node = nodes[id] as Node;
    if (fused.has(id)) return raised(fusedAt(id) + 1, pass);
    const inner = pass && "loop" in node ? insideLoop(pass, node, free[id] ?? 0) : pass;
    const below = operandsOf(node).reduce((most, operand) => Math.max(most, phaseOf(operand, inner)), pass ? 1 : 0);
    if (node.kind !== "computed") return below;
    const phase = columnPhase[node.column] ?? 0;
    if (node.row === undefined) return Math.max(below, raised(phase, pass));
    const row = nodes[node.row];
    const isThisRow = pass && row?.kind === "row" && row.table === pass.table && hasDepth(pass, row.depth);
    return Math.max(below, isThisRow ? phase : raised(phase + 1, pass));
  };
  const insideLoop = (pass: Pass, node: LoopNode, bits: number): Pass => {
    const { over, depth } = node.loop;
    const others = depthsOfOnlyRow({ program, distinct }, node);
    const isOnly = (bits & pass.depths) !== 0 && onlyTable({ program }, over) === pass.table;
    const isThisRow = isOnly || (others.length > 0 && others.every((each) => hasDepth(pass, each)));
    // A loop that looks at the row at hand only has its row there too. Another one at a depth that the row had is closed: its rows are others.
    return { ...pass, depths: isThisRow ? pass.depths | (1 << depth) : pass.depths & ~(1 << depth) };
  };
  const raised = (phase: number, pass: Pass | undefined): number => (pass ? phase + 1 : phase);
  const fusedAt = (id: NodeId): number => {
    const found = fusedPhase.get(id);
    if (found !== undefined) return found;
    const node = nodes[id] as Fusable;
    const pass = { table: node.loop.over.kind === "rows" ? node.loop.over.table : 0, depths: 1 << node.loop.depth };
    const phase = operandsOf(node).reduce((most, operand) => Math.max(most, phaseOf(operand, pass)), 1);
    fusedPhase.set(id, phase);
    return phase;
  };

  const units = new Map<string, { phase: number; table: number; columns: number[]; fused: NodeId[] }>();
  const unitAt = (phase: number, table: number) => {
    const key = `${phase} ${table}`;
    const unit = units.get(key) ?? { phase, table, columns: [], fused: [] };
    units.set(key, unit);
    return unit;
  };
  for (const [index, { node, table }] of columns.entries()) {
    const phase = phaseOf(node, table === 0 ? undefined : { table, depths: 1 });
    columnPhase.push(phase);
    unitAt(phase, table).columns.push(index);
  }
  const read = readByColumns(program);
  for (const id of fused) {
    const { over } = (nodes[id] as Fusable).loop;
    if (read.has(id) && over.kind === "rows") unitAt(fusedAt(id), over.table).fused.push(id);
  }
  return { units: [...units.values()].sort((a, b) => a.phase - b.phase || a.table - b.table), fused, free };
}

interface Pass {
  readonly table: number;
  /** Bits of the depths at which the row of the pass stands: that of the loop whose member it is, and of those that look at no other row. */
  readonly depths: number;
}

function hasDepth({ depths }: Pass, depth: number): boolean {
  return ((depths >> depth) & 1) === 1;
}

type LoopNode = Extract<Node, { readonly loop: unknown }>;

type Fusable = Extract<Node, { readonly kind: "aggregate" | "pick" }>;

function isFusable(node: Node, free: number): boolean {
  if (node.kind !== "aggregate" && node.kind !== "pick") return false;
  return free === 0 && node.loop.over.kind === "rows" && node.loop.over.of === undefined;
}

/** Nodes that some column is made of: those that only say which rows are there have their own pass. */
function readByColumns({ nodes, columns }: RelationalProgram): ReadonlySet<NodeId> {
  const seen = new Set<NodeId>();
  const open = columns.map(({ node }) => node);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...operandsOf(nodes[id] as Node));
  }
  return seen;
}
