/** From when somebody may declare a period, for whom they work in it, and what is asked once at a time. */
import { employments } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import type { Viewer } from "@delibera/identity";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Answer, Asked } from "./change.ts";
import { bound, changeAt, registryOperator } from "./change.ts";
import { participation, person } from "./people.ts";
import type { Registry } from "./registry.ts";
import { openRegistry } from "./registry.ts";

const credits = [1, 2, 3, 4].map((number) =>
  participation(`PA-${number}`, "50.0", { acquiredOn: `2018-0${number}-10`, registeredOn: "2018-12-01" }),
);
const people = [person(1, "Prova"), person(2, "Prova"), person(3, "Certificata", { participations: credits })];
const bodies = ["ASL", "CASA", "LAB"];
const ofNoPerson = new Set(["registerEmployingBody", "decideRequest"]);

describeOnEachDatabase("what somebody declares", (open) => {
  let registry: Registry;
  const as = new Map<string, Viewer>([["operator", registryOperator]]);

  beforeAll(async () => {
    registry = await openRegistry(open, people);
    for (const { id } of people) as.set(id, await bound(registry.database, "professional", id));
    for (const id of bodies) await ask("operator", "registerEmployingBody", { id, name: `Ente ${id}` });
  });

  const ask = (who: string, name: string, input: object, asked: Omit<Asked, "as"> = {}): Promise<Answer> =>
    changeAt(registry.database, name, input, {
      ...(ofNoPerson.has(name) ? { person: "" } : {}),
      ...asked,
      as: as.get(who) as Viewer,
    });

  it.each([
    ["P-0001", "setRadioprotectionProfile", { kind: "ORDINARY" }],
    ["P-0001", "setCompetentDoctor", { mainly: true }],
    ["P-0001", "declareWorkingProfile", { kind: "FREELANCE" }],
    ["operator", "recordEmployment", { professional: "P-0001", body: "ASL" }],
  ])("begins between the birth of the person and a year from today: %s %s", async (who, name, input) => {
    expect(await ask(who, name, { ...input, from: "2027-11-22" })).toMatchObject({
      __typename: "InvalidInput",
      argument: "from",
      message: "`from` is 2027-11-22: say it when it is near, today until 2027-11-21",
    });
    expect(await ask(who, name, { ...input, from: "1979-12-31" })).toMatchObject({
      argument: "from",
      message: "`from` is 1979-12-31: it comes before the person was born, on 1980-01-01",
    });
    const late = { ...input, from: "2029-03-01" };
    expect(await ask(who, name, late, { on: "2028-02-29" })).toMatchObject({
      message: "`from` is 2029-03-01: say it when it is near, today until 2029-02-28",
    });
  });

  describe("an employing body that is wrong", () => {
    const fields = "employments { body { id } from to }";
    const told = async (who: string) => {
      const { professional } = (await registry.data(`{ professional(id: "${who}") { ${fields} } }`)) as Answer;
      return professional.employments.map(({ body, from, to }: Answer) => [body.id, from, to]);
    };
    const report = (who: string, employment: object) =>
      ask(who, "reportIncongruity", { about: "Non lavoro lì.", employment }, { payload: "request { id }" });
    const accept = async (who: string, employment: object) => {
      const { request } = await report(who, employment);
      const decided = { request: request.id, accepted: true };
      return await ask("operator", "decideRequest", decided, { payload: "request { state }" });
    };

    it("ends the day before the right one begins, and what was recorded is kept", async () => {
      await ask("operator", "recordEmployment", { professional: "P-0001", body: "ASL", from: "2024-01-01" });
      await accept("P-0001", { body: "CASA", from: "2025-07-01" });
      expect(await told("P-0001")).toEqual([
        ["CASA", "2025-07-01", null],
        ["ASL", "2024-01-01", "2025-06-30"],
      ]);
      const { row } = (as.get("P-0001") as Answer).grant.professional;
      const rows = await registry.database.db.select().from(employments).where(eq(employments.professionalId, row));
      expect(rows.map(({ endsOn, retracted }) => [endsOn, retracted])).toEqual([
        [null, false],
        ["2025-06-30", false],
        [null, false],
      ]);
    });

    it("never was, when the right one began no later", async () => {
      await accept("P-0001", { body: "LAB", from: "2025-07-01" });
      expect(await told("P-0001")).toEqual([
        ["LAB", "2025-07-01", null],
        ["ASL", "2024-01-01", "2025-06-30"],
      ]);
    });

    it("is told by its id when there are several, and none is when another is missing", async () => {
      await accept("P-0001", { body: "CASA", from: "2026-01-01", besideOthers: true });
      expect(await report("P-0001", { body: "ASL", from: "2026-03-01" })).toMatchObject({
        argument: "employment",
        message: "from 2026-03-01 on the registry has CASA, LAB: say which is wrong in `insteadOf`",
      });
      for (const [employment, message] of [
        [{ body: "ASL", from: "2026-03-01", insteadOf: "ASL" }, /^the registry has no employment of "ASL" from/],
        [{ body: "ASL", from: "2026-03-01", insteadOf: "LAB", besideOthers: true }, /exclude each other/],
        [{ body: "CASA", from: "2026-01-01" }, /^the registry has that employment from 2026-01-01 already/],
        [{ body: "ASL", from: "2094-01-01" }, /^`employment` is 2094-01-01: say it when it is near/],
      ] as const) {
        const answer = await report("P-0001", employment);
        expect(answer).toMatchObject({ argument: "employment", message: expect.stringMatching(message) });
      }
      await accept("P-0001", { body: "ASL", from: "2026-03-01", insteadOf: "LAB" });
      expect(await told("P-0001")).toEqual([
        ["ASL", "2026-03-01", null],
        ["CASA", "2026-01-01", null],
        ["LAB", "2025-07-01", "2026-02-28"],
        ["ASL", "2024-01-01", "2025-06-30"],
      ]);
    });
  });

  it("as a working profile that ends on a day to come ends on another when it is said again", async () => {
    const fields = "workingProfiles { id to }";
    const { professional } = await ask(
      "P-0002",
      "declareWorkingProfile",
      { kind: "FREELANCE", from: "2026-01-01", to: "2094-12-31" },
      { person: fields },
    );
    const [{ id: profile }] = professional.workingProfiles;
    const ended = await ask("P-0002", "endWorkingProfile", { profile, on: "2026-11-20" }, { person: fields });
    expect(ended.professional.workingProfiles).toEqual([{ id: profile, to: "2026-11-20" }]);
    expect(await ask("P-0002", "endWorkingProfile", { profile, on: "2026-11-19" })).toMatchObject({
      argument: "profile",
      message: "it already ends on 2026-11-20",
    });
  });

  it("is asked once while a document waits, and again when it is decided", async () => {
    const triennium = "2017-2019";
    const { request } = await ask("P-0003", "requestDocument", { triennium }, { payload: "request { id }" });
    expect(await ask("P-0003", "requestDocument", { triennium })).toMatchObject({
      __typename: "InvalidInput",
      argument: "triennium",
      message: "a request of 2026-11-21 for the document of 2017-2019 awaits the Order: it is asked for once",
    });
    // Another triennium is another document.
    expect(await ask("P-0003", "requestDocument", { triennium: "2020-2022" })).toMatchObject({
      __typename: "RequestDocumentPayload",
    });
    await ask("operator", "decideRequest", { request: request.id, accepted: true }, { payload: "request { state }" });
    expect(await ask("P-0003", "requestDocument", { triennium })).toMatchObject({
      __typename: "RequestDocumentPayload",
    });
  });

  it.each([
    [
      "submitIndividualTraining",
      {
        kind: "SELF_STUDY",
        hours: 10,
        acquiredOn: "2024-05-10",
        evidence: [{ name: "a.pdf", sha256: "0".repeat(64) }],
      },
      { hours: 11 },
      {
        argument: "evidence",
        message: "the same activity with the same documents awaits validation since 2026-11-21: it is submitted once",
      },
    ],
    [
      "reportIncongruity",
      { about: "La professione è un'altra." },
      { about: "Il nome è un altro." },
      { argument: "about", message: "the same was reported on 2026-11-21 and awaits an answer: it is reported once" },
    ],
  ])("waits once, and may be asked again when it is decided: %s", async (name, input, other, refused) => {
    const asks = (who: string, given: object) => ask(who, name, given, { payload: "request { id }" });
    const three = await Promise.all([1, 2, 3].map(() => asks("P-0002", input)));
    const [made, ...others] = three.filter(({ request }) => request !== undefined);
    expect(others).toEqual([]);
    expect(three.filter(({ message }) => message === refused.message)).toHaveLength(2);
    expect(await asks("P-0002", input)).toMatchObject({ __typename: "InvalidInput", ...refused });
    // Something else, and the same of somebody else, wait beside it.
    const done = { __typename: `${name[0]?.toUpperCase()}${name.slice(1)}Payload` };
    expect(await asks("P-0002", { ...input, ...other })).toMatchObject(done);
    expect(await asks("P-0001", input)).toMatchObject(done);
    const refusal = { request: made?.request.id, accepted: false, reason: "Non risulta." };
    await ask("operator", "decideRequest", refusal, { payload: "request { state }" });
    expect(await asks("P-0002", input)).toMatchObject(done);
  });

  it("as the objectives of a dossier are of the current national list", async () => {
    const plan = { technical: "0", process: "0", system: "100" };
    // 20 was of the system too in the list before.
    expect(await ask("P-0002", "buildDossier", { ...plan, objectives: [20] })).toMatchObject({
      argument: "objectives",
      message: "objective 20 is of an area in which nothing is planned: technical",
    });
    expect(await ask("P-0002", "buildDossier", { ...plan, objectives: [39] })).toMatchObject({
      message: "there is no objective 39",
    });
  });
});
