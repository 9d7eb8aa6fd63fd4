/** Front door of the interchange record: the JSON of a professional, its schema, and the check that accepts or refuses it. */
export { checkLetter, isFiscalCode } from "@delibera/database/fiscal-code";
export type { Problem, Words } from "./problem.ts";
export type {
  Dossier,
  Emergency,
  Enrolment,
  EventToBeAccredited,
  Exemption,
  IndividualTraining,
  Participation,
  PastPosition,
  Period,
  ProfessionalRecord,
  RadiologyPeriod,
  RadioprotectionTag,
  Registration,
  Retirement,
  TeachingSession,
} from "./professional-record.ts";
export { isTriennium } from "./triennium.ts";
export { type Validation, validateRecord } from "./validate-record.ts";
