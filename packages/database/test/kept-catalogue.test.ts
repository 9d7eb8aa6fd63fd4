/** What an event and its edition say is read once for the facts of many, and is what is read with the facts of each. */
import { inArray, sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Database, Db, ProfessionalFacts } from "../src/database.ts";
import {
  asViewer,
  errorCode,
  factsOfProfessional,
  factsOfProfessionals,
  factsUnderPseudonyms,
  professionals,
  registerProfessionals,
} from "../src/database.ts";
import { describeOnEachDatabase } from "../src/testing/testing.ts";
import { personTakingPart } from "./person-taking-part.ts";
import { sampleProfessional } from "./sample-professional.ts";

const both = ["P-0001", "P-0002"];

describeOnEachDatabase("a catalogue that the facts of many name", (open) => {
  let database: Database;
  const statements: string[] = [];

  beforeAll(async () => {
    database = await open({ logger: { logQuery: (query) => statements.push(query) } });
    await registerProfessionals(database.db, [sampleProfessional, person("P-0002", ["EV-9001", "EV-9002"])]);
    await factsOfProfessionals(database.db, both);
  });
  beforeEach(() => {
    statements.length = 0;
  });

  it("is read once, and tells of each what is told of one alone", async () => {
    const [first, second] = await factsOfProfessionals(database.db, both);
    expect(statements.map(tablesOfCatalogue)).toEqual([0]);
    expect(first).toEqual(sampleProfessional);
    expect(second).toEqual(await factsOfProfessional(database.db, "P-0002"));
    expect(statements.map(tablesOfCatalogue)).toEqual([0, 3]);
    expect(
      second?.participations?.map(({ event, disciplines, eventStart }) => [event, disciplines, eventStart]),
    ).toEqual([
      ["EV-9001", "all", undefined],
      ["EV-9002", "all", undefined],
    ]);
  });

  it("is read again for what was not named before, and only for that", async () => {
    await registerProfessionals(database.db, [person("P-0003", ["EV-9002", "EV-9003"])]);
    statements.length = 0;
    const [, , third] = await factsOfProfessionals(database.db, [...both, "P-0003"]);
    expect(third?.participations?.map(({ event }) => event)).toEqual(["EV-9002", "EV-9003"]);
    expect(statements.map(tablesOfCatalogue)).toEqual([0, 3]);
    statements.length = 0;
    await factsOfProfessionals(database.db, [...both, "P-0003"]);
    expect(statements.map(tablesOfCatalogue)).toEqual([0]);
  });

  it("says of an event what was registered, whatever a transaction read that was undone", async () => {
    const undone = database.db.transaction(async (tx) => {
      await registerProfessionals(tx, [person("P-0004", ["EV-9004"])]);
      const [, found] = await factsOfProfessionals(tx, ["P-0001", "P-0004"]);
      throw new Error(found?.participations?.[0]?.event);
    });
    await expect(undone).rejects.toThrow("EV-9004");
    await registerProfessionals(database.db, [person("P-0005", ["EV-9005"])]);
    const [, found] = await factsOfProfessionals(database.db, ["P-0001", "P-0005"]);
    expect(found?.participations?.map(({ event }) => event)).toEqual(["EV-9005"]);
  });

  it("lets nobody see facts that they did not see", async () => {
    const asked = (db: Db) => factsOfProfessionals(db, both);
    expect(await asViewer(database, { role: "professional", professional: 2 }, asked)).toEqual([
      undefined,
      await factsOfProfessional(database.db, "P-0002"),
    ]);
    expect(await asViewer(database, { role: "professional" }, asked)).toEqual([undefined, undefined]);
  });

  it("tells of somebody under a pseudonym what it tells of them by name", async () => {
    const people = await database.db
      .select({ pseudonym: professionals.pseudonym })
      .from(professionals)
      .where(inArray(professionals.publicId, both))
      .orderBy(professionals.publicId);
    const pseudonyms = people.map(({ pseudonym }) => pseudonym);
    const settings = { role: "analyst", pseudonymous: true };
    const found = await asViewer(database, settings, (db) => factsUnderPseudonyms(db, pseudonyms));
    expect(found.map((facts) => facts?.participations?.map(({ event }) => event))).toEqual([
      ["EV-1", "EV-2"],
      ["EV-9001", "EV-9002"],
    ]);
  });

  it("is shown to every role, and changed by nobody", async () => {
    const policies = await database.db
      .select({ read: sql<string>`distinct tablename || ' ' || qual` })
      .from(sql`pg_policies`)
      .where(sql`tablename in ('editions', 'events', 'providers') and cmd = 'SELECT'`)
      .orderBy(sql`1`);
    expect(policies.map(({ read }) => read)).toEqual(["editions true", "events true", "providers true"]);
    for (const table of ["editions", "events", "providers"]) {
      const change = database.db.execute(sql`update ${sql.identifier(table)} set id = default`);
      const refused: unknown = await change.catch((error: unknown) => error);
      expect(refused instanceof Error && errorCode(refused), table).toBe("23001");
    }
  });

  it("is read again when a connection to a server has ended, as the next may be to another database", async () => {
    if (database.engine === "pglite") {
      // Nobody puts another database in the folder of a process that has it open.
      await factsOfProfessionals(database.db, both);
      return expect(statements.map(tablesOfCatalogue)).toEqual([0]);
    }
    await database.exclusively(async (session) => {
      await session.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`);
    });
    await expect.poll(() => namesCatalogueAgain(), { timeout: 10_000 }).toBe(true);
  });

  async function namesCatalogueAgain(): Promise<boolean> {
    statements.length = 0;
    await factsOfProfessionals(database.db, both).catch(() => undefined);
    return statements.some((statement) => tablesOfCatalogue(statement) === 3);
  }
});

/** How many of its tables a statement reads. */
function tablesOfCatalogue(statement: string): number {
  return ["editions", "events", "providers"].filter((table) => statement.includes(`"${table}"`)).length;
}

function person(id: string, events: readonly string[]): ProfessionalFacts {
  const taken = events.map((event, place) => ({ id: `PA-${id}-${place}`, event, acquiredOn: `2024-03-0${place + 1}` }));
  return personTakingPart(id, taken);
}
