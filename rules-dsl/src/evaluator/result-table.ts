/** What a session remembers of one cycle: results by a number that names rule, item and year. Small from the start, and it grows with what is asked. */

import type { Result } from "./frame.ts";
import type { InterpretationSet } from "./interpretation-set.ts";
import type { Value } from "./value.ts";

export interface ResultTable {
  /** A power of two of chains. */
  chains: (KeptResult | undefined)[];
  count: number;
}

/** A result in its table: filled in when the evaluation that it was made for ends. */
export interface KeptResult extends Building<Result> {
  readonly key: number;
  next: KeptResult | undefined;
}

type Building<T> = { -readonly [K in keyof T]: T[K] };

export function newTable(): ResultTable {
  return { chains: new Array(smallest), count: 0 };
}

export function find({ chains }: ResultTable, key: number): KeptResult | undefined {
  let found = chains[chainOf(key, chains.length)];
  while (found && found.key !== key) found = found.next;
  return found;
}

/** Makes the result of a key that the table does not have. */
export function enter(table: ResultTable, key: number, value: Value, used: InterpretationSet): KeptResult {
  if (++table.count > table.chains.length * 2) grow(table);
  const { chains } = table;
  const place = chainOf(key, chains.length);
  const entered: KeptResult = { key, value, used, selection: undefined, touched: 0, next: chains[place] };
  chains[place] = entered;
  return entered;
}

const smallest = 16;

/** Forgets what rests on something of those kinds. */
export function forgetTouched(table: ResultTable, kinds: number): void {
  const { chains } = table;
  for (let place = 0; place < chains.length; place++) {
    let kept: KeptResult | undefined;
    let each = chains[place];
    while (each) {
      const { next } = each;
      if ((each.touched & kinds) === 0) {
        each.next = kept;
        kept = each;
      } else table.count--;
      each = next;
    }
    chains[place] = kept;
  }
}

function grow(table: ResultTable): void {
  const chains: (KeptResult | undefined)[] = new Array(table.chains.length * 4);
  for (let each of table.chains) {
    while (each) {
      const { next } = each;
      const place = chainOf(each.key, chains.length);
      each.next = chains[place];
      chains[place] = each;
      each = next;
    }
  }
  table.chains = chains;
}

/** Keys of one rule lie far apart and those of one item close together: both are to be spread. */
function chainOf(key: number, count: number): number {
  return (Math.imul(key, 0x9e3779b1) >>> 16) & (count - 1);
}
