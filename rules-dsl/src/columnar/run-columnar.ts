/** Runs an emitted program over a cohort, block by block: arrays that only passes read are as long as a block, outputs as the cohort. */
import type { RelationalProgram } from "../specialise/specialise.ts";
import { emittedFunctions } from "./calendar-functions.ts";
import type { Cohort, Integers } from "./cohort.ts";
import { newIntegers } from "./cohort.ts";
import { names } from "./emission.ts";
import type { Emitted, NeededArray } from "./emit-columnar.ts";
import { outside, withOwnArrays } from "./own-arrays.ts";
import { offsetAt } from "./pack-offsets.ts";
import { sortingByClass } from "./people-by-class.ts";
import { compiledOnce, numbersApart } from "./repeated-code.ts";
import { readsOf } from "./stored-reads.ts";
import type { TextCodes } from "./text-codes.ts";
import { codesOf, textsNamedBy } from "./text-codes.ts";
import type { Written, WrittenRuns } from "./write-columnar.ts";
import { writeColumnar } from "./write-columnar.ts";

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

export interface Runnable extends Run {
  readonly result: ColumnarResult;
}

export interface Run {
  /** Evaluates the subjects from `first` to before `last`; may be called for any ranges, in any order. */
  readonly run: (first: number, last: number, after?: AfterBlock) => void;
  /** Columns that hold one block at a time: those of a program emitted `inBlocks`. */
  readonly block: BlockColumns;
  /** As `ColumnarResult` has it. */
  readonly kept: ColumnarResult["kept"];
}

/** What stands in the arrays of a block, once it has been evaluated: row `r` of a table at `r - bases[table]`. */
export type AfterBlock = (first: number, last: number, bases: readonly number[]) => void;

/** By the number of the column, as in `ColumnarResult`. */
export type BlockColumns = Pick<ColumnarResult, "values" | "known">;

export interface RunOptions {
  /** Results stand in memory that threads share. */
  readonly shared?: boolean;
  /** Results made elsewhere, to be filled here: those of another thread. */
  readonly into?: WholeColumns;
  /** Subjects of one block. */
  readonly block?: number;
  /** As `longestBlocks` has it, where that is known of the same rows. */
  readonly longest?: readonly number[];
  /** Of the texts that the program names, where they have been looked up: those of the cohort are then not asked. */
  readonly codes?: TextCodes;
  /** Programs that differ from it in their numbers only follow, or have gone before: they are compiled once. */
  readonly repeated?: boolean;
  /** Into how many classes people are parted at most, each evaluated by a shorter program; without it by how many they are. One: none. */
  readonly classes?: number;
  /** As `WriteOptions` has it; what is prepared without it is meant to be run again and again. */
  readonly runs?: number;
}

const again = 20;
/** Subjects whose values stay in fast memory from one pass to the next. */
const mostAtOnce = 512;

/** Results without the program they are of. */
type WholeColumns = Omit<ColumnarResult, "program">;

export function prepareColumnar(program: RelationalProgram, cohort: Cohort, options: RunOptions = {}): Runnable {
  const { classes, runs = again } = options;
  const asked = { runs, ...(classes === undefined ? {} : { classes }) };
  return runWritten(program, writeColumnar(program, cohort, asked), cohort, options);
}

/** @param emitted of the program: what its options were decides what can be read. */
export function runnable(
  program: RelationalProgram,
  emitted: Emitted,
  cohort: Cohort,
  options: RunOptions = {},
): Runnable {
  const { inBlocks } = emitted;
  const { classes, runs = again } = options;
  const asked = { emitted, runs, ...(inBlocks ? { inBlocks } : {}), ...(classes === undefined ? {} : { classes }) };
  return runWritten(program, writeColumnar(program, cohort, asked), cohort, options);
}

function runWritten(program: RelationalProgram, written: Written, cohort: Cohort, options: RunOptions): Runnable {
  const result = options.into ?? newResult(written, cohort, options.shared ?? false);
  const { runs = again } = options;
  return { ...newRun(written, cohort, { ...options, runs, into: result }), result: { ...result, program } };
}

/** Runs what has been written, here or in another thread. */
export function newRun(written: Written, cohort: Cohort, options: Omit<RunOptions, "classes"> = {}): Run {
  const { shared = false, repeated = false } = options;
  const isWhole = written.runs.kind === "classes" && written.arrays.every(({ whole }) => whole);
  const { block = isWhole ? 16 * mostAtOnce : mostAtOnce } = options;
  const result = options.into ?? newResult(written, cohort, shared);
  const { longest = longestBlocks(cohort, block), codes = codesOf(new Set(textsNamedBy(written)), cohort) } = options;
  const blocks: BlockArrays = { values: [], known: [] };
  for (const { kind, table, whole, of } of written.arrays) {
    if (whole || !of || of.part === "kept") continue;
    const array = newIntegers(kind, longest[table] ?? 0);
    if (of.part === "values") blocks.values[of.column] = array;
    else if (array instanceof Uint8Array) blocks.known[of.column] = array;
  }
  const isOwn = !repeated && (options.runs ?? 1) > 1;
  const home: Home = { cohort, result, blocks, longest, codes, repeated, isOwn };
  const { runs } = written;
  const run =
    runs.kind === "everybody"
      ? evaluator(runs.emitted, home)
      : byClasses(runs, home, { most: Math.min(block, mostAtOnce), isWhole, isKept: (options.runs ?? 1) > 1 });
  return {
    kept: result.kept,
    block: blocks,
    run(first, last, after) {
      for (let from = first; from < last; from += block) {
        const bases = cohort.tables.map((_, table) => firstRow(cohort, table, from));
        const to = Math.min(last, from + block);
        run(from, to, ...bases);
        after?.(from, to, bases);
      }
    },
  };
}

interface BlockArrays {
  readonly values: (Integers | undefined)[];
  readonly known: (Uint8Array | undefined)[];
}

/** Where a program reads and writes. */
interface Home {
  readonly cohort: Cohort;
  readonly result: WholeColumns;
  readonly blocks: BlockArrays;
  /** Rows of the longest block, by table. */
  readonly longest: readonly number[];
  readonly codes: TextCodes;
  readonly repeated: boolean;
  /** Whether the machine shall make code of it for these arrays alone. */
  readonly isOwn: boolean;
}

/** Of what has been compiled to run over its own arrays. */
let alone = 0;

function evaluator(
  { arrays: needed, lists, texts: named, text }: Emitted,
  home: Home,
  subjects?: Int32Array,
): Evaluate {
  const { cohort, result, blocks, longest, codes, repeated, isOwn } = home;
  const { text: own, numbers } = repeated ? numbersApart(text) : { text, numbers: [] };
  const read = readsOf(own, cohort);
  const arrays: Record<string, unknown> = { ...read.arrays };
  for (const { name, kind, table, whole, of, each = 1 } of needed) {
    const there = of && (of.part === "kept" || whole ? wholeArray(result, of, table) : blocks[of.part][of.column]);
    arrays[name] = there ?? newIntegers(kind, (longest[table] ?? 0) * each);
  }
  if (subjects) arrays[names.subjects] = subjects;
  // A text that no row has equals none.
  const texts = Object.fromEntries(named.map((each, index) => [names.text(index), codes.get(each) ?? 0]));
  const passes = withOwnArrays(read.text, new Set([...Object.keys(arrays), ...lists]));
  const around = Object.keys(arrays).map((name) => `${name}: ${outside(name)}`);
  const whole = `const { ${around.join(", ")} } = arrays;\n${passes}`;
  // Where a text has been compiled before, over other arrays, the machine no longer takes the arrays for constants.
  const body = whole + (isOwn ? `\n// ${alone++}` : "");
  const compile = () => new Function("f", "arrays", "texts", "numbers", body) as Compiled;
  const make = (of: Compiled) => of(emittedFunctions, arrays, texts, numbers);
  if (!repeated) return make(compile());
  return make(
    compiledOnce(whole, arrays, () => {
      const compiled = compile();
      // Nor does it so of the first arrays, where others were there before it is run: the next run needs code that is not of those alone.
      make(compiled);
      return compiled;
    }),
  );
}

/** People are taken class by class, as many of a class at once as stay in fast memory: who is rare is looked for in a long block. */
function byClasses(
  { classOf, emitted }: Extract<WrittenRuns, { readonly kind: "classes" }>,
  home: Home,
  { most, isWhole, isKept }: { readonly most: number; readonly isWhole: boolean; readonly isKept: boolean },
): Evaluate {
  const lists = emitted.map(() => new Int32Array(most));
  const runs = emitted.map((each, place) => each && evaluator(each, home, lists[place]));
  const sort = sortingByClass(classOf, emitted.length, isKept);
  return (first, last, ...bases) => {
    const { people, starts } = sort(first, last);
    for (const [own, run] of runs.entries()) {
      const end = starts[own + 1] as number;
      for (let from = starts[own] as number; run && from < end; from += most) {
        const to = Math.min(end, from + most);
        (lists[own] as Int32Array).set(people.subarray(from, to));
        // What a class keeps for itself begins with its first person; what is read of a block begins with the block.
        const subject = people[from] as number;
        run(0, to - from, ...(isWhole ? bases.map((_, table) => firstRow(home.cohort, table, subject)) : bases));
      }
    }
  };
}

type Compiled = (
  functions: typeof emittedFunctions,
  arrays: Readonly<Record<string, unknown>>,
  texts: Readonly<Record<string, number>>,
  numbers: readonly number[],
) => Evaluate;

type Evaluate = (first: number, last: number, ...bases: readonly number[]) => void;

function newResult({ arrays }: Written, cohort: Cohort, shared: boolean): WholeColumns {
  const values: (Integers | undefined)[] = [];
  const known: (Uint8Array | undefined)[] = [];
  const kept: (Uint8Array | undefined)[] = [];
  for (const { kind, table, of, whole } of arrays) {
    if (!whole || !of) continue;
    const made = newIntegers(kind, cohort.tables[table]?.rows ?? 0, shared);
    // Of rows that are always there nothing is written.
    if (of.part === "kept") made.fill(1);
    if (of.part === "values") values[of.column] = made;
    else if (made instanceof Uint8Array) {
      if (of.part === "known") known[of.column] = made;
      else kept[table] = made;
    }
  }
  return { values, known, kept };
}

function wholeArray(result: WholeColumns, of: NeededArray["of"], table: number): Integers | undefined {
  if (of?.part === "kept") return result.kept[table];
  return of && result[of.part][of.column];
}

/** The first row that belongs to a subject, through whatever tables. */
function firstRow({ layout, tables }: Cohort, table: number, subject: number): number {
  const parent = layout.tables[table]?.parent;
  if (parent === undefined) return subject;
  const { offsets } = tables[table] ?? {};
  return offsets ? offsetAt(offsets, firstRow({ layout, tables } as Cohort, parent, subject)) : 0;
}

const longestKnown = new WeakMap<Cohort, Map<number, readonly number[]>>();

/** By table, the rows of the longest block of so many subjects; measured once for each cohort. */
export function longestBlocks(cohort: Cohort, block: number): readonly number[] {
  const known = longestKnown.get(cohort) ?? new Map<number, readonly number[]>();
  longestKnown.set(cohort, known);
  const found = known.get(block) ?? cohort.tables.map((_, table) => longestBlock(cohort, table, block));
  known.set(block, found);
  return found;
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
