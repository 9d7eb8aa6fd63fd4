/** Readings as functions over the arrays of a block: the integer at a row, and NaN (which equals nothing) for undetermined. */
import type { Cohort, Run } from "@delibera/rules-dsl/columnar";
import type { Pair } from "../ask/plan.ts";
import type { Reading } from "../ask/reading.ts";
import type { KnownColumn } from "../known/known-values.ts";

/** `at` is the row less the first row of the block. */
export type ReadAt = (at: number) => number;

export interface Source {
  readonly runs: readonly Run[];
  /** By program: what is known of everybody, as its readings number it. */
  readonly known: readonly (readonly KnownColumn[])[];
  /** Of the block at hand: by table its first row. */
  bases: readonly number[];
  /** The code of a text of the cohort; below zero for one that nobody has. */
  readonly codeOf: (text: string) => number;
}

const undetermined = Number.NaN;

export function readerOf(reading: Reading, source: Source): ReadAt {
  if (reading.kind === "constant") {
    const { value } = reading;
    const constant = value === null ? undetermined : typeof value === "string" ? source.codeOf(value) : value;
    return () => constant;
  }
  if (reading.kind === "known") return knownReader(reading, source);
  const { runs } = source;
  const { values: columns, known: presences } = runs[reading.program]?.block ?? { values: [], known: [] };
  const values = columns[reading.column];
  if (!values) throw new RangeError(`column ${reading.column} of program ${reading.program} is not read in blocks`);
  const { maybe, times = 1 } = reading;
  if (reading.type.kind === "boolean") {
    return maybe
      ? (at) => {
          const truth = values[at] as number;
          return truth === 0 ? undetermined : truth & 1;
        }
      : (at) => values[at] as number;
  }
  const known = presences[reading.column];
  if (!known) return times === 1 ? (at) => values[at] as number : (at) => (values[at] as number) * times;
  return (at) => (known[at] === 1 ? (values[at] as number) * times : undetermined);
}

function knownReader({ program, place, times = 1 }: Extract<Reading, { kind: "known" }>, source: Source): ReadAt {
  const column = source.known[program]?.[place];
  if (!column) throw new RangeError(`nothing is known at ${place} of program ${program}`);
  const { table, values, present } = column;
  if (!present) return (at) => (values[at + (source.bases[table] as number)] as number) * times;
  return (at) => {
    const row = at + (source.bases[table] as number);
    return present[row] === 1 ? (values[row] as number) * times : undetermined;
  };
}

/** @param known as `Source` has it. */
export function newSource(runs: readonly Run[], { texts }: Cohort, known: Source["known"] = []): Source {
  return { runs, known, bases: [], codeOf: (text) => texts.indexOf(text) };
}

/** Whether two values differ: two that are undetermined do not. */
export function differ(a: number, b: number): boolean {
  return a !== b && !(Number.isNaN(a) && Number.isNaN(b));
}

export function pairReader({ before, after }: Pair, source: Source): (at: number) => boolean {
  const [old, now] = [readerOf(before, source), readerOf(after, source)];
  return (at) => differ(old(at), now(at));
}
