/** The front door of event reports: stage a batch, register it, and follow the import of a file. */

export {
  type ImportedFile,
  type ImportStep,
  lockFile,
  type OpenImport,
  openImport,
  type Refusal,
  refusalsOf,
  unlockFile,
} from "./import-log.ts";
export { type BatchOptions, registerStaged } from "./register-staged.ts";
export {
  emptyStaging,
  forgetStaged,
  openStaging,
  participantRow,
  type StagedParticipant,
  type StagedRefusal,
  type StagedReport,
  stageParticipants,
  stageRefusals,
  stageReports,
} from "./staging.ts";
export { addTallies, nothingTallied, type ReportTally } from "./write-staged.ts";
