/** Front door of the event reports: import a file of them, register one, and say why something was refused. */

export type { Refusal, ReportTally } from "@delibera/database/reports";
export type { ReportedProfession, Values } from "./form/report-item.ts";
export {
  type ImportedReports,
  type ImportOptions,
  type ImportOutcome,
  type ImportProgress,
  importReports,
  importReportsFrom,
  type UploadOptions,
  type UploadOutcome,
} from "./import/import-reports.ts";
export { formatOfFile, type ReportFormat, reportFormats } from "./import/read-reports.ts";
export {
  type EventReport,
  type RegisteredReport,
  type RegisterOptions,
  registerReport,
} from "./import/register-report.ts";
export type { ReportSource } from "./import/report-source.ts";
export { type Reason, reasons, sayRefusal } from "./refusal.ts";
