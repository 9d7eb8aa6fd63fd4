/** Turns the rows of one person into facts with the names of the record. A null column becomes an absent key. */
import type { ProfessionalRows } from "../queries/facts-of-professional.ts";
import { dossierAreas } from "../schema/codes.ts";
import type {
  DossierAreaFact,
  IndividualTrainingFact,
  MoveFact,
  ParticipationFact,
  ProfessionalFacts,
} from "./professional-facts.ts";

export function rowsToFacts(row: ProfessionalRows): ProfessionalFacts {
  const retirement = row.retirements[0];
  return {
    id: row.publicId,
    fiscalCode: row.fiscalCode,
    firstName: row.firstName,
    lastName: row.lastName,
    birthDate: row.birthDate,
    profession: row.profession,
    disciplines: row.disciplines,
    registrations: row.registrations.map((it) => ({
      kind: it.kind,
      resolvedOn: it.effectiveOn,
      ...present({ appliedOn: it.appliedOn }),
      registeredOn: it.registeredOn,
    })),
    competentDoctor: row.competentDoctorPeriods.map(period),
    radiology: row.radiologyPeriods.map((it) => ({ kind: it.kind, ...period(it) })),
    ...(retirement === undefined ? {} : { retirement: toRetirement(retirement, row.retirementIncomes) }),
    emergencies: row.emergencies.map((it) => ({ kind: it.kind, ...period(it) })),
    exemptions: row.exemptions.map((it) => ({
      kind: it.kind,
      reason: it.reason,
      ...period(it),
      ...present({
        legalYears: it.legalYears,
        universityCreditsPerYear: it.universityCreditsPerYear,
        attributedYear: it.attributedYear,
        requestedOn: it.requestedOn,
      }),
    })),
    dossiers: row.dossiers.map((it) => ({
      kind: it.kind,
      triennium: it.triennium,
      builtOn: it.effectiveOn,
      areas: dossierAreas.flatMap((area): DossierAreaFact[] => {
        const planned = it[`${area}Planned`];
        return planned === null ? [] : [{ area, planned, ...present({ achieved: it[`${area}Achieved`] }) }];
      }),
      registeredOn: it.registeredOn,
    })),
    participations: toParticipations(row),
    individualTraining: row.individualTraining.map(toIndividualTraining),
    positions: row.pastPositions.map((it) => ({
      triennium: it.triennium,
      acquired: it.acquired,
      ...present({
        obligation: it.obligation,
        balance: it.balance,
        certified: it.certified,
        certifiedOn: it.certifiedOn,
        individualDossierSatisfied: it.individualDossierSatisfied,
      }),
      registeredOn: it.registeredOn,
    })),
  };
}

function period(row: { effectiveOn: string; endsOn: string | null; registeredOn: string }) {
  return { from: row.effectiveOn, ...present({ to: row.endsOn }), registeredOn: row.registeredOn };
}

function toRetirement(row: ProfessionalRows["retirements"][number], incomes: ProfessionalRows["retirementIncomes"]) {
  return {
    from: row.effectiveOn,
    occasionalPractice: row.occasionalPractice,
    incomes: incomes.map((it) => ({ year: it.year, amount: it.amount, registeredOn: it.registeredOn })),
    ...present({ exemptionRevokedOn: row.exemptionRevokedOn }),
    registeredOn: row.registeredOn,
  };
}

function toParticipations(row: ProfessionalRows): ParticipationFact[] {
  // A move cites the row that was current when it was asked; the public id outlives corrections of that row.
  const moves = new Map<string, MoveFact>(
    row.participationMoves.map((it) => [
      it.participation.publicId,
      { to: it.triennium, on: it.effectiveOn, registeredOn: it.registeredOn },
    ]),
  );
  return row.participations.map((it) => {
    const { event, ...edition } = it.edition;
    const moved = moves.get(it.publicId);
    return {
      id: it.publicId,
      event: event.publicId,
      edition: edition.number,
      provider: event.provider.kind,
      format: event.format,
      role: it.role,
      acquiredOn: it.effectiveOn,
      registeredOn: it.registeredOn,
      credits: it.credits,
      recruited: it.recruited,
      ...present({ objective: event.objective }),
      disciplines: event.disciplines ?? "all",
      radioprotection: it.radioprotection,
      ...present({ eventStart: edition.startsOn, eventEnd: edition.endsOn }),
      research: event.research,
      ...(moved === undefined ? {} : { moved }),
    };
  });
}

function toIndividualTraining(row: ProfessionalRows["individualTraining"][number]): IndividualTrainingFact {
  return {
    kind: row.kind,
    ...present({
      id: row.publicId,
      acquiredOn: row.acquiredOn,
      authorship: row.authorship,
      from: row.startsOn,
      to: row.endsOn,
      hours: row.hours,
      teachingAssignment: row.teachingAssignment,
      body: row.body,
      country: row.country,
      credits: row.credits,
      distance: row.distance,
      radioprotection: row.radioprotection,
    }),
    registeredOn: row.registeredOn,
  };
}

type Present<T> = { [K in keyof T]?: NonNullable<T[K]> };

function present<T extends object>(columns: T): Present<T> {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null)) as Present<T>;
}
