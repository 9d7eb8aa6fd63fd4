/**
 * Where a program for some people keeps what only it computes: the values of a person, or of a row, stand one after the other in a record,
 * so that few lines of memory are touched for each.
 */

import type { NodeId } from "../specialise/specialise.ts";
import type { Block } from "./code.ts";
import { isLiteral, withoutUnread } from "./code.ts";
import { arrayKind } from "./cohort.ts";
import type { Emission } from "./emission.ts";
import { names, nodeAt, storageOf } from "./emission.ts";
import { reads } from "./stored-reads.ts";

interface At {
  readonly emission: Emission;
  readonly block: Block;
}

/** Whether a column belongs to no wider program. */
export function isInRecord({ inRecords, as }: Emission, column: number): boolean {
  return inRecords && !as.has(column);
}

/** What holds the value of a column at a row, and what holds whether it is known: an element, or the literal that it is of every row. */
export function elementOf({ emission, block }: At, part: Part, column: number, row: string): string {
  const table = emission.program.columns[column]?.table ?? 0;
  if (isInRecord(emission, column)) return inRecord({ emission, block }, ofColumn({ emission }, part, column, row));
  const index = emission.whole.has(column) ? row : `${row} - ${names.base(table)}`;
  return `${names[part](column)}[${index}]`;
}

/** Keeps the value of a column at a row, or whether it is known. */
export function storeElement(at: At, part: Part, column: number, row: string, value: string): void {
  if (isInRecord(at.emission, column)) storeInRecord(at, ofColumn(at, part, column, row), value);
  else at.block.line(`${elementOf(at, part, column, row)} = ${value};`);
}

/** The same of an aggregate that a shared pass computes for each subject. */
export function elementOfShared({ emission, block }: At, part: Part, id: NodeId): string {
  if (!emission.inRecords) return `${sharedName(part, id)}[p - ${names.base(0)}]`;
  return inRecord({ emission, block }, ofShared({ emission }, part, id));
}

export function storeShared(at: At, part: Part, id: NodeId, value: string): void {
  if (at.emission.inRecords) storeInRecord(at, ofShared(at, part, id), value);
  else at.block.line(`${elementOfShared(at, part, id)} = ${value};`);
}

type Part = "values" | "known";

interface Element {
  readonly name: string;
  readonly table: number;
  readonly kind: ReturnType<typeof arrayKind>;
  readonly row: string;
}

function ofColumn({ emission }: Pick<At, "emission">, part: Part, column: number, row: string): Element {
  const table = emission.program.columns[column]?.table ?? 0;
  const kind = part === "known" ? "Uint8Array" : arrayKind(storageOf(emission, column).type);
  return { name: names[part](column), table, kind, row };
}

function ofShared({ emission }: Pick<At, "emission">, part: Part, id: NodeId): Element {
  const kind = part === "known" ? "Uint8Array" : arrayKind(nodeAt({ emission }, id).type);
  return { name: sharedName(part, id), table: 0, kind, row: "p" };
}

function sharedName(part: Part, id: NodeId): string {
  return `${part === "values" ? "g" : "h"}${id}`;
}

function inRecord({ emission, block }: At, element: Element): string {
  const same = emission.same.get(element.name) ?? element.name;
  if (isLiteral(same)) return same;
  const { table, row } = element;
  const record = recordOf(element);
  const at = recordPlace({ emission, block }, table, row);
  return `${record}[${block.bound(`${at} * @${record}`)} + @${same}]`;
}

/** People of the program stand one after the other, and so do their rows, whoever else's stand between them in the cohort. */
export function recordPlace(at: At, table: number, row: string): string {
  return table === 0 ? "q" : `(${row} - ${recordBase(at, table)})`;
}

/** Where it is kept which place a row has. */
export function positionPlace(at: At, table: number, row: string): string {
  return at.emission.inRecords ? recordPlace(at, table, row) : `${row} - ${names.base(table)}`;
}

/** In one loop nobody's rows are there but those of the subject at hand. */
export function recordBase({ emission, block }: At, table: number): string {
  return block.bound(emission.isOneLoop ? firstRow({ emission, block }, table, "p") : `${names.recordBase(table)}[q]`);
}

/** The first row of a table that belongs to a subject, or to those after it, through whatever tables. */
function firstRow({ emission, block }: At, table: number, subject: string): string {
  const parent = emission.program.layout.tables[table]?.parent ?? 0;
  const of = parent === 0 ? subject : block.bound(firstRow({ emission, block }, parent, subject));
  return reads.offset(table, of);
}

/** Says where the rows of each subject are kept, in front of the passes. */
export function recordBasesPass(emission: Emission, block: Block, tables: readonly number[]): void {
  const counts = tables.map((table) => [table, block.name()] as const);
  for (const [, count] of counts) block.line(`let ${count} = 0;`);
  block.inside("for (let q = first; q < last; q++)", (inner) => {
    inner.line(`const p = ${names.subjects}[q];`);
    for (const [table, count] of counts) {
      const [from, to] = ["p", "p + 1"].map((subject) =>
        inner.bound(firstRow({ emission, block: inner }, table, subject)),
      );
      inner.line(`${names.recordBase(table)}[q] = ${from} - ${count}; ${count} = (${count} + ${to} - ${from}) | 0;`);
    }
  });
}

/** What is one literal of every row is kept nowhere, and what stands in a record already is read there. */
function storeInRecord({ emission, block }: At, element: Element, value: string): void {
  const key = `${recordOf(element)} ${value}`;
  const same = isLiteral(value) ? value : emission.same.get(key);
  if (same !== undefined) {
    emission.same.set(element.name, same);
    return;
  }
  emission.same.set(key, element.name);
  block.line(`${inRecord({ emission, block }, element)} = ${value};`);
}

function recordOf({ kind, table }: Element): string {
  return `${kind === "Float64Array" ? "d" : "r"}${table}`;
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

const element = /\b([rd]\d+)\[x\d+ \+ @([vkgh]\d+)\]/g;
const stores = /^ *[rd]\d+\[x\d+ \+ @([vkgh]\d+)\] = (.*)$/;

/** Functions without what they keep that none of them reads. */
export function withoutUnreadElements(functions: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const read = new Set<string>();
  for (const line of functions.flat())
    for (const [, , name] of (stores.exec(line)?.[2] ?? line).matchAll(element)) if (name !== undefined) read.add(name);
  let isLess = false;
  const left = functions.map((lines) => {
    const kept = lines.filter((line) => read.has(stores.exec(line)?.[1] ?? "") || !stores.test(line));
    if (kept.length === lines.length) return lines;
    isLess = true;
    return withoutUnread(kept);
  });
  return isLess ? withoutUnreadElements(left) : left;
}

/** Where in its record each element stands, and how long records are, is known when all is written. */
export function withPlaces({ records }: Emission, text: string): string {
  const placed = text.replace(element, (read, record: string, name: string) => {
    const places = records.get(record) ?? new Map<string, number>();
    records.set(record, places);
    const place = places.get(name) ?? places.size;
    places.set(name, place);
    return read.replace(`@${name}`, `${place}`);
  });
  return placed.replace(/@([rd]\d+)/g, (_, record: string) => `${records.get(record)?.size ?? 0}`);
}
