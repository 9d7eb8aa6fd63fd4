/** Front door of jobs: what is asked, kept and read of a simulation, or of a file that was sent. What runs them has a door of its own. */

export type { SimulationReport } from "@delibera/simulation";
export { checkDefinition, checkRequest } from "./check-request.ts";
export {
  type KeptCohortState,
  keptCohortStateAfter,
  keptCohortStates,
  takingHasEnded,
} from "./cohorts/cohort-states.ts";
export {
  askToCancelTaking,
  type KeptCohortStepDetails,
  type KeptDetail,
  registerKeptCohort,
  removeKeptCohort,
  type TakingDetail,
} from "./cohorts/cohort-steps.ts";
export { usableCohort } from "./cohorts/use-cohort.ts";
export { type ImportState, importHasEnded, importStateAfter, importStates } from "./import-states.ts";
export {
  askToCancelImport,
  type ImportDoneDetail,
  type ImportFailedDetail,
  type ImportProgressDetail,
  importCancelWasAsked,
  type ReceivedDetail,
  writeUploadStep,
} from "./import-steps.ts";
export { type Kept, keepParts, keptOf, receivedOf, registerUpload } from "./receive-upload.ts";
export type { KeptCohortOfRequest, RequestProblem, ScenarioRequest, SimulationRequest } from "./request.ts";
export { hasEnded, type SimulationState, simulationStates, stateAfter } from "./states.ts";
export {
  askToCancel,
  type DoneDetail,
  type FailedDetail,
  type ProgressDetail,
  type RefusedDetail,
  registerSimulation,
  type SampleDetail,
} from "./steps.ts";
