/** Sets of interpretations that were used: equal sets are one object, so that joining them costs a look-up. */

export interface InterpretationSet {
  /** Places in the program, ascending. */
  readonly places: readonly number[];
  readonly joined: Map<InterpretationSet, InterpretationSet>;
}

export interface InterpretationSets {
  readonly none: InterpretationSet;
  readonly only: (place: number) => InterpretationSet;
}

export function interpretationSets(): InterpretationSets & {
  readonly join: (a: InterpretationSet, b: InterpretationSet) => InterpretationSet;
} {
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
