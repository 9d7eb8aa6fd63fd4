/**
 * Readings as loops over the people of a block, written as code: each loop reads arrays of one kind. What is undetermined is NaN, which
 * equals nothing; two values that are undetermined do not differ.
 */
import type { Integers, Run, TextCodes } from "@delibera/rules-dsl/columnar";
import type { Pair } from "../ask/pair.ts";
import type { Reading } from "../ask/reading.ts";
import type { KnownColumn } from "../known/known-values.ts";
import type { Input } from "./written-loops.ts";
import { writtenLoop } from "./written-loops.ts";

export interface Source {
  readonly runs: readonly Run[];
  /** By program: what is known of everybody, as its readings number it. */
  readonly known: readonly (readonly KnownColumn[])[];
  /** Of the texts that readings name; a text that nobody has equals none. */
  readonly codes: TextCodes;
}

/** @param bases of the block: by table its first row. */
export type Fill<T> = (people: number, bases: readonly number[], into: T) => void;
/** 1 for who differs. */
export type Mark = (people: number, bases: readonly number[], into: Uint8Array) => void;
/** 1 for who has a row that differs. @param ends of each person's rows, and before them the first one's first. */
export type MarkByRows = (people: number, bases: readonly number[], into: Uint8Array, ends: Int32Array) => void;

/** @param unknown what stands for what is undetermined, where integers are filled in. */
export function fillOf(reading: Reading, source: Source, unknown: number): Fill<Int32Array>;
export function fillOf(reading: Reading, source: Source): Fill<Float64Array>;
export function fillOf(reading: Reading, source: Source, unknown?: number): Fill<Int32Array> | Fill<Float64Array> {
  const inputs: Input[] = [];
  const { value, there } = codeOf(reading, source, inputs);
  const otherwise = unknown === undefined ? "NaN" : nameOf(unknown, inputs);
  const each = there === undefined ? value : `${there} ? ${value} : ${otherwise}`;
  // An array of either kind has a text of its own.
  const into = unknown === undefined ? "amounts" : "integers";
  return writtenLoop(
    inputs,
    `(people, bases, ${into}) => { for (let at = 0; at < people; at++) ${into}[at] = ${each}; }`,
  ) as Fill<Int32Array> | Fill<Float64Array>;
}

export function markOf(pairs: readonly Pair[], source: Source): Mark {
  const inputs: Input[] = [];
  const differs = anyDiffers(pairs, source, inputs);
  return writtenLoop(
    inputs,
    `(people, bases, into) => { for (let at = 0; at < people; at++) into[at] = ${differs} ? 1 : 0; }`,
  ) as Mark;
}

/** @param kept 1 for the rows of the table that are there: of others nothing is said. */
export function markByRows(
  pairs: readonly Pair[],
  source: Source,
  table: number,
  kept: readonly Uint8Array[],
): MarkByRows {
  const inputs: Input[] = [];
  const isThere = kept.map((flags) => `${nameOf(flags, inputs)}[at + base] !== 0 && `).join("");
  const differs = anyDiffers(pairs, source, inputs);
  return writtenLoop(
    inputs,
    `(people, bases, into, ends) => {
  const base = bases[${table}];
  let at = ends[0] - base;
  for (let person = 0; person < people; person++) {
    const end = ends[person + 1] - base;
    let found = 0;
    for (; at < end; at++) if (${isThere}${differs}) found = 1;
    into[person] = found;
  }
}`,
  ) as MarkByRows;
}

/** The integer at a row, and whether there is one; nothing where there always is. */
interface Code {
  readonly value: string;
  readonly there?: string;
}

function codeOf(reading: Reading, source: Source, inputs: Input[]): Code {
  if (reading.kind === "constant") {
    const { value } = reading;
    if (value === null) return { value: "0", there: "false" };
    return { value: nameOf(typeof value === "string" ? (source.codes.get(value) ?? -1) : value, inputs) };
  }
  const { times = 1 } = reading;
  const scaled = (code: string) => (times === 1 ? code : `${code} * ${nameOf(times, inputs)}`);
  if (reading.kind === "known") {
    const column = source.known[reading.program]?.[reading.place];
    if (!column) throw new RangeError(`nothing is known at ${reading.place} of program ${reading.program}`);
    const { table, values, present } = column;
    const row = `[at + bases[${table}]]`;
    const value = scaled(`${nameOf(values, inputs)}${row}`);
    return present ? { value, there: `${nameOf(present, inputs)}${row} === 1` } : { value };
  }
  const { values: columns, known: presences } = source.runs[reading.program]?.block ?? { values: [], known: [] };
  const values = columns[reading.column];
  if (!values) throw new RangeError(`column ${reading.column} of program ${reading.program} is not read in blocks`);
  const value = `${nameOf(values, inputs)}[at]`;
  if (reading.type.kind === "boolean")
    return reading.maybe ? { value: `(${value} & 1)`, there: `${value} !== 0` } : { value };
  const known = presences[reading.column];
  return known ? { value: scaled(value), there: `${nameOf(known, inputs)}[at] === 1` } : { value: scaled(value) };
}

function nameOf(input: Integers | number, inputs: Input[]): string {
  const place = inputs.indexOf(input);
  return `a${place < 0 ? inputs.push(input) - 1 : place}`;
}

function anyDiffers(pairs: readonly Pair[], source: Source, inputs: Input[]): string {
  const each = pairs.map(({ before, after }) => differs(codeOf(before, source, inputs), codeOf(after, source, inputs)));
  return each.length === 0 ? "false" : `(${each.join(" || ")})`;
}

function differs(a: Code, b: Code): string {
  const isOther = `${a.value} !== ${b.value}`;
  if (a.there === undefined && b.there === undefined) return isOther;
  if (a.there === undefined || b.there === undefined) return `!(${a.there ?? b.there}) || ${isOther}`;
  return `((${a.there}) !== (${b.there}) || (${a.there} && ${isOther}))`;
}
