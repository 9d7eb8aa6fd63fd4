/** Reads PostgreSQL's text format of COPY: tabs between columns, `\N` for none, a backslash before what would end a column or a line. */
import type { Column } from "drizzle-orm";
import { is, SQL } from "drizzle-orm";

/** What a column of text stands for. */
export type ReadValue = (text: string) => unknown;

/** The whole number of each row that its first column is, and the other columns. */
export interface Rows {
  readonly numbers: readonly number[];
  /** Undefined where there is no value. */
  readonly columns: readonly (readonly unknown[])[];
}

/** @param readers of the columns that follow the first. */
export function readRows(text: string, readers: readonly ReadValue[]): Rows {
  const numbers: number[] = [];
  const columns = readers.map((read) => ({ read, values: [] as unknown[] }));
  const last = columns.at(-1);
  for (let at = 0; at < text.length; ) {
    let end = text.indexOf("\t", at);
    numbers.push(Number.parseInt(text.slice(at, end), 10));
    for (const column of columns) {
      at = end + 1;
      end = text.indexOf(column === last ? "\n" : "\t", at);
      const isNone = text.charCodeAt(at) === backslash && text.charCodeAt(at + 1) === letterN;
      column.values.push(isNone ? undefined : column.read(text.slice(at, end)));
    }
    at = end + 1;
  }
  return { numbers, columns: columns.map(({ values }) => values) };
}

const letterN = 0x4e;
const backslash = 0x5c;

/** How the text of a column is read, so that its value is the one that it has in JSON; what SQL makes is JSON already. */
export function readerOf(column: Column | SQL): ReadValue {
  if (is(column, SQL)) return jsonReader();
  switch (column.getSQLType()) {
    case "integer":
    case "bigint":
      return Number;
    case "boolean":
      return (text) => text === "t";
    default:
      return unescaped;
  }
}

/** Few of many are different, and none is ever changed. */
function jsonReader(): ReadValue {
  const known = new Map<string, unknown>();
  return (text) => {
    if (known.has(text)) return known.get(text);
    const value: unknown = JSON.parse(unescaped(text));
    if (known.size < mostKnown) known.set(text, value);
    return value;
  };
}

const mostKnown = 10_000;

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", v: "\v" };

function unescaped(text: string): string {
  return text.includes("\\") ? text.replaceAll(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter) : text;
}
