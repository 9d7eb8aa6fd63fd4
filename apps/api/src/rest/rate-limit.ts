/** How many requests a caller may still make in this minute. Kept in memory: each process counts its own. */
export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the count begins again. */
  readonly reset: number;
  readonly isSpent: boolean;
}

const minute = 60_000;

/** @param now milliseconds of a clock that does not go back. */
export function rateLimit(perMinute: number, now: () => number = () => performance.now()) {
  let [window, used] = [-1, new Map<string, number>()];
  return (caller: string): Allowance => {
    const at = now();
    const current = Math.floor(at / minute);
    // The callers of a minute that is over are forgotten with it.
    if (current !== window) [window, used] = [current, new Map()];
    const count = (used.get(caller) ?? 0) + 1;
    used.set(caller, count);
    return {
      limit: perMinute,
      remaining: Math.max(0, perMinute - count),
      reset: Math.ceil(((current + 1) * minute - at) / 1000),
      isSpent: count > perMinute,
    };
  };
}
