/** What holds of all rows of a cohort, or of all rows of some people: bounds of its columns, tables without rows, values that never vary. */
import type {
  ColumnId,
  ColumnType,
  HeldRow,
  Layout,
  LayoutColumn,
  Narrowed,
  Narrowing,
  RelationalProgram,
} from "../specialise/specialise.ts";
import { narrow } from "../specialise/specialise.ts";
import type { Cohort, CohortColumn, CohortTable } from "./cohort.ts";
import type { ColumnMeasures } from "./column-measures.ts";
import { measuresOf } from "./column-measures.ts";
import { plainOffsets } from "./pack-offsets.ts";
import { presentWith } from "./present-with.ts";
import type { TableMeasures, Trait } from "./traits.ts";
import { candidates, exceptionsTo } from "./traits.ts";
import type { ValueBounds } from "./value-bounds.ts";
import { noBounds } from "./value-bounds.ts";

export interface CohortShape {
  /** Bounds that are met. */
  readonly narrowing: Narrowing;
  readonly traits: readonly Trait[];
  /** By word and subject: bit `t` of word `w` is set where trait `t` after those of the words before is not there. */
  readonly unusual: readonly Int32Array[];
  /** By `table column`: the column of the object that it is a part of, and is there with. */
  readonly presentWith: ReadonlyMap<string, number>;
  /** By table: how many rows those who have any have, on average. */
  readonly rowsEach: readonly number[];
}

const shapes = new WeakMap<Cohort, CohortShape>();

/** Measured once for each cohort. */
export function shapeOf(cohort: Cohort): CohortShape {
  const found = shapes.get(cohort) ?? measured(cohort);
  shapes.set(cohort, found);
  return found;
}

const widerShapes = new WeakMap<CohortShape, Map<string, CohortShape>>();

/**
 * Says that a cohort has the rows of another one and columns after its own, whose bounds are measured: what is usual of its people is not
 * measured again.
 * @param wider its layout has those columns.
 */
export function hasRowsOf(wider: Cohort, cohort: Cohort): void {
  const shape = shapeOf(cohort);
  const known = widerShapes.get(shape) ?? new Map<string, CohortShape>();
  widerShapes.set(shape, known);
  const { narrowing } = shape;
  const everywhere = new Map(narrowing.everywhere);
  const tables = narrowing.layout.tables.map((table, index) => {
    const first = table.columns.length;
    const own = wider.layout.tables[index]?.columns.slice(first) ?? [];
    const more = own.map((column, place): LayoutColumn => {
      const [read, rows] = [wider.tables[index]?.columns[first + place], wider.tables[index]?.rows ?? 0];
      if (!read || rows === 0) return column;
      const met = metIn(read, rows, column);
      const only = onlyValueOf(met, rows, column);
      if (only !== undefined) everywhere.set(`${index} ${first + place}`, only);
      return boundedBy(met, rows, column);
    });
    return { ...table, columns: [...table.columns, ...more] };
  });
  const key = JSON.stringify([tables, [...everywhere]]);
  const found = known.get(key) ?? { ...shape, narrowing: { ...narrowing, layout: { tables }, everywhere } };
  known.set(key, found);
  shapes.set(wider, found);
}

const metBefore = new WeakMap<CohortColumn, ColumnMeasures>();

/** A column is looked at once. */
function metIn(column: CohortColumn, rows: number, { type }: LayoutColumn): ColumnMeasures {
  const found = metBefore.get(column) ?? measuresOf(column, rows, type);
  metBefore.set(column, found);
  return found;
}

/**
 * The same program of the rows that a cohort has: bounds that are met tell what is never undetermined.
 * @param kept columns that must be there, beside those of the outputs.
 */
export function narrowTo(cohort: Cohort, program: RelationalProgram, kept: readonly ColumnId[]): Narrowed {
  return narrow(program, shapeOf(cohort).narrowing, kept);
}

/** Bits of one word. */
export const traitsOfWord = 31;
const mostTraits = 2 * traitsOfWord;

function measured(cohort: Cohort): CohortShape {
  const { layout, tables } = cohort;
  const everywhere = new Map<string, number | null>();
  const measures = tables.map((table, index) => measuredTable(table, layout, index));
  for (const [index, { columns }] of measures.entries())
    for (const [place, met] of columns.entries()) {
      const [column, rows] = [layout.tables[index]?.columns[place], tables[index]?.rows ?? 0];
      const only = column && rows > 0 ? onlyValueOf(met, rows, column) : undefined;
      if (only !== undefined) everywhere.set(`${index} ${place}`, only);
    }
  const narrowed: Layout = {
    tables: layout.tables.map((table, index) => ({
      ...table,
      mostRows: table.parent === undefined ? table.mostRows : (measures[index]?.most ?? 0),
      columns: table.columns.map((column, place) =>
        boundedBy(measures[index]?.columns[place] ?? noBounds, tables[index]?.rows ?? 0, column),
      ),
    })),
  };
  const { traits, unusual, distinct, held } = traitsOf(cohort, measures, everywhere);
  const leastRows = measures.map(({ least }) => least);
  const parts = tables.flatMap((table, index) =>
    [...presentWith(table, narrowed.tables[index]?.columns ?? [], measures[index]?.columns ?? [])].map(
      ([part, of]) => [`${index} ${part}`, of] as const,
    ),
  );
  const rowsEach = tables.map(({ rows }, index) => rows / Math.max(1, measures[index]?.parents ?? rows));
  const narrowing = { layout: narrowed, everywhere, leastRows, distinct, held };
  return { narrowing, traits, unusual, presentWith: new Map(parts), rowsEach };
}

interface Measured extends TableMeasures {
  /** The least rows that one has. */
  readonly least: number;
  /** Those that have rows. */
  readonly parents: number;
}

function measuredTable({ rows, offsets: packed, columns }: CohortTable, layout: Layout, index: number): Measured {
  const types = layout.tables[index]?.columns ?? [];
  const own = columns.map((column, place) => measuresOf(column, rows, types[place]?.type));
  const offsets = packed && plainOffsets(packed);
  if (!offsets) return { offsets, columns: own, most: 0, least: index === 0 ? 1 : 0, parents: rows };
  let [most, least, parents] = [0, offsets.length > 1 ? Number.MAX_SAFE_INTEGER : 0, 0];
  for (let parent = 1; parent < offsets.length; parent++) {
    const count = (offsets[parent] as number) - (offsets[parent - 1] as number);
    if (count > most) most = count;
    if (count < least) least = count;
    if (count > 0) parents++;
  }
  return { offsets, columns: own, most, least, parents };
}

/** What holds of less than half the people is worth no code of its own. */
function traitsOf(
  cohort: Cohort,
  measures: readonly TableMeasures[],
  everywhere: ReadonlyMap<string, number | null>,
): Pick<CohortShape, "traits" | "unusual"> & Pick<Narrowing, "distinct" | "held"> {
  const { tables } = cohort;
  const people = tables[0]?.rows ?? 0;
  const unusual = [new Int32Array(people)];
  const traits: Trait[] = [];
  const distinct = new Set<string>();
  const held: HeldRow[] = [];
  for (const trait of candidates(cohort, measures, everywhere)) {
    if (traits.length === mostTraits) break;
    const table = tables[trait.table];
    const own = table ? exceptionsTo(trait, table, measures[trait.table] ?? { offsets: undefined }) : new Uint8Array();
    const exceptions = sumOf(own);
    if (exceptions === 0 && trait.kind === "distinct") distinct.add(`${trait.table} ${trait.column}`);
    if (exceptions === 0 && trait.kind === "held") held.push(trait);
    if (exceptions === 0 || exceptions * 2 > people) continue;
    const same = traits.findIndex(
      (each, bit) =>
        each.table === trait.table &&
        each.exceptions === exceptions &&
        isBit(wordOf(unusual, bit), bit % traitsOfWord, own),
    );
    const found = traits[same];
    if (found) traits[same] = { ...found, also: [...found.also, trait] };
    else {
      const word = Math.floor(traits.length / traitsOfWord);
      unusual[word] ??= new Int32Array(people);
      setBit(wordOf(unusual, traits.length), traits.length % traitsOfWord, own);
      traits.push({ ...trait, exceptions, also: [] });
    }
  }
  return { traits, unusual, distinct, held };
}

function wordOf(unusual: readonly Int32Array[], trait: number): Int32Array {
  return unusual[Math.floor(trait / traitsOfWord)] as Int32Array;
}

/** How many marks are 1, the others being 0: four are added at once, as long as none of their sums leaves its byte. */
function sumOf(marks: Uint8Array): number {
  const fours = new Uint32Array(marks.buffer, marks.byteOffset, marks.length >> 2);
  let sum = 0;
  for (let from = 0; from < fours.length; from += mostOfByte) {
    let sums = 0;
    const to = Math.min(fours.length, from + mostOfByte);
    for (let place = from; place < to; place++) sums = (sums + (fours[place] as number)) | 0;
    sum += (sums & 255) + ((sums >>> 8) & 255) + ((sums >>> 16) & 255) + (sums >>> 24);
  }
  for (let place = fours.length << 2; place < marks.length; place++) sum += marks[place] as number;
  return sum;
}

const mostOfByte = 255;

function isBit(all: Int32Array, bit: number, marks: Uint8Array): boolean {
  for (let subject = 0; subject < all.length; subject++)
    if ((((all[subject] as number) >> bit) & 1) !== marks[subject]) return false;
  return true;
}

function setBit(all: Int32Array, bit: number, marks: Uint8Array): void {
  for (let subject = 0; subject < all.length; subject++)
    all[subject] = (all[subject] as number) | ((marks[subject] as number) << bit);
}

/** What every row has (null: none has any); undefined when rows differ, and of texts, whose codes are those of one cohort. */
function onlyValueOf({ low, high, present }: ValueBounds, rows: number, { type }: LayoutColumn) {
  if (present === 0) return null;
  return present === rows && low === high && type.kind !== "text" ? low : undefined;
}

function boundedBy({ low, high, present }: ValueBounds, rows: number, column: LayoutColumn): LayoutColumn {
  return { ...column, type: within(column.type, low, high), optional: column.optional && present < rows };
}

function within(type: ColumnType, low: number, high: number): ColumnType {
  if ((type.kind !== "amount" && type.kind !== "date") || low > high) return type;
  return { ...type, low: Math.max(type.low, low), high: Math.min(type.high, high) };
}
