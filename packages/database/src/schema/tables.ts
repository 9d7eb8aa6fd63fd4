/** Every table by the name the rest of the program uses, and which of them are append-only. */
import { acts, actVersions, programs } from "./acts.ts";
import { auditEntries } from "./audit-entries.ts";
import { competentDoctorPeriods } from "./competent-doctor-periods.ts";
import { contactProfiles } from "./contact-profiles.ts";
import { disciplineChoices } from "./discipline-choices.ts";
import { dossiers } from "./dossiers.ts";
import { draftChecks, draftSimulations } from "./draft-checks.ts";
import { draftPresences } from "./draft-presences.ts";
import { draftCommentResolutions, draftComments, draftSteps } from "./draft-reviews.ts";
import { draftRevisions, drafts } from "./drafts.ts";
import { emergencies } from "./emergencies.ts";
import { employingBodies, employments } from "./employments.ts";
import { enrolments, enrolmentWindows, workingProfiles } from "./enrolments.ts";
import { eventDisclosures } from "./event-disclosures.ts";
import { eventReports } from "./event-reports.ts";
import { editions, events, providers } from "./events.ts";
import { exemptions } from "./exemptions.ts";
import { individualTraining } from "./individual-training.ts";
import { keptCohortParts, keptCohortSteps, keptCohorts } from "./kept-cohorts.ts";
import { listTotals } from "./list-totals.ts";
import { mutationReceipts } from "./mutation-receipts.ts";
import { nameWords } from "./name-words.ts";
import { orderFigures, peopleCounted } from "./order-figures.ts";
import { orderMemberships, orders } from "./orders.ts";
import { participationTags } from "./participation-tags.ts";
import { participationMoves, participations } from "./participations.ts";
import { pastPositions } from "./past-positions.ts";
import { professionals } from "./professionals.ts";
import { providerContacts } from "./provider-contacts.ts";
import { radiologyPeriods } from "./radiology-periods.ts";
import { ratingSecrets, ratings, ratingTokens } from "./ratings.ts";
import { disciplines, objectives, professions } from "./reference.ts";
import { competentDoctorWords, memberWords } from "./register-words.ts";
import { registrations } from "./registrations.ts";
import { registryLoads } from "./registry-loads.ts";
import { reportImportSteps, reportImports, reportRefusals } from "./report-imports.ts";
import { reportUploadParts, reportUploadSteps, reportUploads } from "./report-uploads.ts";
import { requestDecisions, requests } from "./requests.ts";
import { restUses } from "./rest-uses.ts";
import { retirementIncomes, retirements } from "./retirements.ts";
import { sessions, signInAttempts } from "./sessions.ts";
import { simulationSteps, simulations } from "./simulations.ts";

/** Facts about a person: each has the columns of `factColumns`. */
export const factTables = {
  registrations,
  orderMemberships,
  competentDoctorPeriods,
  radiologyPeriods,
  retirements,
  retirementIncomes,
  emergencies,
  exemptions,
  dossiers,
  participations,
  participationMoves,
  participationTags,
  disciplineChoices,
  individualTraining,
  pastPositions,
  employments,
};

/** Facts and the things they cite: rows that may be added and never changed. Triggers refuse the rest. */
export const appendOnlyTables = {
  ...factTables,
  professionals,
  nameWords,
  memberWords,
  competentDoctorWords,
  providers,
  providerContacts,
  events,
  editions,
  acts,
  programs,
  professions,
  disciplines,
  objectives,
  registryLoads,
  orders,
  employingBodies,
  auditEntries,
  eventReports,
  reportImports,
  reportImportSteps,
  reportRefusals,
  reportUploads,
  reportUploadSteps,
  mutationReceipts,
  contactProfiles,
  requests,
  requestDecisions,
  enrolmentWindows,
  workingProfiles,
  enrolments,
  ratingSecrets,
  ratingTokens,
  ratings,
  eventDisclosures,
  drafts,
  draftRevisions,
  draftSteps,
  draftComments,
  draftCommentResolutions,
  draftChecks,
  draftSimulations,
  simulations,
  simulationSteps,
  keptCohorts,
  keptCohortSteps,
};

/** Rows that are removed when they have served. */
export const passingTables = {
  sessions,
  signInAttempts,
  restUses,
  draftPresences,
  reportUploadParts,
  keptCohortParts,
  listTotals,
  orderFigures,
  peopleCounted,
};

export const tables = { ...appendOnlyTables, ...passingTables, actVersions };
