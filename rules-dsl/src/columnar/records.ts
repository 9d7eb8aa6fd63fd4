/**
 * Where a program for some people keeps what only it computes: the values of a person, or of a row, stand one after the other in a record,
 * so that few lines of memory are touched for each.
 */

import type { NodeId } from "../specialise/specialise.ts";
import type { Block } from "./code.ts";
import { arrayKind } from "./cohort.ts";
import type { Emission } from "./emission.ts";
import { names, nodeAt, storageOf } from "./emission.ts";

interface At {
  readonly emission: Emission;
  readonly block: Block;
}

/** Whether a column belongs to no wider program. */
export function isInRecord({ inRecords, as }: Emission, column: number): boolean {
  return inRecords && !as.has(column);
}

/** The element that holds the value of a column at a row, and the one that holds whether it is known. */
export function elementOf({ emission, block }: At, part: "values" | "known", column: number, row: string): string {
  const table = emission.program.columns[column]?.table ?? 0;
  if (isInRecord(emission, column)) {
    const kind = part === "known" ? "Uint8Array" : arrayKind(storageOf(emission, column).type);
    return inRecord({ emission, block }, { name: names[part](column), table, kind, row });
  }
  const index = emission.whole.has(column) ? row : `${row} - ${names.base(table)}`;
  return `${names[part](column)}[${index}]`;
}

/** The same of an aggregate that a shared pass computes for each subject. */
export function elementOfShared({ emission, block }: At, part: "values" | "known", id: NodeId): string {
  const name = `${part === "values" ? "g" : "h"}${id}`;
  if (!emission.inRecords) return `${name}[p - ${names.base(0)}]`;
  const kind = part === "known" ? "Uint8Array" : arrayKind(nodeAt({ emission }, id).type);
  return inRecord({ emission, block }, { name, table: 0, kind, row: "p" });
}

interface Element {
  readonly name: string;
  readonly table: number;
  readonly kind: ReturnType<typeof arrayKind>;
  readonly row: string;
}

function inRecord({ emission, block }: At, { name, table, kind, row }: Element): string {
  const record = `${kind === "Float64Array" ? "d" : "r"}${table}`;
  const places = emission.records.get(record) ?? new Map<string, number>();
  emission.records.set(record, places);
  const place = places.get(name) ?? places.size;
  places.set(name, place);
  // People of the program stand one after the other.
  const at = table === 0 ? "q" : `(${row} - ${names.base(table)})`;
  return `${record}[${block.bound(`${at} * @${record}`)} + ${place}]`;
}

export interface RecordArray {
  readonly name: string;
  readonly table: number;
  readonly kind: Extract<ReturnType<typeof arrayKind>, "Int32Array" | "Float64Array">;
  readonly whole: false;
  /** Elements of one record. */
  readonly each: number;
}

export function recordArrays({ records }: Emission): readonly RecordArray[] {
  return [...records].map(([name, places]) => ({
    name,
    table: Number.parseInt(name.slice(1), 10),
    kind: name.startsWith("d") ? "Float64Array" : "Int32Array",
    whole: false,
    each: places.size,
  }));
}

/** How long records are is known when all is written. */
export function withLengths({ records }: Emission, text: string): string {
  return text.replace(/@([rd]\d+)/g, (_, record: string) => `${records.get(record)?.size ?? 0}`);
}
