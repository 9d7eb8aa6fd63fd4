/** Front door of jobs: what is asked, kept and read of a simulation, or of a file that was sent. What runs them has a door of its own. */

export type { SimulationReport } from "@delibera/simulation";
export { checkRequest } from "./check-request.ts";
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
export type { RequestProblem, ScenarioRequest, SimulationRequest } from "./request.ts";
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
