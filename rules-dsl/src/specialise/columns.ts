/** Computed columns: the formula of a rule becomes one column for each of its parts, read from wherever a row is at hand. */
import { onlyWhen } from "./combine.ts";
import type { EarlierCase } from "./earlier-cases.ts";
import { isTrue } from "./logic.ts";
import { requires } from "./presence.ts";
import { rowNode } from "./read-facts.ts";
import type { ComputedColumn, NodeId, Part } from "./relational-program.ts";
import { ruleFormula } from "./rules.ts";
import type { RuleCase, Specialiser } from "./specialiser.ts";
import type { RowTerm, Term } from "./term.ts";
import { nodeTerm } from "./term.ts";

export interface ColumnReader {
  readonly read: (asked: RuleCase) => Term;
  /** The term for the row of its own table. */
  readonly formula: (asked: RuleCase) => Term;
  /** Every case that was asked for. */
  readonly asked: () => readonly AskedCase[];
  /** The same for whoever asks about nearly the same law. */
  readonly found: () => ReadonlyMap<string, EarlierCase>;
}

/** A case with its value, and the cases it reads by their places in the list. */
export interface AskedCase {
  readonly rule: string;
  readonly cycle: string;
  readonly year?: number;
  readonly table: number;
  readonly key: string;
  readonly parts: readonly (readonly [Part, NodeId])[];
  readonly reads: ReadonlySet<number>;
}

/** @param earlier gives a case that is as it was in another law. */
export function newColumnReader(s: () => Specialiser, earlier: (key: string) => EarlierCase | undefined): ColumnReader {
  const known = new Map<string, Term | "in progress">();
  const cases: { readonly about: Omit<AskedCase, "parts" | "reads">; readonly reads: Set<number> }[] = [];
  const places = new Map<string, number>();
  const reading: Set<number>[] = [];
  const path: string[] = [];
  /** Their value depends on who asked for it. */
  const circular = new Set<string>();

  /** The list of cases is what it would be, had each been looked at. */
  const asItWas = (key: string, { about, reads, term }: EarlierCase): Term => {
    const own = new Set<number>();
    places.set(key, cases.length);
    cases.push({ about, reads: own });
    for (const each of reads) {
      own.add(places.get(each) ?? cases.length);
      const read = known.has(each) ? undefined : earlier(each);
      if (read) asItWas(each, read);
    }
    known.set(key, term);
    return term;
  };

  const formula = (asked: RuleCase): Term => {
    const { graph } = s();
    const { rule, cycle, year, item, underogated } = asked;
    const isOfCycle = year === undefined || (year >= cycle.firstYear && year <= cycle.lastYear);
    if (!isOfCycle) return nodeTerm(graph.undetermined);
    const place = item ? `${item.place.table} ${item.place.prefix}` : "";
    const key = `${rule.rule.name}|${cycle.index}|${year ?? ""}|${place}|${underogated ?? ""}`;
    const found = known.get(key);
    reading.at(-1)?.add(places.get(key) ?? cases.length);
    if (found === "in progress") {
      for (const each of path.slice(path.indexOf(key))) circular.add(each);
      return nodeTerm(graph.undetermined);
    }
    if (found) return found;
    const before = earlier(key);
    if (before) return asItWas(key, before);
    known.set(key, "in progress");
    const reads = new Set<number>();
    places.set(key, cases.length);
    const ofYear = year === undefined ? {} : { year };
    const about = { rule: rule.rule.name, cycle: cycle.name, ...ofYear, table: item?.place.table ?? 0, key };
    cases.push({ about, reads });
    reading.push(reads);
    path.push(key);
    const own = item && ownRow(s(), item);
    const made = asColumns(s(), { ...asked, item: own }, ruleFormula(s(), { ...asked, item: own }));
    reading.pop();
    path.pop();
    known.set(key, made);
    return made;
  };
  return {
    formula,
    asked: () => cases.map(({ about, reads }) => ({ ...about, reads, parts: partsOf(known.get(about.key)) })),
    found: () =>
      new Map(
        cases.flatMap(({ about, reads }): [string, EarlierCase][] => {
          const term = known.get(about.key);
          if (term === undefined || term === "in progress" || circular.has(about.key)) return [];
          return [[about.key, { about, term, reads: [...reads].map((place) => cases[place]?.about.key ?? "") }]];
        }),
      ),
    read: (asked) => {
      const term = formula(asked);
      return asked.item ? atRow(s(), term, asked.item) : term;
    },
  };
}

function partsOf(term: Term | "in progress" | undefined): AskedCase["parts"] {
  if (term === undefined || term === "in progress") return [];
  switch (term.kind) {
    case "node":
      return [["value", term.node]];
    case "period":
      return [
        ["from", term.from],
        ["to", term.to],
      ];
    case "requirement":
      return [
        ["met", term.met],
        ["counted", term.counted],
        ["required", term.required],
        ["missing", term.missing],
        ...(term.deadline === undefined ? [] : [["deadline", term.deadline] as const]),
      ];
    case "verdict":
      return [
        ["accepted", term.accepted],
        ...term.grounds.map(({ holds }, place) => [`reason:${place}`, holds] as const),
      ];
    case "row":
    case "list":
      return [];
  }
}

/** The row for which a formula is written: that of its table, with the nested object in it when it is about one. */
export function ownRow(s: Specialiser, { place, present }: RowTerm): RowTerm {
  const row = place.table === 0 ? undefined : rowNode(s, place.table, 0);
  return present === undefined ? { kind: "row", place, row } : presentRow(s, { kind: "row", place, row });
}

function presentRow(s: Specialiser, own: RowTerm): RowTerm {
  const present = s.presence(own);
  return present === s.graph.yes ? own : { ...own, present };
}

/** A value that is more than a constant becomes a column; what it is made of stays readable at any row. */
function asColumns(s: Specialiser, asked: RuleCase, term: Term): Term {
  const column = (node: NodeId, part: Part): NodeId => computed(s, asked, node, part);
  switch (term.kind) {
    case "node":
      return nodeTerm(column(term.node, "value"));
    case "period":
      return { ...term, from: column(term.from, "from"), to: column(term.to, "to") };
    case "requirement":
      return {
        kind: "requirement",
        met: column(term.met, "met"),
        counted: column(term.counted, "counted"),
        required: column(term.required, "required"),
        missing: column(term.missing, "missing"),
        ...(term.deadline === undefined ? {} : { deadline: column(term.deadline, "deadline") }),
      };
    case "verdict":
      return {
        kind: "verdict",
        accepted: column(term.accepted, "accepted"),
        grounds: term.grounds.map(({ reason, holds }, place) => ({ reason, holds: column(holds, `reason:${place}`) })),
      };
    case "row":
    case "list":
      return nodeTerm(s.graph.refuse("not-a-column", `a rule whose value is a ${term.kind}`));
  }
}

function computed(
  s: Specialiser,
  { rule, cycle, year, item, underogated }: RuleCase,
  node: NodeId,
  part: Part,
): NodeId {
  const { kind, type, maybe } = s.graph.at(node);
  if (kind === "constant" || kind === "undetermined" || kind === "computed") return node;
  const table = item?.place.table ?? 0;
  const made: ComputedColumn = {
    table,
    node,
    rule: rule.rule.name,
    cycle: cycle.name,
    ...(year === undefined ? {} : { year }),
    part,
    ...(underogated ? { underogated } : {}),
  };
  const at = table === 0 ? {} : { row: rowNode(s, table, 0) };
  return s.graph.node({ kind: "computed", column: s.column(made), ...at }, type, maybe);
}

/** The same columns at another row. */
function atRow(s: Specialiser, term: Term, item: RowTerm): Term {
  const { graph } = s;
  const moved = (node: NodeId): NodeId => {
    const found = graph.at(node);
    if (item.row === undefined) return node;
    if (found.kind !== "computed" || found.row === undefined) return requires(graph, [item.row], node);
    return graph.node(
      { kind: "computed", column: found.column, row: item.row },
      found.type,
      found.maybe || graph.maybe(item.row),
    );
  };
  const there = mapped(term, moved);
  return item.present === undefined ? there : onlyWhen(graph, isTrue(graph, item.present), there);
}

function mapped(term: Term, moved: (node: NodeId) => NodeId): Term {
  switch (term.kind) {
    case "node":
      return nodeTerm(moved(term.node));
    case "period":
      return { ...term, from: moved(term.from), to: moved(term.to) };
    case "requirement":
      return {
        kind: "requirement",
        met: moved(term.met),
        counted: moved(term.counted),
        required: moved(term.required),
        missing: moved(term.missing),
        ...(term.deadline === undefined ? {} : { deadline: moved(term.deadline) }),
      };
    case "verdict":
      return {
        kind: "verdict",
        accepted: moved(term.accepted),
        grounds: term.grounds.map(({ reason, holds }) => ({ reason, holds: moved(holds) })),
      };
    case "row":
    case "list":
      return term;
  }
}
