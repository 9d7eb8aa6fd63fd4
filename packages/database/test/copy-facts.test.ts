/** Facts copied out for many people are the facts that each of them has, on every day of knowledge, and of one state of the registry. */
import { and, eq, isNull, lte, not } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Database, PeopleAsked } from "../src/database.ts";
import {
  copyFacts,
  countPeople,
  disciplineChoices,
  factsUnderPseudonyms,
  factTables,
  participationMoves,
  participations,
  participationTags,
  professionals,
  recordOfRow,
} from "../src/database.ts";
import { generateRegistry, loadRegistry } from "../src/registry/registry.ts";
import { describeOnEachDatabase } from "../src/testing/testing.ts";

const asOf = "2026-10-31";
const people = 60;

describeOnEachDatabase("facts copied out", (open, engine) => {
  let database: Database;

  beforeAll(async () => {
    database = await open();
    await loadRegistry(database, generateRegistry({ professionals: people }));
    await correct(database);
  });

  const copied = (asked: Omit<PeopleAsked, "asOf"> = {}, atOnce = 25) =>
    database.inSession(async (session) => {
      const found = new Map<string, unknown>();
      for await (const { pseudonyms, facts } of copyFacts(session, { asOf, ...asked }, atOnce))
        for (const [place, pseudonym] of pseudonyms.entries()) found.set(pseudonym, recordOfRow(facts, place));
      return found;
    });

  test.each([undefined, "2026-06-30", "2026-03-31", "2024-12-31", "2019-06-30", "2010-01-01"])(
    "are those of each person as known on %s",
    async (knownOn) => {
      const found = await copied(knownOn === undefined ? {} : { knownOn });
      const pseudonyms = [...found.keys()];
      expect(pseudonyms).toEqual(pseudonyms.toSorted());
      expect(pseudonyms).toHaveLength(people);
      const alone = await factsUnderPseudonyms(database.db, pseudonyms, { knownOn });
      for (const [place, pseudonym] of pseudonyms.entries())
        expect({ id: pseudonym, ...(found.get(pseudonym) as object) }).toEqual(alone[place]);
    },
  );

  test.each([undefined, "2026-03-31"])("by a discipline are of whoever has it as known on %s", async (knownOn) => {
    const known = knownOn === undefined ? {} : { knownOn };
    const own = new Map(
      [...(await copied(known))].map(([pseudonym, record]) => [
        pseudonym,
        (record as { readonly disciplines: readonly number[] }).disciplines,
      ]),
    );
    const codes = [...new Set([...own.values()].flat())];
    expect(codes.length).toBeGreaterThan(5);
    for (const code of codes) {
      const having = [...own].filter(([, disciplines]) => disciplines.includes(code)).map(([pseudonym]) => pseudonym);
      const asked = { ...known, disciplines: [code] };
      expect([...(await copied(asked)).keys()], `discipline ${code}`).toEqual(having);
      expect(await counted(asked, people), `discipline ${code}`).toBe(having.length);
    }
  });

  test("are counted before, as far as that matters", async () => {
    const doctors = (await copied({ professions: [1] })).size;
    expect(await counted({ professions: [1] }, people)).toBe(doctors);
    const all = [people + 1, people, people - 1, 7].map((most) => counted({}, most));
    expect(await Promise.all(all)).toEqual([people, people, people, 8]);
  });

  const counted = (asked: Omit<PeopleAsked, "asOf">, most: number) =>
    database.inSession((session) => countPeople(session, { asOf, ...asked }, most));

  test("hold corrections, withdrawals, moves, tags and chosen disciplines, so that these are compared", async () => {
    const told = JSON.stringify([...(await copied()).values()]);
    const before = JSON.stringify([...(await copied({ knownOn: "2026-03-31" })).values()]);
    for (const part of ['"radioprotectionTag":{', '"moved":{', '"retirement":{', '"incomes":[{', '"areas":[{', '"all"'])
      expect(told.includes(part), part).toBe(true);
    for (const part of ['"radioprotectionTag":{', '"moved":{', '"registeredOn":"2026-05-01"'])
      expect(before.includes(part), part).toBe(false);
    expect(told.includes('"registeredOn":"2026-05-01"')).toBe(true);
  });

  test("are of the state at the beginning, whatever is written while they are taken", async () => {
    const before = await copied();
    const [last] = [...before.keys()].slice(-1);
    const [person] = await database.db
      .select({ id: professionals.id, disciplines: professionals.disciplines })
      .from(professionals)
      .where(eq(professionals.pseudonym, last ?? ""));
    const choice = { professionalId: person?.id ?? 0, effectiveOn: "2026-07-01", registeredOn: "2026-07-01" };
    const chosen = { ...choice, disciplines: (person?.disciplines ?? []).slice(0, 1) };
    let written: Promise<unknown> | undefined;
    const during = await database.inSession(async (session) => {
      const found = new Map<string, unknown>();
      for await (const { pseudonyms, facts } of copyFacts(session, { asOf }, 25)) {
        written ??= Promise.all([
          database.db.insert(participations).values(await anotherParticipation(person?.id ?? 0)),
          database.db.insert(disciplineChoices).values(chosen),
        ]);
        // Where there is one connection, who writes waits until the people are taken.
        if (engine === "postgresql") await written;
        for (const [place, pseudonym] of pseudonyms.entries()) found.set(pseudonym, recordOfRow(facts, place));
      }
      return found;
    });
    await written;
    expect([...during]).toEqual([...before]);
    const after = await copied();
    expect(JSON.stringify(after.get(last ?? "")).includes('"PA-late"')).toBe(true);
    expect([...after].filter(([pseudonym]) => pseudonym !== last)).toEqual(
      [...before].filter(([pseudonym]) => pseudonym !== last),
    );
  });

  test("may be given up half-way, and what goes wrong is told", async () => {
    await database.inSession(async (session) => {
      for await (const { pseudonyms } of copyFacts(session, { asOf }, 25)) {
        expect(pseudonyms).toHaveLength(25);
        break;
      }
      const wrong = copyFacts(session, { asOf, knownOn: "the day before" }, 25);
      await expect(wrong.next()).rejects.toThrow();
      expect(await session.run({ text: "select 7::integer as seven", parameters: [] })).toEqual([{ seven: 7 }]);
    });
  });

  const anotherParticipation = async (professionalId: number) => {
    const dated = { effectiveOn: "2026-07-01", registeredOn: "2026-07-01", credits: "3.0" };
    return { ...dated, professionalId, publicId: "PA-late", editionId: 1, role: "learner" } as const;
  };
});

/** Of each kind of fact some rows are corrected and others withdrawn, twice over; some participations are tagged, some people choose. */
async function correct({ db }: Database): Promise<void> {
  const dated = { effectiveOn: "2026-04-30", registeredOn: "2026-04-30" };
  const tagged = await db.select().from(participations).limit(6);
  await db.insert(participationTags).values(
    tagged.map(({ id, professionalId }, place) => ({
      ...dated,
      professionalId,
      participationId: id,
      askedBy: "professional" as const,
      writtenRequest: place % 2 === 0,
      certificates: true,
    })),
  );
  await db.insert(participationMoves).values(
    tagged.map(({ id, professionalId }) => ({
      ...dated,
      professionalId,
      participationId: id,
      triennium: "2023-2025",
    })),
  );
  const choosing = await db.select().from(professionals).limit(8);
  await db
    .insert(disciplineChoices)
    .values(
      choosing.map(({ id, disciplines }) => ({ ...dated, professionalId: id, disciplines: disciplines.slice(-1) })),
    );
  for (const [turn, registeredOn] of ["2026-05-01", "2026-08-01"].entries())
    for (const table of Object.values(factTables)) {
      const current = turn === 0 ? isNull(table.supersedes) : eq(table.registeredOn, "2026-05-01");
      const known = and(current, lte(table.registeredOn, registeredOn), not(table.retracted));
      const rows = await db.select().from(table).where(known).orderBy(table.id).limit(40);
      const changed = rows.filter((_, place) => place % 2 === 0);
      if (changed.length === 0) continue;
      const corrections = changed.map(({ id, ...row }, place) => ({
        ...row,
        supersedes: id,
        registeredOn,
        retracted: place % 4 === 3,
      }));
      await db.insert(table).values(corrections as never);
    }
}
