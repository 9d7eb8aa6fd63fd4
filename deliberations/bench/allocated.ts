/** Bytes that calls allocate: what the collector of young objects must look at, and so when it stops a call. The same on any machine. */
import { getHeapStatistics } from "node:v8";

/** Of each run, the middle and the mean; a run that a collection fell into is not counted. */
export function allocated(
  runs: number,
  call: (run: number) => unknown,
): { readonly median: number; readonly mean: number } {
  const kept: unknown[] = [];
  const measured: number[] = [];
  for (let run = 0; run < runs; run++) {
    const before = getHeapStatistics().used_heap_size;
    kept[0] = call(run);
    const bytes = getHeapStatistics().used_heap_size - before - ofTheInstrument;
    if (bytes > 0) measured.push(bytes);
  }
  measured.sort((a, b) => a - b);
  const sum = measured.reduce((total, bytes) => total + bytes, 0);
  return { median: measured[measured.length >> 1] ?? 0, mean: Math.round(sum / Math.max(measured.length, 1)) };
}

/** The smallest difference that two readings make of themselves. */
const ofTheInstrument = Math.min(
  ...Array.from({ length: 50 }, () => {
    const before = getHeapStatistics().used_heap_size;
    return Math.max(getHeapStatistics().used_heap_size - before, 0);
  }),
);
