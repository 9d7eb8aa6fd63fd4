/** Reads all the facts of one person as known on a date, in one prepared statement. */
import { sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Db } from "../connection/open-database.ts";
import type { ProfessionalFacts } from "../facts/professional-facts.ts";
import { rowsToFacts } from "../facts/rows-to-facts.ts";
import { factTables } from "../schema/tables.ts";
import { endOfTime, knownFact } from "./known-facts.ts";

/**
 * @param publicId such as `P-0001`.
 * @param options.knownOn date of registration; facts the registry did not know that day are left out. Absent: all.
 * @returns undefined when nobody has that id. Every fact carries its `registeredOn`.
 */
export async function factsOfProfessional(
  db: Db,
  publicId: string,
  options: { readonly knownOn?: string | undefined } = {},
): Promise<ProfessionalFacts | undefined> {
  const row = await prepared(db).execute({ publicId, knownOn: options.knownOn ?? endOfTime });
  return row === undefined ? undefined : rowsToFacts(row);
}

export type ProfessionalRows = NonNullable<Awaited<ReturnType<ReturnType<typeof prepare>["execute"]>>>;

const preparedQueries = new WeakMap<Db, ReturnType<typeof prepare>>();

function prepared(db: Db): ReturnType<typeof prepare> {
  const found = preparedQueries.get(db);
  if (found !== undefined) return found;
  const query = prepare(db);
  preparedQueries.set(db, query);
  return query;
}

type FactTable = (typeof factTables)[keyof typeof factTables];

/** Keeps the rows known on the date, in the order they took effect. */
function known(table: FactTable) {
  return {
    // The relational builder hands over the alias it gave to the table.
    where: {
      RAW: (fact: unknown) => knownFact(fact as FactTable, table as FactTable & PgTable, sql.placeholder("knownOn")),
    },
    orderBy: { effectiveOn: "asc", id: "asc" },
  } as const;
}

function prepare(db: Db) {
  return db.query.professionals
    .findFirst({
      where: { publicId: sql.placeholder("publicId") },
      columns: { searchName: false },
      with: {
        registrations: known(factTables.registrations),
        competentDoctorPeriods: known(factTables.competentDoctorPeriods),
        radiologyPeriods: known(factTables.radiologyPeriods),
        retirements: known(factTables.retirements),
        retirementIncomes: known(factTables.retirementIncomes),
        emergencies: known(factTables.emergencies),
        exemptions: known(factTables.exemptions),
        dossiers: known(factTables.dossiers),
        participations: {
          ...known(factTables.participations),
          with: { edition: { with: { event: { with: { provider: true } } } } },
        },
        participationMoves: {
          ...known(factTables.participationMoves),
          with: { participation: { columns: { publicId: true } } },
        },
        individualTraining: known(factTables.individualTraining),
        pastPositions: known(factTables.pastPositions),
      },
    })
    .prepare("facts_of_professional");
}
