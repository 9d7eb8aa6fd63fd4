/** Front door: cohorts, and questions about them answered in memory, in a database or in the shards of one. */
export { amendedParameter, type Given } from "./ask/amended-parameter.ts";
export { problemInWords } from "./ask/problem-in-words.ts";
export type { Dimension, Problem, ProblemCode, Scenario, SimulationQuestion } from "./ask/question.ts";
export type { CohortRelations, WritingOptions } from "./cohort-relations.ts";
export { definitionOf, writeCohort } from "./cohort-relations.ts";
export type { ChangedPeople, ChangedPerson } from "./count/changed-people.ts";
export { changedPeople } from "./count/changed-people.ts";
export type { StartedThreads, Threads } from "./count/threads.ts";
export { inSharedMemory, startThreads } from "./count/threads.ts";
export { distributeOnCitus } from "./distribute-on-citus.ts";
export type { ChangePoint } from "./report/change-points.ts";
export { changePointsOf } from "./report/change-points.ts";
export { reportTables } from "./report/report-tables.ts";
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
export { runInDatabase, runOnShards } from "./run-in-database.ts";
export type {
  CohortPart,
  KnownValues,
  PartsOptions,
  Simulated,
  SimulationOptions,
  SimulationProgress,
} from "./simulate.ts";
export { newKnownValues, problemsIn, simulate, simulateInParts } from "./simulate.ts";
export type { PersonCompared, PersonUnder } from "./witness/one-person.ts";
export { comparePerson } from "./witness/one-person.ts";
export type { NodePair, ResultPair, SideBySide } from "./witness/side-by-side.ts";
export { pairsOf } from "./witness/side-by-side.ts";
