/** The front door: open a database, bring it up to date, and read and write the facts of the registry. */

export { asViewer, type Bounds, type ViewerSettings } from "./connection/as-viewer.ts";
export { DatabaseError, type DatabaseErrorCode, errorCode, lostConnection } from "./connection/database-error.ts";
export { migrate } from "./connection/migrate.ts";
export {
  type Channel,
  type Database,
  type Db,
  type OpenOptions,
  openDatabase,
  type QueryLogger,
  type Session,
} from "./connection/open-database.ts";
export type {
  DossierAreaFact,
  DossierFact,
  EmergencyFact,
  ExemptionFact,
  IncomeFact,
  IndividualTrainingFact,
  Known,
  MoveFact,
  ParticipationFact,
  PeriodFact,
  Person,
  PositionFact,
  ProfessionalFacts,
  RadiologyFact,
  RegistrationFact,
  RetirementFact,
  TagFact,
} from "./facts/professional-facts.ts";
export { enrolMembers, type MembershipEntry, type OrderEntry, registerOrders } from "./facts/register-orders.ts";
export { registerProfessionals } from "./facts/register-professionals.ts";
export { admitToCheck } from "./queries/admit-to-check.ts";
export { type CopiedRows, recordOfRow, rowsAmong } from "./queries/copied-rows.ts";
export { type CopiedPeople, copyFacts, countPeople, type PeopleAsked } from "./queries/copy-facts.ts";
export { countRestUse, type RestUse } from "./queries/count-rest-use.ts";
export {
  type FactsUnderPseudonym,
  factsFromColumns,
  factsOfProfessional,
  factsOfProfessionals,
  factsUnderPseudonym,
  factsUnderPseudonyms,
} from "./queries/facts-of-professional.ts";
export { endOfTime, knownFact } from "./queries/known-facts.ts";
export { type ReadyQuery, readyQuery } from "./queries/ready-query.ts";
export { searchForm } from "./queries/search-form.ts";
export { acts, actVersions, programs } from "./schema/acts.ts";
export { type AuditAction, auditActions, auditEntries } from "./schema/audit-entries.ts";
export {
  type Authorship,
  authorships,
  type DossierArea,
  type DossierKind,
  dossierAreas,
  dossierKinds,
  type EmergencyKind,
  type ExemptionKind,
  emergencyKinds,
  exemptionKinds,
  type ForeignBody,
  foreignBodies,
  type IndividualTrainingKind,
  individualTrainingKinds,
  objectiveAreas,
  type ParticipationRole,
  type ProviderKind,
  participationRoles,
  providerKinds,
  type RadiologyKind,
  type RegistrationKind,
  type RequestKind,
  radiologyKinds,
  registrationKinds,
  requestKinds,
  type Tagger,
  type TrainingFormat,
  taggers,
  trainingFormats,
  type WorkingProfileKind,
  workingProfileKinds,
} from "./schema/codes.ts";
export { competentDoctorPeriods } from "./schema/competent-doctor-periods.ts";
export { contactProfiles } from "./schema/contact-profiles.ts";
export { disciplineChoices } from "./schema/discipline-choices.ts";
export { dossiers } from "./schema/dossiers.ts";
export { draftChecks, draftSimulations } from "./schema/draft-checks.ts";
export {
  type DraftStepKind,
  draftCommentResolutions,
  draftComments,
  draftStepKinds,
  draftSteps,
} from "./schema/draft-reviews.ts";
export { draftRevisions, drafts } from "./schema/drafts.ts";
export { emergencies } from "./schema/emergencies.ts";
export { employingBodies, employments } from "./schema/employments.ts";
export { enrolments, enrolmentWindows, workingProfiles } from "./schema/enrolments.ts";
export { eventDisclosures } from "./schema/event-disclosures.ts";
export { eventReports } from "./schema/event-reports.ts";
export { editions, events, providers } from "./schema/events.ts";
export { exemptions } from "./schema/exemptions.ts";
export { individualTraining } from "./schema/individual-training.ts";
export {
  type KeptCohortStepKind,
  keptCohortParts,
  keptCohortStepKinds,
  keptCohortSteps,
  keptCohorts,
} from "./schema/kept-cohorts.ts";
export { mutationReceipts } from "./schema/mutation-receipts.ts";
export { nameWords } from "./schema/name-words.ts";
export { orderMemberships, orders } from "./schema/orders.ts";
export { participationTags } from "./schema/participation-tags.ts";
export { participationMoves, participations } from "./schema/participations.ts";
export { pastPositions } from "./schema/past-positions.ts";
export { professionals } from "./schema/professionals.ts";
export { providerContacts } from "./schema/provider-contacts.ts";
export { radiologyPeriods } from "./schema/radiology-periods.ts";
export { ratingSecrets, ratings, ratingTokens } from "./schema/ratings.ts";
export { disciplines, objectives, professions } from "./schema/reference.ts";
export { competentDoctorWords, memberWords } from "./schema/register-words.ts";
export { registrations } from "./schema/registrations.ts";
export { registryLoads } from "./schema/registry-loads.ts";
export { type Relations, relations } from "./schema/relations.ts";
export { reportImportSteps, reportImports, reportRefusals } from "./schema/report-imports.ts";
export {
  reportUploadParts,
  reportUploadSteps,
  reportUploads,
  type UploadStepKind,
  uploadFormats,
  uploadStepKinds,
} from "./schema/report-uploads.ts";
export { requestDecisions, requests } from "./schema/requests.ts";
export { restUses } from "./schema/rest-uses.ts";
export { retirementIncomes, retirements } from "./schema/retirements.ts";
export { sessions, signInAttempts } from "./schema/sessions.ts";
export { type SimulationStepKind, simulationSteps, simulations, stepKinds } from "./schema/simulations.ts";
export { appendOnlyTables, factTables, tables } from "./schema/tables.ts";
