/** `delibera simulate`: what a change of the rules does to a whole invented country, and because of which comma. */
import { availableParallelism } from "node:os";
import { generateCohort, mostPeople, pseudonymOf } from "@delibera/cohorts";
import type { SimulationReport } from "@delibera/simulation";
import { changePointsOf, simulate } from "@delibera/simulation";
import type { ExitCode } from "../exit-code.ts";
import { exitCodes } from "../exit-code.ts";
import { deliberationsFolder, programOf } from "../load/deliberations.ts";
import { checkPersonDates, today } from "../load/statements.ts";
import { printSimulation } from "../print/simulation.ts";
import { Refusal } from "../refusal.ts";
import { candidatesOf } from "../simulate/candidates.ts";
import { dimensionOf } from "../simulate/dimensions.ts";
import { simulateWords } from "../simulate/simulate-words.ts";
import { simulationProgress } from "../simulate/simulation-progress.ts";
import type { Terminal } from "../terminal.ts";

export interface SimulateOptions {
  readonly triennium: string;
  readonly people: string;
  readonly seed: string;
  readonly draft: readonly string[];
  readonly set: readonly string[];
  readonly interpretation: readonly string[];
  readonly candidateKnownOn?: string;
  readonly sweep?: string;
  readonly asOf?: string;
  readonly knownOn?: string;
  readonly measure: string;
  readonly state: string;
  readonly bands: string;
  readonly by: readonly string[];
  readonly favourable?: "smaller" | "greater";
  readonly deliberations?: string;
  readonly json?: true;
}

/** Per cent of the people that one step of a sweep must move to be called a cliff. */
const cliff = 5;

export async function simulateCommand(options: SimulateOptions, terminal: Terminal): Promise<ExitCode> {
  const { triennium } = options;
  checkPersonDates(options);
  checkPersonDates({ triennium: undefined, knownOn: options.candidateKnownOn });
  const people = wholeNumber("--people", options.people, mostPeople);
  const seed = wholeNumber("--seed", options.seed, 1_000_000_000);
  const folder = deliberationsFolder(options.deliberations, terminal);
  const program = programOf(folder, terminal);
  const lastDay = `${triennium.slice(5)}-12-31`;
  const atTheEnd = today() > lastDay ? today() : lastDay;
  const { asOf = atTheEnd, knownOn = atTheEnd } = options;
  const baseline = { name: terminal.inWords(simulateWords.baseline), program, asOf, knownOn };
  const candidates = candidatesOf(baseline, folder, options, terminal);
  const start = Number(triennium.slice(0, 4));
  if (start < program.vocabulary.cycle.from) throw new Refusal(simulateWords.tooEarly(triennium));
  const { cohort, people: known } = generateCohort(program, { seed, people, start, shared: true });
  const progress = simulationProgress(terminal);
  const simulated = await simulate(
    {
      cycle: triennium,
      baseline,
      candidates,
      measure: options.measure,
      state: options.state,
      also: ["balance"],
      bands: options.bands.split(";").map((each) => each.trim().replace(",", ".")),
      ...(options.favourable ? { favourable: options.favourable } : {}),
      dimensions: options.by.map((each) => dimensionOf(each, known)),
    },
    cohort,
    {
      threads: { entry: new URL("./simulation-thread.mjs", import.meta.url), count: availableParallelism() },
      onProgress: progress.update,
      ...(options.json ? {} : { onSample: progress.sample }),
      pseudonymOf: (subject) => pseudonymOf(known, subject),
      language: terminal.language,
    },
  ).finally(progress.clear);
  if (simulated.kind === "refused") {
    const [first] = simulated.problems;
    throw new Refusal(simulateWords.refused(first, simulated.problems.length - 1));
  }
  if (simulated.kind === "cancelled") return exitCodes.interrupted;
  print(simulated.report, { seed, people }, options, terminal);
  return exitCodes.fine;
}

function print(
  report: SimulationReport,
  cohort: { readonly seed: number; readonly people: number },
  { sweep, json }: SimulateOptions,
  terminal: Terminal,
): void {
  const changePoints = sweep === undefined ? undefined : changePointsOf(report, cliff);
  if (json) {
    const synthetic = { kind: "synthetic", ...cohort };
    terminal.print(JSON.stringify({ ...report, synthetic, ...(changePoints ? { changePoints } : {}) }, null, 2));
  } else terminal.print(printSimulation(report, changePoints, terminal));
}

function wholeNumber(option: string, text: string, most: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > most) throw new Refusal(simulateWords.notANumber(option, text, most));
  return number;
}
