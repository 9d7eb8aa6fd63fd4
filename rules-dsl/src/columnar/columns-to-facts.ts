/** The facts of one subject of a cohort, as the JSON that the tracing evaluator takes: what columns hold, said again. */
import type { Field, ValueType, Vocabulary } from "../ir/program.ts";
import { firstOfYear, lastDate, lastOfYear, printDate, yearOf } from "../values/civil-date.ts";
import { printRational, rational } from "../values/rational.ts";
import type { Cohort } from "./cohort.ts";
import { valueAt } from "./pack-column.ts";
import { offsetAt } from "./pack-offsets.ts";

export type SubjectFacts = Readonly<Record<string, unknown>>;

/** Amounts are exact numbers in strings; a list without items and a value that is not there are left out. */
export function factsOfSubject(vocabulary: Vocabulary, cohort: Cohort, subject: number): SubjectFacts {
  const { layout, tables, texts } = cohort;
  const entities = new Map(vocabulary.entities.map((entity) => [entity.name, entity]));
  const tableAt = new Map(layout.tables.map(({ path }, index) => [path, index]));
  const columnAt = layout.tables.map(({ columns }) => new Map(columns.map(({ path }, index) => [path, index])));
  return object(0, subject, vocabulary.subject, "");

  function object(table: number, row: number, entity: string, prefix: string): SubjectFacts {
    const fields = entities.get(entity)?.fields ?? [];
    return Object.fromEntries(
      fields.flatMap((field): readonly [string, unknown][] => {
        const value = fieldOf(table, row, field, under(prefix, field.code));
        return value === undefined ? [] : [[field.code, value]];
      }),
    );
  }

  function fieldOf(table: number, row: number, { type }: Field, path: string): unknown {
    if (type.kind === "list") return members(table, row, type.of, path);
    if (type.kind !== "entity") return scalar(table, row, type, path);
    return numberAt(table, row, path) === 1 ? object(table, row, type.name, path) : undefined;
  }

  function members(table: number, row: number, of: ValueType, path: string): unknown {
    const child = tableAt.get(under(layout.tables[table]?.path ?? "", path));
    const offsets = child === undefined ? undefined : tables[child]?.offsets;
    if (child === undefined || !offsets) return undefined;
    const first = offsetAt(offsets, row);
    const rows = Array.from({ length: offsetAt(offsets, row + 1) - first }, (_, place) => first + place);
    if (rows.length === 0) return undefined;
    return rows.map((each) =>
      of.kind === "entity" ? object(child, each, of.name, "") : scalar(child, each, of, "value"),
    );
  }

  function scalar(table: number, row: number, type: ValueType, path: string): unknown {
    if (type.kind === "period") return period(numberAt(table, row, `${path}.from`), numberAt(table, row, `${path}.to`));
    const n = numberAt(table, row, path);
    const column = layout.tables[table]?.columns[columnAt[table]?.get(path) ?? -1]?.type;
    if (n === undefined || !column) return undefined;
    switch (column.kind) {
      case "amount":
        return type.kind === "year" ? n : printRational(rational(BigInt(n), BigInt(column.denominator)));
      case "boolean":
        return n === 1;
      case "date":
        return printDate(n);
      case "option":
        return vocabulary.enumerations.find(({ name }) => name === column.enumeration)?.options[n]?.code;
      case "text":
        return texts[n];
    }
  }

  function numberAt(table: number, row: number, path: string): number | undefined {
    const column = tables[table]?.columns[columnAt[table]?.get(path) ?? -1];
    return column && valueAt(column, row);
  }

  function period(from: number | undefined, to: number | undefined): unknown {
    if (from === undefined || to === undefined) return undefined;
    const { years, from: first } = vocabulary.cycle;
    const year = yearOf(from);
    const isCycle = from === firstOfYear(year) && to === lastOfYear(year + years - 1) && (year - first) % years === 0;
    if (isCycle) return `${year}-${year + years - 1}`;
    return { from: printDate(from), ...(to === lastDate ? {} : { to: printDate(to) }) };
  }
}

function under(path: string, code: string): string {
  return path === "" ? code : `${path}.${code}`;
}
