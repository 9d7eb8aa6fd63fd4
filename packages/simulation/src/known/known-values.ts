/** Values of a law that are known of everybody in a cohort, kept from one question for the next: whoever holds the cohort holds them too. */
import type { Cohort, Integers } from "@delibera/rules-dsl/columnar";
import { arrayKind, newIntegers } from "@delibera/rules-dsl/columnar";
import type { Identities, Node, SpecialisingMemory } from "@delibera/rules-dsl/specialise";
import { newIdentities, newSpecialisingMemory } from "@delibera/rules-dsl/specialise";

export interface KnownValues {
  /** The cohort they are known of: of another one they say nothing. */
  readonly cohort: Cohort;
  readonly identities: Identities;
  /** Laws that have been specialised for the cohort. */
  readonly specialised: SpecialisingMemory;
  /** By what tells a value apart; looking one up makes it the last to be forgotten. */
  find(key: string): KnownColumn | undefined;
  /** Older ones are forgotten when there is no room for all. */
  keep(columns: ReadonlyMap<string, KnownColumn>): void;
  /** Bytes for which there is room. */
  readonly room: number;
}

/** A value for each row of a table, in memory that threads share where there are any. */
export interface KnownColumn {
  readonly table: number;
  readonly values: Integers;
  /** 1 where there is a value; none when every row has one. */
  readonly present?: Uint8Array;
}

/** Nodes of different laws that are remembered: beyond, they are forgotten. */
const mostNodes = 200_000;

/** @param room bytes that may be kept; without it 256 for each person. */
export function newKnownValues(cohort: Cohort, room = 256 * (cohort.tables[0]?.rows ?? 0)): KnownValues {
  const kept = new Map<string, KnownColumn>();
  let identities = newIdentities();
  let specialised = newSpecialisingMemory(cohort.layout);
  return {
    cohort,
    room,
    get identities() {
      if (identities.size > mostNodes) {
        identities = newIdentities();
        kept.clear();
      }
      return identities;
    },
    get specialised() {
      if (specialised.size > mostNodes) specialised = newSpecialisingMemory(cohort.layout);
      return specialised;
    },
    find(key) {
      const found = kept.get(key);
      if (!found) return undefined;
      kept.delete(key);
      kept.set(key, found);
      return found;
    },
    keep(columns) {
      for (const [key, column] of columns) kept.set(key, column);
      let bytes = [...kept.values()].reduce((sum, each) => sum + bytesOfColumn(each), 0);
      for (const [key, column] of kept) {
        if (bytes <= room) break;
        kept.delete(key);
        bytes -= bytesOfColumn(column);
      }
    },
  };
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
