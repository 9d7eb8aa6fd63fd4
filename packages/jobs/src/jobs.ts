/** Front door of jobs: what is asked, kept and read of a simulation on the server, and the loop that runs them one at a time. */

export type { SimulationReport } from "@delibera/simulation";
export { checkRequest } from "./check-request.ts";
export type { RequestProblem, ScenarioRequest, SimulationRequest } from "./request.ts";
export { type JobsOptions, type SimulationJobs, startJobs } from "./start-jobs.ts";
export { hasEnded, type SimulationState, simulationStates, stateAfter } from "./states.ts";
export {
  askToCancel,
  type DoneDetail,
  type ProgressDetail,
  type RefusedDetail,
  registerSimulation,
  type SampleDetail,
} from "./steps.ts";
