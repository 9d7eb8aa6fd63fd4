/** Front door of drafting: from a text that somebody writes, through the review of somebody else, to an act that is law. */

export type { Difference } from "@delibera/rules-dsl/analysis";
export {
  type AttachedSimulation,
  type Attaching,
  attachedSimulations,
  attachSimulation,
} from "./attach-simulation.ts";
export {
  type Check,
  type CheckName,
  type CheckPlace,
  checklistOf,
  checkNames,
  type ListedCheck,
  requiredChecks,
  sayProblem,
} from "./checklist.ts";
export { answerThread, beginThread, type Remark, type Resolution, resolveThread } from "./comment.ts";
export { type CurrentDraft, currentDraft, type DraftRevision, lockDraft } from "./current-draft.ts";
export { differencesOf } from "./differences.ts";
export { type DraftProblem, type DraftProgram, draftProgram, fileNameOf } from "./draft-program.ts";
export { type DraftState, draftStates, stateAfter } from "./draft-states.ts";
export { type Companion, closeDraft, openDraft, type Presence } from "./presence.ts";
export { type DraftPublication, type NotPublished, type PublicationRequest, publishDraft } from "./publish-draft.ts";
export { beginDraft, type Saving, saveDraft, type Writer, type Written } from "./save-draft.ts";
export { type SimulationFigures, simulationEffects } from "./simulation-figures.ts";
export { obstacleTo, type Step, type Stepping, takeStep } from "./take-step.ts";
