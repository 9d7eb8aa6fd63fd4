/** Says what is wrong with a request before it becomes a job, by preparing its answer for a few invented people. */
import type { PublishedProgram } from "@delibera/acts";
import { trienniOf } from "@delibera/acts";
import { CohortError, generateCohort, readDefinition } from "@delibera/cohorts";
import { problemInWords, problemsIn } from "@delibera/simulation";
import type { RequestProblem, SimulationRequest } from "./request.ts";
import { questionOf, scenariosOf } from "./scenarios.ts";

/** As many as may be compared at once. */
const mostCandidates = 64;
const inventedPeople = 64;

/**
 * Empty when the request can be a job. What only the people of the registry can show, such as that there is nobody, is not known yet.
 * @param today the civil date up to which there are trienni.
 */
export async function checkRequest(
  published: PublishedProgram,
  request: SimulationRequest,
  today: string,
): Promise<readonly RequestProblem[]> {
  const trienni = trienniOf(published.program, today);
  if (!trienni.includes(request.triennium)) return [wrongTriennium(request.triennium, trienni)];
  const count = request.candidates.length;
  if (count === 0 || count > mostCandidates) return [wrongCount(count)];
  const problem = checkDefinition(request.cohort);
  if (problem !== undefined) return [problem];
  const scenarios = await scenariosOf(published, request);
  if (!("baseline" in scenarios)) return scenarios;
  const start = Number.parseInt(request.triennium.slice(0, 4), 10);
  const { cohort, people } = generateCohort(published.program, { seed: 1, people: inventedPeople, start });
  return problemsIn(questionOf(request, scenarios, people), cohort).map((problem) => ({
    says: problemInWords(problem),
    ...(problem.scenario === undefined ? {} : { scenario: problem.scenario }),
  }));
}

/** What is wrong with the definition of a cohort. */
export function checkDefinition(definition: unknown): RequestProblem | undefined {
  try {
    readDefinition(definition);
    return undefined;
  } catch (error) {
    if (error instanceof CohortError) return { says: error.words };
    throw error;
  }
}

function wrongTriennium(written: string, trienni: readonly string[]): RequestProblem {
  const known = trienni.join(", ");
  return {
    says: {
      it: `«${written}» non è un triennio di cui ci siano le regole: chiederne uno di ${known}`,
      en: `“${written}” is no three-year period that has rules: ask for one of ${known}`,
    },
  };
}

function wrongCount(count: number): RequestProblem {
  return {
    says: {
      it: `le leggi da confrontare sono ${count}: darne da 1 a ${mostCandidates}`,
      en: `there are ${count} laws to compare: give 1 to ${mostCandidates}`,
    },
  };
}
