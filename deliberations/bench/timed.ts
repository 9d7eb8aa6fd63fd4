/** Times of calls, in microseconds. */
export interface Timed extends Times {
  /** Of the processor, which what else runs on the machine does not lengthen; collections of memory on other threads count too. */
  readonly processor: Times;
}
export interface Times {
  readonly median: bigint;
  readonly p95: bigint;
  readonly p99: bigint;
  readonly longest: bigint;
}

/** Of one call, after a warm-up of the same length; `call` is told which run it is. */
export function timed(runs: number, call: (run: number) => void): Timed {
  const measure = (first: number) =>
    Array.from({ length: runs }, (_, run) => {
      const used = process.cpuUsage();
      const start = process.hrtime.bigint();
      call(first + run);
      const passed = (process.hrtime.bigint() - start) / 1000n;
      const { user, system } = process.cpuUsage(used);
      return { passed, used: BigInt(user + system) };
    });
  measure(0);
  const measured = measure(runs);
  return {
    ...timesOf(measured.map(({ passed }) => passed)),
    processor: timesOf(measured.map((each) => each.used)),
  };
}

export function timesOf(measured: readonly bigint[]): Times {
  const times = [...measured].sort((a, b) => (a < b ? -1 : 1));
  const at = (percent: number) => times[Math.floor(((times.length - 1) * percent) / 100)] ?? 0n;
  return { median: at(50), p95: at(95), p99: at(99), longest: at(100) };
}

export function sayTimes(what: string, { median, p95, p99, longest }: Times): string {
  return `${what}: p50 ${median} µs, p95 ${p95} µs, p99 ${p99} µs, longest ${longest} µs`;
}
