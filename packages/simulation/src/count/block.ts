/** What is known of the people who are counted together, by their place among them. */
import type { Cohort } from "@delibera/rules-dsl/columnar";
import { newBlockRows } from "./block-rows.ts";
import type { KeyOf } from "./group-keys.ts";

/** People of one block: enough to fill loops, few enough to stay near the processor. */
export const inBlock = 512;

/** Places of a block, one after the other. */
export const everybody = Int32Array.from({ length: inBlock }, (_, at) => at);

/**
 * Of all candidates one after the other.
 * @param keyOfs of the dimensions after the first, which is everybody.
 */
export function newBlock(cohort: Cohort, keyOfs: readonly KeyOf[]) {
  const rows = newBlockRows(cohort, inBlock);
  const integers = () => new Int32Array(inBlock);
  const keys = keyOfs.map(integers);
  const isAffected = new Uint8Array(inBlock);
  const list = integers();
  return {
    rows,
    /** By dimension after the first, the group of each. */
    keys,
    amounts: new Float64Array(inBlock),
    states: integers(),
    /** Kinds of the baseline. */
    before: integers(),
    amountsAfter: new Float64Array(inBlock),
    statesAfter: integers(),
    isAffected,
    /** Places of those that are affected. */
    list,
    /** Of those that are affected, as the finder of causes says them. */
    causes: integers(),
    enter(first: number, last: number): void {
      rows.enter(first, last);
      for (const [dimension, of] of keyOfs.entries()) {
        const own = keys[dimension] as Int32Array;
        for (let subject = first; subject < last; subject++) own[subject - first] = of(subject);
      }
    },
    /** How many. */
    listAffected(people: number): number {
      let affected = 0;
      for (let at = 0; at < people; at++) {
        list[affected] = at;
        affected += isAffected[at] as number;
      }
      return affected;
    },
  };
}
