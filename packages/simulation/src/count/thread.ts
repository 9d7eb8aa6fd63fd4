/** One of the threads that count: takes chunks of people until there are none, and answers once for each task. */
import { parentPort } from "node:worker_threads";
import { newCounter } from "./count-people.ts";
import type { ThreadAnswer, ThreadTask } from "./threads.ts";
import { shared } from "./threads.ts";
import { TooManyGroups } from "./too-many-groups.ts";

parentPort?.on("message", (task: ThreadTask) => parentPort?.postMessage(answer(task)));

function answer({ plan, written, known, longest, codes, cohort, control, atOnce }: ThreadTask): ThreadAnswer {
  const counter = newCounter(plan, cohort, written, known, { longest, codes });
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
