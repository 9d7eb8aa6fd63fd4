/** Front door of the ledger: the only room that knows both rules and rows. */

export type { ExplanationNode } from "@delibera/rules-dsl/explanation";
export { factsToRecord } from "./facts-to-record.ts";
export { type EventRefusal, type EventVerdict, judgeEvents, type ReportedEvent } from "./judge-events.ts";
export {
  type LeastPlan,
  type LeastPlanRequest,
  leastPlan,
  type PlannedRequirement,
  type PlanStep,
  requirementsIn,
} from "./least-plan.ts";
export { type ComputedLedger, computeLedger, type LedgerRequest, ledgerOf } from "./ledger-of.ts";
export { optionsOf, type RecordOption } from "./options-of.ts";
export { factsOf } from "./record/facts-of.ts";
export type { ProfessionalRecord } from "./record/professional-record.ts";
export { trienniumOf } from "./record/triennium.ts";
export { recordsOf, recordsUnderPseudonym } from "./records-of.ts";
export { type ReportDeadline, reportDeadlineOf } from "./report-deadline-of.ts";
