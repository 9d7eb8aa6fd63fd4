/** The changes of what a person is and does over time, and what they do to the ledger. */
import { describeOnEachDatabase } from "@delibera/database/testing";
import type { Viewer } from "@delibera/identity";
import { beforeAll, expect, it } from "vitest";
import type { Answer } from "./change.ts";
import { bound, change } from "./change.ts";
import { participation, person } from "./people.ts";
import type { Registry } from "./registry.ts";
import { openRegistry } from "./registry.ts";

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

describeOnEachDatabase("a change of a period", (open) => {
  let registry: Registry;
  const as = new Map<string, Viewer>();

  beforeAll(async () => {
    registry = await openRegistry(open, [retired, doctor, person(3, "Radiologo")]);
    for (const id of ["P-0001", "P-0002", "P-0003"]) as.set(id, await bound(registry.database, "professional", id));
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
});
