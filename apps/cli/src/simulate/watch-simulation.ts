/**
 * `delibera simulate --watch`: holds the people, the threads that count and what is known of everybody, and answers again whenever a rule
 * file is saved. What was being counted of the text before is given up.
 */
import { availableParallelism } from "node:os";
import type { People } from "@delibera/cohorts";
import { dimensionNamed, pseudonymOf } from "@delibera/cohorts";
import type { Program } from "@delibera/rules-dsl/ir";
import type { KnownValues, SimulationReport, StartedThreads } from "@delibera/simulation";
import { inSharedMemory, newKnownValues, simulate, startThreads } from "@delibera/simulation";
import { Refusal } from "../refusal.ts";
import type { Terminal } from "../terminal.ts";
import type { Asked, SimulateOptions } from "./asked.ts";
import { askedOf, draftPaths } from "./asked.ts";
import type { SimulatedPeople } from "./people.ts";
import { peopleOf } from "./people.ts";
import type { Ran } from "./run-simulation.ts";
import { lawsOf, questionOf, refusedQuestion } from "./run-simulation.ts";
import { simulateWords } from "./simulate-words.ts";
import { simulationProgress } from "./simulation-progress.ts";
import type { RuleWatch } from "./watch-rules.ts";
import { watchRules } from "./watch-rules.ts";

/** Until the command is interrupted. @throws Refusal when the first question is refused; later ones are said, and the next is waited for. */
export async function watchSimulation(
  options: SimulateOptions,
  folder: string,
  terminal: Terminal,
  show: (ran: Ran, asked: Asked) => void,
): Promise<never> {
  const rules = watchRules(folder, draftPaths(options));
  const threads = startThreads({
    entry: new URL("./simulation-thread.mjs", import.meta.url),
    count: availableParallelism(),
  });
  try {
    return await answering({ options, folder, terminal, rules, threads }, show);
  } finally {
    rules.close();
    await threads.end();
  }
}

interface Watching {
  readonly options: SimulateOptions;
  readonly folder: string;
  readonly terminal: Terminal;
  readonly rules: RuleWatch;
  readonly threads: StartedThreads;
}

async function answering(watching: Watching, show: (ran: Ran, asked: Asked) => void): Promise<never> {
  const { options, folder, terminal, rules } = watching;
  let held: Held | undefined;
  let answered = "";
  let last: Program | undefined;
  for (let isFirst = true; ; isFirst = false) {
    const stopping = new AbortController();
    const saved = rules.saved().finally(() => stopping.abort());
    saved.catch(() => undefined);
    const started = performance.now();
    try {
      const asked = askedOf(options, terminal);
      const { program, ...laws } = lawsOf(asked, folder, terminal, true);
      const key = JSON.stringify(asked);
      held = held && isOf(held, program) ? held : await hold(asked, program);
      // What is saved as it was has its answer.
      const isAnswered = program === last && key === answered;
      const report = isAnswered ? undefined : await reportOf({ asked, laws }, held, watching, stopping.signal);
      if (report !== undefined) {
        [last, answered] = [program, key];
        show({ report, program, people: held.people }, asked);
        terminal.say(simulateWords.watching(Math.round(performance.now() - started)));
      }
    } catch (error) {
      if (isFirst || !(error instanceof Refusal)) throw error;
      last = undefined;
      terminal.say(error.words);
    }
    await saved;
  }
}

/** The people in memory, in their own columns, with what is known of them. */
interface Held {
  readonly people: SimulatedPeople;
  readonly known: KnownValues;
  readonly named: People;
  /** Of the acts they were laid out for. */
  readonly vocabulary: string;
}

async function hold(asked: Asked, program: Program): Promise<Held> {
  const people = peopleOf(asked, program, Number.POSITIVE_INFINITY);
  for await (const { cohort, people: named } of people.parts())
    return { people, named, known: newKnownValues(inSharedMemory(cohort)), vocabulary: vocabularyOf(program) };
  throw refusedQuestion([{ because: "empty-cohort", detail: "0" }]);
}

/** Whether the acts still say facts in the same words. */
function isOf({ vocabulary }: Held, program: Program): boolean {
  return vocabulary === vocabularyOf(program);
}

function vocabularyOf({ vocabulary }: Program): string {
  return JSON.stringify(vocabulary);
}

type Question = { readonly asked: Asked; readonly laws: Parameters<typeof questionOf>[1] };

/** Undefined when another text has been saved meanwhile. */
async function reportOf(
  { asked, laws }: Question,
  { known, named }: Held,
  { terminal, threads }: Watching,
  signal: AbortSignal,
): Promise<SimulationReport | undefined> {
  const progress = simulationProgress(terminal);
  const question = { ...questionOf(asked, laws), dimensions: asked.by.map((each) => dimensionNamed(each, named)) };
  const simulated = await simulate(question, known.cohort, {
    known,
    threads,
    signal,
    onProgress: progress.update,
    pseudonymOf: (subject) => pseudonymOf(named, subject),
    language: asked.language,
  }).finally(progress.clear);
  if (simulated.kind === "cancelled") return undefined;
  if (simulated.kind === "done") return simulated.report;
  throw refusedQuestion(simulated.problems);
}
