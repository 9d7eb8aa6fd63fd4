/** Writes people and their facts, many at a time, into the caller's transaction. */
import { randomUUID } from "node:crypto";
import { and, inArray } from "drizzle-orm";
import type { Db } from "../connection/open-database.ts";
import { participationTags } from "../schema/participation-tags.ts";
import { participationMoves, participations } from "../schema/participations.ts";
import { professionals } from "../schema/professionals.ts";
import { factTables } from "../schema/tables.ts";
import type { EditionIds } from "./append-events.ts";
import type { FactRows } from "./facts-to-rows.ts";
import { factsToRows } from "./facts-to-rows.ts";
import type { FullRow } from "./insert-rows.ts";
import { insertRows } from "./insert-rows.ts";
import type { ProfessionalFacts } from "./professional-facts.ts";

/** @param editions keys of every edition that the participations cite; a missing one is a RangeError. */
export async function appendProfessionals(
  db: Db,
  people: readonly ProfessionalFacts[],
  editions: EditionIds,
): Promise<void> {
  const ids = await appendPeople(db, people);
  const rows = people.map((person) =>
    factsToRows(person, {
      professionalId: idOf(ids, person.id),
      editionId: (event, edition) => editions.get(event, edition),
    }),
  );
  for (const name of rowTables) await insertAll(db, name, rows);
  await appendMovesAndTags(db, people, ids);
}

const rowTables = [
  "registrations",
  "competentDoctorPeriods",
  "radiologyPeriods",
  "retirements",
  "retirementIncomes",
  "emergencies",
  "exemptions",
  "dossiers",
  "participations",
  "individualTraining",
  "pastPositions",
] as const satisfies readonly (keyof FactRows)[];

async function insertAll<Name extends keyof FactRows>(db: Db, name: Name, rows: readonly FactRows[]): Promise<void> {
  const all = rows.flatMap((it): readonly unknown[] => it[name]);
  await insertRows(db, factTables[name], all as FullRow<(typeof factTables)[Name]>[]);
}

async function appendPeople(db: Db, people: readonly ProfessionalFacts[]): Promise<Map<string, number>> {
  if (people.length === 0) return new Map();
  const rows = people.map((person) => ({
    publicId: person.id,
    pseudonym: randomUUID(),
    fiscalCode: person.fiscalCode,
    firstName: person.firstName,
    lastName: person.lastName,
    birthDate: person.birthDate,
    profession: person.profession,
    disciplines: [...person.disciplines],
  }));
  await insertRows(db, professionals, rows);
  const publicIds = people.map((person) => person.id);
  const found = await db
    .select({ id: professionals.id, publicId: professionals.publicId })
    .from(professionals)
    .where(inArray(professionals.publicId, publicIds));
  return new Map(found.map((row) => [row.publicId, row.id]));
}

async function appendMovesAndTags(
  db: Db,
  people: readonly ProfessionalFacts[],
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  const asked = people.flatMap((person) =>
    (person.participations ?? [])
      .filter(({ moved, radioprotectionTag }) => moved !== undefined || radioprotectionTag !== undefined)
      .map((participation) => ({ ...participation, professionalId: idOf(ids, person.id) })),
  );
  if (asked.length === 0) return;
  const { id, professionalId, publicId } = participations;
  const found = await db
    .select({ id, professionalId, publicId })
    .from(participations)
    .where(
      and(
        inArray(professionalId, [...new Set(asked.map((it) => it.professionalId))]),
        inArray(publicId, [...new Set(asked.map((it) => it.id))]),
      ),
    );
  const keys = new Map(found.map((row) => [`${row.professionalId} ${row.publicId}`, row.id]));
  const cited = (it: (typeof asked)[number], fact: { readonly on: string; readonly registeredOn?: string }) => ({
    professionalId: it.professionalId,
    effectiveOn: fact.on,
    registeredOn: fact.registeredOn ?? fact.on,
    supersedes: null,
    retracted: false,
    participationId: idOf(keys, `${it.professionalId} ${it.id}`),
  });
  const moves = asked.flatMap((it) =>
    it.moved === undefined ? [] : [{ ...cited(it, it.moved), triennium: it.moved.to }],
  );
  const tags = asked.flatMap(({ radioprotectionTag: tag, ...it }) =>
    tag === undefined
      ? []
      : [
          {
            ...cited(it, tag),
            askedBy: tag.by,
            writtenRequest: tag.writtenRequest ?? false,
            certificates: tag.certificates ?? false,
          },
        ],
  );
  await insertRows(db, participationMoves, moves);
  await insertRows(db, participationTags, tags);
}

function idOf(ids: ReadonlyMap<string, number>, name: string): number {
  const id = ids.get(name);
  if (id === undefined) throw new RangeError(`nothing was written under the name ${name}`);
  return id;
}
