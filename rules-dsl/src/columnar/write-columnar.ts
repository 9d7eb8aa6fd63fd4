/**
 * Writes the code with which a program is run over a cohort: for everybody, or for classes of people who have much in common. What comes
 * of it is plain data, so that one thread writes and several run.
 */
import type { Narrowing, Node, RelationalProgram } from "../specialise/specialise.ts";
import { narrow } from "../specialise/specialise.ts";
import type { Cohort } from "./cohort.ts";
import { shapeOf } from "./cohort-shape.ts";
import type { EmitOptions, Emitted, NeededArray } from "./emit-columnar.ts";
import { emitColumnar, resultArrays } from "./emit-columnar.ts";
import { personClasses } from "./person-classes.ts";

/** Of one program and one cohort, however its people are laid out in blocks. */
export interface Written {
  /** Where results stand. */
  readonly arrays: readonly NeededArray[];
  readonly runs: WrittenRuns;
}

export type WrittenRuns =
  | { readonly kind: "everybody"; readonly emitted: Emitted }
  | {
      readonly kind: "classes";
      /** By subject. */
      readonly classOf: Uint8Array;
      /** By class; none of a class without people. */
      readonly emitted: readonly (Emitted | undefined)[];
    };

export interface WriteOptions {
  /** As `EmitOptions` has it. */
  readonly inBlocks?: readonly number[];
  /** Into how many classes people are parted at most; without it as many as are worth it. One: none. */
  readonly classes?: number;
  /** About how often it is run over everybody: once, if not given. Classes are worth more the more often they are. */
  readonly runs?: number;
  /** The program for everybody, where it has been emitted. */
  readonly emitted?: Emitted;
}

/** Beside how many people a class is worth writing its program. */
const peopleOfClass = 25_000;
const mostClasses = 20;
/** The same where the program is run again and again. */
const mostRepeated = 30;
/** Evaluating one person takes about half a nanosecond for each node of a program; writing and compiling it some hundred microseconds. */
const worthOfClass = 200_000;

export function writeColumnar(program: RelationalProgram, cohort: Cohort, options: WriteOptions = {}): Written {
  const { inBlocks, runs = 1 } = options;
  const people = cohort.tables[0]?.rows ?? 0;
  const most = options.classes ?? Math.min(runs > 1 ? mostRepeated : mostClasses, Math.floor(people / peopleOfClass));
  if (most < 2) return writtenForEverybody(options.emitted ?? emittedOnce(program, inBlocks));
  const worth = options.classes === undefined ? Math.ceil(worthOfClass / runs) : 0;
  const limits = { most, worth, isMeasured: runs > 1 };
  const shape = shapeOf(cohort);
  const { narrowings, classOf, people: counts } = personClasses(program, shape, limits);
  const emitted = narrowings.map((narrowing, place) =>
    counts[place] === 0 ? undefined : emittedFor(program, narrowing, { inBlocks, presentWith: shape.presentWith }),
  );
  return { arrays: resultArrays(program, inBlocks), runs: { kind: "classes", classOf, emitted } };
}

function writtenForEverybody(emitted: Emitted): Written {
  return { arrays: emitted.arrays, runs: { kind: "everybody", emitted } };
}

const emittedBefore = new WeakMap<RelationalProgram, Map<string, Emitted>>();

/** A program for everybody is the same for every part of a cohort. */
function emittedOnce(program: RelationalProgram, inBlocks: readonly number[] | undefined): Emitted {
  const known = emittedBefore.get(program) ?? new Map<string, Emitted>();
  emittedBefore.set(program, known);
  const key = inBlocks?.join(" ") ?? "whole";
  const found = known.get(key) ?? emitColumnar(program, inBlocks ? { inBlocks } : {});
  known.set(key, found);
  return found;
}

function emittedFor(
  program: RelationalProgram,
  narrowing: Narrowing,
  { inBlocks, presentWith }: Pick<EmitOptions, "presentWith"> & { readonly inBlocks: readonly number[] | undefined },
): Emitted {
  const { program: own, into } = narrowedInto(program, narrowing, inBlocks ?? []);
  const as = { into, distinct: narrowing.distinct, ...(presentWith ? { presentWith } : {}) };
  if (!inBlocks) return emitColumnar(own, as);
  const asked = new Set(inBlocks);
  const stored = [...into].flatMap(([column, { column: of }]) => (asked.has(of) ? [column] : []));
  return emitColumnar(own, { inBlocks: stored, ...as });
}

function narrowedInto(program: RelationalProgram, narrowing: Narrowing, inBlocks: readonly number[]) {
  const { program: own, columnAt } = narrow(program, narrowing, inBlocks);
  const ofOutputs = program.outputs.flatMap(({ parts, present }) => [
    ...Object.values(parts).filter((each) => each !== undefined),
    ...(present === undefined ? [] : [present]),
  ]);
  const into = new Map(
    [...ofOutputs, ...inBlocks].map((column) => {
      const { type, maybe } = program.nodes[program.columns[column]?.node ?? 0] as Node;
      return [columnAt(column), { column, type, maybe }];
    }),
  );
  return { program: own, into };
}
