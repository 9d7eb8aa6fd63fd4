/** What is counted while people pass: plain data of whole numbers, so that threads send theirs and sums are the same in any order. */

/** How many people have an integer. */
export type Histogram = Map<number, number>;

export interface Tally {
  people: number;
  /** Of the measure on the baseline; people of whom it is undetermined are not in it. */
  readonly measure: Histogram;
  /** By dimension; the first is everybody, whose only group is 0. */
  readonly groups: readonly Map<number, GroupTally>[];
  readonly candidates: readonly CandidateTally[];
}

/** What is counted of the baseline alone, whatever it is compared with. */
export type BaselineTally = Pick<Tally, "measure" | "groups">;

export interface GroupTally {
  people: number;
  /** People of whom the measure is undetermined on the baseline. */
  undetermined: number;
  /** On the baseline; the last is undetermined. */
  readonly states: number[];
}

/** Of affected people only: what stays is the baseline. */
export interface CandidateTally {
  /** What comes to (or, below zero, leaves) each value of the measure. */
  readonly moves: Histogram;
  readonly groups: readonly Map<number, ChangeTally>[];
  /** By the place of the case that made the first difference. */
  readonly causes: Map<number, CauseTally>;
  witness: WitnessTally | undefined;
}

export interface ChangeTally {
  people: number;
  /** How many change by how much; zero for who is affected otherwise. */
  readonly deltas: Histogram;
  /** The measure is determined only with the candidate, only on the baseline, with neither. */
  appeared: number;
  vanished: number;
  undetermined: number;
  /** From state × to state, row after row. */
  readonly transitions: number[];
}

export interface CauseTally {
  people: number;
  readonly deltas: Histogram;
  /** The first such person. */
  subject: number;
}

/** The affected person with the fewest facts; of equals the first. */
export interface WitnessTally {
  readonly subject: number;
  readonly facts: number;
}

export function newTally(dimensions: number, candidates: number): Tally {
  const maps = <T>() => Array.from({ length: dimensions + 1 }, () => new Map<number, T>());
  return {
    people: 0,
    measure: new Map(),
    groups: maps<GroupTally>(),
    candidates: Array.from({ length: candidates }, () => ({
      moves: new Map(),
      groups: maps<ChangeTally>(),
      causes: new Map(),
      witness: undefined,
    })),
  };
}

export function newGroup(states: number): GroupTally {
  return { people: 0, undetermined: 0, states: new Array<number>(states).fill(0) };
}

export function newChange(states: number): ChangeTally {
  const transitions = new Array<number>(states * states).fill(0);
  return { people: 0, deltas: new Map(), appeared: 0, vanished: 0, undetermined: 0, transitions };
}

export function count(histogram: Histogram, value: number, people: number): void {
  histogram.set(value, (histogram.get(value) ?? 0) + people);
}

/** Adds `from` into `into`. */
export function addTally(into: Tally, from: Tally): void {
  into.people += from.people;
  addHistogram(into.measure, from.measure);
  for (const [dimension, groups] of from.groups.entries()) {
    for (const [key, group] of groups) {
      const own = entry(into.groups[dimension], key, () => newGroup(group.states.length));
      own.people += group.people;
      own.undetermined += group.undetermined;
      addTo(own.states, group.states);
    }
  }
  for (const [place, candidate] of from.candidates.entries()) {
    const own = into.candidates[place];
    if (own) addCandidate(own, candidate);
  }
}

/** Adds what was counted of people whom `into` has already. */
export function addBaseline(into: Tally, { measure, groups }: BaselineTally): void {
  addTally(into, { people: 0, measure, groups, candidates: [] });
}

function addCandidate(into: CandidateTally, from: CandidateTally): void {
  addHistogram(into.moves, from.moves);
  for (const [dimension, groups] of from.groups.entries()) {
    for (const [key, change] of groups) {
      const own = entry(into.groups[dimension], key, () => newChange(0));
      own.people += change.people;
      own.appeared += change.appeared;
      own.vanished += change.vanished;
      own.undetermined += change.undetermined;
      addHistogram(own.deltas, change.deltas);
      addTo(own.transitions, change.transitions);
    }
  }
  for (const [key, cause] of from.causes) {
    const own = entry(into.causes, key, () => ({ people: 0, deltas: new Map(), subject: cause.subject }));
    own.people += cause.people;
    own.subject = Math.min(own.subject, cause.subject);
    addHistogram(own.deltas, cause.deltas);
  }
  if (from.witness && isSmaller(from.witness, into.witness)) into.witness = from.witness;
}

export function isSmaller(a: WitnessTally, b: WitnessTally | undefined): boolean {
  return b === undefined || a.facts < b.facts || (a.facts === b.facts && a.subject < b.subject);
}

export function entry<T>(map: Map<number, T> | undefined, key: number, make: () => T): T {
  const found = map?.get(key);
  if (found !== undefined) return found;
  const made = make();
  map?.set(key, made);
  return made;
}

function addHistogram(into: Histogram, from: Histogram): void {
  for (const [value, people] of from) count(into, value, people);
}

function addTo(into: number[], from: readonly number[]): void {
  for (const [place, each] of from.entries()) into[place] = (into[place] ?? 0) + each;
}
