/** A plan that is evaluated from what is known of the people on, and what of it is to be known afterwards. */
import type { Cohort } from "@delibera/rules-dsl/columnar";
import { narrowTo } from "@delibera/rules-dsl/columnar";
import type { ColumnId, Identities, Node, NodeId, RelationalProgram } from "@delibera/rules-dsl/specialise";
import { cut } from "@delibera/rules-dsl/specialise";
import type { Pair } from "../ask/pair.ts";
import type { CandidatePlan, Plan } from "../ask/plan.ts";
import { pairsOf } from "../ask/plan.ts";
import type { Reading } from "../ask/reading.ts";
import type { BaselineTally } from "../count/tally.ts";
import type { ColumnsRead } from "./frontier.ts";
import { frontierOf } from "./frontier.ts";
import { cohortRead } from "./known-cohort.ts";
import type { Found, KnownColumn, KnownValues } from "./known-values.ts";
import { bytesOfColumn, bytesOfNewColumn, newKnownColumn } from "./known-values.ts";

export interface CutPlan {
  readonly plan: Plan;
  /** By program of the plan. */
  readonly runs: readonly KnownOfRun[];
  /** Of everybody, where it is remembered: the plan then counts only what candidates change. */
  readonly counted: BaselineTally | undefined;
  /** To be kept when everybody has been evaluated and counted. */
  readonly found: Found;
}

/** What one program reads and writes of known values: plain data over shared memory. */
export interface KnownOfRun {
  /** By table: columns after those of the layout. */
  readonly added: readonly (readonly KnownColumn[])[];
  /** What is read as it is known. */
  readonly reads: readonly KnownColumn[];
  readonly writes: readonly KnownWrite[];
}

export interface KnownWrite {
  readonly column: ColumnId;
  readonly into: KnownColumn;
  /** Whether the column has truths that may be undetermined: 1 when true, 2 when false. */
  readonly isDoubtful: boolean;
}

export function cutPlan(plan: Plan, cohort: Cohort, known: KnownValues): CutPlan {
  const found = new Map<string, KnownColumn>();
  const { identities } = known;
  const parts = plan.programs.map(({ relational, inBlocks }, program) =>
    cutProgram(relational, inBlocks, { read: columnsRead(plan, program), cohort, known, identities, found }),
  );
  const readingAt = (each: ColumnReading): Reading => parts[each.program]?.readingAt(each) ?? each;
  const tally = tallyKey(plan, (each) => parts[each.program]?.sameAt(each.column));
  const counted = known.counted(tally);
  return {
    plan: {
      ...renumbered(plan, readingAt),
      programs: parts.map(({ relational, inBlocks }) => ({ relational, inBlocks })),
      isBaselineCounted: counted !== undefined,
    },
    runs: parts.map(({ run }) => run),
    counted,
    found: { identities, columns: found, tally },
  };
}

/** Everything that decides what is counted of the baseline. */
function tallyKey(
  { measure, state, groups }: Plan,
  sameAt: (each: ColumnReading) => string | undefined,
): string | undefined {
  if (groups.some(({ kind }) => kind === "codes")) return undefined;
  const read = [measure.baseline, state.baseline].map((each) =>
    each.kind === "column" ? [sameAt(each), each.times ?? 1] : each,
  );
  // A bound beyond all numbers has no place in JSON.
  const within = groups.map((each) => (each.kind === "codes" ? each : { ...each, bounds: each.bounds?.map(String) }));
  return JSON.stringify([read, state.states.length, within]);
}

interface Cutting {
  readonly read: ColumnsRead;
  readonly cohort: Cohort;
  readonly known: KnownValues;
  /** The same of all programs of the plan. */
  readonly identities: Identities;
  readonly found: Map<string, KnownColumn>;
}

function cutProgram(
  relational: RelationalProgram,
  inBlocks: readonly ColumnId[],
  { read, cohort, known, identities, found }: Cutting,
) {
  const { nodes: numbers, rows } = identities.of(relational);
  /** What tells a value apart from those of other programs. */
  const keyOf = (node: NodeId, table: number): string => `${rows}|${table} ${numbers[node]}`;
  const frontier = frontierOf(relational, read);
  const columnOf = new Map<NodeId, KnownColumn>();
  const cutAt = new Map<NodeId, number>();
  const kept: { node: NodeId; into: KnownColumn }[] = [];
  let room = [...found.values()].reduce((left, each) => left - bytesOfColumn(each), known.room);
  for (const [id, table] of frontier) {
    const key = keyOf(id, table);
    const there = known.find(key);
    if (there) {
      columnOf.set(id, there);
      cutAt.set(id, table);
    }
    if (there || found.has(key)) continue;
    const node = relational.nodes[id] as Node;
    const length = cohort.tables[table]?.rows ?? 0;
    // One that is too long for what is left leaves it to those that come after.
    const bytes = bytesOfNewColumn(node, length);
    if (bytes > room) continue;
    room -= bytes;
    const into = newKnownColumn(node, table, length);
    found.set(key, into);
    kept.push({ node: id, into });
  }
  const extra = kept.map(({ node, into }) => ({
    table: into.table,
    node,
    rule: "",
    cycle: "",
    part: "value" as const,
  }));
  const wider = { ...relational, columns: [...relational.columns, ...extra] };
  const reads: KnownColumn[] = [];
  const placeOf = new Map<ColumnId, number>();
  for (const column of inBlocks) {
    const { node, table } = relational.columns[column] ?? { node: 0, table: 0 };
    const there = cutAt.get(node) === table ? columnOf.get(node) : undefined;
    if (there) placeOf.set(column, reads.push(there) - 1);
  }
  const notKnown = inBlocks.filter((column) => !placeOf.has(column));
  const asked = [...notKnown, ...kept.map((_, place) => relational.columns.length + place)];
  const { program: left, added: nodesAdded, columnAt: columnLeft } = cut(wider, cutAt, asked);
  const added = nodesAdded.map((each) => each.flatMap((id) => columnOf.get(id) ?? []));
  const { program, columnAt: columnNow } = narrowTo(
    cohortRead(left, cohort, added),
    left,
    asked.map((column) => columnLeft(column)),
  );
  const columnAt = (column: ColumnId): ColumnId => columnNow(columnLeft(column));
  const nodeAt = (column: ColumnId): Node => program.nodes[program.columns[column]?.node ?? 0] as Node;
  const writes = kept.map(({ into }, place): KnownWrite => {
    const column = columnAt(relational.columns.length + place);
    const { type, maybe } = nodeAt(column);
    return { column, into, isDoubtful: type.kind === "boolean" && maybe };
  });
  const run: KnownOfRun = { added, reads, writes };
  const readingAt = (each: ColumnReading): Reading => {
    const place = placeOf.get(each.column);
    if (place === undefined) {
      const column = columnAt(each.column);
      return { ...each, column, maybe: nodeAt(column).maybe };
    }
    const { program: own, type, times } = each;
    return { kind: "known", program: own, place, type, ...(times === undefined ? {} : { times }) };
  };
  const sameAt = (column: ColumnId): string => {
    const { node, table } = relational.columns[column] ?? { node: 0, table: 0 };
    return keyOf(node, table);
  };
  return { relational: program, inBlocks: [...new Set(asked.map(columnAt))], readingAt, sameAt, run };
}

type ColumnReading = Extract<Reading, { readonly kind: "column" }>;

function columnsRead(plan: Plan, program: number): ColumnsRead {
  const own = (readings: readonly Reading[]) =>
    readings.flatMap((each) => (each.kind === "column" && each.program === program ? [each.column] : []));
  const sides = plan.candidates.map((candidate) => {
    const { measure, state } = candidate;
    const pairs = pairsOf(candidate);
    return { before: pairs.map((pair) => pair.before), after: [measure, state, ...pairs.map((pair) => pair.after)] };
  });
  return {
    baseline: own([plan.measure.baseline, plan.state.baseline, ...sides.flatMap(({ before }) => before)]),
    candidates: sides.map(({ after }) => own(after)),
  };
}

/** The same readings of columns that have other numbers. */
function renumbered(plan: Plan, readingAt: (each: ColumnReading) => Reading): Omit<Plan, "programs"> {
  const reading = (each: Reading): Reading => (each.kind === "column" ? readingAt(each) : each);
  const pair = ({ before, after }: Pair): Pair => ({ before: reading(before), after: reading(after) });
  const candidate = (each: CandidatePlan): CandidatePlan => ({
    ...each,
    measure: reading(each.measure),
    state: reading(each.state),
    watched: each.watched.map(pair),
    causes: {
      ...each.causes,
      cases: each.causes.cases.map((found) => ({ ...found, parts: found.parts.map(pair) })),
    },
  });
  return {
    measure: { ...plan.measure, baseline: reading(plan.measure.baseline) },
    state: { ...plan.state, baseline: reading(plan.state.baseline) },
    groups: plan.groups,
    candidates: plan.candidates.map(candidate),
  };
}
