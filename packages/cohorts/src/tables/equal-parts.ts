/** Rows that come in parts of any size go on in parts of one size, the last perhaps shorter: so a file does not tell how its rows came. */
import type { Integers } from "@delibera/rules-dsl/columnar";
import type { NamedColumn, NamedTable } from "./named-table.ts";

export interface EqualParts {
  add(part: NamedTable): void;
  /** Gives on what is left. */
  close(): void;
}

/** No more than one part, and what was added last, is held. */
export function equalParts(rowsOfPart: number, give: (part: NamedTable) => void): EqualParts {
  let pending: NamedTable[] = [];
  let rows = 0;
  const flush = (): void => {
    const [first, ...others] = pending;
    if (first) give(others.length === 0 ? first : joined(first, pending, rows));
    pending = [];
    rows = 0;
  };
  return {
    add(part) {
      for (let from = 0; from < part.rows; ) {
        const to = Math.min(part.rows, from + rowsOfPart - rows);
        pending.push(slice(part, from, to));
        rows += to - from;
        from = to;
        if (rows === rowsOfPart) flush();
      }
    },
    close: flush,
  };
}

function slice(table: NamedTable, from: number, to: number): NamedTable {
  if (from === 0 && to === table.rows) return table;
  const columns = table.columns.map((column): NamedColumn => {
    const { type, values, present } = column;
    if (type.kind === "uuid") return { ...column, type: { ...type, bytes: type.bytes.subarray(from * 16, to * 16) } };
    const own = { ...column, values: values.subarray(from, to) };
    return present ? { ...own, present: present.subarray(from, to) } : own;
  });
  return { ...table, rows: to - from, columns };
}

function joined(first: NamedTable, tables: readonly NamedTable[], rows: number): NamedTable {
  const columns = first.columns.map((column, place): NamedColumn => {
    const own = tables.flatMap(({ columns: each }) => each[place] ?? []);
    if (column.type.kind === "uuid") {
      const bytes = own.map(({ type }) => (type.kind === "uuid" ? type.bytes : new Uint8Array(0)));
      return { ...column, type: { kind: "uuid", bytes: concatenated(bytes, rows * 16) } };
    }
    const values = concatenated(
      own.map((each) => each.values),
      rows,
    );
    if (!column.present) return { ...column, values };
    const present = own.map((each) => each.present ?? new Uint8Array(each.values.length).fill(1));
    return { ...column, values, present: concatenated(present, rows) };
  });
  return { ...first, rows, columns };
}

/** All of one kind. */
function concatenated<T extends Integers>(arrays: readonly T[], length: number): T {
  const made = new ((arrays[0] as T).constructor as new (length: number) => T)(length);
  let at = 0;
  for (const each of arrays) {
    made.set(each, at);
    at += each.length;
  }
  return made;
}
