/** What the baseline says of people and what a candidate makes of it, counted by kinds of people and told to tallies. */
import { mostGroups } from "../ask/group-plan.ts";
import { inBlock } from "./block.ts";
import type { Kinds, People } from "./kinds.ts";
import { newKinds } from "./kinds.ts";
import type { BaselineTally, CandidateTally, ChangeTally } from "./tally.ts";
import { count, entry, newChange, newGroup } from "./tally.ts";
import { TooManyGroups } from "./too-many-groups.ts";

/** By the place of a person in a block. */
interface Standing {
  readonly amounts: Float64Array;
  readonly states: Int32Array;
  /** The kind of each, which is written. */
  readonly before: Int32Array;
}

/** What a table of kinds does not ask, and where kinds are written that nobody asks for. */
const [nothing, noAmounts, unread] = [new Int32Array(inBlock), new Float64Array(inBlock), new Int32Array(inBlock)];

export interface BaselineKinds {
  /** By amount and state. */
  readonly all: Kinds;
  readonly size: number;
  /** @param keys by dimension after the first, the group of each person: who is not told by group needs none. */
  readonly count: (standing: Standing, keys: readonly Int32Array[], people: People) => void;
  /** Adds what was counted. @throws TooManyGroups */
  readonly tell: (into: BaselineTally) => void;
  readonly forget: () => void;
}

/**
 * @param dimensions after the first, which is everybody.
 * @param states the last is undetermined.
 */
export function newBaselineKinds(dimensions: number, states: number): BaselineKinds {
  const all = newKinds();
  const grouped = Array.from({ length: dimensions }, newKinds);
  const tables = [all, ...grouped];
  return {
    all,
    get size() {
      return sizeOf(tables);
    },
    count({ amounts, states: first, before }, keys, people) {
      all.count({ first, amount: amounts, second: nothing }, people, before);
      for (const [dimension, second] of keys.entries())
        grouped[dimension]?.count({ first: before, amount: noAmounts, second }, people, unread);
    },
    tell({ measure, groups }) {
      for (const { amount, people } of each(all)) if (!Number.isNaN(amount)) count(measure, amount, people);
      for (const [dimension, kinds] of tables.entries()) {
        for (const kind of each(kinds)) {
          const { amount, first: state } = dimension === 0 ? kind : all.at(kind.first);
          const group = groupIn(groups, dimension, kind.second, () => newGroup(states));
          group.people += kind.people;
          if (Number.isNaN(amount)) group.undetermined += kind.people;
          group.states[state] = (group.states[state] ?? 0) + kind.people;
        }
      }
    },
    forget() {
      for (const kinds of tables) kinds.clear();
    },
  };
}

/** By the place of a person in a block. */
interface Changed extends Pick<Standing, "before"> {
  readonly amountsAfter: Float64Array;
  readonly statesAfter: Int32Array;
  /** Less than zero where none was found. */
  readonly causes: Int32Array;
  /** By dimension after the first, the group of each. */
  readonly keys: readonly Int32Array[];
}

export interface ChangeKinds {
  readonly size: number;
  /** @param people those who are affected. */
  readonly count: (changed: Changed, people: People) => void;
  /** Adds what was counted. @param baseline its kinds. @throws TooManyGroups */
  readonly tell: (into: CandidateTally, baseline: Kinds) => void;
  readonly forget: () => void;
}

/** The parameters are those of the baseline. */
export function newChangeKinds(dimensions: number, states: number): ChangeKinds {
  const all = newKinds();
  const grouped = Array.from({ length: dimensions }, newKinds);
  const tables = [all, ...grouped];
  const [kindOf, outcomes] = [new Int32Array(inBlock), new Int32Array(inBlock)];
  return {
    get size() {
      return sizeOf(tables);
    },
    count({ before, amountsAfter, statesAfter, causes, keys }, people) {
      // One number for both: of the state first.
      for (let place = 0; place < people.count; place++) {
        const at = people.list[place] as number;
        outcomes[at] = ((causes[at] as number) + 1) * states + (statesAfter[at] as number);
      }
      all.count({ first: before, amount: amountsAfter, second: outcomes }, people, kindOf);
      for (const [dimension, second] of keys.entries())
        grouped[dimension]?.count({ first: kindOf, amount: noAmounts, second }, people, unread);
    },
    tell(into, baseline) {
      const changes = each(all).map((kind): Change => {
        const { amount: before, first: state } = baseline.at(kind.first);
        const cause = Math.trunc(kind.second / states) - 1;
        return { ...kind, before, after: kind.amount, cause, transition: state * states + (kind.second % states) };
      });
      for (const change of changes) {
        tellMove(into.moves, change);
        tellCause(into.causes, change);
      }
      for (const [dimension, kinds] of tables.entries()) {
        for (const [kind, { first, second, people }] of each(kinds).entries()) {
          const [key, change] = dimension === 0 ? [0, changes[kind]] : [second, changes[first]];
          if (change)
            tellChange(
              groupIn(into.groups, dimension, key, () => newChange(states)),
              change,
              people,
            );
        }
      }
    },
    forget() {
      for (const kinds of tables) kinds.clear();
    },
  };
}

interface Change {
  /** Undetermined is NaN. */
  readonly before: number;
  readonly after: number;
  /** Less than zero where none was found. */
  readonly cause: number;
  readonly transition: number;
  readonly people: number;
  readonly subject: number;
}

function tellMove(into: CandidateTally["moves"], { before, after, people }: Change): void {
  if (before === after) return;
  if (!Number.isNaN(before)) count(into, before, -people);
  if (!Number.isNaN(after)) count(into, after, people);
}

function tellCause(into: CandidateTally["causes"], { before, after, cause, people, subject }: Change): void {
  if (cause < 0) return;
  const found = entry(into, cause, () => ({ people: 0, deltas: new Map(), subject }));
  found.people += people;
  found.subject = Math.min(found.subject, subject);
  if (!Number.isNaN(after - before)) count(found.deltas, after - before, people);
}

function tellChange(into: ChangeTally, { before, after, transition }: Change, people: number): void {
  const [was, is] = [!Number.isNaN(before), !Number.isNaN(after)];
  into.people += people;
  if (was && is) count(into.deltas, after - before, people);
  else if (is) into.appeared += people;
  else if (was) into.vanished += people;
  else into.undetermined += people;
  into.transitions[transition] = (into.transitions[transition] ?? 0) + people;
}

function groupIn<T>(groups: readonly Map<number, T>[], dimension: number, key: number, make: () => T): T {
  const own = groups[dimension];
  const found = entry(own, key, make);
  if (own && own.size > mostGroups) throw new TooManyGroups(dimension - 1);
  return found;
}

function each(kinds: Kinds) {
  return Array.from({ length: kinds.size }, (_, kind) => kinds.at(kind));
}

function sizeOf(tables: readonly Kinds[]): number {
  return Math.max(...tables.map(({ size }) => size));
}
