/** What a professional must still do, asked through GraphQL on each database: exact amounts, days and commi, and one read of the person. */
import { describeOnEachDatabase } from "@delibera/database/testing";
import { beforeAll, expect, it } from "vitest";
import { enrolledIn, participation, person } from "./people.ts";
import type { Registry } from "./registry.ts";
import { openRegistry, today } from "./registry.ts";

const people = [
  enrolledIn(1, "Rossi", 2018),
  person(2, "Bianchi", {
    participations: [participation("PA-1", "50.0"), participation("PA-2", "50.0"), participation("PA-3", "50.0")],
  }),
  person(3, "Verdi", {
    participations: [participation("PA-1", "50.0", { role: "teacher" }), participation("PA-2", "21.4")],
  }),
  person(4, "Reclutata", {
    participations: ["PA-1", "PA-2"].map((id) => participation(id, "30.0", { recruited: true })),
  }),
];

const query = `query ($id: ID!, $triennium: String!, $asOf: Date, $requirements: [String!]) {
  professional(id: $id) { plan: leastPlan(triennium: $triennium, asOf: $asOf, knownOn: $asOf, requirements: $requirements) {
    kind asOf knownOn steps { action label { it en } amount { exact display } from by } total { exact }
    requirements { id label { en } citation { act article comma } met missing { exact } metAfter } missing } } }`;

describeOnEachDatabase("what must still be done", (open) => {
  let registry: Registry;
  beforeAll(async () => {
    registry = await openRegistry(open, people);
  });

  const plan = async (id: string, more: object = {}): Promise<Answer> => {
    const variables = { id, triennium: "2017-2019", asOf: "2019-06-30", ...more };
    return ((await registry.data(query, variables)) as Answer).professional.plan;
  };

  it("is the least, with its days, its requirements and their commi", async () => {
    expect(await plan("P-0001")).toEqual({
      kind: "PLAN",
      asOf: "2019-06-30",
      knownOn: "2019-06-30",
      steps: [
        {
          action: "partecipare_come_discente",
          label: { it: "partecipare a un evento come discente", en: "attending an event as a learner" },
          amount: { exact: "50", display: "50" },
          from: "2019-07-01",
          by: "2019-12-31",
        },
      ],
      total: { exact: "50" },
      requirements: [
        {
          id: "obligation",
          label: { en: "obligation" },
          citation: { act: "cnfc_2017_crediti", article: "2", comma: "3" },
          met: false,
          missing: { exact: "50" },
          metAfter: true,
        },
        {
          id: "learner-40",
          label: { en: "minimum share as a learner" },
          citation: { act: "cnfc_2017_crediti", article: "3", comma: "2" },
          met: false,
          missing: { exact: "20" },
          metAfter: true,
        },
      ],
      missing: [],
    });
  });

  it("counts what is there already, to a tenth of a credit: 150 less 71.4", async () => {
    expect(await plan("P-0003")).toMatchObject({
      kind: "PLAN",
      total: { exact: "78.6" },
      steps: [{ amount: { exact: "50" } }, { amount: { exact: "28.6" } }],
    });
  });

  it("is asked for one requirement alone: 40 % of 150 as a learner, less 21.4", async () => {
    expect(await plan("P-0003", { requirements: ["learner-40"] })).toMatchObject({
      kind: "PLAN",
      total: { exact: "38.6" },
      requirements: [{ id: "learner-40", met: false, missing: { exact: "38.6" }, metAfter: true }],
    });
  });

  it("is impossible where nothing that can be added takes away what is too much", async () => {
    expect(await plan("P-0004", { requirements: ["recruited-third"] })).toMatchObject({
      kind: "IMPOSSIBLE",
      steps: [],
      total: null,
      requirements: [{ id: "recruited-third", met: false, missing: { exact: "10" }, metAfter: null }],
    });
  });

  it("is nothing for who has met everything, and too late when the triennium is over", async () => {
    expect(await plan("P-0002")).toMatchObject({ kind: "NOTHING_TO_DO", steps: [], total: null });
    expect(await plan("P-0001", { asOf: "2019-12-31" })).toMatchObject({ kind: "TOO_LATE", steps: [], total: null });
    expect(await plan("P-0001", { asOf: null })).toMatchObject({ kind: "TOO_LATE", asOf: today, knownOn: today });
  });

  it("reads what a ledger reads, in three statements", async () => {
    await plan("P-0003");
    const forPlan = registry.statements.length;
    await registry.data('{ professional(id: "P-0003") { ledger(triennium: "2017-2019") { triennium } } }');
    expect(forPlan).toBe(registry.statements.length);
    expect(forPlan).toBe(3);
  });

  it("is refused for a requirement that no act sets, with those that acts set, and for a list of people", async () => {
    const { errors = [] } = await registry.ask(query, {
      id: "P-0001",
      triennium: "2017-2019",
      requirements: ["perfection"],
    });
    expect(errors.map(({ message, extensions }) => [message, extensions])).toEqual([
      [
        'no act sets a requirement "perfection": they set obligation, learner-40, self-study-cap, non-learner-60, recruited-third, radioprotection, competent-doctor-70, insurance-70',
        { code: "BAD_USER_INPUT", argument: "requirements" },
      ],
    ]);
    const everybody = '{ professionals(first: 3) { edges { node { leastPlan(triennium: "2017-2019") { kind } } } } }';
    expect((await registry.ask(everybody)).errors?.map(({ message }) => message)).toEqual([
      "the query costs 24014: 20000 is allowed, so ask for a smaller `first` or for fewer lists",
    ]);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question, which stands beside it
type Answer = any;
