/** The people of a simulation, invented or of a snapshot in a folder: part by part, so that there may be more of them than memory holds. */
import type { CohortSnapshot } from "@delibera/cohorts";
import { generateInParts, openCohort, snapshotHasher } from "@delibera/cohorts";
import type { Program } from "@delibera/rules-dsl/ir";
import { asRefusal } from "../cohort/cohort-refusal.ts";
import { Refusal } from "../refusal.ts";
import type { Asked, AskedPeople } from "./asked.ts";
import { simulateWords } from "./simulate-words.ts";

export interface SimulatedPeople {
  readonly count: number;
  readonly isInvented: boolean;
  /** @throws Refusal with file, row, column and what to do for whatever is wrong in the files of a cohort. */
  readonly parts: () => AsyncGenerator<CohortSnapshot>;
  /** Of everybody, once the last part has come. */
  readonly hash: () => string;
}

/** About fifty megabytes of facts. */
const peopleOfPart = 1 << 17;

/** @throws Refusal when there is no such cohort. */
export function peopleOf(
  { people, triennium }: Pick<Asked, "people" | "triennium">,
  program: Program,
  peopleAtOnce = peopleOfPart,
): SimulatedPeople {
  if (people.kind === "cohort") return ofFolder(people.folder, program, peopleAtOnce);
  const start = Number(triennium.slice(0, 4));
  if (start < program.vocabulary.cycle.from) throw new Refusal(simulateWords.tooEarly(triennium));
  return invented(people, program, { start, peopleAtOnce });
}

function ofFolder(folder: string, program: Program, peopleAtOnce: number): SimulatedPeople {
  let hash = "";
  try {
    const { document, parts } = openCohort(folder, program);
    return {
      count: document.people,
      isInvented: "synthetic" in document.origin,
      parts: () =>
        refusingInParts(
          parts(peopleAtOnce, (found) => {
            hash = found;
          }),
        ),
      hash: () => hash,
    };
  } catch (error) {
    throw asRefusal(error);
  }
}

async function* refusingInParts(parts: AsyncGenerator<CohortSnapshot>): AsyncGenerator<CohortSnapshot> {
  try {
    yield* parts;
  } catch (error) {
    throw asRefusal(error);
  }
}

function invented(
  { seed, people }: Extract<AskedPeople, { kind: "synthetic" }>,
  program: Program,
  { start, peopleAtOnce }: { readonly start: number; readonly peopleAtOnce: number },
): SimulatedPeople {
  const inParts = () =>
    generateInParts(program, { seed, people, start, shared: true, peopleOfPart: Math.min(people, peopleAtOnce) });
  return {
    count: people,
    isInvented: true,
    async *parts() {
      yield* inParts();
    },
    // Invented again: most simulations are not asked for it.
    hash: () => {
      const hasher = snapshotHasher();
      for (const part of inParts()) hasher.add(part);
      return hasher.close();
    },
  };
}
