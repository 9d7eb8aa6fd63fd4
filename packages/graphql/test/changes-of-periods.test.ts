/** The changes of what a person is and does over time, and what they do to the ledger. */
import { radiologyPeriods } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import type { Viewer } from "@delibera/identity";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "./change.ts";
import { bound, change, registryOperator } from "./change.ts";
import { participation, person } from "./people.ts";
import type { Registry } from "./registry.ts";
import { askOf, openRegistry, signedIn } from "./registry.ts";

const retired = person(1, "Pensione", {
  birthDate: "1950-01-01",
  retirement: { from: "2020-01-01", occasionalPractice: true, incomes: years(), registeredOn: "2020-01-01" },
});

function years() {
  return [2023, 2024, 2025].map((year) => ({ year, amount: "1000.00", registeredOn: "2025-12-31" }));
}

const doctor = person(2, "Competente", {
  participations: [participation("PA-1", "50.0", { acquiredOn: "2024-05-10", registeredOn: "2024-07-01" })],
});

const others = [
  person(3, "Radiologo"),
  person(4, "Radiologo"),
  person(5, "Competente"),
  person(6, "Infermiera", { profession: 14, disciplines: [85] }),
];

describeOnEachDatabase("a change of a period", (open) => {
  let registry: Registry;
  const as = new Map<string, Viewer>();

  beforeAll(async () => {
    registry = await openRegistry(open, [retired, doctor, ...others]);
    for (const id of ["P-0001", "P-0002", ...others.map((each) => each.id)])
      as.set(id, await bound(registry.database, "professional", id));
  });

  const ask = (id: string, name: string, input: object, fields: string): Promise<Answer> =>
    change(registry, name, input, { as: as.get(id) as Viewer, person: fields });

  it("revokes the exemption of retired people from a day on, and the ledger is reckoned again", async () => {
    const ledger = 'ledger(triennium: "2023-2025") { obligation { individual { exact } } }';
    const before: Answer = await registry.data(`{ professional(id: "P-0001") { ${ledger} } }`);
    const { professional } = await ask("P-0001", "revokePensionExemption", { on: "2024-06-30" }, ledger);
    expect([before.professional, professional].map((it: Answer) => it.ledger.obligation.individual.exact)).toEqual([
      "0",
      "100",
    ]);
    expect(await ask("P-0001", "revokePensionExemption", {}, "registryId")).toMatchObject({
      __typename: "InvalidInput",
      message: "it was already revoked on 2024-06-30",
    });
    expect(await ask("P-0002", "revokePensionExemption", {}, "registryId")).toMatchObject({
      __typename: "InvalidInput",
      message: "no retirement is registered: there is no exemption to revoke",
    });
  });

  it("says from when to when the person is mainly a competent doctor, and the ledger asks for 70 %", async () => {
    const ledger = 'ledger(triennium: "2023-2025") { requirements { id required { exact } } }';
    const asked = (answer: Answer) =>
      answer.professional.ledger.requirements.filter(({ id }: Answer) => id === "competent-doctor-70");
    const on = await ask("P-0002", "setCompetentDoctor", { mainly: true, from: "2023-01-01" }, ledger);
    expect(asked(on)).toEqual([{ id: "competent-doctor-70", required: { exact: "105" } }]);
    const off = await ask("P-0002", "setCompetentDoctor", { mainly: false, from: "2026-01-01" }, "record");
    expect(JSON.parse(off.professional.record).competentDoctor).toEqual([
      { from: "2023-01-01", to: "2025-12-31", registeredOn: "2026-11-21" },
    ]);
    expect(await ask("P-0002", "setCompetentDoctor", { mainly: true, from: "2025-06-01" }, "record")).toMatchObject({
      __typename: "InvalidInput",
      argument: "from",
      message: "`from` is 2025-06-01: a period from 2023-01-01 already covers it",
    });
  });

  it("is of a doctor, when it says that somebody is a competent doctor: nobody else enters the Ministry's list", async () => {
    const declared = { mainly: true, from: "2024-01-01" };
    expect(await ask("P-0006", "setCompetentDoctor", declared, "registryId")).toMatchObject({
      __typename: "Refused",
      grounds: [
        {
          it: "medico competente può essere soltanto un medico",
          en: "only a doctor may be a competent doctor",
          citation: { act: "stato_2009_medico_competente", article: "1", comma: "1" },
        },
      ],
    });
    const { data }: Answer = await askOf(
      registry.database,
      '{ professionals(search: "Infermiera") { edges { node { registryId } } } }',
      {},
      signedIn({ role: "ministry" }),
    );
    expect(data.professionals.edges).toEqual([]);
  });

  it("registers what the person does with radiation, and ends what it was the day before", async () => {
    await ask("P-0003", "setRadioprotectionProfile", { kind: "COMPLEMENTARY", from: "2024-01-01" }, "registryId");
    const ledger = 'record ledger(triennium: "2023-2025") { radioprotection { need { exact } } }';
    const { professional } = await ask(
      "P-0003",
      "setRadioprotectionProfile",
      { kind: "ORDINARY", from: "2025-01-01" },
      ledger,
    );
    expect(JSON.parse(professional.record).radiology).toEqual([
      { kind: "complementary", from: "2024-01-01", to: "2024-12-31", registeredOn: "2026-11-21" },
      { kind: "ordinary", from: "2025-01-01", registeredOn: "2026-11-21" },
    ]);
    expect(professional.ledger.radioprotection.need).toEqual({ exact: "22.5" });
    const earlier = await ask(
      "P-0003",
      "setRadioprotectionProfile",
      { kind: "NONE", from: "2024-06-01" },
      "registryId",
    );
    expect(earlier).toMatchObject({
      __typename: "InvalidInput",
      message: "`from` is 2024-06-01: the profile before it begins on 2025-01-01, choose a later day",
    });
  });

  describe("that is not so is taken back", () => {
    const profile = (kind: string, from: string, fields = "record") =>
      ask("P-0004", "setRadioprotectionProfile", { kind, from }, fields);
    const radiology = (answer: Answer) => JSON.parse(answer.professional.record).radiology;
    const byOperator = (id: string, name: string, from: string, fields: string): Promise<Answer> =>
      change(registry, name, { professional: id, from }, { as: registryOperator, person: fields });

    it("a radioprotection profile before it begins by the person, later by whoever keeps the registry", async () => {
      await profile("ORDINARY", "2024-01-01");
      await profile("NONE", "2027-06-01");
      const name = "withdrawRadioprotectionProfile";
      expect(await ask("P-0004", name, { from: "2024-01-01" }, "record")).toMatchObject({
        argument: "from",
        message: "`from` is 2024-01-01: the last profile begins from 2027-06-01, which is taken back first",
      });
      const back = await ask("P-0004", name, { from: "2027-06-01" }, "record");
      expect(radiology(back)).toEqual([{ kind: "ordinary", from: "2024-01-01", registeredOn: "2026-11-21" }]);
      // What was declared stays: both profiles, the end of the first, what was taken back, the first again.
      const rows = await registry.database.db
        .select()
        .from(radiologyPeriods)
        .where(eq(radiologyPeriods.professionalId, (as.get("P-0004") as Answer).grant.professional.row))
        .orderBy(radiologyPeriods.id);
      expect(rows.map(({ kind, endsOn, retracted }) => [kind, endsOn, retracted])).toEqual([
        ["ordinary", null, false],
        ["ordinary", "2027-05-31", false],
        ["none", null, false],
        ["none", null, true],
        ["ordinary", null, false],
      ]);
      // A nearer one is barred by nothing any more.
      expect(radiology(await profile("COMPLEMENTARY", "2026-01-01"))).toEqual([
        { kind: "ordinary", from: "2024-01-01", to: "2025-12-31", registeredOn: "2026-11-21" },
        { kind: "complementary", from: "2026-01-01", registeredOn: "2026-11-21" },
      ]);
      expect(await ask("P-0004", name, { from: "2026-01-01" }, "record")).toMatchObject({
        __typename: "NotAllowed",
        message:
          "it holds since 2026-01-01: only whoever keeps the registry may take it back, tell them with `reportIncongruity`",
      });
      const need = 'ledger(triennium: "2026-2028") { radioprotection { need { exact } } }';
      const before: Answer = await registry.data(`{ professional(id: "P-0004") { ${need} } }`);
      const taken = await byOperator("P-0004", name, "2026-01-01", `record ${need}`);
      expect(radiology(taken)).toEqual([{ kind: "ordinary", from: "2024-01-01", registeredOn: "2026-11-21" }]);
      const needs = [before, taken].map(({ professional }) => professional.ledger.radioprotection.need.exact);
      // A complementary activity asks for 15 % of 150, an ordinary one for 10 %.
      expect(needs).toEqual(["22.5", "15"]);
      const none = await byOperator("P-0004", name, "2024-01-01", "record");
      expect(radiology(none)).toBeUndefined();
      expect(await byOperator("P-0004", name, "2024-01-01", "record")).toMatchObject({
        message: "no profile is registered: there is nothing to take back",
      });
    });

    it("a declaration on the competent doctor: what it ended goes on, what it began never was", async () => {
      const name = "withdrawCompetentDoctor";
      const competent = (answer: Answer) => JSON.parse(answer.professional.record).competentDoctor;
      await ask("P-0005", "setCompetentDoctor", { mainly: true, from: "2025-01-01" }, "record");
      await ask("P-0005", "setCompetentDoctor", { mainly: false, from: "2027-03-01" }, "record");
      expect(await ask("P-0005", name, { from: "2025-01-01" }, "record")).toMatchObject({
        message: "`from` is 2025-01-01: the last declaration is from 2027-03-01, which is taken back first",
      });
      const goesOn = [{ from: "2025-01-01", registeredOn: "2026-11-21" }];
      expect(competent(await ask("P-0005", name, { from: "2027-03-01" }, "record"))).toEqual(goesOn);
      expect(await ask("P-0005", name, { from: "2025-01-01" }, "record")).toMatchObject({ __typename: "NotAllowed" });
      expect(competent(await byOperator("P-0005", name, "2025-01-01", "record"))).toBeUndefined();
      expect(await byOperator("P-0005", name, "2025-01-01", "record")).toMatchObject({
        message: "nothing was declared: there is nothing to take back",
      });
    });

    it("a revocation of the exemption of retired people by whoever keeps the registry", async () => {
      const name = "withdrawPensionRevocation";
      const ledger = 'ledger(triennium: "2023-2025") { obligation { individual { exact } } }';
      expect(await ask("P-0001", name, { from: "2024-06-30" }, ledger)).toMatchObject({ __typename: "NotAllowed" });
      expect(await byOperator("P-0001", name, "2024-07-01", ledger)).toMatchObject({
        message: "`from` is 2024-07-01: the exemption was revoked from 2024-06-30, which is taken back first",
      });
      const { professional } = await byOperator("P-0001", name, "2024-06-30", ledger);
      expect(professional.ledger.obligation.individual.exact).toBe("0");
      expect(await byOperator("P-0001", name, "2024-06-30", ledger)).toMatchObject({
        message: "no revocation is registered: there is nothing to take back",
      });
    });
  });
});
