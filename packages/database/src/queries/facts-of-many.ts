/**
 * Copies the facts of many people out: of each table one statement that goes through the people, whose rows come as plain columns. What
 * rows have in common, such as the edition of an event, is copied once.
 */
import type { Column, SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Reading } from "../connection/open-database.ts";
import type { CopiedRows } from "./copied-rows.ts";
import { rowsAmong } from "./copied-rows.ts";
import type { Catalogue, FactSource, FactTable, Field, LaterFact } from "./fact-source.ts";
import { isElsewhere } from "./fact-source.ts";
import { knownFactsOfEach } from "./known-facts.ts";
import type { Rows } from "./read-rows.ts";
import { readerOf, readRows } from "./read-rows.ts";

/** Of whom the facts are read, and from where. */
export interface Many {
  readonly reading: Reading;
  /** Numbers of their rows. */
  readonly people: readonly number[];
  /** Facts registered later are left out. */
  readonly knownOn: string;
}

type Read<Found> = (many: Many) => Promise<Found>;
type Columns = Map<string, readonly unknown[]>;
type NamedFields = readonly (readonly [string, Field])[];

/** Adds to the columns and lists of people, batch after batch, what a source has of them under a key of the record. */
export function factsUnder(key: string, source: FactSource<unknown>): (many: Many, people: OpenRows) => Promise<void> {
  const read = factsOfEach(source);
  if (!source.only) return async (many, { lists }) => void lists.set(key, await read(many));
  const others = Object.entries<Field>(source.fields).flatMap(([inner, field]) =>
    isElsewhere(field) && "list" in field ? [{ inner, read: factsOfEach(field.list) }] : [],
  );
  return async (many, { columns, lists }) => {
    const { offsets, columns: own } = await read(many);
    const rowOf = many.people.map((_, person) => (hasRows(offsets, person) ? (offsets[person] as number) : undefined));
    columns.set(
      key,
      rowOf.map((row) => (row === undefined ? undefined : true)),
    );
    for (const [inner, values] of own)
      columns.set(
        `${key}.${inner}`,
        rowOf.map((row) => (row === undefined ? undefined : values[row])),
      );
    for (const other of others) lists.set(`${key}.${other.inner}`, heldOnlyBy(await other.read(many), rowOf));
  };
}

export interface OpenRows {
  readonly columns: Columns;
  readonly lists: Map<string, CopiedRows>;
}

/** Of each person, in the order of the people, the values of the one row that there is at most. */
export function oneRowOfEach(asked: RowsAsked): Read<readonly (readonly unknown[] | undefined)[]> {
  const read = rowsOfEach(asked);
  return async (many) => {
    const { offsets, columns } = await read(many);
    return many.people.map((_, person) =>
      hasRows(offsets, person) ? columns.map((values) => values[offsets[person] as number]) : undefined,
    );
  };
}

export interface RowsAsked {
  readonly table: FactTable;
  readonly columns: readonly (Column | SQL)[];
  readonly joins?: SQL;
  /** A condition that begins with `and`, if there is one, and an order. */
  readonly rest: SQL;
}

/** In the order they took effect; of `only` one at most. */
function factsOfEach(source: FactSource<unknown>): Read<CopiedRows & { readonly offsets: Int32Array }> {
  const { table, only, catalogue } = source;
  const fields: NamedFields = Object.entries<Field>(source.fields);
  const own = fields.flatMap(([key, field]) => ownColumn(field).map((column) => ({ key, column })));
  const addShared = catalogue && sharedColumns(catalogue, fields);
  const later = fields.flatMap(([key, field]) =>
    isElsewhere(field) && "later" in field ? [laterColumns(key, field, fields)] : [],
  );
  const read = rowsOfEach({
    table,
    columns: [...own.map(({ column }) => column), ...(catalogue ? [catalogue.namedBy] : [])],
    rest: only ? sql`order by ${table.id} desc limit 1` : sql`order by ${table.effectiveOn}, ${table.id}`,
  });
  return async (many) => {
    const { offsets, columns: found, rows } = await read(many);
    const columns: Columns = new Map(own.map(({ key }, place) => [key, found[place] ?? []]));
    await addShared?.(many.reading, columns, found[own.length] as readonly number[]);
    for (const add of later) await add(many, columns, offsets);
    return { rows, offsets, columns, lists: new Map() };
  };
}

interface RowsOfEach {
  readonly rows: number;
  readonly offsets: Int32Array;
  readonly columns: readonly (readonly unknown[])[];
}

function rowsOfEach({ table, columns, joins = sql``, rest }: RowsAsked): Read<RowsOfEach> {
  const readers = columns.map(readerOf);
  const person = sql`"person".id`;
  return async ({ reading, people, knownOn }) => {
    const facts = knownFactsOfEach(table, { person, knownOn, columns, joins, rest });
    const query = sql`select "person".place - 1, "fact".* from unnest(${listOfNumbers(people)}::bigint[])
      with ordinality as "person" (id, place) cross join ${facts}`;
    return byPerson(readRows(await reading.copyOut(query), readers), people.length);
  };
}

/** The database goes through the people in their order, and need not. */
function byPerson({ numbers, columns }: Rows, people: number): RowsOfEach {
  const offsets = new Int32Array(people + 1);
  for (const person of numbers) offsets[person + 1] = (offsets[person + 1] ?? 0) + 1;
  for (let person = 0; person < people; person++)
    offsets[person + 1] = (offsets[person + 1] ?? 0) + (offsets[person] ?? 0);
  const isInOrder = numbers.every((person, row) => row === 0 || (numbers[row - 1] ?? 0) <= person);
  if (isInOrder) return { rows: numbers.length, offsets, columns };
  const order = [...numbers.keys()].sort((one, other) => (numbers[one] ?? 0) - (numbers[other] ?? 0) || one - other);
  return { rows: numbers.length, offsets, columns: columns.map((values) => order.map((row) => values[row])) };
}

/** What of a field stands in the row of the fact itself. */
function ownColumn(field: Field): readonly (Column | SQL)[] {
  if (!isElsewhere(field)) return [field];
  return "own" in field && field.own ? [field.own] : [];
}

function hasRows(offsets: Int32Array, holder: number): boolean {
  return (offsets[holder + 1] as number) > (offsets[holder] as number);
}

function heldOnlyBy(list: CopiedRows, held: readonly unknown[]): CopiedRows {
  const offsets = new Int32Array(held.length + 1);
  const kept: number[] = [];
  for (let holder = 0; holder < held.length; holder++) {
    const [from, to] = [list.offsets?.[holder] ?? 0, list.offsets?.[holder + 1] ?? 0];
    if (held[holder] !== undefined) for (let row = from; row < to; row++) kept.push(row);
    offsets[holder + 1] = kept.length;
  }
  return { ...rowsAmong(list, kept), offsets };
}

type AddLater = (many: Many, columns: Columns, offsets: Int32Array) => Promise<void>;

function laterColumns(key: string, { later, cites, of }: LaterFact, fields: NamedFields): AddLater {
  const { table } = later;
  const own = Object.entries<Field>(later.fields);
  const cited = alias(of, "cited") as unknown as typeof of;
  const [idKey = ""] = fields.find(([, field]) => field === of.publicId) ?? [];
  const read = rowsOfEach({
    table,
    columns: [cited.publicId, ...own.flatMap(([, field]) => ownColumn(field))],
    joins: sql`join ${of} as "cited" on ${cited.id} = ${cites}`,
    rest: sql`order by ${table.id}`,
  });
  return async (many, columns, offsets) => {
    const found = await read(many);
    const [citedIds = [], ...values] = found.columns;
    const ids = columns.get(idKey) ?? [];
    const there: unknown[] = ids.map(() => undefined);
    const added = own.map((): unknown[] => ids.map(() => undefined));
    for (let person = 0; person < many.people.length; person++)
      for (let row = found.offsets[person] ?? 0; row < (found.offsets[person + 1] ?? 0); row++) {
        const at = ids.indexOf(citedIds[row], offsets[person]);
        if (at < 0 || at >= (offsets[person + 1] ?? 0)) continue;
        // The last of several stays.
        there[at] = true;
        for (const [place, each] of added.entries()) each[at] = values[place]?.[row];
      }
    columns.set(key, there);
    for (const [place, [inner]] of own.entries()) columns.set(`${key}.${inner}`, added[place] ?? []);
  };
}

/** Rows of a catalogue are read when they are named for the first time. */
function sharedColumns(
  { id, rows }: Catalogue,
  fields: NamedFields,
): (reading: Reading, columns: Columns, named: readonly number[]) => Promise<void> {
  const shared = fields.flatMap(([key, field]) => (isElsewhere(field) && "shared" in field ? [{ key, ...field }] : []));
  const readers = shared.map((field) => readerOf(field.shared));
  const selected = sql.join(
    shared.map((field) => field.shared),
    sql`, `,
  );
  const places = new Map<number, number>();
  const known = shared.map((): unknown[] => []);
  const readMissing = async (reading: Reading, missing: readonly number[]) => {
    const query = sql`select ${id}, ${selected} from ${rows} where ${id} = any(${listOfNumbers(missing)}::bigint[])`;
    const found = readRows(await reading.copyOut(query), readers);
    for (const [row, number] of found.numbers.entries()) {
      places.set(number, places.size);
      for (const [place, values] of known.entries()) values.push(found.columns[place]?.[row]);
    }
  };
  return async (reading, columns, named) => {
    if (places.size > mostShared) {
      places.clear();
      for (const values of known) values.length = 0;
    }
    const missing = [...new Set(named)].filter((number) => !places.has(number));
    if (missing.length > 0) await readMissing(reading, missing);
    const at = named.map((number) => places.get(number) as number);
    for (const [place, { key }] of shared.entries()) {
      const values = known[place] ?? [];
      const own = columns.get(key);
      columns.set(
        key,
        at.map((row, fact) => own?.[fact] ?? values[row]),
      );
    }
  };
}

/** Kept from one batch to the next. */
const mostShared = 500_000;

function listOfNumbers(numbers: readonly number[]): string {
  return `{${numbers.join(",")}}`;
}
