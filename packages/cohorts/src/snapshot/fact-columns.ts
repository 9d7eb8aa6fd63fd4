/** Columns to write facts into by the names of their fields, with the options of a column by their codes. */
import type { Program } from "@delibera/rules-dsl/ir";
import type { OpenColumn, OpenColumns } from "./open-columns.ts";
import { enumerationsOf } from "./snapshot.ts";

export interface FactTable {
  /** Begins a row. */
  begin(): void;
  /** The writer of a column of amounts (in whole units), days, or codes of texts. */
  number(path: string): (value: number) => void;
  boolean(path: string): (value: boolean) => void;
  /** Writes the option that has a code. */
  option(path: string): (code: string) => void;
}

/** @throws RangeError for a table, a column or an option that the vocabulary has not. */
export function factTable(program: Program, columns: OpenColumns, path: string): FactTable {
  const table = columns.table(path);
  const enumerations = enumerationsOf(program);
  const places = ({ column }: OpenColumn): ReadonlyMap<string, number> => {
    const codes = column.type.kind === "option" ? (enumerations[column.type.enumeration] ?? []) : [];
    return new Map(codes.map((code, place) => [code, place]));
  };
  return {
    begin: table.begin,
    number(name) {
      const opened = table.column(name);
      const { type } = opened.column;
      const scale = type.kind === "amount" ? type.denominator : 1;
      return (value) => opened.put(value * scale);
    },
    boolean(name) {
      const { put } = table.column(name);
      return (value) => put(value ? 1 : 0);
    },
    option(name) {
      const opened = table.column(name);
      const known = places(opened);
      return (code) => {
        const place = known.get(code);
        if (place === undefined) throw new RangeError(`${path}.${name} has no option ${code}`);
        opened.put(place);
      };
    },
  };
}
