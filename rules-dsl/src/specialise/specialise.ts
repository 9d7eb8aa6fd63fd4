/**
 * Front door: a question about many subjects at once, specialised into computed columns. Versions, derogations, interpretations, cycles
 * and fractions are decided here; what cannot be said of columns is refused with its place, and nothing is then given.
 */
import type { Expression, Program, Target } from "../ir/program.ts";
import { programHash } from "../ir/program.ts";
import { parseDate } from "../values/civil-date.ts";
import type { CaseAtHand } from "./case-at-hand.ts";
import { newColumnReader, ownRow } from "./columns.ts";
import { compact } from "./compact.ts";
import { expressionTerm } from "./expressions.ts";
import { newGraph } from "./graph.ts";
import type { Layout, LayoutColumn } from "./layout.ts";
import { outputsOf } from "./outputs.ts";
import { placesOf } from "./places.ts";
import { keep, presenceOf } from "./read-facts.ts";
import type { At, Refusal } from "./refusal.ts";
import type { ComputedColumn, KeptRows, Question, RelationalProgram } from "./relational-program.ts";
import type { GivenTerm, Specialiser } from "./specialiser.ts";
import { cycleOf } from "./specialiser.ts";
import type { Place, RowTerm } from "./term.ts";
import { datedRules } from "./versions.ts";

export type { ColumnType, Layout, LayoutColumn, LayoutTable } from "./layout.ts";
export { declaredLayout } from "./places.ts";
export type { Refusal, RefusalCode } from "./refusal.ts";
export type {
  ComputedColumn,
  KeptRows,
  Loop,
  Node,
  NodeId,
  NodeOperation,
  NodeType,
  Output,
  Part,
  Question,
  RelationalProgram,
  Source,
} from "./relational-program.ts";
export { freeDepths, mapOperands, operandsOf } from "./walk-nodes.ts";

export interface SpecialiseRequest {
  /** "2017-2019". */
  readonly cycle: string;
  /** Facts that take effect later are left out. `yyyy-mm-dd`. */
  readonly asOf: string;
  /** Acts and facts known later are left out. `yyyy-mm-dd`. */
  readonly knownOn: string;
  readonly interpretations?: Readonly<Record<string, string>>;
  /** Names of rules; without it every declared term. */
  readonly outputs?: readonly string[];
  /** Values of rules taken as given, instead of being computed. */
  readonly given?: readonly { readonly target: Target; readonly value: Expression }[];
}

export interface Specialised {
  /** Absent when anything is refused. */
  readonly program?: RelationalProgram;
  readonly refusals: readonly Refusal[];
}

export function specialise(program: Program, request: SpecialiseRequest, layout: Layout): Specialised {
  const refusals: Refusal[] = [];
  const state: { at: At } = { at: { rule: "" } };
  const refuse = (because: Refusal["because"], detail: string): void => {
    refusals.push({ ...state.at, because, detail });
  };
  const [asOf, knownOn] = [parseDate(request.asOf), parseDate(request.knownOn)];
  const index = cycleIndex(program, request.cycle);
  if (asOf === undefined) refuse("unknown-name", `the date ${request.asOf}`);
  if (knownOn === undefined) refuse("unknown-name", `the date ${request.knownOn}`);
  if (index === undefined) refuse("unknown-name", `the cycle ${request.cycle}`);
  for (const problem of unknownOptions(program, request.interpretations ?? {})) refuse("unknown-name", problem);
  if (asOf === undefined || knownOn === undefined || index === undefined || refusals.length > 0) return { refusals };

  const graph = newGraph(refuse);
  const columns: ComputedColumn[] = [];
  const reader = newColumnReader(() => s);
  const given: GivenTerm[] = [];
  const s: Specialiser = {
    program,
    graph,
    layout,
    places: placesOf(program.vocabulary, layout),
    columnAt: (table, column) => layout.tables[table]?.columns[column] ?? unreachableColumn,
    asOf,
    knownOn,
    mostRows: layout.tables.map(({ mostRows }) => mostRows),
    rules: datedRules(program),
    interpretations: new Map(program.interpretations.map((each) => [each.name, each])),
    asked: new Map(Object.entries(request.interpretations ?? {})),
    given,
    columns,
    cycleAt: (each) => cycleOf(program.vocabulary.cycle, each),
    ruleTerm: reader.read,
    formula: reader.formula,
    termOf: (expression, at) => expressionTerm(s, expression, at),
    presence: (row) => presenceOf(s, row),
    get at() {
      return state.at;
    },
    set at(at) {
      state.at = at;
    },
  };
  given.push(...givenTerms(s, request.given ?? [], index));
  const outputs = outputsOf(s, index, request.outputs);
  const tables = layout.tables.map((_, table) => keptRows(s, table));
  if (refusals.length > 0) return { refusals: distinct(refusals) };
  const { cycle, interpretations = {} } = request;
  const question: Question = { cycle, asOf: request.asOf, knownOn: request.knownOn, interpretations };
  const relational = { formatVersion: 1 as const, programHash: hashOf(program), question, layout, tables };
  return { program: compact({ ...relational, nodes: graph.nodes, columns, outputs }), refusals };
}

const unreachableColumn: LayoutColumn = { path: "", type: { kind: "boolean" }, optional: true };

function keptRows(s: Specialiser, table: number): KeptRows {
  const { entity, path, parent } = s.layout.tables[table] ?? { path: "" };
  if (parent === undefined) return {};
  const holder = s.layout.tables[parent];
  const own = (at: number, name: string, prefix: string) => ownRow(s, rowAt({ entity: name, table: at, prefix }));
  const keepNode = entity === undefined ? s.graph.yes : keep(s, own(table, entity, ""));
  // `card.fees` of the subject belong to the object `card`, `suspensions.notes` to the rows of `suspensions`.
  const inside = path.slice(holder?.path ? holder.path.length + 1 : 0);
  const prefix = inside.includes(".") ? inside.slice(0, inside.lastIndexOf(".")) : "";
  const within = prefix === "" ? s.graph.yes : s.presence(own(parent, "", prefix));
  return {
    ...(keepNode === s.graph.yes ? {} : { keep: keepNode }),
    ...(within === s.graph.yes ? {} : { within }),
  };
}

function rowAt(place: Place): RowTerm {
  return { kind: "row", place, row: undefined };
}

const hashes = new WeakMap<Program, string>();

/** A program is hashed once, however many questions are asked of it. */
function hashOf(program: Program): string {
  const found = hashes.get(program) ?? programHash(program);
  hashes.set(program, found);
  return found;
}

function cycleIndex({ vocabulary }: Program, text: string): number | undefined {
  const { from, years } = vocabulary.cycle;
  const [, first, last] = /^(\d{4})-(\d{4})$/.exec(text) ?? [];
  if (first === undefined || last === undefined) return undefined;
  const index = (Number(first) - from) / years;
  return Number.isInteger(index) && index >= 0 && Number(last) === Number(first) + years - 1 ? index : undefined;
}

function unknownOptions({ interpretations }: Program, asked: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(asked).flatMap(([name, option]) => {
    const options = interpretations.find((each) => each.name === name)?.options;
    return options?.some((each) => each.name === option) ? [] : [`the interpretation ${name}: ${option}`];
  });
}

function givenTerms(
  s: Specialiser,
  given: NonNullable<SpecialiseRequest["given"]>,
  index: number,
): readonly GivenTerm[] {
  const at: CaseAtHand = {
    cycle: s.cycleAt(index),
    yearOfRule: undefined,
    year: undefined,
    item: undefined,
    depth: 0,
    days: s.cycleAt(index),
    names: new Map(),
  };
  return given.map(({ target, value }) => ({
    rule: target.rule,
    cycle: target.previous ? index - 1 : index,
    ...(target.item === undefined ? {} : { item: target.item }),
    ...(target.year === undefined ? {} : { year: target.year }),
    value: s.termOf(value, at),
  }));
}

function distinct(refusals: readonly Refusal[]): readonly Refusal[] {
  return [...new Map(refusals.map((each) => [JSON.stringify(each), each])).values()];
}
