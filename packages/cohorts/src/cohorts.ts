/** Front door: snapshots of cohorts, invented or read, with what a question about many people needs. */
export { personFacts } from "./snapshot/person-facts.ts";
export type { CohortSnapshot, Dimension, DimensionName, People } from "./snapshot/snapshot.ts";
export { dimensionNames, enumerationsOf, pseudonymOf, statuses } from "./snapshot/snapshot.ts";
export { bytesOf, snapshotFormat, snapshotHash } from "./snapshot/snapshot-hash.ts";
export type { GenerateOptions } from "./synthetic/generate-cohort.ts";
export { generateCohort, generateInParts, mostPeople, syntheticVersion } from "./synthetic/generate-cohort.ts";
