/** The thread that holds a cohort between questions. Whatever goes wrong in it ends it: the next question starts another one. */
import { parentPort, workerData } from "node:worker_threads";
import type { Program } from "@delibera/rules-dsl/ir";
import { newHeldCohort } from "./held-cohort.ts";
import type { NumberedScenario, WarmAnswer, WarmData, WarmMessage } from "./messages.ts";

const { counting } = workerData as WarmData;
const held = newHeldCohort(counting && { entry: new URL(counting.entry), count: counting.count });
const programs = new Map<number, Program>();
const say = (answer: WarmAnswer) => parentPort?.postMessage(answer);
let stopping = new AbortController();

parentPort?.on("message", (message: WarmMessage) => {
  if (message.kind === "stop") stopping.abort();
  else void answer(message);
});

async function answer(asked: Extract<WarmMessage, { kind: "ask" }>): Promise<void> {
  const { place, hash, request } = asked;
  for (const number of asked.forgotten) programs.delete(number);
  for (const [number, program] of asked.programs) programs.set(number, program);
  stopping = new AbortController();
  const [baseline, ...candidates] = asked.scenarios.map(withProgram);
  if (baseline === undefined) throw new Error("a simulation has a baseline");
  const question = { place, hash, program: programOf(asked.program), request, scenarios: { baseline, candidates } };
  const found = await held.answer(question, {
    signal: stopping.signal,
    onOpening: (progress) => say({ kind: "opening", progress }),
    onProgress: (progress) => say({ kind: "progress", progress }),
    onSample: (report) => say({ kind: "sample", report }),
  });
  say({ kind: "ended", answer: found });
}

function withProgram(scenario: NumberedScenario) {
  return { ...scenario, program: programOf(scenario.program) };
}

function programOf(number: number): Program {
  const found = programs.get(number);
  if (found === undefined) throw new Error(`the program ${number} was not sent`);
  return found;
}
