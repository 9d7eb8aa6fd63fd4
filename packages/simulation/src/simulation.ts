/** Front door: cohorts, and questions about them answered in memory or in the database. */
export type { Dimension, Problem, ProblemCode, Scenario, SimulationQuestion } from "./ask/question.ts";
export type { CohortRelations } from "./cohort-relations.ts";
export { writeCohort } from "./cohort-relations.ts";
export type {
  CandidateReport,
  CauseReport,
  ChangeTable,
  Distribution,
  GroupReport,
  People,
  ScenarioReport,
  SimulationReport,
} from "./report/simulation-report.ts";
export { runInDatabase } from "./run-in-database.ts";
export type { Simulated, SimulationOptions, SimulationProgress } from "./simulate.ts";
export { simulate } from "./simulate.ts";
export type { ResultPair, SideBySide } from "./witness/side-by-side.ts";
