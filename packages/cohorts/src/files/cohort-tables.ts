/** A snapshot as named tables, one for each of its files: people first, then a table for each list of facts. */
import { plainColumn, plainOffsets } from "@delibera/rules-dsl/columnar";
import type { CohortSnapshot } from "../snapshot/snapshot.ts";
import { dimensionNames } from "../snapshot/snapshot.ts";
import type { NamedColumn, NamedTable, TableType } from "../tables/named-table.ts";

/** Of the file of people; those of lists are their paths, such as `participations` and `participations.disciplines`. */
export const peopleTable = "people";
export const pseudonymColumn = "pseudonym";
/** Of a list: the row, from 0, of the table of its holders. */
export const parentColumn = "parent";
export const dimensionColumn = (name: string): string => `dimension.${name}`;

/** Columns that no row has are left out. Tables of lists are sorted by `parent`. */
export function cohortTables({ cohort, people, enumerations }: CohortSnapshot): readonly NamedTable[] {
  return cohort.layout.tables.map(({ path, parent, columns }, at): NamedTable => {
    const { rows, offsets, columns: filled } = cohort.tables[at] ?? { rows: 0, columns: [] };
    const facts = columns.flatMap(({ path: name, type }, place): NamedColumn[] => {
      const packed = filled[place];
      const column = packed && plainColumn(packed, rows);
      if (!column || (column.present && !column.present.includes(1))) return [];
      return [{ name, type: typeOf(type, cohort.texts, enumerations), ...column }];
    });
    if (parent === undefined) {
      const dimensions = dimensionNames.map((name): NamedColumn => {
        const { codes, values } = people.dimensions[name];
        return { name: dimensionColumn(name), type: { kind: "code", codes }, values };
      });
      const pseudonyms: NamedColumn = {
        name: pseudonymColumn,
        type: { kind: "uuid", bytes: people.pseudonyms },
        values: new Int32Array(0),
      };
      return { name: peopleTable, rows, columns: [pseudonyms, ...dimensions, ...facts] };
    }
    const owner: NamedColumn = {
      name: parentColumn,
      type: { kind: "amount", denominator: 1 },
      values: ownersOf(plainOffsets(offsets ?? new Int32Array(1)), rows),
    };
    return { name: path, rows, columns: [owner, ...facts] };
  });
}

function typeOf(
  type: CohortSnapshot["cohort"]["layout"]["tables"][number]["columns"][number]["type"],
  texts: readonly string[],
  enumerations: CohortSnapshot["enumerations"],
): TableType {
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

function ownersOf(offsets: Int32Array, rows: number): Int32Array {
  const owners = new Int32Array(rows);
  for (let holder = 0; holder + 1 < offsets.length; holder++) owners.fill(holder, offsets[holder], offsets[holder + 1]);
  return owners;
}
