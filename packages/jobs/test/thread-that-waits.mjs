/** A thread that is in the middle of a simulation until it is ended, for tests of what interrupts one. */
import { parentPort, workerData } from "node:worker_threads";

const all = workerData.cohort?.tables[0].rows ?? 0;
parentPort?.on("message", () => undefined);
parentPort?.postMessage({ kind: "progress", progress: { done: Math.floor(all / 2), all, milliseconds: 1000 } });
setInterval(() => undefined, 1000);
