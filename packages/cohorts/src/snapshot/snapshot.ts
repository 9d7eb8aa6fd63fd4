/**
 * A snapshot of a cohort: the facts of many people in the columns that questions run over, and beside them who each person is, by a
 * pseudonym and by the dimensions along which results are told. Nothing in it changes once it is made.
 */

import type { Cohort } from "@delibera/rules-dsl/columnar";
import type { Program } from "@delibera/rules-dsl/ir";
import { printUuid } from "../tables/named-table.ts";

export interface CohortSnapshot {
  /** Facts; what `prepareColumnar` takes. Row `n` of its first table is person `n` of `people`. */
  readonly cohort: Cohort;
  readonly people: People;
  /** By name of the enumeration, the codes of its options: a column of options holds places in this list. */
  readonly enumerations: Readonly<Record<string, readonly string[]>>;
}

export interface People {
  readonly count: number;
  /** Sixteen bytes a person: a random UUID that stands for the person here and nowhere tells who it is. */
  readonly pseudonyms: Uint8Array;
  readonly dimensions: Readonly<Record<DimensionName, Dimension>>;
}

/**
 * `profession` and `discipline` are codes of the national lists, the discipline the first that a person has; `order` the id of the
 * Order of which the person is a member; `region` the ISTAT code of the region ("21" Bolzano and "22" Trento); `birthYear` four digits;
 * `status` one of `statuses`. "" stands for what is not known.
 */
export const dimensionNames = ["profession", "discipline", "order", "region", "birthYear", "status"] as const;
export type DimensionName = (typeof dimensionNames)[number];

/** On the day of the snapshot: on the register of an Order, cancelled from it, or retired while on it. */
export const statuses = ["enrolled", "cancelled", "retired"] as const;

export interface Dimension {
  /** By place; the first is "", which stands for unknown. */
  readonly codes: readonly string[];
  /** For each person a place in `codes`. */
  readonly values: Int32Array;
}

/** @returns the UUID of person number `person`, in small letters. */
export function pseudonymOf({ pseudonyms }: People, person: number): string {
  return printUuid(pseudonyms, person);
}

/** @returns the number of the person whose pseudonym it is, from 0; undefined when nobody has it. */
export function personNamed({ pseudonyms, count }: People, pseudonym: string): number | undefined {
  const wanted = Buffer.from(pseudonym.replaceAll("-", ""), "hex");
  const bytes = Buffer.from(pseudonyms.buffer, pseudonyms.byteOffset, count * 16);
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) if (at % 16 === 0) return at / 16;
  return undefined;
}

/** Of a program: what the places in a column of options mean. */
export function enumerationsOf({ vocabulary }: Program): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    vocabulary.enumerations.map(({ name, options }) => [name, options.map(({ code }) => code)]),
  );
}
