/** Workload W of 1.2 million people on two threads over shared memory, beside the time that the same threads take to read the same bytes. */
import { cpus } from "node:os";
import { Worker } from "node:worker_threads";
import { bytesOf, prepareColumnar } from "@delibera/rules-dsl/columnar";
import { specialise } from "@delibera/rules-dsl/specialise";
import { keepFigure } from "./figures.ts";
import { repeated } from "./repeated-cohort.ts";
import { workloadProgram } from "./workload.ts";
import { workloadCohort, workloadLayout } from "./workload-cohort.ts";
import type { ThreadData } from "./workload-thread.ts";

const threads = 2;
const workload = workloadProgram();
const layout = workloadLayout(workload);
const town = workloadCohort(layout, 100_000);
const cohort = repeated(town, 12);
const asked = { cycle: "2017-2019", asOf: "2028-12-31", knownOn: "2028-12-31" };
const { program } = specialise(workload, asked, layout);
if (!program) throw new Error("W is refused");
const { result } = prepareColumnar(program, cohort, { shared: true, classes: 1 });
const control = new Int32Array(new SharedArrayBuffer(8));
const workers = Array.from({ length: threads }, (_, part) => {
  const workerData: ThreadData = { program, cohort, result, control, part, parts: threads };
  return new Worker(new URL("./workload-thread.mjs", import.meta.url), { workerData });
});
try {
  await Promise.all(workers.map(answer));
  const [evaluating, reading] = [await least("evaluate"), await least("read")];
  agree();
  const hundredths = (evaluating * 100n) / reading;
  const [processor] = cpus();
  const ratio = `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")}`;
  keepFigure(`${process.cwd()}/bench/figures.json`, "workload-to-reading", ratio);
  console.log(
    `W, ${cohort.tables[0]?.rows} people, ${cohort.tables[2]?.rows} participations, ${threads} threads on ${cpus().length} × ${processor?.model}: ${evaluating} µs; reading ${bytesOf(cohort)} bytes ${reading} µs; ${ratio} × reading; each hundred thousand equal to one thread's`,
  );
} finally {
  await Promise.all(workers.map((each) => each.terminate()));
}

/** Microseconds, the least of several after some that compile. */
async function least(what: "evaluate" | "read"): Promise<bigint> {
  const times: bigint[] = [];
  for (let turn = 0; turn < 9; turn++) {
    Atomics.store(control, 0, 0);
    const start = process.hrtime.bigint();
    for (const each of workers) each.postMessage(what);
    await Promise.all(workers.map(answer));
    if (turn >= 3) times.push((process.hrtime.bigint() - start) / 1000n);
  }
  return times.reduce((a, b) => (b < a ? b : a));
}

function answer(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.once("error", reject);
    worker.once("message", (found) => {
      worker.off("error", reject);
      resolve(found);
    });
  });
}

/** The same people have the same results, whichever thread took them. */
function agree(): void {
  const alone = prepareColumnar(program as NonNullable<typeof program>, town, { classes: 1 });
  alone.run(0, 100_000);
  for (const [column, values] of alone.result.values.entries()) {
    const found = result.values[column];
    if (!values || !found) continue;
    for (let row = 0; row < found.length; row++)
      if (found[row] !== values[row % values.length]) throw new Error(`row ${row} of column ${column} differs`);
  }
}
