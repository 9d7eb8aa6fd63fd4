/** What is known of a table before its rows come: enough for a file to begin, whoever gives the rows and in however many parts. */
import type { arrayKind } from "@delibera/rules-dsl/columnar";
import type { NamedColumn, NamedTable, TableType } from "./named-table.ts";
import { decimalsOf } from "./named-table.ts";

export interface TableShape {
  readonly name: string;
  readonly columns: readonly ColumnShape[];
}

export interface ColumnShape extends Pick<NamedColumn, "name" | "unit"> {
  /** Of codes, those of all rows. */
  readonly type: TableType;
  /** Of the memory in which values stand. */
  readonly kind: ReturnType<typeof arrayKind>;
  /** Whether a row may lack the value. */
  readonly isOptional: boolean;
  /** Whether some amount, written as a decimal, has more than nine digits. */
  readonly isWide: boolean;
}

/** Of a table that is all there. */
export function shapeOf({ name, columns }: NamedTable): TableShape {
  return {
    name,
    columns: columns.map(({ name: column, type, unit, values, present }) => {
      const kind = kindOf(values);
      let [low, high] = [0, 0];
      for (const value of type.kind === "amount" ? values : []) {
        if (value < low) low = value;
        if (value > high) high = value;
      }
      const shape = { name: column, type, kind, isOptional: present !== undefined };
      return { ...shape, isWide: isWide(type, kind, low, high), ...(unit === undefined ? {} : { unit }) };
    }),
  };
}

/** Thirty-two bits hold nine digits. @param low the least of the values, @param high the greatest. */
export function isWide(type: TableType, kind: ColumnShape["kind"], low: number, high: number): boolean {
  if (type.kind !== "amount" || kind === "Uint8Array" || kind === "Int16Array") return false;
  const most = Math.trunc(999_999_999 / (10 ** (decimalsOf(type.denominator) ?? 0) / type.denominator));
  return kind === "Float64Array" || high > most || low < -most;
}

function kindOf(values: NamedColumn["values"]): ColumnShape["kind"] {
  if (values instanceof Uint8Array) return "Uint8Array";
  if (values instanceof Int16Array) return "Int16Array";
  return values instanceof Int32Array ? "Int32Array" : "Float64Array";
}
