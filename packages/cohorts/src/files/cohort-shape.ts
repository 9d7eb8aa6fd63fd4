/** What is known of a whole cohort once every part has been seen: its layout, its dictionaries, its rows, and which columns have a value. */
import type { Cohort, CohortColumn } from "@delibera/rules-dsl/columnar";
import { arrayKind, plainColumn } from "@delibera/rules-dsl/columnar";
import type { ColumnType, Layout } from "@delibera/rules-dsl/specialise";
import type { LaidOut } from "../snapshot/join-cohorts.ts";
import { laidOut, layoutOfBoth } from "../snapshot/join-cohorts.ts";
import type { CohortSnapshot, DimensionName } from "../snapshot/snapshot.ts";
import { dimensionNames } from "../snapshot/snapshot.ts";

export interface CohortShape {
  readonly layout: Layout;
  /** Of each table. */
  readonly rows: readonly number[];
  readonly people: number;
  readonly texts: readonly string[];
  readonly enumerations: CohortSnapshot["enumerations"];
  /** Of each dimension the codes, in the order of their letters. */
  readonly codes: Readonly<Record<DimensionName, readonly string[]>>;
  /** Of each column of each table what its values are; none for a column that no row has. */
  readonly spans: Spans;
}

/** The least and the greatest of the values and zero, as whole numbers over the denominator of the layout. */
export interface Span {
  readonly low: number;
  readonly high: number;
}

type Spans = readonly (readonly (Span | undefined)[])[];

export interface OpenShape {
  /** @returns of each text of the part, its place among all. */
  add(part: CohortSnapshot): Int32Array;
  /** @throws RangeError when there was no part. */
  close(): CohortShape;
}

/** Of the parts only what is told here is kept. */
export function openShape(): OpenShape {
  let whole: LaidOut | undefined;
  let people = 0;
  let enumerations: CohortSnapshot["enumerations"] = {};
  let spans: Spans = [];
  const texts = new Map<string, number>();
  // Parts of one origin share their dictionary, which may be long.
  let last: { readonly texts: readonly string[]; readonly places: Int32Array } = {
    texts: [],
    places: new Int32Array(0),
  };
  const met = dimensionNames.map((name) => ({ name, codes: new Set<string>() }));
  return {
    add(part) {
      const before = whole;
      const own = laidOut(part.cohort);
      whole = before ? layoutOfBoth(before, own) : own;
      const added = over(whole.layout, own.layout, spansOf(part.cohort));
      spans = before ? joined(over(whole.layout, before.layout, spans), added) : added;
      people += part.people.count;
      enumerations = part.enumerations;
      for (const { name, codes } of met) for (const code of part.people.dimensions[name].codes) codes.add(code);
      if (part.cohort.texts !== last.texts)
        last = { texts: part.cohort.texts, places: placesIn(part.cohort.texts, texts) };
      return last.places;
    },
    close() {
      if (!whole) throw new RangeError("a cohort has at least one part");
      const codes = met.map(({ name, codes: own }) => [name, [...own].sort((one, other) => (one < other ? -1 : 1))]);
      return {
        ...whole,
        people,
        texts: [...texts.keys()],
        enumerations,
        codes: Object.fromEntries(codes) as Record<DimensionName, readonly string[]>,
        spans,
      };
    },
  };
}

/** Adds those that are not there. */
function placesIn(own: readonly string[], texts: Map<string, number>): Int32Array {
  return Int32Array.from(own, (text) => {
    const place = texts.get(text) ?? texts.size;
    texts.set(text, place);
    return place;
  });
}

function spansOf({ layout, tables }: Cohort): Spans {
  return layout.tables.map(({ columns }, at) => {
    const { rows = 0, columns: own = [] } = tables[at] ?? {};
    return columns.map(({ type }, place) => {
      const column = own[place];
      return column && isThere(column, rows) ? spanOf(type, column, rows) : undefined;
    });
  });
}

function isThere(column: CohortColumn, rows: number): boolean {
  if (rows === 0) return false;
  if ("codes" in column) return !(column.optional && column.bits === 0);
  return !column.present || column.present.subarray(0, rows).includes(1);
}

function spanOf(type: ColumnType, column: CohortColumn, rows: number): Span {
  if (type.kind !== "amount") return { low: 0, high: 0 };
  // INVARIANT (narrow amounts): parts of different layouts have measured ones, which are as narrow as what stands in them.
  if (arrayKind(type) !== "Int32Array") return type;
  const { values } = plainColumn(column, rows);
  let [low, high] = [0, 0];
  for (let row = 0; row < rows; row++) {
    const value = values[row] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}

/** The same amounts over the denominators of another layout. */
function over(to: Layout, from: Layout, spans: Spans): Spans {
  return spans.map((columns, at) =>
    columns.map((span, place) => {
      const [wanted, had] = [to, from].map((each) => each.tables[at]?.columns[place]?.type);
      if (!span || wanted?.kind !== "amount" || had?.kind !== "amount") return span;
      const factor = wanted.denominator / had.denominator;
      return { low: span.low * factor, high: span.high * factor };
    }),
  );
}

function joined(all: Spans, added: Spans): Spans {
  return added.map((columns, at) =>
    columns.map((span, place) => {
      const before = all[at]?.[place];
      if (!span || !before) return span ?? before;
      return { low: Math.min(span.low, before.low), high: Math.max(span.high, before.high) };
    }),
  );
}
