/** What is wrong with a cohort or an export is said as their package says it. */
import { CohortError } from "@delibera/cohorts";
import { Refusal } from "../refusal.ts";

/** @throws Refusal instead of a CohortError */
export async function refusing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw asRefusal(error);
  }
}

export function asRefusal(error: unknown): unknown {
  return error instanceof CohortError ? new Refusal(error.words, { cause: error }) : error;
}
