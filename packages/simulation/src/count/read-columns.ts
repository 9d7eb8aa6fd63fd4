/** Readings as functions over the arrays of a block: the integer at a row, and NaN (which equals nothing) for undetermined. */
import type { Run } from "@delibera/rules-dsl/columnar";
import type { Pair } from "../ask/plan.ts";
import type { Reading } from "../ask/reading.ts";

/** `at` is the row less the first row of the block. */
export type ReadAt = (at: number) => number;

export interface Source {
  readonly runs: readonly Run[];
  /** Codes of the texts of the cohort. */
  readonly texts: ReadonlyMap<string, number>;
}

const undetermined = Number.NaN;

export function readerOf(reading: Reading, { runs, texts }: Source): ReadAt {
  if (reading.kind === "constant") {
    const { value } = reading;
    const constant = value === null ? undetermined : typeof value === "string" ? (texts.get(value) ?? -1) : value;
    return () => constant;
  }
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

/** Whether two values differ: two that are undetermined do not. */
export function differ(a: number, b: number): boolean {
  return a !== b && !(Number.isNaN(a) && Number.isNaN(b));
}

export function pairReader({ before, after }: Pair, source: Source): (at: number) => boolean {
  const [old, now] = [readerOf(before, source), readerOf(after, source)];
  return (at) => differ(old(at), now(at));
}
