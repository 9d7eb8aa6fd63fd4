/**
 * Tries the mutants of one act a few at a time: what takes long goes on from where it stopped when it is asked again, and lets others
 * have their turn in between.
 */
import { setImmediate } from "node:timers/promises";
import type { MutationReport } from "@delibera/rules-dsl/analysis";
import type { ExampleResult } from "@delibera/rules-dsl/examples";
import type { Program } from "@delibera/rules-dsl/ir";
import type { Check } from "./checklist.ts";

interface Progress {
  readonly parts: number;
  readonly all: number;
  readonly reports: MutationReport[];
}

const begun = new WeakMap<Program, Progress>();
const atATime = 8;

export async function mutantsFound(
  program: Program,
  act: string,
  results: readonly ExampleResult[],
  patience: number,
): Promise<Check> {
  const { joinReports, mutantsOf, testMutants } = await import("@delibera/rules-dsl/analysis");
  const own = () => mutantsOf(program).filter(({ citation }) => citation.act === act).length;
  const known = begun.get(program) ?? newProgress(own());
  begun.set(program, known);
  const until = performance.now() + patience;
  while (known.reports.length < known.parts && performance.now() < until) {
    known.reports.push(testMutants(program, results, { part: known.reports.length, parts: known.parts, act }));
    await setImmediate();
  }
  const acceptedHere = program.acceptedMutants.filter(({ citation }) => citation.act === act);
  const report = joinReports({ ...program, acceptedMutants: acceptedHere }, known.reports);
  return known.reports.length < known.parts ? unfinished(report, known.all) : finished(report);
}

function newProgress(all: number): Progress {
  return { all, parts: Math.max(1, Math.ceil(all / atATime)), reports: [] };
}

function unfinished({ results }: MutationReport, all: number): Check {
  const count = `${results.length}/${all}`;
  const reason = { it: `mutanti provati finora: ${count}`, en: `mutants tried so far: ${count}` };
  return { name: "mutants", state: "running", reason, places: [] };
}

function finished({ results, stale }: MutationReport): Check {
  const survivors = results.filter(({ killedBy, accepted }) => killedBy === undefined && accepted === undefined);
  const explained = results.filter(({ killedBy, accepted }) => killedBy === undefined && accepted !== undefined).length;
  const killed = results.length - survivors.length - explained;
  const surviving = survivors.map(({ mutant }) => ({
    file: mutant.place.file,
    line: mutant.place.line,
    says: { it: `nessun esempio nota: ${mutant.id}`, en: `no example notices: ${mutant.id}` },
  }));
  const outdated = stale.map(({ mutant, place }) => ({
    ...place,
    says: { it: `non sopravvive più: ${mutant}`, en: `no longer survives: ${mutant}` },
  }));
  return {
    name: "mutants",
    state: surviving.length + outdated.length === 0 ? "passed" : "failed",
    reason: {
      it: `mutanti: ${killed} uccisi, ${explained} ammessi, ${survivors.length} sopravvissuti`,
      en: `mutants: ${killed} killed, ${explained} accepted, ${survivors.length} surviving`,
    },
    places: [...surviving, ...outdated],
  };
}
