/** Front door of jobs: what is asked, kept and read of a simulation on the server. What runs them has a door of its own. */

export type { SimulationReport } from "@delibera/simulation";
export { checkRequest } from "./check-request.ts";
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
