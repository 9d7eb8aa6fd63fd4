/** Reads all the facts of one person, or of each of several, as known on a date, in one prepared statement. */
import { eq, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Db } from "../connection/open-database.ts";
import type {
  EmergencyFact,
  ExemptionFact,
  IndividualTrainingFact,
  PeriodFact,
  PositionFact,
  ProfessionalFacts,
  RadiologyFact,
  RegistrationFact,
} from "../facts/professional-facts.ts";
import { competentDoctorPeriods } from "../schema/competent-doctor-periods.ts";
import { emergencies } from "../schema/emergencies.ts";
import { exemptions } from "../schema/exemptions.ts";
import { individualTraining } from "../schema/individual-training.ts";
import { pastPositions } from "../schema/past-positions.ts";
import { professionals } from "../schema/professionals.ts";
import { radiologyPeriods } from "../schema/radiology-periods.ts";
import { registrations } from "../schema/registrations.ts";
import { dossiersOf } from "./dossiers-of.ts";
import type { FactTable, Fields } from "./facts-as-json.ts";
import { listOfFacts } from "./facts-as-json.ts";
import { endOfTime } from "./known-facts.ts";
import { participationsOf } from "./participations-of.ts";
import { readyQuery } from "./ready-query.ts";
import { retirementOf } from "./retirement-of.ts";

interface FactsOptions {
  /** Date of registration: facts the registry did not know that day are left out. Absent: all. */
  readonly knownOn?: string | undefined;
}

/**
 * @param publicId such as `P-0001`.
 * @returns undefined when nobody has that id. Every fact carries its `registeredOn`.
 */
export async function factsOfProfessional(
  db: Db,
  publicId: string,
  options: FactsOptions = {},
): Promise<ProfessionalFacts | undefined> {
  const [facts] = await factsOfProfessionals(db, [publicId], options);
  return facts;
}

/**
 * The same of several, in one statement: it takes longer to begin than to read one person.
 * @returns in the order of the ids; undefined where nobody has the id.
 */
export async function factsOfProfessionals(
  db: Db,
  publicIds: readonly string[],
  { knownOn = endOfTime }: FactsOptions = {},
): Promise<(ProfessionalFacts | undefined)[]> {
  const [only = ""] = publicIds;
  const found =
    publicIds.length === 1
      ? await byId(db, { publicId: only, knownOn })
      : await byIds(db, { publicIds: listOfTexts(publicIds), knownOn });
  return inOrder(publicIds, found);
}

/** The facts of somebody who is not told: no fiscal code and no name, and the pseudonym is the id. */
export type FactsUnderPseudonym = Omit<ProfessionalFacts, "fiscalCode" | "firstName" | "lastName">;

/** Like `factsOfProfessional`, without reading any column that tells who it is. */
export async function factsUnderPseudonym(
  db: Db,
  pseudonym: string,
  options: FactsOptions = {},
): Promise<FactsUnderPseudonym | undefined> {
  const [facts] = await factsUnderPseudonyms(db, [pseudonym], options);
  return facts;
}

/** Like `factsOfProfessionals`, without reading any column that tells who it is. */
export async function factsUnderPseudonyms(
  db: Db,
  pseudonyms: readonly string[],
  { knownOn = endOfTime }: FactsOptions = {},
): Promise<(FactsUnderPseudonym | undefined)[]> {
  const [only = ""] = pseudonyms;
  const found =
    pseudonyms.length === 1
      ? await byPseudonym(db, { pseudonym: only, knownOn })
      : await byPseudonyms(db, { pseudonyms: listOfTexts(pseudonyms), knownOn });
  return inOrder(pseudonyms, found);
}

function inOrder<Row extends { readonly id: string; readonly retirement: unknown }>(
  ids: readonly string[],
  found: readonly Row[],
) {
  const byId = new Map(found.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    if (row === undefined) return undefined;
    const { retirement, ...facts } = row;
    return (retirement === null ? facts : row) as Omit<Row, "retirement"> & {
      retirement?: NonNullable<Row["retirement"]>;
    };
  });
}

const knownOn = sql.placeholder("knownOn");

const byId = readyQuery("facts_of_professional", (db) =>
  ofNamed(db).where(eq(professionals.publicId, sql.placeholder("publicId"))),
);

const byIds = readyQuery("facts_of_professionals", (db) =>
  ofNamed(db).where(sql`${professionals.publicId} = any(${sql.placeholder("publicIds")}::text::text[])`),
);

const byPseudonym = readyQuery("facts_under_pseudonym", (db) =>
  ofUnnamed(db).where(eq(professionals.pseudonym, sql.placeholder("pseudonym"))),
);

const byPseudonyms = readyQuery("facts_under_pseudonyms", (db) =>
  ofUnnamed(db).where(sql`${professionals.pseudonym} = any(${sql.placeholder("pseudonyms")}::text::uuid[])`),
);

function ofNamed(db: Db) {
  const { publicId: id, fiscalCode, firstName, lastName } = professionals;
  return db.select({ id, fiscalCode, firstName, lastName, ...factColumns() }).from(professionals);
}

function ofUnnamed(db: Db) {
  return db.select({ id: professionals.pseudonym, ...factColumns() }).from(professionals);
}

/** For a placeholder that is cast to a list. */
function listOfTexts(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}

/** Every fact of the person at hand under its name in the record, and nothing of who it is; with the placeholder `knownOn`. */
export function factColumns() {
  return {
    birthDate: professionals.birthDate,
    profession: professionals.profession,
    disciplines: sql<
      number[]
    >`to_json(disciplines_of(${professionals.id}, ${professionals.disciplines}, ${knownOn}::date))`,
    registrations: listOfFacts(registrations, registration, knownOn),
    competentDoctor: listOfFacts(competentDoctorPeriods, period(competentDoctorPeriods), knownOn),
    radiology: listOfFacts(radiologyPeriods, radiology, knownOn),
    retirement: retirementOf(knownOn),
    emergencies: listOfFacts(emergencies, emergency, knownOn),
    exemptions: listOfFacts(exemptions, exemption, knownOn),
    dossiers: dossiersOf(knownOn),
    participations: participationsOf(knownOn),
    individualTraining: listOfFacts(individualTraining, training, knownOn),
    positions: listOfFacts(pastPositions, position, knownOn),
  };
}

function period(table: FactTable & { endsOn: PgColumn }): Fields<PeriodFact> {
  return { from: table.effectiveOn, to: table.endsOn, registeredOn: table.registeredOn };
}

const registration: Fields<RegistrationFact> = {
  kind: registrations.kind,
  resolvedOn: registrations.effectiveOn,
  appliedOn: registrations.appliedOn,
  registeredOn: registrations.registeredOn,
};

const radiology: Fields<RadiologyFact> = { kind: radiologyPeriods.kind, ...period(radiologyPeriods) };

const emergency: Fields<EmergencyFact> = { kind: emergencies.kind, ...period(emergencies) };

const exemption: Fields<ExemptionFact> = {
  kind: exemptions.kind,
  reason: exemptions.reason,
  ...period(exemptions),
  legalYears: exemptions.legalYears,
  universityCreditsPerYear: exemptions.universityCreditsPerYear,
  attributedYear: exemptions.attributedYear,
  requestedOn: exemptions.requestedOn,
};

const training: Fields<IndividualTrainingFact> = {
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
};

const position: Fields<PositionFact> = {
  triennium: pastPositions.triennium,
  acquired: pastPositions.acquired,
  obligation: pastPositions.obligation,
  balance: pastPositions.balance,
  certified: pastPositions.certified,
  certifiedOn: pastPositions.certifiedOn,
  individualDossierSatisfied: pastPositions.individualDossierSatisfied,
  registeredOn: pastPositions.registeredOn,
};
