/** A cohort as named tables, one for each of its files, of the rows of one part: people first, then a table for each list of facts. */
import { arrayKind, plainColumn, plainOffsets } from "@delibera/rules-dsl/columnar";
import type { ColumnType } from "@delibera/rules-dsl/specialise";
import type { CohortSnapshot } from "../snapshot/snapshot.ts";
import { dimensionNames } from "../snapshot/snapshot.ts";
import type { NamedColumn, NamedTable, TableType } from "../tables/named-table.ts";
import type { ColumnShape, TableShape } from "../tables/table-shape.ts";
import { isWide } from "../tables/table-shape.ts";
import type { CohortShape } from "./cohort-shape.ts";

/** Of the file of people; those of lists are their paths, such as `participations` and `participations.disciplines`. */
export const peopleTable = "people";
export const pseudonymColumn = "pseudonym";
/** Of a list: the row, from 0, of the table of its holders. */
export const parentColumn = "parent";
export const dimensionColumn = (name: string): string => `dimension.${name}`;

/** Columns that no row has are left out. Tables of lists are sorted by `parent`. */
export function cohortTables(shape: CohortShape): readonly TableShape[] {
  return shape.layout.tables.map(({ path, parent, columns }, at): TableShape => {
    const facts = columns.flatMap(({ path: name, type, optional }, place): ColumnShape[] => {
      const span = shape.spans[at]?.[place];
      if (!span && (optional || (shape.rows[at] ?? 0) > 0)) return [];
      const [written, kind] = [typeOf(type, shape), arrayKind(type)];
      const isWideColumn = isWide(written, kind, span?.low ?? 0, span?.high ?? 0);
      return [{ name, type: written, kind, isOptional: optional, isWide: isWideColumn }];
    });
    const own = { kind: "Int32Array", isOptional: false, isWide: false } as const;
    if (parent !== undefined) {
      const rows = shape.rows[parent] ?? 0;
      const type: TableType = { kind: "amount", denominator: 1 };
      return {
        name: path,
        columns: [{ ...own, name: parentColumn, type, isWide: isWide(type, own.kind, 0, rows - 1) }, ...facts],
      };
    }
    const dimensions = dimensionNames.map(
      (name): ColumnShape => ({
        ...own,
        name: dimensionColumn(name),
        type: { kind: "code", codes: shape.codes[name] },
      }),
    );
    const type: TableType = { kind: "uuid", bytes: new Uint8Array(0) };
    return { name: peopleTable, columns: [{ ...own, name: pseudonymColumn, type }, ...dimensions, ...facts] };
  });
}

export interface PartOfTable {
  /** Laid out as its shape says. */
  readonly part: CohortSnapshot;
  /** Number of the table in the layout. */
  readonly at: number;
  /** Number, among all rows, of the first of its holders. */
  readonly firstHolder: number;
}

/** The rows of one part, with the columns of the shape. */
export function tableOfPart({ columns }: TableShape, { part, at, firstHolder }: PartOfTable): NamedTable {
  const { cohort, people } = part;
  const { rows, offsets, columns: filled } = cohort.tables[at] ?? { rows: 0, columns: [] };
  const places = new Map(cohort.layout.tables[at]?.columns.map(({ path }, place) => [path, place]));
  const facts = (own: readonly ColumnShape[]) =>
    own.flatMap(({ name, type }): NamedColumn[] => {
      const packed = filled[places.get(name) ?? -1];
      return packed ? [{ name, type, ...plainColumn(packed, rows) }] : [];
    });
  const [first, ...others] = columns;
  if (!first) return { name: "", rows, columns: [] };
  if (offsets) {
    const values = ownersOf(plainOffsets(offsets), rows, firstHolder);
    return { name: "", rows, columns: [{ ...first, values }, ...facts(others)] };
  }
  const pseudonyms: NamedColumn = {
    name: first.name,
    type: { kind: "uuid", bytes: people.pseudonyms },
    values: new Int32Array(0),
  };
  const dimensions = dimensionNames.map((name, place): NamedColumn => {
    const { codes, values } = people.dimensions[name];
    return { name: others[place]?.name ?? "", type: { kind: "code", codes }, values };
  });
  return { name: peopleTable, rows, columns: [pseudonyms, ...dimensions, ...facts(others.slice(dimensions.length))] };
}

function typeOf(type: ColumnType, { texts, enumerations }: CohortShape): TableType {
  switch (type.kind) {
    case "option":
      return { kind: "code", codes: enumerations[type.enumeration] ?? [] };
    case "text":
      return { kind: "code", codes: texts };
    case "amount":
      return { kind: "amount", denominator: type.denominator };
    default:
      return { kind: type.kind };
  }
}

function ownersOf(offsets: Int32Array, rows: number, first: number): Int32Array {
  const owners = new Int32Array(rows);
  for (let holder = 0; holder + 1 < offsets.length; holder++)
    owners.fill(first + holder, offsets[holder], offsets[holder + 1]);
  return owners;
}
