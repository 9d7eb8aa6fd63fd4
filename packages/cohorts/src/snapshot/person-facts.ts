/** One person of a snapshot as facts, in the JSON that the tracing evaluator reads and that `factsToColumns` lays out. */
import { offsetAt, valueAt } from "@delibera/rules-dsl/columnar";
import type { Entity, Field, Program } from "@delibera/rules-dsl/ir";
import type { ColumnType } from "@delibera/rules-dsl/specialise";
import { printDate, printRational, rational } from "@delibera/rules-dsl/values";
import type { CohortSnapshot } from "./snapshot.ts";

type Json = Record<string, unknown>;

/**
 * Nothing that tells who the person is: facts alone.
 * @param person number of the person, from 0.
 * @throws RangeError when the snapshot has no such person.
 */
export function personFacts({ vocabulary }: Program, snapshot: CohortSnapshot, person: number): Json {
  const { layout, tables, texts } = snapshot.cohort;
  if (!Number.isInteger(person) || person < 0 || person >= (tables[0]?.rows ?? 0))
    throw new RangeError(`the cohort has no person ${person}`);
  const entities = new Map(vocabulary.entities.map((entity) => [entity.name, entity]));
  const columns = layout.tables.map((table) => new Map(table.columns.map(({ path }, place) => [path, place])));

  const read = (table: number, path: string, row: number): unknown => {
    const place = columns[table]?.get(path);
    const column = place === undefined ? undefined : tables[table]?.columns[place];
    const type = place === undefined ? undefined : layout.tables[table]?.columns[place]?.type;
    const value = column && valueAt(column, row);
    return type && value !== undefined ? written(type, value) : undefined;
  };
  const written = (type: ColumnType, value: number): unknown => {
    switch (type.kind) {
      case "amount":
        return amountText(value, type.denominator);
      case "boolean":
        return value === 1;
      case "date":
        return printDate(value);
      case "option":
        return snapshot.enumerations[type.enumeration]?.[value];
      case "text":
        return texts[value];
    }
  };
  const object = (table: number, entity: Entity | undefined, row: number, prefix: string): Json => {
    const facts: Json = {};
    for (const field of entity?.fields ?? []) {
      const value = fieldOf(table, field, row, prefix === "" ? field.code : `${prefix}.${field.code}`);
      if (value !== undefined) facts[field.code] = value;
    }
    return facts;
  };
  const fieldOf = (table: number, { type }: Field, row: number, path: string): unknown => {
    switch (type.kind) {
      case "list":
        return list(table, row, path);
      case "entity":
        return read(table, path, row) === true ? object(table, entities.get(type.name), row, path) : undefined;
      case "period": {
        const [from, to] = [read(table, `${path}.from`, row), read(table, `${path}.to`, row)];
        return from === undefined ? undefined : { from, to };
      }
      case "year": {
        const year = read(table, path, row);
        return year === undefined ? undefined : Number.parseInt(String(year), 10);
      }
      default:
        return read(table, path, row);
    }
  };
  const list = (parent: number, row: number, path: string): unknown => {
    const above = layout.tables[parent]?.path ?? "";
    const at = layout.tables.findIndex((table) => table.path === (above === "" ? path : `${above}.${path}`));
    const { offsets } = tables[at] ?? {};
    const [first, last] = offsets ? [offsetAt(offsets, row), offsetAt(offsets, row + 1)] : [0, 0];
    const entity = entities.get(layout.tables[at]?.entity ?? "");
    return Array.from({ length: last - first }, (_, place) =>
      entity ? object(at, entity, first + place, "") : read(at, "value", first + place),
    );
  };
  return object(0, entities.get(vocabulary.subject), person, "");
}

/** Exact: "12.5", "7/3". */
function amountText(value: number, denominator: number): string {
  return printRational(rational(BigInt(value), BigInt(denominator)));
}
