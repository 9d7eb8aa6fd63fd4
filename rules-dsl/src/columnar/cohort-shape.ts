/** What holds of all rows of a cohort, or of all rows of some people: bounds of its columns, tables without rows, values that never vary. */
import type { ColumnType, Layout, Narrowing } from "../specialise/specialise.ts";
import type { Cohort, CohortTable, Integers, PlainColumn } from "./cohort.ts";
import { plainColumn } from "./pack-column.ts";
import { offsetAt } from "./pack-offsets.ts";

export interface CohortShape {
  /** Bounds that are met. */
  readonly narrowing: Narrowing;
  readonly traits: readonly Trait[];
  /** By subject: bit `t` is set where trait `t` is not there. */
  readonly unusual: Int32Array;
  /** By table: how many rows those who have any have, on average. */
  readonly rowsEach: readonly number[];
}

/** What most people have in common: no rows of a table, or one, or one value in all rows of a column, or different ones. */
export type Trait = {
  readonly table: number;
  /** People of whom it does not hold. */
  readonly exceptions: number;
  /** What else holds of the same people, and of nobody else. */
  readonly also: readonly TraitContent[];
} & TraitContent;

export type TraitContent =
  | { readonly kind: "no rows" }
  /** One row at most. */
  | { readonly kind: "one row" }
  /** In all rows; null where there is none. */
  | { readonly kind: "values"; readonly columns: readonly { readonly column: number; readonly value: number | null }[] }
  /** No two rows of a person have one value. */
  | { readonly kind: "distinct"; readonly column: number };

const shapes = new WeakMap<Cohort, CohortShape>();

/** Measured once for each cohort. */
export function shapeOf(cohort: Cohort): CohortShape {
  const found = shapes.get(cohort) ?? measured(cohort);
  shapes.set(cohort, found);
  return found;
}

const widerShapes = new WeakMap<CohortShape, Map<string, CohortShape>>();

/**
 * Says that a cohort has the rows of another one and columns after its own: what is usual of its people is not measured again.
 * @param wider its layout has those columns.
 */
export function hasRowsOf(wider: Cohort, cohort: Cohort): void {
  const shape = shapeOf(cohort);
  const known = widerShapes.get(shape) ?? new Map<string, CohortShape>();
  widerShapes.set(shape, known);
  const { narrowing } = shape;
  const tables = narrowing.layout.tables.map((table, index) => {
    const more = wider.layout.tables[index]?.columns.slice(table.columns.length) ?? [];
    return { ...table, columns: [...table.columns, ...more] };
  });
  const key = JSON.stringify(tables);
  const found = known.get(key) ?? { ...shape, narrowing: { ...narrowing, layout: { tables } } };
  known.set(key, found);
  shapes.set(wider, found);
}

/** Bits of one number. */
const mostTraits = 31;

interface Measured {
  readonly low: number;
  readonly high: number;
  readonly present: number;
  /** The value of most rows (null: none), of columns with few values. */
  readonly usual: number | null | undefined;
}

function measured(cohort: Cohort): CohortShape {
  const { layout, tables } = cohort;
  const people = tables[0]?.rows ?? 0;
  const everywhere = new Map<string, number | null>();
  const columns = tables.map((table, index) =>
    table.columns.map((column, place) => {
      const found = measuredColumn(
        plainColumn(column, table.rows),
        table.rows,
        layout.tables[index]?.columns[place]?.type,
      );
      if (table.rows > 0 && found.present === 0) everywhere.set(`${index} ${place}`, null);
      else if (
        found.present === table.rows &&
        found.low === found.high &&
        table.rows > 0 &&
        !isText(layout, index, place)
      )
        everywhere.set(`${index} ${place}`, found.low);
      return found;
    }),
  );
  const narrow: Layout = {
    tables: layout.tables.map((table, index) => ({
      ...table,
      mostRows: table.parent === undefined ? table.mostRows : mostOf(tables[index]),
      columns: table.columns.map((column, place) => {
        const { low, high, present } = columns[index]?.[place] ?? { low: 0, high: 0, present: 0 };
        const rows = tables[index]?.rows ?? 0;
        return { ...column, type: within(column.type, low, high), optional: column.optional && present < rows };
      }),
    })),
  };
  const unusual = new Int32Array(people);
  const traits: Trait[] = [];
  const distinct = new Set<string>();
  // What holds of less than half the people is worth no code of its own.
  for (const trait of candidates(cohort, columns, everywhere)) {
    if (traits.length === mostTraits) break;
    const exceptions = mark(cohort, trait, unusual, traits.length);
    if (exceptions === 0 && trait.kind === "distinct") distinct.add(`${trait.table} ${trait.column}`);
    if (exceptions === 0 || exceptions * 2 > people) {
      forget(unusual, traits.length);
      continue;
    }
    const same = sameAs(traits, { ...trait, exceptions }, unusual);
    if (same === undefined) traits.push({ ...trait, exceptions, also: [] });
    else {
      const found = traits[same] as Trait;
      traits[same] = { ...found, also: [...found.also, trait] };
      forget(unusual, traits.length);
    }
  }
  const leastRows = tables.map((table, index) => (index === 0 ? 1 : leastOf(table)));
  const rowsEach = tables.map((table) => table.rows / Math.max(1, parentsOf(table)));
  return { narrowing: { layout: narrow, everywhere, leastRows, distinct }, traits, unusual, rowsEach };
}

function forget(unusual: Int32Array, bit: number): void {
  const others = ~(1 << bit);
  for (let subject = 0; subject < unusual.length; subject++) unusual[subject] = (unusual[subject] as number) & others;
}

/** The trait of the same table that does not hold of the same people, if there is one: that of the last bit is asked for. */
function sameAs(
  traits: readonly Trait[],
  { table, exceptions }: Pick<Trait, "table" | "exceptions">,
  unusual: Int32Array,
): number | undefined {
  const bit = traits.length;
  const found = traits.findIndex(
    (each, other) =>
      each.table === table &&
      each.exceptions === exceptions &&
      unusual.every((bits) => ((bits >> bit) & 1) === ((bits >> other) & 1)),
  );
  return found < 0 ? undefined : found;
}

/** Those that have rows. */
function parentsOf({ rows, offsets }: CohortTable): number {
  if (!offsets) return rows;
  let parents = 0;
  for (let row = 1; row < offsets.length; row++) if (offsetAt(offsets, row) !== offsetAt(offsets, row - 1)) parents++;
  return parents;
}

function isText({ tables }: Layout, table: number, column: number): boolean {
  return tables[table]?.columns[column]?.type.kind === "text";
}

function within(type: ColumnType, low: number, high: number): ColumnType {
  if ((type.kind !== "amount" && type.kind !== "date") || low > high) return type;
  return { ...type, low: Math.max(type.low, low), high: Math.min(type.high, high) };
}

function mostOf(table: CohortTable | undefined): number {
  const { offsets } = table ?? {};
  let most = 0;
  if (offsets)
    for (let row = 1; row < offsets.length; row++)
      most = Math.max(most, offsetAt(offsets, row) - offsetAt(offsets, row - 1));
  return most;
}

function leastOf({ offsets }: CohortTable): number {
  let least = Number.MAX_SAFE_INTEGER;
  if (offsets)
    for (let row = 1; row < offsets.length; row++)
      least = Math.min(least, offsetAt(offsets, row) - offsetAt(offsets, row - 1));
  return offsets && offsets.length > 1 ? least : 0;
}

function measuredColumn({ values, present }: PlainColumn, rows: number, type: ColumnType | undefined): Measured {
  const [low, high, count] = boundsOf(values, present, rows);
  const isFew = type?.kind === "boolean" || type?.kind === "option";
  const usual =
    count * 2 < rows
      ? null
      : isFew && low <= high && high - low < 256
        ? modeOf(values, present, rows, low, high)
        : undefined;
  return { low, high, present: count, usual };
}

function boundsOf(values: Integers, present: Uint8Array | undefined, rows: number): readonly [number, number, number] {
  let [low, high, count] = [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0];
  for (let row = 0; row < rows; row++) {
    if (present && present[row] === 0) continue;
    const value = values[row] as number;
    count++;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high, count];
}

function modeOf(values: Integers, present: Uint8Array | undefined, rows: number, low: number, high: number): number {
  const counts = new Int32Array(high - low + 1);
  for (let row = 0; row < rows; row++) {
    if (present && present[row] === 0) continue;
    const at = (values[row] as number) - low;
    counts[at] = (counts[at] as number) + 1;
  }
  return low + counts.indexOf(counts.reduce((most, each) => Math.max(most, each), 0));
}

/** Tables of the subject, names in their rows, nested objects with their fields, and columns of which one value is usual. */
function* candidates(
  { layout, tables }: Cohort,
  columns: readonly (readonly Measured[])[],
  everywhere: ReadonlyMap<string, number | null>,
): Generator<Pick<Trait, "table"> & TraitContent> {
  for (const [table, { parent, columns: own }] of layout.tables.entries()) {
    if (parent !== 0 || (tables[table]?.rows ?? 0) === 0) continue;
    yield { kind: "no rows", table };
    if (mostOf(tables[table]) > 1) yield { kind: "one row", table };
    for (const [column, { type }] of own.entries())
      if (type.kind === "text" && columns[table]?.[column]?.present === tables[table]?.rows)
        yield { kind: "distinct", table, column };
  }
  for (const [table, { parent, columns: own }] of layout.tables.entries()) {
    if (parent !== undefined && parent !== 0) continue;
    const taken = new Set<number>();
    for (const [place, column] of own.entries()) {
      const fields = [...own.keys()].filter((each) => own[each]?.path.startsWith(`${column.path}.`));
      const { usual } = columns[table]?.[place] ?? {};
      if (taken.has(place) || usual === undefined || everywhere.has(`${table} ${place}`)) continue;
      const isObject = column.type.kind === "boolean" && fields.length > 0 && usual === 0;
      for (const each of isObject ? fields : []) taken.add(each);
      const absent = isObject ? fields.map((each) => ({ column: each, value: null })) : [];
      yield { kind: "values", table, columns: [{ column: place, value: usual }, ...absent] };
    }
  }
}

/** Sets the bit of those of whom a trait does not hold, and counts them. */
function mark(
  { tables }: Cohort,
  trait: Pick<Trait, "table"> & TraitContent,
  unusual: Int32Array,
  bit: number,
): number {
  const { offsets, rows = 0, columns: all = [] } = tables[trait.table] ?? {};
  const read = trait.kind === "values" ? trait.columns.map(({ column }) => column) : [];
  const taken = new Set(trait.kind === "distinct" ? [trait.column] : read);
  const columns = all.map((column, place) => (taken.has(place) ? plainColumn(column, rows) : undefined));
  const holds = testOf(trait, columns);
  const flag = 1 << bit;
  let exceptions = 0;
  for (let subject = 0; subject < unusual.length; subject++) {
    const from = offsets ? offsetAt(offsets, subject) : subject;
    const to = offsets ? offsetAt(offsets, subject + 1) : subject + 1;
    if (from === to || holds(from, to)) continue;
    exceptions++;
    unusual[subject] = (unusual[subject] as number) | flag;
  }
  return exceptions;
}

/** Whether a trait holds of these rows, of which there is one at least. */
function testOf(
  trait: TraitContent,
  columns: readonly (PlainColumn | undefined)[],
): (from: number, to: number) => boolean {
  if (trait.kind === "no rows") return () => false;
  if (trait.kind === "one row") return (from, to) => to - from === 1;
  if (trait.kind === "distinct") {
    const { values = new Uint8Array() } = columns[trait.column] ?? {};
    return (from, to) => areDistinct(values, from, to);
  }
  const each = trait.columns.map(({ column, value }) => ({
    ...(columns[column] ?? { values: new Uint8Array() }),
    value,
  }));
  return (from, to) => {
    for (const { values, present, value } of each)
      for (let row = from; row < to; row++) {
        const isThere = !present || present[row] === 1;
        if (value === null ? isThere : !isThere || values[row] !== value) return false;
      }
    return true;
  };
}

function areDistinct(values: Integers, from: number, to: number): boolean {
  for (let row = from + 1; row < to; row++) {
    const value = values[row];
    for (let other = from; other < row; other++) if (values[other] === value) return false;
  }
  return true;
}
