/** People of whom the same three numbers are said are of one kind: they are counted together, and what follows from it is asked once. */

/** By the place of a person; of undetermined amounts, which are NaN, one is the other. */
export interface Said {
  readonly first: Int32Array;
  readonly amount: Float64Array;
  readonly second: Int32Array;
}

/** A kind, with how many people are of it and the one with the least number. */
export interface Kind {
  readonly first: number;
  readonly amount: number;
  readonly second: number;
  readonly people: number;
  readonly subject: number;
}

export interface Kinds {
  /** How many there are: they are numbered from zero. */
  readonly size: number;
  /**
   * Counts people by their places, and writes the kind of each.
   * @param from the number of the person at place zero.
   */
  readonly count: (said: Said, people: People, into: Int32Array) => void;
  readonly at: (kind: number) => Kind;
  /** Afterwards nobody was counted. */
  readonly clear: () => void;
}

/** Those whose places are in the first `count` of a list. */
export interface People {
  readonly list: Int32Array;
  readonly count: number;
  /** The number of the person at place zero. */
  readonly from: number;
}

/** A power of two. */
const fewest = 256;

/** A table of open addresses, never more than half full. */
export function newKinds(): Kinds {
  let all = space(fewest);
  let size = 0;
  return {
    get size() {
      return size;
    },
    count(said, people, into) {
      while ((size + people.count) * 2 > all.slots.length) grow();
      size = counted(all, size, said, people, into);
    },
    at: (kind) => ({
      first: all.firsts[kind] as number,
      amount: all.amounts[kind] as number,
      second: all.seconds[kind] as number,
      people: all.people[kind] as number,
      subject: all.subjects[kind] as number,
    }),
    clear() {
      all.slots.fill(0);
      size = 0;
    },
  };

  function grow(): void {
    const more = space(all.slots.length * 2);
    more.firsts.set(all.firsts);
    more.amounts.set(all.amounts);
    more.seconds.set(all.seconds);
    more.people.set(all.people);
    more.subjects.set(all.subjects);
    const mask = more.slots.length - 1;
    for (let kind = 0; kind < size; kind++) {
      let slot = mixed(more.firsts[kind] as number, more.amounts[kind] as number, more.seconds[kind] as number) & mask;
      while (more.slots[slot] !== 0) slot = (slot + 1) & mask;
      more.slots[slot] = kind + 1;
    }
    all = more;
  }
}

/** @returns how many kinds there are afterwards; there is room for as many as there are people. */
function counted(
  { slots, firsts, amounts, seconds, people, subjects }: Space,
  before: number,
  said: Said,
  { list, count, from }: People,
  into: Int32Array,
): number {
  const mask = slots.length - 1;
  let size = before;
  for (let place = 0; place < count; place++) {
    const at = list[place] as number;
    const first = said.first[at] as number;
    const amount = said.amount[at] as number;
    const second = said.second[at] as number;
    let slot = mixed(first, amount, second) & mask;
    let kind = (slots[slot] as number) - 1;
    while (kind >= 0) {
      const own = amounts[kind] as number;
      // NaN is the only number that differs from itself.
      const isAlike = own === amount || (Number.isNaN(own) && Number.isNaN(amount));
      if (isAlike && firsts[kind] === first && seconds[kind] === second) break;
      slot = (slot + 1) & mask;
      kind = (slots[slot] as number) - 1;
    }
    if (kind < 0) {
      kind = size++;
      slots[slot] = size;
      firsts[kind] = first;
      amounts[kind] = amount;
      seconds[kind] = second;
      people[kind] = 0;
      subjects[kind] = from + at;
    }
    people[kind] = (people[kind] as number) + 1;
    if (from + at < (subjects[kind] as number)) subjects[kind] = from + at;
    into[at] = kind;
  }
  return size;
}

interface Space {
  /** One more than the kind that stands there; zero where none does. */
  readonly slots: Int32Array;
  readonly firsts: Int32Array;
  readonly amounts: Float64Array;
  readonly seconds: Int32Array;
  readonly people: Int32Array;
  readonly subjects: Int32Array;
}

function space(slots: number): Space {
  const numbers = () => new Int32Array(slots / 2);
  return {
    slots: new Int32Array(slots),
    firsts: numbers(),
    amounts: new Float64Array(slots / 2),
    seconds: numbers(),
    people: numbers(),
    subjects: numbers(),
  };
}

function mixed(first: number, amount: number, second: number): number {
  const all = Math.imul(first, 0x9e3779b1) ^ Math.imul(amount | 0, 0x85ebca6b) ^ Math.imul(second, 0xc2b2ae35);
  return all ^ (all >>> 15);
}
