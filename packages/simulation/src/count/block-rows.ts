/** Where the rows of each person of a block end, in any table: told once for each block in which it is asked. */
import type { Cohort } from "@delibera/rules-dsl/columnar";
import { offsetAt, offsetsFrom } from "@delibera/rules-dsl/columnar";

export interface BlockRows {
  /** The people from `first` to before `last` are at hand. */
  readonly enter: (first: number, last: number) => void;
  /** Before the ends the first row of the first person. */
  readonly ends: (table: number) => Int32Array;
}

/** @param most people of a block. */
export function newBlockRows(cohort: Cohort, most: number): BlockRows {
  const all = cohort.tables.map(() => new Int32Array(most + 1));
  const told = new Int32Array(cohort.tables.length);
  let [block, from, to] = [0, 0, 0];
  const ends = (table: number): Int32Array => {
    const own = all[table];
    if (!own) throw new RangeError(`there is no table ${table}`);
    if (told[table] === block) return own;
    told[table] = block;
    const parent = cohort.layout.tables[table]?.parent;
    const offsets = cohort.tables[table]?.offsets;
    if (parent === undefined) for (let at = 0; at <= to - from; at++) own[at] = from + at;
    else if (!offsets) own.fill(0);
    else if (parent === 0) offsetsFrom(offsets, from, to - from + 1, own);
    else {
      const above = ends(parent);
      for (let at = 0; at <= to - from; at++) own[at] = offsetAt(offsets, above[at] as number);
    }
    return own;
  };
  return {
    enter(first, last) {
      [block, from, to] = [block + 1, first, last];
    },
    ends,
  };
}
