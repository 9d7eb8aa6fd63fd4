/** What the tables refuse by themselves, whoever writes. */
import { beforeAll, expect, test } from "vitest";
import { errorSentence } from "../src/connection/database-error.ts";
import type { Database } from "../src/database.ts";
import {
  dossiers,
  editions,
  events,
  exemptions,
  participations,
  pastPositions,
  professionals,
  providers,
  registerProfessionals,
  registrations,
  retirementIncomes,
} from "../src/database.ts";
import { describeOnEachDatabase } from "../src/testing/testing.ts";
import { sampleProfessional } from "./sample-professional.ts";

describeOnEachDatabase("constraints", (open) => {
  let database: Database;
  const dated = { professionalId: 1, effectiveOn: "2024-01-01", registeredOn: "2024-02-01" };
  const participation = { ...dated, publicId: "PA-9", editionId: 1, role: "learner", credits: "10.0" } as const;

  beforeAll(async () => {
    database = await open();
    await registerProfessionals(database.db, [sampleProfessional]);
  });

  test.each(["0", "0.0", "-1.0", "50.1", "12.34", "12.30"])(
    "a participation of %s credits is refused",
    async (credits) => {
      const insert = database.db.insert(participations).values({ ...participation, credits });
      expect(await refusal(insert)).toContain("participations_credits");
    },
  );

  test.each(["0.1", "50.0", "50", "7.5"])("a participation of %s credits is kept as written", async (credits) => {
    const publicId = `PA-${credits}`;
    const kept = await database.db
      .insert(participations)
      .values({ ...participation, publicId, credits })
      .returning();
    expect(kept[0]?.credits).toBe(credits);
  });

  test("a participation cannot be known before it is acquired", async () => {
    const early = { ...participation, effectiveOn: "2024-02-02" };
    expect(await refusal(database.db.insert(participations).values(early))).toContain(
      "participations_known_after_acquired",
    );
  });

  test("two participations of one person cannot share an id", async () => {
    const same = { ...participation, publicId: "PA-1" };
    expect(await refusal(database.db.insert(participations).values(same))).toContain("participations_public_id");
  });

  test("codes outside the record's lists are refused", async () => {
    const { db } = database;
    const learner = { ...participation, role: "student" as "learner" };
    expect(await refusal(db.insert(participations).values(learner))).toContain("participations_role");
    const online = { publicId: "EV-X", providerId: 1, format: "ONLINE" as "FAD" };
    expect(await refusal(db.insert(events).values(online))).toContain("events_format");
    const local = { publicId: "PR-X", kind: "local" as "regional" };
    expect(await refusal(db.insert(providers).values(local))).toContain("providers_kind");
    const exempt = { ...dated, kind: "exempt" as "esonero", reason: "phd" };
    expect(await refusal(db.insert(exemptions).values(exempt))).toContain("exemptions_kind");
    const reason = { ...dated, kind: "esonero" as const, reason: "A PhD" };
    expect(await refusal(db.insert(exemptions).values(reason))).toContain("exemptions_reason");
  });

  test.each(["2015-2017", "2014-2017", "2014", "2014-16"])("%s is not a triennium", async (triennium) => {
    const insert = database.db.insert(pastPositions).values({ ...dated, triennium, acquired: "10.0" });
    expect(await refusal(insert)).toContain("past_positions_triennium");
  });

  test("amounts beyond their scale or range are refused", async () => {
    const { db } = database;
    const income = { ...dated, year: 2024, amount: "4999.999" };
    expect(await refusal(db.insert(retirementIncomes).values(income))).toContain("retirement_incomes_amount");
    const dossier = { ...dated, kind: "group" as const, triennium: "2026-2028", technicalPlanned: "100.01" };
    expect(await refusal(db.insert(dossiers).values(dossier))).toContain("dossiers_technical_planned");
    const edition = { eventId: 1, number: 1000, credits: "5.0" };
    expect(await refusal(db.insert(editions).values(edition))).toContain("editions_number_form");
  });

  test("a period cannot end before it begins", async () => {
    const exemption = { ...dated, kind: "esenzione" as const, reason: "illness", endsOn: "2023-12-31" };
    expect(await refusal(database.db.insert(exemptions).values(exemption))).toContain("exemptions_order");
  });

  test("a date that no calendar has is refused", async () => {
    const registration = { ...dated, kind: "first" as const, effectiveOn: "2023-02-29" };
    expect(await refusal(database.db.insert(registrations).values(registration))).toContain("2023-02-29");
  });

  test("a professional's disciplines are of the profession", async () => {
    const nurse = { ...newcomer, profession: 14, disciplines: [85, 58] };
    expect(await refusal(database.db.insert(professionals).values(nurse))).toBe(
      "professional P-0002: profession 14 has no discipline 58",
    );
    const event = { publicId: "EV-X", providerId: 1, format: "RES" as const, disciplines: [58, 28] };
    expect(await refusal(database.db.insert(events).values(event))).toBe("event EV-X: there is no discipline 28");
  });

  test("a fiscal code without the form of one is refused", async () => {
    const nobody = { ...newcomer, fiscalCode: "rssmra80a01h501u" };
    expect(await refusal(database.db.insert(professionals).values(nobody))).toContain("professionals_fiscal_code_form");
  });

  test("a correction is of the same person and fact, later, and the only one", async () => {
    const { db } = database;
    await db.insert(professionals).values(newcomer);
    const [old] = await db.select().from(participations).limit(1);
    const { id, ...same } = old ?? { id: 0, ...participation };
    const correct = (change: object) =>
      refusal(db.insert(participations).values({ ...same, supersedes: id, ...change }));
    expect(await correct({ professionalId: 2 })).toBe(
      `participations: a row that supersedes row ${id} must keep its professional_id`,
    );
    expect(await correct({ publicId: "PA-77" })).toBe(
      `participations: a row that supersedes row ${id} must keep its public_id`,
    );
    expect(await correct({ registeredOn: "2024-12-19" })).toBe(
      `participations: row ${id} was registered on 2024-12-20, its correction cannot be registered on 2024-12-19`,
    );
    expect(await correct({ supersedes: 424242 })).toContain("participations_supersedes_fk");
    expect(await correct({ registeredOn: "2025-01-01" })).toBe("nothing was refused");
    expect(await correct({ registeredOn: "2025-01-02" })).toContain("participations_supersedes_once");
  });

  test("only a correction can withdraw", async () => {
    const insert = database.db.insert(participations).values({ ...participation, retracted: true });
    expect(await refusal(insert)).toContain("participations_retraction_supersedes");
  });
});

const newcomer = {
  publicId: "P-0002",
  fiscalCode: "VRDLGU80A01X001B",
  firstName: "Luigi",
  lastName: "Verdi",
  birthDate: "1980-01-01",
  profession: 1,
  disciplines: [58],
};

async function refusal(task: PromiseLike<unknown>): Promise<string> {
  try {
    await task;
  } catch (error) {
    return errorSentence(error);
  }
  return "nothing was refused";
}
