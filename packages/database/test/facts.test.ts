/** What the registry keeps is what it was told: nothing lost, nothing changed, and each fact from the day it was known. */
import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Database, ProfessionalFacts } from "../src/database.ts";
import { factsOfProfessional, participations, registerProfessionals, registrations } from "../src/database.ts";
import { fictionalFiscalCode } from "../src/registry/fictional-fiscal-code.ts";
import { describeOnEachDatabase } from "../src/testing/testing.ts";
import { sampleProfessional } from "./sample-professional.ts";

describeOnEachDatabase("facts of a professional", (open) => {
  let database: Database;
  const statements: string[] = [];

  beforeAll(async () => {
    database = await open({ logger: { logQuery: (query) => statements.push(query) } });
    await registerProfessionals(database.db, [sampleProfessional]);
  });

  test("a record comes back from its rows without loss", async () => {
    expect(await factsOfProfessional(database.db, "P-0001")).toEqual(sampleProfessional);
  });

  test("a record is read with one statement", async () => {
    statements.length = 0;
    await factsOfProfessional(database.db, "P-0001");
    expect(statements).toHaveLength(1);
  });

  test("an unknown person is undefined", async () => {
    expect(await factsOfProfessional(database.db, "P-9999")).toBeUndefined();
  });

  test("a fact is known from the day it was registered, not before", async () => {
    const participationsOn = async (knownOn: string) =>
      (await factsOfProfessional(database.db, "P-0001", { knownOn }))?.participations?.map((it) => [
        it.id,
        it.moved?.to,
      ]);
    expect(await participationsOn("2024-12-19")).toEqual([]);
    expect(await participationsOn("2024-12-20")).toEqual([["PA-1", undefined]]);
    expect(await participationsOn("2025-06-30")).toEqual([
      ["PA-1", undefined],
      ["PA-2", undefined],
    ]);
    expect(await participationsOn("2025-07-01")).toEqual([
      ["PA-1", "2020-2022"],
      ["PA-2", undefined],
    ]);
  });

  test("a fact that says no date of registration is known from its own date", async () => {
    const told: ProfessionalFacts = {
      ...person("P-0002", 1),
      registrations: [{ kind: "first", resolvedOn: "2017-05-20" }],
      exemptions: [
        { kind: "esenzione", reason: "illness", from: "2018-03-01", to: "2018-05-30", requestedOn: "2018-06-15" },
      ],
      positions: [{ triennium: "2014-2016", acquired: "80.1" }],
    };
    await registerProfessionals(database.db, [told]);
    const kept = await factsOfProfessional(database.db, "P-0002");
    expect(kept?.registrations).toEqual([{ kind: "first", resolvedOn: "2017-05-20", registeredOn: "2017-05-20" }]);
    expect(kept?.exemptions?.[0]?.registeredOn).toBe("2018-06-15");
    expect(kept?.positions).toEqual([{ triennium: "2014-2016", acquired: "80.1", registeredOn: "2016-12-31" }]);
  });

  test("a correction replaces a fact from its own date of registration, and keeps its move", async () => {
    const [old] = await database.db.select().from(participations).where(sql`public_id = 'PA-1'`);
    if (old === undefined) throw new Error("the sample has PA-1");
    const { id, ...columns } = old;
    await database.db
      .insert(participations)
      .values({ ...columns, credits: "9.5", supersedes: id, registeredOn: "2026-01-01" });
    const creditsOn = async (knownOn: string) =>
      (await factsOfProfessional(database.db, "P-0001", { knownOn }))?.participations?.map((it) => [
        it.credits,
        it.moved?.to,
      ])[0];
    expect(await creditsOn("2025-12-31")).toEqual(["12.3", "2020-2022"]);
    expect(await creditsOn("2026-01-01")).toEqual(["9.5", "2020-2022"]);
  });

  test("a withdrawal leaves nothing in place of the fact", async () => {
    const [old] = await database.db.select().from(registrations).where(sql`kind = 'reenrolment'`);
    if (old === undefined) throw new Error("the sample has a re-enrolment");
    const { id, ...columns } = old;
    await database.db
      .insert(registrations)
      .values({ ...columns, supersedes: id, retracted: true, registeredOn: "2027-10-01" });
    const kindsOn = async (knownOn: string) =>
      (await factsOfProfessional(database.db, "P-0001", { knownOn }))?.registrations?.map((it) => it.kind);
    expect(await kindsOn("2027-09-30")).toEqual(["first", "cancellation", "reenrolment"]);
    expect(await kindsOn("2027-10-01")).toEqual(["first", "cancellation"]);
  });

  test("a person is registered once", async () => {
    await expect(registerProfessionals(database.db, [sampleProfessional])).rejects.toMatchObject({
      code: "already-registered",
      message:
        "professional P-0001 is registered already, with that id or that fiscal code; register corrections as facts",
    });
    const sameCode = { ...person("P-0003", 1) };
    await expect(registerProfessionals(database.db, [sameCode])).rejects.toMatchObject({ code: "already-registered" });
  });

  test("two people share an event, and an event described otherwise is refused whole", async () => {
    const [shared] = sampleProfessional.participations;
    const { moved: _, ...unmoved } = shared;
    await registerProfessionals(database.db, [
      { ...person("P-0004", 4), participations: [unmoved, { ...unmoved, id: "PA-2", edition: 2 }] },
    ]);
    const kept = await factsOfProfessional(database.db, "P-0004");
    expect(kept?.participations?.map((it) => [it.event, it.edition])).toEqual([
      ["EV-1", 1],
      ["EV-1", 2],
    ]);
    const differing = {
      ...person("P-0005", 5),
      participations: [{ ...unmoved, format: "FAD" as const }],
    };
    await expect(registerProfessionals(database.db, [differing])).rejects.toMatchObject({
      code: "conflicting-event",
      message: 'event EV-1: format is "RES" in one place and "FAD" in another; give the two events different ids',
    });
    expect(await factsOfProfessional(database.db, "P-0005")).toBeUndefined();
  });
});

function person(id: string, birthPlace: number): ProfessionalFacts {
  const luigi = { firstName: "Luigi", lastName: "Verdi", birthDate: "1980-01-01" };
  return {
    id,
    fiscalCode: fictionalFiscalCode({ ...luigi, sex: "male", birthPlace }),
    ...luigi,
    profession: 1,
    disciplines: [58],
  };
}
