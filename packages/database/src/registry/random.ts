/**
 * Chance that repeats itself: the same seed and labels give the same numbers, on every machine. xoshiro128** on 32-bit integers,
 * seeded by splitmix32 from an FNV-1a hash of the labels. Probabilities are counts per ten thousand, so no float decides.
 */

export interface Random {
  /** An integer from 0 to `bound - 1`, each as likely. */
  below(bound: number): number;
  /** An integer between the two, both included. */
  between(first: number, last: number): number;
  /** True that many times in ten thousand. */
  chance(perTenThousand: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** A value, as often as its weight says. */
  weighted<T>(entries: readonly (readonly [T, number])[]): T;
}

export function createRandom(seed: number, ...labels: readonly (string | number)[]): Random {
  const next = xoshiro(hash(`${seed}/${labels.join("/")}`));
  const below = (bound: number): number => {
    // Numbers past the last whole multiple of the bound would favour the small ones.
    const limit = 0x1_0000_0000 - (0x1_0000_0000 % bound);
    for (;;) {
      const number = next();
      if (number < limit) return number % bound;
    }
  };
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new RangeError("nothing to pick from");
    return list[below(list.length)] as T;
  };
  return {
    below,
    between: (first, last) => first + below(last - first + 1),
    chance: (perTenThousand) => below(10_000) < perTenThousand,
    pick,
    weighted: (entries) => {
      let rest = below(entries.reduce((sum, [, weight]) => sum + weight, 0));
      for (const [value, weight] of entries) {
        if (rest < weight) return value;
        rest -= weight;
      }
      throw new RangeError("weights are positive integers");
    },
  };
}

function xoshiro(seed: number): () => number {
  let word = seed;
  const splitmix = () => {
    word = (word + 0x9e3779b9) | 0;
    let mixed = word ^ (word >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  let [a, b, c, d] = [splitmix(), splitmix(), splitmix(), splitmix()];
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result >>> 0;
  };
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** FNV-1a, 32 bits. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
