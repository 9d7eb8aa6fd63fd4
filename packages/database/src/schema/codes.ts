/** The closed lists of the interchange record, with its codes. The columns that hold them check them. */

export const participationRoles = ["learner", "teacher", "speaker", "tutor"] as const;
export const trainingFormats = ["RES", "FAD", "FSC", "BLENDED"] as const;
export const providerKinds = ["national", "regional"] as const;
export const registrationKinds = ["first", "cancellation", "reenrolment"] as const;
export const exemptionKinds = ["esonero", "esenzione"] as const;
export const radiologyKinds = ["ordinary", "complementary", "medical-physics", "none"] as const;
export const emergencyKinds = ["flood-2023", "earthquake-2016"] as const;
export const dossierKinds = ["individual", "group"] as const;
export const dossierAreas = ["technical", "process", "system"] as const;
export const individualTrainingKinds = ["publication", "trial", "tutoring", "abroad", "self-study"] as const;
export const authorships = ["first", "last", "only", "other"] as const;
export const foreignBodies = ["leef", "other"] as const;
export const requestKinds = [
  "individual-training",
  "document",
  "insertion-claim",
  "incongruity",
  "unlisted-exemption",
] as const;
export const taggers = ["professional", "order"] as const;
export const workingProfileKinds = ["employee", "freelance", "affiliated", "none"] as const;
export const objectiveAreas = ["technical", "process", "system"] as const;

export type ParticipationRole = (typeof participationRoles)[number];
export type TrainingFormat = (typeof trainingFormats)[number];
export type ProviderKind = (typeof providerKinds)[number];
export type RegistrationKind = (typeof registrationKinds)[number];
export type ExemptionKind = (typeof exemptionKinds)[number];
export type RadiologyKind = (typeof radiologyKinds)[number];
export type EmergencyKind = (typeof emergencyKinds)[number];
export type DossierKind = (typeof dossierKinds)[number];
export type DossierArea = (typeof dossierAreas)[number];
export type IndividualTrainingKind = (typeof individualTrainingKinds)[number];
export type Authorship = (typeof authorships)[number];
export type ForeignBody = (typeof foreignBodies)[number];
export type RequestKind = (typeof requestKinds)[number];
export type Tagger = (typeof taggers)[number];
export type WorkingProfileKind = (typeof workingProfileKinds)[number];
