/** Draws from a seed: the same seed draws the same. Whole numbers only. */
export type Draw = (
  /** The number drawn lies from 0 to `below` - 1. */
  below: number,
) => number;

export function drawFrom(seed: number): Draw {
  let state = BigInt(seed) * 2_654_435_761n + 88_172_645_463_325_252n;
  return (below) => {
    state ^= (state << 13n) & mask;
    state ^= state >> 7n;
    state ^= (state << 17n) & mask;
    state &= mask;
    return below <= 0 ? 0 : Number(state % BigInt(below));
  };
}

const mask = (1n << 64n) - 1n;

export function one<T>(draw: Draw, members: readonly T[]): T {
  return members[draw(members.length)] as T;
}
