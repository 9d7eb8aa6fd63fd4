/** The data dictionary: of each column of each table its type, unit, codes, and how many rows have a value. */
import type { NamedColumn, NamedTable } from "../tables/named-table.ts";

export interface DictionaryEntry {
  readonly table: string;
  readonly column: string;
  /** `amount`, `boolean`, `date`, `code` or `uuid`. */
  readonly type: string;
  readonly denominator?: number;
  readonly unit?: string;
  readonly label?: { readonly it: string; readonly en: string };
  readonly rows: number;
  readonly absent: number;
  /** The codes that occur in the column, of a list of fifty at most. */
  readonly codes?: readonly string[];
}

const mostCodes = 50;

/** The same entries as JSON and as a table. */
export function dataDictionary(tables: readonly NamedTable[]): {
  readonly json: readonly DictionaryEntry[];
  readonly table: NamedTable;
} {
  const json = tables.flatMap((table) => table.columns.map((column) => entryOf(table, column)));
  const text = (name: string, value: (entry: DictionaryEntry) => string | undefined): NamedColumn => {
    const codes = json.map((entry) => value(entry) ?? "");
    return { name, type: { kind: "code", codes }, values: Int32Array.from(codes.keys()) };
  };
  const count = (name: string, value: (entry: DictionaryEntry) => number | undefined): NamedColumn => ({
    name,
    type: { kind: "amount", denominator: 1 },
    values: Int32Array.from(json, (entry) => value(entry) ?? 0),
    present: Uint8Array.from(json, (entry) => (value(entry) === undefined ? 0 : 1)),
  });
  return {
    json,
    table: {
      name: "dictionary",
      rows: json.length,
      columns: [
        text("table", ({ table }) => table),
        text("column", ({ column }) => column),
        text("type", ({ type }) => type),
        count("denominator", ({ denominator }) => denominator),
        text("unit", ({ unit }) => unit),
        text("label_it", ({ label }) => label?.it),
        text("label_en", ({ label }) => label?.en),
        count("rows", ({ rows }) => rows),
        count("absent", ({ absent }) => absent),
        text("codes", ({ codes }) => codes?.join(" ")),
      ],
    },
  };
}

function entryOf({ name: table, rows }: NamedTable, { name: column, type, present, label, unit, values }: NamedColumn) {
  let there = rows;
  if (present) there = present.subarray(0, rows).reduce((sum, each) => sum + each, 0);
  return {
    table,
    column,
    type: type.kind,
    ...(type.kind === "amount" ? { denominator: type.denominator } : {}),
    ...(unit === undefined ? {} : { unit }),
    ...(label ? { label } : {}),
    rows,
    absent: rows - there,
    ...(type.kind === "code" ? codesIn(type.codes, values, present) : {}),
  };
}

/** None for a column with more of them, such as pseudonyms. */
function codesIn(codes: readonly string[], values: Iterable<number>, present: Uint8Array | undefined) {
  const met = new Set<string>();
  let row = 0;
  for (const value of values) {
    if (present?.[row++] === 0) continue;
    met.add(codes[value] ?? "");
    if (met.size > mostCodes) return {};
  }
  return { codes: [...met].sort() };
}
