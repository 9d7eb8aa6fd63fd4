/** Sets of interpretations that were used: equal sets are one object, so that joining them costs a look-up. */
import type { Program } from "../ir/program.ts";

export interface InterpretationSet {
  /** Places in the program, ascending. */
  readonly places: readonly number[];
  readonly joined: Map<InterpretationSet, InterpretationSet>;
}

export interface InterpretationSets {
  readonly none: InterpretationSet;
  readonly only: (place: number) => InterpretationSet;
  readonly join: (a: InterpretationSet, b: InterpretationSet) => InterpretationSet;
  /** How many different sets were met so far. */
  readonly count: () => number;
}

// Programs meet a few hundred different sets; no odd one may fill the memory of a server that runs for months.
const mostKept = 4_096;
const kept = new WeakMap<Program, InterpretationSets>();

/** The sets that evaluations of a program share: people differ little in the interpretations that matter to them. */
export function interpretationSetsOf(program: Program): InterpretationSets {
  const found = kept.get(program);
  if (found && found.count() <= mostKept) return found;
  const made = interpretationSets();
  kept.set(program, made);
  return made;
}

function interpretationSets(): InterpretationSets {
  const known = new Map<string, InterpretationSet>();
  const setOf = (places: readonly number[]): InterpretationSet => {
    const key = places.join(" ");
    const found = known.get(key);
    if (found) return found;
    const made = { places, joined: new Map() };
    known.set(key, made);
    return made;
  };
  const none = setOf([]);
  return {
    none,
    only: (place) => setOf([place]),
    count: () => known.size,
    join(a, b) {
      if (a === b || b === none) return a;
      if (a === none) return b;
      const found = a.joined.get(b);
      if (found) return found;
      const union = setOf([...new Set([...a.places, ...b.places])].sort((left, right) => left - right));
      a.joined.set(b, union);
      return union;
    },
  };
}
