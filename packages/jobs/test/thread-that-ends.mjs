/** A thread that holds a cohort and ends when it is asked something, for tests of what becomes of who asked. */
import { parentPort } from "node:worker_threads";

parentPort?.on("message", () => {
  throw new Error("out of memory, say");
});
