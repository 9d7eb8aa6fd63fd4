/** Where the facts of each key of the record come from, and nothing of who somebody is. */
import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type {
  DossierAreaFact,
  DossierFact,
  EmergencyFact,
  ExemptionFact,
  IncomeFact,
  IndividualTrainingFact,
  MoveFact,
  ParticipationFact,
  PeriodFact,
  PositionFact,
  ProfessionalFacts,
  RadiologyFact,
  RegistrationFact,
  RetirementFact,
  TagFact,
} from "../facts/professional-facts.ts";
import { competentDoctorPeriods } from "../schema/competent-doctor-periods.ts";
import { dossiers } from "../schema/dossiers.ts";
import { emergencies } from "../schema/emergencies.ts";
import { editions, events, providers } from "../schema/events.ts";
import { exemptions } from "../schema/exemptions.ts";
import { individualTraining } from "../schema/individual-training.ts";
import { participationTags } from "../schema/participation-tags.ts";
import { participationMoves, participations } from "../schema/participations.ts";
import { pastPositions } from "../schema/past-positions.ts";
import { radiologyPeriods } from "../schema/radiology-periods.ts";
import { registrations } from "../schema/registrations.ts";
import { retirementIncomes, retirements } from "../schema/retirements.ts";
import type { FactSource, FactTable, LaterFact } from "./fact-source.ts";
import type { FoundFacts } from "./facts-as-json.ts";
import { record } from "./facts-as-json.ts";

/** Every key of the record whose facts are rows of their own. */
type FactKey = Exclude<
  keyof ProfessionalFacts,
  "id" | "fiscalCode" | "firstName" | "lastName" | "birthDate" | "profession" | "disciplines"
>;

type FactOf<Value> = Value extends readonly (infer Fact)[] ? Fact : Value;

type FactSources = { readonly [K in FactKey]-?: FactSource<FactOf<NonNullable<ProfessionalFacts[K]>>> };

function period(table: FactTable & { endsOn: PgColumn }) {
  return { from: table.effectiveOn, to: table.endsOn, registeredOn: table.registeredOn };
}

const registration: FactSource<RegistrationFact> = {
  table: registrations,
  fields: {
    kind: registrations.kind,
    resolvedOn: registrations.effectiveOn,
    appliedOn: registrations.appliedOn,
    registeredOn: registrations.registeredOn,
  },
};

const competentDoctor: FactSource<PeriodFact> = {
  table: competentDoctorPeriods,
  fields: period(competentDoctorPeriods),
};

const radiology: FactSource<RadiologyFact> = {
  table: radiologyPeriods,
  fields: { kind: radiologyPeriods.kind, ...period(radiologyPeriods) },
};

const income: FactSource<IncomeFact> = {
  table: retirementIncomes,
  fields: {
    year: retirementIncomes.year,
    amount: retirementIncomes.amount,
    registeredOn: retirementIncomes.registeredOn,
  },
};

/** With the incomes of the practice that goes on. */
const retirement: FactSource<RetirementFact> = {
  table: retirements,
  only: true,
  fields: {
    from: retirements.effectiveOn,
    occasionalPractice: retirements.occasionalPractice,
    incomes: { list: income },
    exemptionRevokedOn: retirements.exemptionRevokedOn,
    registeredOn: retirements.registeredOn,
  },
};

const emergency: FactSource<EmergencyFact> = {
  table: emergencies,
  fields: { kind: emergencies.kind, ...period(emergencies) },
};

const exemption: FactSource<ExemptionFact> = {
  table: exemptions,
  fields: {
    kind: exemptions.kind,
    reason: exemptions.reason,
    ...period(exemptions),
    legalYears: exemptions.legalYears,
    universityCreditsPerYear: exemptions.universityCreditsPerYear,
    attributedYear: exemptions.attributedYear,
    requestedOn: exemptions.requestedOn,
  },
};

const areas = {
  technical: {
    area: sql`'technical'`,
    planned: dossiers.technicalPlanned,
    achieved: dossiers.technicalAchieved,
  },
  process: {
    area: sql`'process'`,
    planned: dossiers.processPlanned,
    achieved: dossiers.processAchieved,
  },
  system: {
    area: sql`'system'`,
    planned: dossiers.systemPlanned,
    achieved: dossiers.systemAchieved,
  },
} satisfies Record<DossierAreaFact["area"], Record<keyof DossierAreaFact, unknown>>;

/** Its areas gathered from the columns into a list. */
const dossier: FactSource<DossierFact> = {
  table: dossiers,
  fields: {
    kind: dossiers.kind,
    triennium: dossiers.triennium,
    builtOn: dossiers.effectiveOn,
    areas: sql`(
      select coalesce(json_agg(area.fact order by area.place), '[]')
      from (values
        (1, ${dossiers.technicalPlanned}, ${record(areas.technical)}),
        (2, ${dossiers.processPlanned}, ${record(areas.process)}),
        (3, ${dossiers.systemPlanned}, ${record(areas.system)})
      ) as area (place, planned, fact)
      where area.planned is not null)`,
    registeredOn: dossiers.registeredOn,
  },
};

const tag: FactSource<TagFact> = {
  table: participationTags,
  fields: {
    by: participationTags.askedBy,
    on: participationTags.effectiveOn,
    writtenRequest: participationTags.writtenRequest,
    certificates: participationTags.certificates,
    registeredOn: participationTags.registeredOn,
  },
};

const move: FactSource<MoveFact> = {
  table: participationMoves,
  fields: {
    to: participationMoves.triennium,
    on: participationMoves.effectiveOn,
    registeredOn: participationMoves.registeredOn,
  },
};

/** Each with what its event says, and with its tag and its move, if it has them. */
const participation: FactSource<ParticipationFact> = {
  table: participations,
  fields: {
    id: participations.publicId,
    event: { shared: events.publicId },
    edition: { shared: editions.number },
    provider: { shared: providers.kind },
    format: { shared: events.format },
    role: participations.role,
    acquiredOn: participations.effectiveOn,
    registeredOn: participations.registeredOn,
    credits: participations.credits,
    recruited: participations.recruited,
    objective: { shared: events.objective },
    disciplines: {
      shared: sql`coalesce(to_json(${events.disciplines}), '"all"')`,
      own: sql`to_json(${participations.disciplines})`,
    },
    radioprotection: participations.radioprotection,
    eventStart: { shared: editions.startsOn },
    eventEnd: { shared: editions.endsOn },
    research: { shared: events.research },
    radioprotectionTag: later(tag, participationTags.participationId),
    moved: later(move, participationMoves.participationId),
  },
  catalogue: {
    namedBy: participations.editionId,
    id: editions.id,
    rows: sql`${editions}
      join ${events} on ${events.id} = ${editions.eventId}
      join ${providers} on ${providers.id} = ${events.providerId}`,
  },
};

function later(fact: FactSource<unknown>, cites: PgColumn): LaterFact {
  return { later: fact, cites, of: participations };
}

const training: FactSource<IndividualTrainingFact> = {
  table: individualTraining,
  fields: {
    id: individualTraining.publicId,
    kind: individualTraining.kind,
    acquiredOn: individualTraining.acquiredOn,
    authorship: individualTraining.authorship,
    from: individualTraining.startsOn,
    to: individualTraining.endsOn,
    hours: individualTraining.hours,
    teachingAssignment: individualTraining.teachingAssignment,
    body: individualTraining.body,
    country: individualTraining.country,
    credits: individualTraining.credits,
    distance: individualTraining.distance,
    radioprotection: individualTraining.radioprotection,
    registeredOn: individualTraining.registeredOn,
  },
};

const position: FactSource<PositionFact> = {
  table: pastPositions,
  fields: {
    triennium: pastPositions.triennium,
    acquired: pastPositions.acquired,
    obligation: pastPositions.obligation,
    balance: pastPositions.balance,
    certified: pastPositions.certified,
    certifiedOn: pastPositions.certifiedOn,
    individualDossierSatisfied: pastPositions.individualDossierSatisfied,
    registeredOn: pastPositions.registeredOn,
  },
};

export const factSources: FactSources = {
  registrations: registration,
  competentDoctor,
  radiology,
  retirement,
  emergencies: emergency,
  exemptions: exemption,
  dossiers: dossier,
  participations: participation,
  individualTraining: training,
  positions: position,
};

/** The facts of each key of a person as a column of JSON. */
export type FactsAsJson = Readonly<Record<FactKey, SQL<FoundFacts>>>;
