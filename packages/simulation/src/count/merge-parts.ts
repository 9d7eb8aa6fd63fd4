/** Sums the tallies of the parts of a cohort: people are numbered through all of them, groups that came as codes are told by their labels. */
import { mostGroups } from "../ask/group-plan.ts";
import type { Dimension, SimulationQuestion } from "../ask/question.ts";
import type { Tally } from "./tally.ts";
import { addTally } from "./tally.ts";
import { TooManyGroups } from "./too-many-groups.ts";

export interface MergedTally {
  /** Adds a part. @param dimensions of the part, with its own codes and labels. @throws TooManyGroups */
  add(part: Tally, dimensions: readonly Dimension[]): void;
  readonly tally: Tally;
  /** The question with the labels of all parts. */
  readonly questionOfAll: () => SimulationQuestion;
}

/** The labels of several parts stand in the order of their letters. */
export function mergeParts(question: SimulationQuestion, tally: Tally): MergedTally {
  const labels = question.dimensions.map(() => new Map<string, number>());
  let first: readonly Dimension[] | undefined;
  let parts = 0;
  return {
    tally,
    add(part, dimensions) {
      const from = tally.people;
      for (const { causes, witness } of part.candidates) {
        for (const cause of causes.values()) cause.subject += from;
        if (witness) Object.assign(witness, { subject: witness.subject + from });
      }
      for (const [place, dimension] of dimensions.entries()) {
        const known = labels[place];
        if (!known || !("codes" in dimension)) continue;
        if (parts === 0) for (const label of dimension.labels) known.set(label, known.size);
        else continueWith(part, place, { known, labels: dimension.labels });
      }
      first ??= dimensions;
      addTally(tally, part);
      parts++;
      for (const [place, groups] of tally.groups.entries())
        if (groups.size > mostGroups) throw new TooManyGroups(place - 1);
    },
    questionOfAll() {
      // One part alone keeps its own order.
      if (!first || parts < 2) return { ...question, dimensions: first ?? question.dimensions };
      const dimensions = first.map((dimension, place) => {
        if (!("codes" in dimension)) return dimension;
        const met = [...(labels[place] ?? new Map<string, number>()).keys()];
        const sorted = [...met].sort((one, other) => (one < other ? -1 : 1));
        const moved = new Map(sorted.map((label, at) => [label, at]));
        renumber(tally, place, (key) => (key < 0 ? key : (moved.get(met[key] ?? "") ?? key)));
        return { ...dimension, labels: sorted };
      });
      return { ...question, dimensions };
    },
  };
}

/** Numbers the groups of a later part as those before it: labels that are met for the first time come last. */
function continueWith(
  part: Tally,
  place: number,
  { known, labels }: { readonly known: Map<string, number>; readonly labels: readonly string[] },
): void {
  if (new Set(labels).size < labels.length) throw new RangeError("two groups of a dimension have one label");
  for (const key of part.groups[place + 1]?.keys() ?? []) {
    const label = labels[key];
    if (label !== undefined && !known.has(label)) known.set(label, known.size);
  }
  renumber(part, place, (key) => (key < 0 ? key : (known.get(labels[key] ?? "") ?? key)));
}

/** The first groups are everybody: those of a dimension stand one further. */
function renumber(tally: Tally, place: number, numberOf: (key: number) => number): void {
  for (const groups of [tally.groups, ...tally.candidates.map((each) => each.groups)]) {
    const own = groups[place + 1] as Map<number, unknown> | undefined;
    if (!own) continue;
    const moved = [...own].map(([key, group]) => [numberOf(key), group] as const);
    own.clear();
    for (const [key, group] of moved) own.set(key, group);
  }
}
