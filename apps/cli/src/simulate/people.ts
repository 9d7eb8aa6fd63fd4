/** The people of a simulation: invented, or those of a snapshot in a folder. */
import type { CohortSnapshot } from "@delibera/cohorts";
import { generateCohort, readCohort, snapshotHash } from "@delibera/cohorts";
import type { Program } from "@delibera/rules-dsl/ir";
import { refusing } from "../cohort/cohort-refusal.ts";
import { Refusal } from "../refusal.ts";
import type { AskedPeople } from "./asked.ts";
import { simulateWords } from "./simulate-words.ts";

export interface SimulatedPeople {
  readonly snapshot: CohortSnapshot;
  readonly hash: () => string;
  readonly isInvented: boolean;
}

/** @throws Refusal with file, row, column and what to do for whatever is wrong in the files of a cohort. */
export async function peopleOf(asked: AskedPeople, program: Program, triennium: string): Promise<SimulatedPeople> {
  if (asked.kind === "cohort") {
    const { snapshot, document } = await refusing(readCohort(asked.folder, program));
    return { snapshot, hash: () => snapshotHash(snapshot), isInvented: "synthetic" in document.origin };
  }
  const start = Number(triennium.slice(0, 4));
  if (start < program.vocabulary.cycle.from) throw new Refusal(simulateWords.tooEarly(triennium));
  const { seed, people } = asked;
  const snapshot = generateCohort(program, { seed, people, start, shared: true });
  return { snapshot, hash: () => snapshotHash(snapshot), isInvented: true };
}
