/** The definition of a cohort from what is given: what is left out stays out, for a definition has no nulls. */
import { dayOf } from "../day.ts";
import type { cohortInput } from "../nouns/simulation-inputs.ts";

export type Cohort = typeof cohortInput.$inferInput;

/** @param otherwise the day on which people are looked at when none is given. */
export function cohortOf({ asOf, knownOn, age, regionOfOrder, ...filters }: Cohort, otherwise: string) {
  const written = Object.entries(filters).filter(([, value]) => value !== null && value !== undefined);
  const known = dayOf(knownOn, "cohort.knownOn");
  return {
    ...Object.fromEntries(written),
    asOf: dayOf(asOf, "cohort.asOf") ?? otherwise,
    ...(known === undefined ? {} : { knownOn: known }),
    ...(age ? { age: Object.fromEntries(Object.entries(age).filter(([, years]) => typeof years === "number")) } : {}),
    ...(regionOfOrder
      ? { regionOfOrder: Object.fromEntries(regionOfOrder.map(({ order, region }) => [order, region])) }
      : {}),
  };
}
