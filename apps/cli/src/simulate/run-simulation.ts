/** Asks the question of a simulation of its people, with the acts of a folder. */
import { availableParallelism } from "node:os";
import { dimensionNamed, pseudonymOf } from "@delibera/cohorts";
import type { Program } from "@delibera/rules-dsl/ir";
import type { CohortPart, Problem, Scenario, SimulationQuestion, SimulationReport } from "@delibera/simulation";
import { simulateInParts } from "@delibera/simulation";
import { compiledProgramOf, programOf } from "../load/deliberations.ts";
import { Refusal } from "../refusal.ts";
import type { Terminal } from "../terminal.ts";
import type { Asked } from "./asked.ts";
import { candidatesOf } from "./candidates.ts";
import type { SimulatedPeople } from "./people.ts";
import { peopleOf } from "./people.ts";
import { simulateWords } from "./simulate-words.ts";
import { simulationProgress } from "./simulation-progress.ts";

export interface Ran {
  readonly report: SimulationReport;
  readonly program: Program;
  readonly people: SimulatedPeople;
}

/** @throws Refusal when the question, the acts or the people cannot be used; undefined when it was cancelled. */
export async function runSimulation(asked: Asked, folder: string, terminal: Terminal): Promise<Ran | undefined> {
  const { program, ...laws } = lawsOf(asked, folder, terminal);
  const people = peopleOf(asked, program);
  const progress = simulationProgress(terminal);
  const simulated = await simulateInParts(questionOf(asked, laws), partsOf(asked, people), {
    people: people.count,
    threads: { entry: new URL("./simulation-thread.mjs", import.meta.url), count: availableParallelism() },
    onProgress: progress.update,
    ...(progress.isSeen ? { onSample: progress.sample } : {}),
    language: asked.language,
  }).finally(progress.clear);
  if (simulated.kind === "cancelled") return undefined;
  if (simulated.kind === "done") return { report: simulated.report, program, people };
  throw refusedQuestion(simulated.problems);
}

export function refusedQuestion([first, ...more]: readonly Problem[]): Refusal {
  return new Refusal(simulateWords.refused(first, more.length));
}

export interface Laws {
  readonly program: Program;
  readonly baseline: Scenario;
  readonly candidates: readonly Scenario[];
}

/** @param compiled true where more is compiled of nearly the same files: drafts, or the next texts of the acts */
export function lawsOf(asked: Asked, folder: string, terminal: Terminal, compiled = hasDrafts(asked)): Laws {
  const program = compiled ? compiledProgramOf(folder, terminal) : programOf(folder, terminal);
  const { asOf, knownOn } = asked;
  const baseline = { name: simulateWords.baseline[asked.language], program, asOf, knownOn };
  return { program, baseline, candidates: candidatesOf(baseline, folder, asked, terminal) };
}

const hasDrafts = ({ changes }: Asked): boolean => changes.some(({ drafts }) => drafts.length > 0);

async function* partsOf({ by }: Asked, people: SimulatedPeople): AsyncGenerator<CohortPart> {
  for await (const { cohort, people: known } of people.parts())
    yield {
      cohort,
      dimensions: by.map((each) => dimensionNamed(each, known)),
      pseudonymOf: (subject) => pseudonymOf(known, subject),
    };
}

/** Groups are read from each part of the people. */
export function questionOf(
  asked: Asked,
  { baseline, candidates }: Pick<Laws, "baseline" | "candidates">,
): SimulationQuestion {
  return {
    cycle: asked.triennium,
    baseline,
    candidates,
    measure: asked.measure,
    state: asked.state,
    also: ["balance"],
    bands: asked.bands,
    ...(asked.favourable ? { favourable: asked.favourable } : {}),
    dimensions: asked.by.map((name) => ({ name, fact: name })),
  };
}
