/**
 * Several questions about one layout, specialised into one graph: what they do not differ in is one node and one column, computed once.
 * Questions whose dates leave other rows out cannot share columns: they are relational programs of their own.
 */
import type { Program } from "../ir/program.ts";
import { programHash } from "../ir/program.ts";
import { parseDate } from "../values/civil-date.ts";
import type { CaseAtHand } from "./case-at-hand.ts";
import type { AskedLaw } from "./changed-rules.ts";
import { changedRules } from "./changed-rules.ts";
import type { AskedCase } from "./columns.ts";
import { newColumnReader, ownRow } from "./columns.ts";
import { compact } from "./compact.ts";
import type { EarlierLaw } from "./earlier-cases.ts";
import { casesAsTheyWere } from "./earlier-cases.ts";
import { expressionTerm } from "./expressions.ts";
import type { Graph } from "./graph.ts";
import { newGraph } from "./graph.ts";
import type { Layout, LayoutColumn } from "./layout.ts";
import { outputsOf } from "./outputs.ts";
import { placesOf } from "./places.ts";
import { keep, presenceOf } from "./read-facts.ts";
import type { At, Refusal } from "./refusal.ts";
import type {
  ColumnId,
  ComputedColumn,
  KeptRows,
  NodeId,
  NodeType,
  Output,
  Part,
  Question,
  RelationalProgram,
} from "./relational-program.ts";
import type { SpecialiseRequest } from "./specialise-request.ts";
import type { GivenTerm, Specialiser } from "./specialiser.ts";
import { cycleOf } from "./specialiser.ts";
import type { Place, RowTerm } from "./term.ts";
import { datedRules } from "./versions.ts";

/** One of the questions: a program of the same vocabulary, and what is asked of it. */
export interface Alternative {
  readonly program: Program;
  readonly request: SpecialiseRequest;
}

export interface SpecialisedTogether {
  /** Empty when anything is refused. */
  readonly programs: readonly RelationalProgram[];
  /** In the order of the questions. */
  readonly alternatives: readonly SpecialisedAlternative[];
  readonly refusals: readonly (Refusal & { readonly alternative: number })[];
}

export interface SpecialisedAlternative {
  /** Which of the programs answers it. */
  readonly program: number;
  /** Places of its outputs among those of that program. */
  readonly outputs: readonly number[];
  readonly cases: readonly SpecialisedCase[];
}

/** A rule about a cycle (and year) and the rows of a table: where its value is, and which cases it reads, in the order of reading. */
export interface SpecialisedCase {
  readonly rule: string;
  readonly cycle: string;
  readonly year?: number;
  readonly table: number;
  /** Tells the cases of one alternative apart, and finds the same case in another. */
  readonly key: string;
  readonly parts: Readonly<Partial<Record<Part, CaseValue>>>;
  /** Places of cases in the same list. */
  readonly reads: readonly number[];
  /** Whether its value may differ from that of the first question though the values of the cases it reads do not. */
  readonly changed: boolean;
}

export type CaseValue =
  | { readonly column: ColumnId }
  /** What the question itself decides: the same for every row. `undefined`: undetermined. */
  | { readonly constant: number | string | undefined; readonly type: NodeType };

/** @param remembered questions that have been specialised for the same layout: they are not specialised again. */
export function specialiseTogether(
  asked: readonly Alternative[],
  layout: Layout,
  remembered?: SpecialisingMemory,
): SpecialisedTogether {
  const memory = remembered?.layout === layout ? remembered : newSpecialisingMemory(layout);
  const { graph, columns, refuse, at } = memory;
  const refusals: (Refusal & { readonly alternative: number })[] = [];
  memory.refusals = refusals;
  const made = asked.map(({ program, request }, alternative): Made | undefined => {
    const known = memory.made.get(program) ?? new Map<string, Made>();
    memory.made.set(program, known);
    const key = JSON.stringify(request);
    const found = known.get(key);
    if (found) return found;
    at.alternative = alternative;
    at.in = { rule: "" };
    const before = memory.last.get(key);
    const own = specialisedIn({ program, request, layout, graph, columns, refuse, at, before });
    if (own && refusals.length === 0) {
      known.set(key, own.made);
      rememberLast(memory, key, own.law);
    }
    return own?.made;
  });
  if (refusals.length > 0) return { programs: [], alternatives: [], refusals: distinct(refusals) };
  const groups = new Map<string, Made[]>();
  for (const each of made) {
    if (!each) continue;
    const key = JSON.stringify(each.tables);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const programs: RelationalProgram[] = [];
  const found = new Map<Made, SpecialisedAlternative>();
  const [law] = made;
  for (const group of groups.values()) {
    const [first] = group;
    if (!first) continue;
    const { question, program, tables } = first;
    const outputs = group.flatMap((each) => each.outputs);
    const relational = { formatVersion: 1 as const, programHash: programHash(program), question, layout, tables };
    const { program: own, columnAt } = compact({ ...relational, nodes: graph.nodes, columns: columns.all, outputs });
    let before = 0;
    for (const each of group) {
      const places = each.outputs.map((_, place) => before + place);
      before += places.length;
      const cases = casesOf(each.cases, graph, columnAt, changedRules(law ?? each, each));
      found.set(each, { program: programs.length, outputs: places, cases });
    }
    programs.push(own);
  }
  return { programs, alternatives: made.flatMap((each) => (each && found.get(each)) ?? []), refusals: [] };
}

/** What has been specialised for one layout: a graph that grows with each question that is new. */
export interface SpecialisingMemory {
  readonly layout: Layout;
  /** Nodes that it holds. */
  readonly size: number;
  readonly graph: Graph;
  readonly columns: Columns;
  readonly made: WeakMap<Program, Map<string, Made>>;
  /** By question: the law of which it was asked last. */
  readonly last: Map<string, EarlierLaw>;
  readonly refuse: (because: Refusal["because"], detail: string) => void;
  readonly at: { alternative: number; in: At };
  /** Of the questions at hand. */
  refusals: (Refusal & { readonly alternative: number })[];
}

export function newSpecialisingMemory(layout: Layout): SpecialisingMemory {
  const at = { alternative: 0, in: { rule: "" } as At };
  const graph = newGraph((because, detail) => memory.refuse(because, detail));
  const memory: SpecialisingMemory = {
    layout,
    graph,
    get size() {
      return graph.nodes.length;
    },
    columns: newColumns(),
    made: new WeakMap(),
    last: new Map(),
    refuse(because, detail) {
      memory.refusals.push({ ...at.in, because, detail, alternative: at.alternative });
    },
    at,
    refusals: [],
  };
  return memory;
}

/** More questions at once are not asked of law after law. */
const mostQuestions = 8;

function rememberLast({ last }: SpecialisingMemory, key: string, law: EarlierLaw): void {
  last.delete(key);
  last.set(key, law);
  for (const each of last.keys()) if (last.size > mostQuestions) last.delete(each);
}

interface Made extends AskedLaw {
  readonly question: Question;
  readonly tables: readonly KeptRows[];
  readonly outputs: readonly Output[];
  readonly cases: readonly AskedCase[];
}

interface Columns {
  readonly all: ComputedColumn[];
  /** The same for the same column, whichever question has it. */
  readonly place: (column: ComputedColumn) => ColumnId;
}

function newColumns(): Columns {
  const all: ComputedColumn[] = [];
  const known = new Map<string, ColumnId>();
  return {
    all,
    place(column) {
      const { table, node, rule, cycle, year, part, underogated } = column;
      const key = `${table} ${node} ${part} ${cycle} ${year ?? ""} ${underogated ?? ""} ${rule}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      known.set(key, all.length);
      return all.push(column) - 1;
    },
  };
}

interface Specialising extends Alternative {
  readonly layout: Layout;
  readonly graph: Graph;
  readonly columns: Columns;
  readonly refuse: (because: Refusal["because"], detail: string) => void;
  readonly at: { in: At };
  readonly before: EarlierLaw | undefined;
}

function specialisedIn({
  program,
  request,
  layout,
  graph,
  columns,
  refuse,
  at: state,
  before,
}: Specialising): { readonly made: Made; readonly law: EarlierLaw } | undefined {
  const [asOf, knownOn] = [parseDate(request.asOf), parseDate(request.knownOn)];
  const index = cycleIndex(program, request.cycle);
  if (asOf === undefined) refuse("unknown-name", `the date ${request.asOf}`);
  if (knownOn === undefined) refuse("unknown-name", `the date ${request.knownOn}`);
  if (index === undefined) refuse("unknown-name", `the cycle ${request.cycle}`);
  const unknown = unknownOptions(program, request.interpretations ?? {});
  for (const problem of unknown) refuse("unknown-name", problem);
  if (asOf === undefined || knownOn === undefined || index === undefined || unknown.length > 0) return undefined;

  const rules = datedRules(program);
  const reader = newColumnReader(() => s, casesAsTheyWere(before, program, rules));
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
    rules,
    interpretations: new Map(program.interpretations.map((each) => [each.name, each])),
    asked: new Map(Object.entries(request.interpretations ?? {})),
    given,
    columns: columns.all,
    column: columns.place,
    cycleAt: (each) => cycleOf(program.vocabulary.cycle, each),
    ruleTerm: reader.read,
    formula: reader.formula,
    termOf: (expression, at) => expressionTerm(s, expression, at),
    presence: (row) => presenceOf(s, row),
    get at() {
      return state.in;
    },
    set at(at) {
      state.in = at;
    },
  };
  given.push(...givenTerms(s, request.given ?? [], index));
  const outputs = outputsOf(s, index, request.outputs);
  const tables = layout.tables.map((_, table) => keptRows(s, table));
  const { cycle, interpretations = {} } = request;
  const question: Question = { cycle, asOf: request.asOf, knownOn: request.knownOn, interpretations };
  const made = { program, request, rules, question, tables, outputs, cases: reader.asked() };
  return { made, law: { program, rules, cases: reader.found() } };
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

function distinct<R extends Refusal>(refusals: readonly R[]): readonly R[] {
  return [...new Map(refusals.map((each) => [JSON.stringify(each), each])).values()];
}

/** Parts whose column no output needs are left out, and with them cases that have none. */
function casesOf(
  asked: readonly AskedCase[],
  graph: Graph,
  columnAt: (column: ColumnId) => ColumnId,
  isChanged: (rule: string) => boolean,
): readonly SpecialisedCase[] {
  const decided = (id: NodeId): CaseValue | undefined => {
    const node = graph.at(id);
    if (node.kind === "computed") return columnAt(node.column) < 0 ? undefined : { column: columnAt(node.column) };
    if (node.kind === "constant") return { constant: node.value, type: node.type };
    return node.kind === "undetermined" ? { constant: undefined, type: node.type } : undefined;
  };
  return asked.map(({ parts, reads, ...about }): SpecialisedCase => {
    const values = parts.flatMap(([part, node]): [Part, CaseValue][] => {
      const value = decided(node);
      return value ? [[part, value]] : [];
    });
    return { ...about, parts: Object.fromEntries(values), reads: [...reads], changed: isChanged(about.rule) };
  });
}
