/** Turns the facts of one person into rows. A fact that does not say when the registry knew it is known from its own date. */
import type { competentDoctorPeriods } from "../schema/competent-doctor-periods.ts";
import type { dossiers } from "../schema/dossiers.ts";
import type { emergencies } from "../schema/emergencies.ts";
import type { exemptions } from "../schema/exemptions.ts";
import type { individualTraining } from "../schema/individual-training.ts";
import type { participations } from "../schema/participations.ts";
import type { pastPositions } from "../schema/past-positions.ts";
import type { radiologyPeriods } from "../schema/radiology-periods.ts";
import type { registrations } from "../schema/registrations.ts";
import type { retirementIncomes, retirements } from "../schema/retirements.ts";
import type { FullRow } from "./insert-rows.ts";
import type {
  DossierFact,
  IndividualTrainingFact,
  PeriodFact,
  PositionFact,
  ProfessionalFacts,
} from "./professional-facts.ts";

/** Where a person's rows hang: the key of the person, and the keys of the editions the participations cite. */
export interface Keys {
  readonly professionalId: number;
  editionId(event: string, edition: number): number;
}

export interface FactRows {
  readonly registrations: FullRow<typeof registrations>[];
  readonly competentDoctorPeriods: FullRow<typeof competentDoctorPeriods>[];
  readonly radiologyPeriods: FullRow<typeof radiologyPeriods>[];
  readonly retirements: FullRow<typeof retirements>[];
  readonly retirementIncomes: FullRow<typeof retirementIncomes>[];
  readonly emergencies: FullRow<typeof emergencies>[];
  readonly exemptions: FullRow<typeof exemptions>[];
  readonly dossiers: FullRow<typeof dossiers>[];
  readonly participations: FullRow<typeof participations>[];
  readonly individualTraining: FullRow<typeof individualTraining>[];
  readonly pastPositions: FullRow<typeof pastPositions>[];
}

export function factsToRows(facts: ProfessionalFacts, keys: Keys): FactRows {
  const original = { professionalId: keys.professionalId, supersedes: null, retracted: false };
  const dated = (effectiveOn: string, registeredOn: string | undefined) => ({
    ...original,
    effectiveOn,
    registeredOn: registeredOn ?? effectiveOn,
  });
  const period = (it: PeriodFact) => ({ ...dated(it.from, it.registeredOn), endsOn: it.to ?? null });
  return {
    registrations: (facts.registrations ?? []).map((it) => ({
      ...dated(it.resolvedOn, it.registeredOn),
      kind: it.kind,
      appliedOn: it.appliedOn ?? null,
    })),
    competentDoctorPeriods: (facts.competentDoctor ?? []).map(period),
    radiologyPeriods: (facts.radiology ?? []).map((it) => ({ ...period(it), kind: it.kind })),
    retirements: (facts.retirement === undefined ? [] : [facts.retirement]).map((it) => ({
      ...dated(it.from, it.registeredOn),
      occasionalPractice: it.occasionalPractice,
      exemptionRevokedOn: it.exemptionRevokedOn ?? null,
    })),
    retirementIncomes: (facts.retirement?.incomes ?? []).map((it) => ({
      ...dated(`${it.year}-12-31`, it.registeredOn),
      year: it.year,
      amount: it.amount,
    })),
    emergencies: (facts.emergencies ?? []).map((it) => ({ ...period(it), kind: it.kind })),
    exemptions: (facts.exemptions ?? []).map((it) => ({
      ...period(it),
      ...dated(it.from, it.registeredOn ?? it.requestedOn),
      kind: it.kind,
      reason: it.reason,
      legalYears: it.legalYears ?? null,
      universityCreditsPerYear: it.universityCreditsPerYear ?? null,
      attributedYear: it.attributedYear ?? null,
      requestedOn: it.requestedOn ?? null,
    })),
    dossiers: (facts.dossiers ?? []).map((it) => ({ ...dated(it.builtOn, it.registeredOn), ...dossierColumns(it) })),
    participations: (facts.participations ?? []).map((it) => ({
      ...dated(it.acquiredOn, it.registeredOn),
      publicId: it.id,
      editionId: keys.editionId(it.event, it.edition),
      role: it.role,
      credits: it.credits,
      recruited: it.recruited,
      radioprotection: it.radioprotection,
      // A record gives the disciplines of the event, which the event keeps.
      disciplines: null,
    })),
    individualTraining: (facts.individualTraining ?? []).map((it) => ({
      ...dated(ownDate(it), it.registeredOn),
      ...individualTrainingColumns(it),
    })),
    pastPositions: (facts.positions ?? []).map((it) => ({
      ...dated(`${it.triennium.slice(5)}-12-31`, it.registeredOn),
      ...positionColumns(it),
    })),
  };
}

function dossierColumns(fact: DossierFact) {
  const percentage = (area: string, which: "planned" | "achieved") =>
    fact.areas.find((it) => it.area === area)?.[which] ?? null;
  return {
    kind: fact.kind,
    triennium: fact.triennium,
    objectives: null,
    groupId: null,
    technicalPlanned: percentage("technical", "planned"),
    technicalAchieved: percentage("technical", "achieved"),
    processPlanned: percentage("process", "planned"),
    processAchieved: percentage("process", "achieved"),
    systemPlanned: percentage("system", "planned"),
    systemAchieved: percentage("system", "achieved"),
  };
}

/** Training with no date of its own takes effect when the registry knew it; with neither it cannot be placed in time. */
function ownDate(fact: IndividualTrainingFact): string {
  const date = fact.acquiredOn ?? fact.to ?? fact.registeredOn;
  if (date === undefined) {
    throw new RangeError(
      `individual training ${fact.id ?? fact.kind} has no date: give acquiredOn, to or registeredOn`,
    );
  }
  return date;
}

function individualTrainingColumns(fact: IndividualTrainingFact) {
  return {
    publicId: fact.id ?? null,
    kind: fact.kind,
    acquiredOn: fact.acquiredOn ?? null,
    authorship: fact.authorship ?? null,
    startsOn: fact.from ?? null,
    endsOn: fact.to ?? null,
    hours: fact.hours ?? null,
    teachingAssignment: fact.teachingAssignment ?? null,
    body: fact.body ?? null,
    country: fact.country ?? null,
    credits: fact.credits ?? null,
    distance: fact.distance ?? null,
    radioprotection: fact.radioprotection ?? null,
  };
}

function positionColumns(fact: PositionFact) {
  return {
    triennium: fact.triennium,
    acquired: fact.acquired,
    obligation: fact.obligation ?? null,
    balance: fact.balance ?? null,
    certified: fact.certified ?? null,
    certifiedOn: fact.certifiedOn ?? null,
    individualDossierSatisfied: fact.individualDossierSatisfied ?? null,
  };
}
