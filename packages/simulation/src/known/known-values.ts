/** Values of a law that are known of everybody in a cohort, kept from one question for the next: whoever holds the cohort holds them too. */
import type { Cohort, Integers } from "@delibera/rules-dsl/columnar";
import { arrayKind, newIntegers } from "@delibera/rules-dsl/columnar";
import type { Identities, Node, SpecialisingMemory } from "@delibera/rules-dsl/specialise";
import { newIdentities, newSpecialisingMemory } from "@delibera/rules-dsl/specialise";
import type { BaselineTally } from "../count/tally.ts";

export interface KnownValues {
  /** The cohort they are known of: of another one they say nothing. */
  readonly cohort: Cohort;
  /** Numbers of the nodes of laws: whoever uses several of them asks once, as they may be forgotten in between. */
  readonly identities: Identities;
  /** Laws that have been specialised for the cohort. */
  readonly specialised: SpecialisingMemory;
  /** By what tells a value apart; looking one up makes it the last to be forgotten. */
  find(key: string): KnownColumn | undefined;
  /** What was counted of the law, by what tells apart what is read of it and in which groups people stand. */
  counted(key: string | undefined): BaselineTally | undefined;
  /** Older ones are forgotten when there is no room for all. What was found under numbers that are forgotten says nothing. */
  keep(found: Found, tally: BaselineTally): void;
  /** Bytes for which there is room. */
  readonly room: number;
}

/** What a question finds, and what it is told apart by: where numbers of nodes have been forgotten since, it says nothing. */
export interface Found {
  readonly identities: Identities;
  readonly columns: ReadonlyMap<string, KnownColumn>;
  /** Undefined where groups came with the question: whoever asks may write others into the same memory. */
  readonly tally: string | undefined;
}

/** A value for each row of a table, in memory that threads share where there are any. */
export interface KnownColumn {
  readonly table: number;
  readonly values: Integers;
  /** 1 where there is a value; none when every row has one. */
  readonly present?: Uint8Array;
}

/** Values and groups in all tallies that are remembered. */
const mostCounted = 50_000;

/**
 * @param room bytes that may be kept; without it 256 for each person.
 * @param mostNodes of different laws that are remembered: beyond, they are forgotten.
 */
export function newKnownValues(
  cohort: Cohort,
  room = 256 * (cohort.tables[0]?.rows ?? 0),
  mostNodes = 200_000,
): KnownValues {
  const kept = new Map<string, KnownColumn>();
  const tallies = new Map<string, BaselineTally>();
  let identities = newIdentities();
  let specialised = newSpecialisingMemory(cohort.layout);
  return {
    cohort,
    room,
    get identities() {
      if (identities.size > mostNodes) {
        identities = newIdentities();
        kept.clear();
        tallies.clear();
      }
      return identities;
    },
    get specialised() {
      if (specialised.size > mostNodes) specialised = newSpecialisingMemory(cohort.layout);
      return specialised;
    },
    find: (key) => lastOf(kept, key),
    counted: (key) => (key === undefined ? undefined : lastOf(tallies, key)),
    keep({ identities: numbered, columns, tally: key }, { measure, groups }) {
      if (numbered !== identities) return;
      if (key !== undefined) tallies.set(key, { measure, groups });
      forgetOldest(tallies, lengthOfTally, mostCounted);
      for (const [key, column] of columns) kept.set(key, column);
      forgetOldest(kept, bytesOfColumn, room);
    },
  };
}

/** What is looked up is the last to be forgotten. */
function lastOf<T>(kept: Map<string, T>, key: string): T | undefined {
  const found = kept.get(key);
  if (found === undefined) return undefined;
  kept.delete(key);
  kept.set(key, found);
  return found;
}

function forgetOldest<T>(kept: Map<string, T>, lengthOf: (each: T) => number, most: number): void {
  let length = [...kept.values()].reduce((sum, each) => sum + lengthOf(each), 0);
  for (const [key, each] of kept) {
    if (length <= most) break;
    kept.delete(key);
    length -= lengthOf(each);
  }
}

function lengthOfTally({ measure, groups }: BaselineTally): number {
  return groups.reduce((sum, each) => sum + each.size, measure.size);
}

/** A page that is not isolated has no memory to share, and no threads. */
const isShared = typeof SharedArrayBuffer !== "undefined";

export function newKnownColumn({ type, maybe }: Node, table: number, rows: number): KnownColumn {
  const present = maybe ? { present: newIntegers("Uint8Array", rows, isShared) as Uint8Array } : {};
  return { table, values: newIntegers(arrayKind(type), rows, isShared), ...present };
}

export function bytesOfColumn({ values, present }: KnownColumn): number {
  return values.byteLength + (present?.byteLength ?? 0);
}

/** Of a column that need not be made for it. */
export function bytesOfNewColumn({ type, maybe }: Node, rows: number): number {
  const { BYTES_PER_ELEMENT: each } = newIntegers(arrayKind(type), 0);
  return (each + (maybe ? Uint8Array.BYTES_PER_ELEMENT : 0)) * rows;
}

/** The cohort with columns after its own, which programs that were cut read. */
export function withKnown(cohort: Cohort, added: readonly (readonly KnownColumn[])[]): Cohort {
  if (added.every((each) => each.length === 0)) return cohort;
  const tables = cohort.tables.map((table, index) => ({
    ...table,
    columns: [...table.columns, ...(added[index] ?? [])],
  }));
  return { ...cohort, tables };
}
