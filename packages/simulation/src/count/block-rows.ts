/** Where the rows of each person of a block end, in any table: told once for each block in which it is asked. */
import type { Cohort } from "@delibera/rules-dsl/columnar";
import { offsetAt } from "@delibera/rules-dsl/columnar";

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
    if (parent === undefined) for (let at = 0; at <= to - from; at++) own[at] = from + at;
    else {
      const [offsets, above] = [cohort.tables[table]?.offsets, ends(parent)];
      for (let at = 0; at <= to - from; at++) own[at] = offsets ? offsetAt(offsets, above[at] as number) : 0;
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
