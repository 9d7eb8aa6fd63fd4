/**
 * Everything the registry holds about one person, with the names of the interchange record. Amounts are decimal strings, dates are
 * `YYYY-MM-DD`, periods include both ends. What is absent is not a key.
 */
import type {
  Authorship,
  DossierArea,
  DossierKind,
  EmergencyKind,
  ExemptionKind,
  ForeignBody,
  IndividualTrainingKind,
  ParticipationRole,
  ProviderKind,
  RadiologyKind,
  RegistrationKind,
  Tagger,
  TrainingFormat,
} from "../schema/codes.ts";

export interface ProfessionalFacts extends Person {
  readonly registrations?: readonly RegistrationFact[];
  readonly competentDoctor?: readonly PeriodFact[];
  readonly radiology?: readonly RadiologyFact[];
  readonly retirement?: RetirementFact;
  readonly emergencies?: readonly EmergencyFact[];
  readonly exemptions?: readonly ExemptionFact[];
  readonly dossiers?: readonly DossierFact[];
  readonly participations?: readonly ParticipationFact[];
  readonly individualTraining?: readonly IndividualTrainingFact[];
  readonly positions?: readonly PositionFact[];
}

export interface Person {
  readonly id: string;
  readonly fiscalCode: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly birthDate: string;
  readonly profession: number;
  readonly disciplines: readonly number[];
}

/** When the registry knew a fact. Absent means: from the fact's own date. */
export interface Known {
  readonly registeredOn?: string;
}

export interface PeriodFact extends Known {
  readonly from: string;
  readonly to?: string;
}

export interface RegistrationFact extends Known {
  readonly kind: RegistrationKind;
  readonly resolvedOn: string;
  readonly appliedOn?: string;
}

export interface RadiologyFact extends PeriodFact {
  readonly kind: RadiologyKind;
}

export interface EmergencyFact extends PeriodFact {
  readonly kind: EmergencyKind;
}

export interface RetirementFact extends Known {
  readonly from: string;
  readonly occasionalPractice: boolean;
  readonly incomes?: readonly IncomeFact[];
  readonly exemptionRevokedOn?: string;
}

export interface IncomeFact extends Known {
  readonly year: number;
  readonly amount: string;
}

export interface ExemptionFact extends PeriodFact {
  readonly kind: ExemptionKind;
  readonly reason: string;
  readonly legalYears?: number;
  readonly universityCreditsPerYear?: number;
  readonly attributedYear?: number;
  readonly requestedOn?: string;
}

export interface DossierFact extends Known {
  readonly kind: DossierKind;
  readonly triennium: string;
  readonly builtOn: string;
  readonly areas: readonly DossierAreaFact[];
}

export interface DossierAreaFact {
  readonly area: DossierArea;
  readonly planned: string;
  readonly achieved?: string;
}

export interface ParticipationFact extends Known {
  readonly id: string;
  readonly event: string;
  readonly edition: number;
  readonly provider: ProviderKind;
  readonly format: TrainingFormat;
  readonly role: ParticipationRole;
  readonly acquiredOn: string;
  readonly credits: string;
  readonly recruited: boolean;
  readonly objective?: number;
  readonly disciplines: readonly number[] | "all";
  readonly radioprotection: boolean;
  readonly eventStart?: string;
  readonly eventEnd?: string;
  readonly research?: boolean;
  readonly radioprotectionTag?: TagFact;
  readonly moved?: MoveFact;
}

/** Asked after the provider's report. */
export interface TagFact extends Known {
  readonly by: Tagger;
  readonly on: string;
  readonly writtenRequest?: boolean;
  readonly certificates?: boolean;
}

export interface MoveFact extends Known {
  readonly to: string;
  readonly on: string;
}

export interface IndividualTrainingFact extends Known {
  readonly id?: string;
  readonly kind: IndividualTrainingKind;
  readonly acquiredOn?: string;
  readonly authorship?: Authorship;
  readonly from?: string;
  readonly to?: string;
  readonly hours?: number;
  readonly teachingAssignment?: boolean;
  readonly body?: ForeignBody;
  readonly country?: string;
  readonly credits?: string;
  readonly distance?: boolean;
  readonly radioprotection?: boolean;
}

export interface PositionFact extends Known {
  readonly triennium: string;
  readonly acquired: string;
  readonly obligation?: string;
  readonly balance?: string;
  readonly certified?: boolean;
  readonly certifiedOn?: string;
  readonly individualDossierSatisfied?: boolean;
}
