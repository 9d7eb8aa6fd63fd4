/** How the tables refer to each other, for relational queries and for the schema of the wire. */
import { defineRelations } from "drizzle-orm";
import { tables } from "./tables.ts";

export const relations = defineRelations(tables, (r) => ({
  professionals: {
    professionRow: r.one.professions({ from: r.professionals.profession, to: r.professions.code, optional: false }),
    registrations: r.many.registrations({ from: r.professionals.id, to: r.registrations.professionalId }),
    competentDoctorPeriods: r.many.competentDoctorPeriods({
      from: r.professionals.id,
      to: r.competentDoctorPeriods.professionalId,
    }),
    radiologyPeriods: r.many.radiologyPeriods({ from: r.professionals.id, to: r.radiologyPeriods.professionalId }),
    retirements: r.many.retirements({ from: r.professionals.id, to: r.retirements.professionalId }),
    retirementIncomes: r.many.retirementIncomes({ from: r.professionals.id, to: r.retirementIncomes.professionalId }),
    emergencies: r.many.emergencies({ from: r.professionals.id, to: r.emergencies.professionalId }),
    exemptions: r.many.exemptions({ from: r.professionals.id, to: r.exemptions.professionalId }),
    dossiers: r.many.dossiers({ from: r.professionals.id, to: r.dossiers.professionalId }),
    participations: r.many.participations({ from: r.professionals.id, to: r.participations.professionalId }),
    participationMoves: r.many.participationMoves({
      from: r.professionals.id,
      to: r.participationMoves.professionalId,
    }),
    individualTraining: r.many.individualTraining({
      from: r.professionals.id,
      to: r.individualTraining.professionalId,
    }),
    pastPositions: r.many.pastPositions({ from: r.professionals.id, to: r.pastPositions.professionalId }),
  },
  registrations: {
    professional: r.one.professionals({
      from: r.registrations.professionalId,
      to: r.professionals.id,
      optional: false,
    }),
  },
  exemptions: {
    professional: r.one.professionals({ from: r.exemptions.professionalId, to: r.professionals.id, optional: false }),
  },
  individualTraining: {
    professional: r.one.professionals({
      from: r.individualTraining.professionalId,
      to: r.professionals.id,
      optional: false,
    }),
  },
  pastPositions: {
    professional: r.one.professionals({
      from: r.pastPositions.professionalId,
      to: r.professionals.id,
      optional: false,
    }),
  },
  participations: {
    professional: r.one.professionals({
      from: r.participations.professionalId,
      to: r.professionals.id,
      optional: false,
    }),
    edition: r.one.editions({ from: r.participations.editionId, to: r.editions.id, optional: false }),
    moves: r.many.participationMoves({ from: r.participations.id, to: r.participationMoves.participationId }),
  },
  participationMoves: {
    participation: r.one.participations({
      from: r.participationMoves.participationId,
      to: r.participations.id,
      optional: false,
    }),
  },
  providers: {
    events: r.many.events({ from: r.providers.id, to: r.events.providerId }),
  },
  events: {
    provider: r.one.providers({ from: r.events.providerId, to: r.providers.id, optional: false }),
    editions: r.many.editions({ from: r.events.id, to: r.editions.eventId }),
  },
  editions: {
    event: r.one.events({ from: r.editions.eventId, to: r.events.id, optional: false }),
    participations: r.many.participations({ from: r.editions.id, to: r.participations.editionId }),
  },
  acts: {
    versions: r.many.actVersions({ from: r.acts.id, to: r.actVersions.actId }),
  },
  actVersions: {
    act: r.one.acts({ from: r.actVersions.actId, to: r.acts.id, optional: false }),
  },
}));

export type Relations = typeof relations;
