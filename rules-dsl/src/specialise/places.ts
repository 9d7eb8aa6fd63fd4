/** The places of a vocabulary: for each entity, the tables in which its items stand, and the columns of their fields. */
import type { Entity, Field, Vocabulary } from "../ir/program.ts";
import type { Layout, LayoutColumn, LayoutTable } from "./layout.ts";
import type { Place } from "./term.ts";

export interface Places {
  readonly subject: Place;
  readonly of: (entity: string) => readonly Place[];
  /** Index of the column of a field at a place; `part` for the two days of a period. Undefined when the layout has none. */
  readonly column: (place: Place, field: Field, part?: "from" | "to") => number | undefined;
  /** Where the items of a list field, or the one nested object of a field, stand. */
  readonly inside: (place: Place, field: Field) => Place | undefined;
  readonly entity: (name: string) => Entity | undefined;
}

export function placesOf(vocabulary: Vocabulary, layout: Layout): Places {
  const entities = new Map(vocabulary.entities.map((entity) => [entity.name, entity]));
  const tables = new Map(layout.tables.map((table, index) => [table.path, index]));
  const columns = layout.tables.map((table) => new Map(table.columns.map((column, index) => [column.path, index])));
  const subject: Place = { entity: vocabulary.subject, table: 0, prefix: "" };
  const byEntity = new Map<string, Place[]>();

  const inside = (place: Place, field: Field): Place | undefined => {
    const path = under(place.prefix, field.code);
    // An object that the layout has no column for (an entity that holds itself) stands nowhere.
    if (field.type.kind === "entity") {
      return columns[place.table]?.has(path)
        ? { entity: field.type.name, table: place.table, prefix: path }
        : undefined;
    }
    if (field.type.kind !== "list") return undefined;
    const table = tables.get(under(layout.tables[place.table]?.path ?? "", path));
    const entity = field.type.of.kind === "entity" ? field.type.of.name : "";
    return table === undefined ? undefined : { entity, table, prefix: "" };
  };
  const visit = (place: Place): void => {
    byEntity.set(place.entity, [...(byEntity.get(place.entity) ?? []), place]);
    for (const field of entities.get(place.entity)?.fields ?? []) {
      const next = inside(place, field);
      if (next && next.entity !== "") visit(next);
    }
  };
  visit(subject);
  return {
    subject,
    of: (entity) => byEntity.get(entity) ?? [],
    column: (place, field, part) =>
      columns[place.table]?.get(under(place.prefix, field.code) + (part ? `.${part}` : "")),
    inside,
    entity: (name) => entities.get(name),
  };
}

export function under(path: string, code: string): string {
  return path === "" ? code : `${path}.${code}`;
}

/** What facts may be at most when nothing measured them. */
export interface LayoutOptions {
  /** Rows of one parent. */
  readonly mostRows?: number;
  /** The largest amount, in its unit. */
  readonly most?: number;
}

/** A layout from the vocabulary alone: amounts from 0 in the steps of their units, dates from 1900 to 2100. */
export function declaredLayout(
  vocabulary: Vocabulary,
  { mostRows = 1_000, most = 10_000 }: LayoutOptions = {},
): Layout {
  const tables: LayoutTable[] = [];
  const entities = new Map(vocabulary.entities.map((entity) => [entity.name, entity]));
  const steps = new Map(vocabulary.units.map(({ name, step }) => [name, step]));

  const addTable = (
    path: string,
    entity: string | undefined,
    parent: number | undefined,
    above: readonly string[],
  ): void => {
    const columns: LayoutColumn[] = [];
    const index = tables.length;
    const lists: { readonly path: string; readonly field: Field }[] = [];
    const addFields = (name: string, prefix: string, within: readonly string[]): void => {
      for (const field of entities.get(name)?.fields ?? []) {
        const at = under(prefix, field.code);
        if (field.type.kind === "list") lists.push({ path: at, field });
        else if (field.type.kind === "entity") {
          if (within.includes(field.type.name)) continue;
          columns.push({ path: at, type: { kind: "boolean" }, optional: false });
          addFields(field.type.name, at, [...within, field.type.name]);
        } else columns.push(...columnsOf(at, field.type, steps, most));
      }
    };
    const within = entity === undefined ? above : [...above, entity];
    if (entity !== undefined) addFields(entity, "", within);
    const table: LayoutTable = {
      path,
      ...(entity === undefined ? {} : { entity }),
      ...(parent === undefined ? {} : { parent }),
      mostRows: parent === undefined ? 1 : mostRows,
      columns,
    };
    tables.push(table);
    for (const list of lists) {
      if (list.field.type.kind !== "list") continue;
      const { of } = list.field.type;
      const at = under(path, list.path);
      if (of.kind === "entity") {
        if (!within.includes(of.name)) addTable(at, of.name, index, within);
      } else if (of.kind !== "list") {
        const values = columnsOf("value", of, steps, most).map((column) => ({ ...column, optional: false }));
        tables.push({ path: at, parent: index, mostRows, columns: values });
      }
    }
  };
  addTable("", vocabulary.subject, undefined, []);
  return { tables };
}

function columnsOf(
  path: string,
  type: Field["type"],
  steps: ReadonlyMap<string, string | undefined>,
  most: number,
): readonly LayoutColumn[] {
  const optional = true;
  switch (type.kind) {
    case "quantity": {
      const step = type.unit === undefined ? undefined : steps.get(type.unit);
      const denominator = step === undefined ? 1 : denominatorOf(step);
      return [{ path, type: { kind: "amount", denominator, low: 0, high: most * denominator }, optional }];
    }
    case "year":
      return [{ path, type: { kind: "amount", denominator: 1, low: 1, high: 9999 }, optional }];
    case "boolean":
      return [{ path, type: { kind: "boolean" }, optional }];
    case "date":
      return [{ path, type: dates, optional }];
    case "period":
      return [
        { path: `${path}.from`, type: dates, optional },
        { path: `${path}.to`, type: { ...dates, high: lastDay }, optional },
      ];
    case "enumeration":
      return [{ path, type: { kind: "option", enumeration: type.name }, optional }];
    case "text":
    case "interpretation":
      return [{ path, type: { kind: "text" }, optional }];
    default:
      return [];
  }
}

// 1 January 1900, 31 December 2100, 31 December 9999: an open period ends on the last day of the calendar.
const dates = { kind: "date", low: -25_567, high: 47_846 } as const;
const lastDay = 2_932_896;

function denominatorOf(step: string): number {
  const decimals = /\.(\d+)$/.exec(step)?.[1]?.length ?? 0;
  const fraction = /\/(\d+)$/.exec(step)?.[1];
  return fraction === undefined ? 10 ** decimals : Number(fraction);
}
