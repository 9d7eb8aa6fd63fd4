/** One of the threads that count: takes chunks of people until there are none, and answers once. */
import { parentPort, workerData } from "node:worker_threads";
import { newCounter, TooManyGroups } from "./count-people.ts";
import type { ThreadAnswer, ThreadData } from "./threads.ts";
import { shared } from "./threads.ts";

const { plan, cohort, control, atOnce } = workerData as ThreadData;

parentPort?.postMessage(answer());

function answer(): ThreadAnswer {
  const counter = newCounter(plan, cohort);
  const people = cohort.tables[0]?.rows ?? 0;
  try {
    for (;;) {
      const from = Atomics.add(control, shared.next, atOnce);
      if (from >= people || Atomics.load(control, shared.stop) === 1) return { kind: "counted", tally: counter.tally };
      const to = Math.min(people, from + atOnce);
      counter.count(from, to);
      Atomics.add(control, shared.done, to - from);
    }
  } catch (error) {
    if (error instanceof TooManyGroups) return { kind: "too-many-groups", dimension: error.dimension };
    throw error;
  }
}
