/** The thread in which one simulation computes, so that the server goes on answering, and that is ended when it is to stop. */
import { parentPort, workerData } from "node:worker_threads";
import { pseudonymOf } from "@delibera/cohorts";
import { simulate } from "@delibera/simulation";
import type { ThreadAnswer, ThreadData } from "./compute.ts";

const { question, cohort, people, language } = workerData as ThreadData;
const say = (answer: ThreadAnswer) => parentPort?.postMessage(answer);

const simulated = await simulate(question, cohort, {
  onProgress: (progress) => say({ kind: "progress", progress }),
  onSample: (report) => say({ kind: "sample", report }),
  pseudonymOf: (person) => pseudonymOf(people, person),
  language,
});
say({ kind: "ended", simulated });
