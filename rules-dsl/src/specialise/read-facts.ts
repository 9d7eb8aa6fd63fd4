/** Reads of facts: columns of rows, the days on which an item takes effect and is known, items inside items. */
import type { Entity, Expression, Field } from "../ir/program.ts";
import { dateConstant, integerConstant } from "./amounts.ts";
import { firstDayOfYear } from "./calendar.ts";
import type { CaseAtHand } from "./case-at-hand.ts";
import { chooseTerm, knownTerm, onlyWhen } from "./combine.ts";
import { and, choose, isTrue, less, not } from "./logic.ts";
import { known } from "./presence.ts";
import type { NodeId, NodeType } from "./relational-program.ts";
import type { Specialiser } from "./specialiser.ts";
import type { ListTerm, OpenLoop, Place, RowTerm, Term } from "./term.ts";
import { nodeTerm } from "./term.ts";

export function subjectRow(s: Specialiser): RowTerm {
  return { kind: "row", place: s.places.subject, row: undefined };
}

export function rowNode(s: Specialiser, table: number, depth: number): NodeId {
  return s.graph.node({ kind: "row", table, depth }, { kind: "row", table }, false);
}

export function fieldTerm(s: Specialiser, read: Extract<Expression, { readonly kind: "field" }>, at: CaseAtHand): Term {
  const holder = read.of ? s.termOf(read.of, at) : subjectRow(s);
  if (holder.kind !== "row")
    return nodeTerm(holder.kind === "node" ? s.graph.undetermined : s.graph.refuse("not-a-column", read.field));
  const field = s.places.entity(holder.place.entity)?.fields.find(({ name }) => name === read.field);
  if (!field) return nodeTerm(s.graph.refuse("unknown-name", read.field));
  return fieldOf(s, holder, field, at);
}

function fieldOf(s: Specialiser, holder: RowTerm, field: Field, at: CaseAtHand): Term {
  if (field.type.kind === "list") return { kind: "list", list: listIn(s, holder, field) };
  if (field.type.kind === "entity") return nested(s, holder, field);
  const written = inputTerm(s, holder, field);
  if (!written) return nodeTerm(s.graph.refuse("unknown-name", `a column for ${field.code}`));
  const value = field.otherwise
    ? chooseTerm(
        s.graph,
        knownTerm(s.graph, written),
        written,
        s.termOf(field.otherwise, { ...at, item: holder, names: new Map() }),
      )
    : written;
  // What is written in an object that is left out is not there, and an item that is not known has no declared value.
  return holder.present === undefined && !field.otherwise
    ? value
    : onlyWhen(s.graph, knownTerm(s.graph, holder), value);
}

/** A field that is neither a list nor an object, as it is written. */
function inputTerm(s: Specialiser, holder: RowTerm, field: Field): Term | undefined {
  if (field.type.kind !== "period") {
    const column = s.places.column(holder.place, field);
    return column === undefined ? undefined : nodeTerm(input(s, holder, column));
  }
  const [from, to] = [s.places.column(holder.place, field, "from"), s.places.column(holder.place, field, "to")];
  if (from === undefined || to === undefined) return undefined;
  return { kind: "period", from: input(s, holder, from), to: input(s, holder, to), full: true };
}

function input(s: Specialiser, { place, row }: RowTerm, column: number): NodeId {
  const { optional, type, path } = s.columnAt(place.table, column);
  if (type.kind === "amount" && !(Number.isSafeInteger(type.low) && Number.isSafeInteger(type.high))) {
    return s.graph.refuse("amount-may-overflow", `the column ${path}: from ${type.low} to ${type.high}`);
  }
  const maybe = optional || (row !== undefined && s.graph.maybe(row));
  const at = row === undefined ? {} : { row };
  return s.graph.node({ kind: "input", table: place.table, column, ...at }, type, maybe);
}

/** The one nested object: there when it is written and the dates of the question do not leave it out. */
function nested(s: Specialiser, holder: RowTerm, field: Field): Term {
  const { graph } = s;
  const place = s.places.inside(holder.place, field);
  const column = s.places.column(holder.place, field);
  if (!place || column === undefined) return nodeTerm(graph.refuse("nested-in-itself", field.name));
  const inside: RowTerm = { kind: "row", place, row: holder.row };
  const written = and(graph, holder.present ?? graph.yes, isTrue(graph, input(s, holder, column)));
  return { ...inside, present: and(graph, written, keep(s, inside)) };
}

function listIn(s: Specialiser, holder: RowTerm, field: Field): ListTerm {
  const { graph } = s;
  const place = s.places.inside(holder.place, field);
  if (!place) {
    graph.refuse("nested-in-itself", field.name);
    return { kind: "members", members: [], when: graph.no };
  }
  const { row, present } = holder;
  const when = and(
    graph,
    present === undefined ? graph.yes : isTrue(graph, present),
    row === undefined ? graph.yes : known(graph, row),
  );
  return {
    kind: "rows",
    open: (depth): OpenLoop => {
      const over = { kind: "rows" as const, table: place.table, ...(row === undefined ? {} : { of: row }) };
      return { over, ...(when === graph.yes ? {} : { when }), require: [], member: memberAt(s, place, depth, field) };
    },
  };
}

function memberAt(s: Specialiser, place: Place, depth: number, field: Field): Term {
  const row: RowTerm = { kind: "row", place, row: rowNode(s, place.table, depth) };
  if (place.entity !== "") return row;
  const { columns = [] } = s.layout.tables[place.table] ?? {};
  const isPeriod = field.type.kind === "list" && field.type.of.kind === "period";
  if (!isPeriod) return nodeTerm(input(s, row, 0));
  return columns.length === 2
    ? { kind: "period", from: input(s, row, 0), to: input(s, row, 1), full: true }
    : nodeTerm(s.graph.refuse("unknown-name", field.name));
}

/** Whether the nested object in which a row stands, and those around it, are there; never undetermined. */
export function presenceOf(s: Specialiser, { place, row }: RowTerm): NodeId {
  const codes = place.prefix === "" ? [] : place.prefix.split(".");
  let present = s.graph.yes;
  let holder: RowTerm = {
    kind: "row",
    place: { entity: s.layout.tables[place.table]?.entity ?? "", table: place.table, prefix: "" },
    row,
  };
  for (const code of codes) {
    const field = s.places.entity(holder.place.entity)?.fields.find((each) => each.code === code);
    const inside = field && nested(s, holder, field);
    if (inside?.kind !== "row") return s.graph.no;
    present = and(s.graph, present, inside.present ?? s.graph.yes);
    holder = inside;
  }
  return present;
}

/** Whether the dates of the question let an item be there; never undetermined. */
export function keep(s: Specialiser, item: RowTerm): NodeId {
  const { graph } = s;
  const entity = s.places.entity(item.place.entity);
  if (!entity) return graph.yes;
  const later = (day: NodeId, than: number) => isTrue(graph, less(graph, dateConstant(graph, than), day));
  const tooLate = later(dayOf(s, item, entity, entity.effectiveOn), s.asOf);
  const notYetKnown = later(dayOf(s, item, entity, entity.knownOn), s.knownOn);
  return and(graph, not(graph, tooLate), not(graph, notYetKnown));
}

/** The day on which an item takes effect; undetermined when it has none. */
export function effectiveDay(s: Specialiser, item: RowTerm): NodeId {
  const entity = s.places.entity(item.place.entity);
  return entity ? dayOf(s, item, entity, entity.effectiveOn) : s.graph.undetermined;
}

/** The day of the first of these fields that is written. */
function dayOf(s: Specialiser, item: RowTerm, entity: Entity, names: readonly string[]): NodeId {
  const { graph } = s;
  return names.reduceRight<NodeId>((later, name) => {
    const field = entity.fields.find((each) => each.name === name);
    const written = field && inputTerm(s, item, field);
    if (!written) return later;
    const day = written.kind === "period" ? written.from : written.kind === "node" ? written.node : graph.undetermined;
    const asDay = graph.typeOf(day).kind === "amount" ? firstDayOfYear(graph, day) : day;
    return choose(graph, known(graph, day), { then: asDay, otherwise: later });
  }, graph.undetermined);
}

/** 1-based place among the items of its list that are not left out; of the one nested object, 1. */
export function positionOf(s: Specialiser, item: Term): NodeId {
  const { graph } = s;
  if (item.kind !== "row") return item.kind === "node" ? graph.undetermined : graph.refuse("not-a-column", "position");
  const { row, place, present } = item;
  if (row === undefined || place.prefix !== "") {
    return choose(graph, present === undefined ? graph.yes : isTrue(graph, present), {
      then: integerConstant(graph, 1),
      otherwise: graph.undetermined,
    });
  }
  const type: NodeType = { kind: "amount", denominator: 1, low: 1, high: Math.max(1, s.mostRows[place.table] ?? 1) };
  return graph.node({ kind: "position", row }, type, graph.maybe(row));
}
