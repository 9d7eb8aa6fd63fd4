/** Runs an emitted program over a cohort, block by block: arrays that only passes read are as long as a block, outputs as the cohort. */
import type { RelationalProgram } from "../specialise/specialise.ts";
import { emittedFunctions } from "./calendar-functions.ts";
import type { Cohort, Integers } from "./cohort.ts";
import { newIntegers } from "./cohort.ts";
import { names } from "./emission.ts";
import type { Emitted, NeededArray } from "./emit-columnar.ts";
import { emitColumnar } from "./emit-columnar.ts";

/** Columns of a program's outputs for every row of a cohort, by the number of the computed column. */
export interface ColumnarResult {
  readonly program: RelationalProgram;
  /** Of a truth: 1 when true, 2 when false, 0 when undetermined; of one that is never undetermined 1 and 0. */
  readonly values: readonly (Integers | undefined)[];
  /** 1 where there is a value; none when every row has one, and for truths. */
  readonly known: readonly (Uint8Array | undefined)[];
  /** 1 for the rows that are there on the dates of the question, by table; none when all are. */
  readonly kept: readonly (Uint8Array | undefined)[];
}

export interface Runnable {
  readonly result: ColumnarResult;
  /** Evaluates the subjects from `first` to before `last`; may be called for any ranges, in any order. */
  readonly run: (first: number, last: number, after?: AfterBlock) => void;
  /** Columns that hold one block at a time: those of a program emitted `inBlocks`. */
  readonly block: BlockColumns;
}

/** What stands in the arrays of a block, once it has been evaluated: row `r` of a table at `r - bases[table]`. */
export type AfterBlock = (first: number, last: number, bases: readonly number[]) => void;

/** By the number of the column, as in `ColumnarResult`. */
export type BlockColumns = Pick<ColumnarResult, "values" | "known">;

export interface RunOptions {
  /** Results stand in memory that threads share. */
  readonly shared?: boolean;
  /** Results made elsewhere, to be filled here: those of another thread. */
  readonly into?: ColumnarResult;
  /** Subjects of one block. */
  readonly block?: number;
}

export function prepareColumnar(program: RelationalProgram, cohort: Cohort, options: RunOptions = {}): Runnable {
  return runnable(program, emitColumnar(program), cohort, options);
}

export function runnable(
  program: RelationalProgram,
  emitted: Emitted,
  cohort: Cohort,
  options: RunOptions = {},
): Runnable {
  const { shared = false, block = 512 } = options;
  const result = options.into ?? newResult(program, emitted, cohort, shared);
  const arrays = inputArrays(cohort);
  const [values, known]: [(Integers | undefined)[], (Uint8Array | undefined)[]] = [[], []];
  const longest = cohort.tables.map((_, table) => longestBlock(cohort, table, block));
  for (const { name, kind, table, whole, of } of emitted.arrays) {
    const array = whole ? wholeArray(result, of, table) : newIntegers(kind, longest[table] ?? 0);
    arrays[name] = array;
    if (whole || !of || of.part === "kept") continue;
    if (of.part === "values") values[of.column] = array;
    else if (array instanceof Uint8Array) known[of.column] = array;
  }
  const codes = new Map(cohort.texts.map((text, code) => [text, code]));
  // A text that no row has equals none.
  const texts = Object.fromEntries(emitted.texts.map((text, index) => [names.text(index), codes.get(text) ?? 0]));
  const evaluate = new Function("f", "arrays", "texts", emitted.text)(emittedFunctions, arrays, texts) as Evaluate;
  return {
    result,
    block: { values, known },
    run(first, last, after) {
      for (let from = first; from < last; from += block) {
        const bases = cohort.tables.map((_, table) => firstRow(cohort, table, from));
        const to = Math.min(last, from + block);
        evaluate(from, to, ...bases);
        after?.(from, to, bases);
      }
    },
  };
}

type Evaluate = (first: number, last: number, ...bases: readonly number[]) => void;

function newResult(program: RelationalProgram, { arrays }: Emitted, cohort: Cohort, shared: boolean): ColumnarResult {
  const values: (Integers | undefined)[] = [];
  const known: (Uint8Array | undefined)[] = [];
  const kept: (Uint8Array | undefined)[] = [];
  for (const { kind, table, of, whole } of arrays) {
    if (!whole || !of) continue;
    const made = newIntegers(kind, cohort.tables[table]?.rows ?? 0, shared);
    if (of.part === "values") values[of.column] = made;
    else if (made instanceof Uint8Array) {
      if (of.part === "known") known[of.column] = made;
      else kept[table] = made;
    }
  }
  return { program, values, known, kept };
}

function wholeArray(result: ColumnarResult, of: NeededArray["of"], table: number): Integers | undefined {
  if (of?.part === "kept") return result.kept[table];
  return of && result[of.part][of.column];
}

function inputArrays(cohort: Cohort): Record<string, Integers | undefined> {
  const arrays: Record<string, Integers | undefined> = {};
  for (const [table, { offsets, columns }] of cohort.tables.entries()) {
    if (offsets) arrays[names.offsets(table)] = offsets;
    for (const [place, { values, present }] of columns.entries()) {
      arrays[names.input(table, place)] = values;
      if (cohort.layout.tables[table]?.columns[place]?.optional)
        arrays[names.present(table, place)] = present ?? everywhere(values.length);
    }
  }
  return arrays;
}

function everywhere(length: number): Uint8Array {
  return new Uint8Array(length).fill(1);
}

/** The first row that belongs to a subject, through whatever tables. */
function firstRow({ layout, tables }: Cohort, table: number, subject: number): number {
  const parent = layout.tables[table]?.parent;
  if (parent === undefined) return subject;
  return tables[table]?.offsets?.[firstRow({ layout, tables } as Cohort, parent, subject)] ?? 0;
}

function longestBlock(cohort: Cohort, table: number, block: number): number {
  const subjects = cohort.tables[0]?.rows ?? 0;
  let longest = 0;
  // Any first subject may begin a block: two blocks that touch hold every one of them.
  for (let from = 0; from < subjects; from += block) {
    const to = Math.min(subjects, from + 2 * block);
    longest = Math.max(longest, firstRow(cohort, table, to) - firstRow(cohort, table, from));
  }
  return longest;
}
