/** Front door: cohorts, and questions about them answered in memory or in the database. */
export type { CohortRelations } from "./cohort-relations.ts";
export { writeCohort } from "./cohort-relations.ts";
export { runInDatabase } from "./run-in-database.ts";
