/** What holds of every change: who may ask for it, that it is done once, whole or not at all, one after the other for one person. */
import {
  auditEntries,
  competentDoctorPeriods,
  disciplineChoices,
  enrolMembers,
  mutationReceipts,
  registerOrders,
} from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import type { Viewer } from "@delibera/identity";
import { desc } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "./change.ts";
import { bound, change, changeAt, insurer, nobody, registryOperator } from "./change.ts";
import { person } from "./people.ts";
import type { Registry } from "./registry.ts";
import { openRegistry } from "./registry.ts";

describeOnEachDatabase("changes", (open) => {
  let registry: Registry;
  let one: Viewer;
  let two: Viewer;
  let order: Viewer;

  beforeAll(async () => {
    registry = await openRegistry(
      open,
      [1, 2, 3, 4, 5, 6, 7].map((number) => person(number, "Prova")),
    );
    const { database } = registry;
    await registerOrders(database.db, [{ id: "ORD-1", name: "Ordine di prova" }]);
    await enrolMembers(database.db, [{ professional: "P-0001", order: "ORD-1", from: "2005-03-01" }]);
    one = await bound(database, "professional", "P-0001");
    two = await bound(database, "professional", "P-0002");
    order = await bound(database, "order", "ORD-1");
  });

  describe("of the disciplines", () => {
    const disciplines = (input: object, as: Viewer) =>
      change(registry, "setDisciplines", input, { as, person: "registryId profession { code } disciplines { code }" });

    it("are those of the profession the person entered with, one or several", async () => {
      expect(await disciplines({ disciplines: [58, 57] }, one)).toEqual({
        __typename: "SetDisciplinesPayload",
        clientMutationId: null,
        professional: { registryId: "P-0001", profession: { code: 1 }, disciplines: [{ code: 58 }, { code: 57 }] },
      });
      // Who it is; the lock of the person; the codes of the profession; the choice; the person afterwards.
      expect(registry.statements.filter((sql) => !/savepoint/.test(sql))).toHaveLength(5);
      const { professional }: Answer = await registry.data(
        '{ professional(id: "P-0001") { disciplines { code } record } }',
      );
      expect(professional.disciplines).toEqual([{ code: 58 }, { code: 57 }]);
      expect(JSON.parse(professional.record).disciplines).toEqual([58, 57]);
    });

    it("were others as the registry knew them before", async () => {
      const { professional }: Answer = await registry.data(
        '{ professional(id: "P-0001") { record(knownOn: "2026-11-20") } }',
      );
      expect(JSON.parse(professional.record).disciplines).toEqual([58]);
    });

    it.each([
      [[85], /^the profession 1, Medico chirurgo, has no discipline 85: it has 1, 2, 3, /],
      [[], /^`disciplines` is empty: choose at least one$/],
      [[58, 57, 58], /^`disciplines` has 58 twice$/],
    ])("%j are refused", async (codes, message) => {
      expect(await disciplines({ disciplines: codes }, one)).toEqual({
        __typename: "InvalidInput",
        clientMutationId: null,
        argument: "disciplines",
        message: expect.stringMatching(message),
      });
      expect(await registry.database.db.$count(disciplineChoices)).toBe(1);
    });
  });

  describe("are allowed", () => {
    const ask = (as: Viewer, professional?: string) =>
      change(registry, "setCompetentDoctor", { mainly: true, from: "2026-01-01", professional }, { as });

    it("to the person", async () => {
      expect((await ask(one)).professional).toEqual({ registryId: "P-0001" });
    });

    it("to the operator of the registry, who names the person", async () => {
      expect((await ask(registryOperator, "P-0003")).professional).toEqual({ registryId: "P-0003" });
      expect(await ask(registryOperator)).toMatchObject({
        __typename: "InvalidInput",
        argument: "professional",
        message: "`professional` is missing: name the person, by registry id or global id",
      });
    });

    it("to nobody for somebody else, in the same words as when there is no such person", async () => {
      const answers = [await ask(two, "P-0001"), await ask(two, "P-9999")];
      expect(answers.map(({ message }) => message)).toEqual([
        'there is nobody with the id "P-0001" for whom you may do this',
        'there is nobody with the id "P-9999" for whom you may do this',
      ]);
      expect(answers.map(({ __typename, signedIn }) => [__typename, signedIn])).toEqual([
        ["NotAllowed", true],
        ["NotAllowed", true],
      ]);
    });

    it("to no role that the table of authority does not name, and to nobody who is not signed in", async () => {
      const refusals = [await ask(order, "P-0001"), await ask(insurer, "P-0001"), await ask(nobody, "P-0001")];
      expect(refusals.map(({ __typename, message, signedIn }) => [__typename, message, signedIn])).toEqual([
        ["NotAllowed", "the role order may not write competent doctors", true],
        ["NotAllowed", "the role insurer may not write competent doctors", true],
        ["NotAllowed", "sign in to write competent doctors", false],
      ]);
      expect(await registry.database.db.$count(competentDoctorPeriods)).toBe(2);
    });

    it("and are written in the audit log, with whose they are", async () => {
      await change(
        registry,
        "setCompetentDoctor",
        { mainly: true, from: "2026-01-01", professional: "P-0007" },
        { as: registryOperator },
      );
      const entries = await registry.database.db
        .select()
        .from(auditEntries)
        .orderBy(desc(auditEntries.number))
        .limit(4);
      expect(entries.find(({ action }) => action === "change")).toMatchObject({
        actor: "registry-operator test",
        noun: "competentDoctor",
        subjects: ["P-0007"],
      });
    });
  });

  describe("under an id of the caller", () => {
    const input = { clientMutationId: "portal-1", mainly: true, from: "2025-01-01" };

    it("are answered alike, and done once", async () => {
      const first = await change(registry, "setCompetentDoctor", input, { as: two });
      const second = await change(registry, "setCompetentDoctor", { ...input }, { as: two });
      expect(first).toMatchObject({ __typename: "SetCompetentDoctorPayload", clientMutationId: "portal-1" });
      expect(second).toEqual(first);
      // The lock of the id, the receipt, the person.
      expect(registry.statements.filter((sql) => !/savepoint/.test(sql))).toHaveLength(3);
      const { professional }: Answer = await registry.data('{ professional(id: "P-0002") { record } }');
      expect(JSON.parse(professional.record).competentDoctor).toEqual([
        { from: "2025-01-01", registeredOn: "2026-11-21" },
      ]);
    });

    it("are not mistaken for another change, nor for that of somebody else", async () => {
      const other = await change(registry, "setCompetentDoctor", { ...input, from: "2024-01-01" }, { as: two });
      expect(other).toEqual({
        __typename: "InvalidInput",
        clientMutationId: "portal-1",
        argument: "clientMutationId",
        message: '"portal-1" was the id of another change: give each change an id of its own',
      });
      const four = await bound(registry.database, "professional", "P-0004");
      const theirs = await change(registry, "setCompetentDoctor", input, { as: four });
      expect(theirs).toMatchObject({ __typename: "SetCompetentDoctorPayload", professional: { registryId: "P-0004" } });
    });

    it("are done once when two come at once", async () => {
      const five = await bound(registry.database, "professional", "P-0005");
      const answers = await Promise.all(
        [1, 2, 3, 4].map(() => changeAt(registry.database, "setCompetentDoctor", input, { as: five })),
      );
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect(answers[0].__typename).toBe("SetCompetentDoctorPayload");
      const { professional }: Answer = await registry.data('{ professional(id: "P-0005") { record } }');
      expect(JSON.parse(professional.record).competentDoctor).toHaveLength(1);
    });

    it("may be asked again after a mistake", async () => {
      const six = await bound(registry.database, "professional", "P-0006");
      const mistaken = { clientMutationId: "again", mainly: false, from: "2025-01-01" };
      expect(await change(registry, "setCompetentDoctor", mistaken, { as: six })).toMatchObject({
        __typename: "InvalidInput",
        message: "no period is open: there is nothing to end",
      });
      const corrected = await change(registry, "setCompetentDoctor", { ...mistaken, mainly: true }, { as: six });
      expect(corrected.__typename).toBe("SetCompetentDoctorPayload");
    });

    it.each(["", "x".repeat(201)])("have an id of a length that can be kept", async (clientMutationId) => {
      const answer = await change(registry, "setCompetentDoctor", { ...input, clientMutationId }, { as: two });
      expect(answer).toMatchObject({ __typename: "InvalidInput", argument: "clientMutationId" });
    });

    it("leave a receipt that nobody else can read", async () => {
      expect(await registry.database.db.$count(mutationReceipts)).toBe(4);
    });
  });

  it("of one person that come at once are done one after the other, each on what the one before left", async () => {
    const three = await bound(registry.database, "professional", "P-0003");
    const days = ["2026-02-01", "2026-03-01", "2026-04-01"];
    const ends = days.map((from) =>
      changeAt(registry.database, "setCompetentDoctor", { mainly: false, from }, { as: three }),
    );
    const answers = await Promise.all(ends);
    expect(answers.filter(({ __typename }) => __typename === "SetCompetentDoctorPayload")).toHaveLength(1);
    expect(answers.filter(({ message }) => message === "no period is open: there is nothing to end")).toHaveLength(2);
  });
});
