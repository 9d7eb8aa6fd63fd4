/** The dossiers of a person, their areas gathered from the columns into a list. */
import type { Placeholder, SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import type { DossierAreaFact, DossierFact } from "../facts/professional-facts.ts";
import { dossiers } from "../schema/dossiers.ts";
import type { Fields } from "./facts-as-json.ts";
import { listOfFacts, record } from "./facts-as-json.ts";

export function dossiersOf(knownOn: Placeholder): SQL<DossierFact[]> {
  return listOfFacts(dossiers, dossier, knownOn);
}

const technical: Fields<DossierAreaFact> = {
  area: sql`'technical'`,
  planned: dossiers.technicalPlanned,
  achieved: dossiers.technicalAchieved,
};

const process: Fields<DossierAreaFact> = {
  area: sql`'process'`,
  planned: dossiers.processPlanned,
  achieved: dossiers.processAchieved,
};

const system: Fields<DossierAreaFact> = {
  area: sql`'system'`,
  planned: dossiers.systemPlanned,
  achieved: dossiers.systemAchieved,
};

const dossier: Fields<DossierFact> = {
  kind: dossiers.kind,
  triennium: dossiers.triennium,
  builtOn: dossiers.effectiveOn,
  areas: sql`(
    select coalesce(json_agg(area.fact order by area.place), '[]')
    from (values
      (1, ${dossiers.technicalPlanned}, ${record(technical)}),
      (2, ${dossiers.processPlanned}, ${record(process)}),
      (3, ${dossiers.systemPlanned}, ${record(system)})
    ) as area (place, planned, fact)
    where area.planned is not null)`,
  registeredOn: dossiers.registeredOn,
};
