/** The people of a block in the order of their classes: sorted once, where a block is evaluated again and again. */

/** Some people one after the other, by class. */
export interface Sorted {
  readonly people: Int32Array;
  /** By class: how many people stand before it; at the end, how many there are. */
  readonly starts: Int32Array;
}

/** @param isKept whether the order is remembered: four bytes a person. */
export function sortingByClass(classOf: Uint8Array, classes: number, isKept: boolean) {
  const known = new Map<string, Sorted>();
  return (first: number, last: number): Sorted => {
    const key = `${first} ${last}`;
    const found = known.get(key) ?? sorted(classOf, classes, first, last);
    if (isKept) known.set(key, found);
    return found;
  };
}

function sorted(classOf: Uint8Array, classes: number, first: number, last: number): Sorted {
  const starts = new Int32Array(classes + 1);
  for (let person = first; person < last; person++) {
    const after = (classOf[person] as number) + 1;
    starts[after] = (starts[after] as number) + 1;
  }
  for (let own = 1; own <= classes; own++) starts[own] = (starts[own] as number) + (starts[own - 1] as number);
  const next = starts.slice();
  const people = new Int32Array(last - first);
  for (let person = first; person < last; person++) {
    const own = classOf[person] as number;
    const place = next[own] as number;
    people[place] = person;
    next[own] = place + 1;
  }
  return { people, starts };
}
