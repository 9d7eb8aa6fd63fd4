/** The changes that the acts judge: exemptions, tags of radioprotection, and moves of credits in two steps. */
import { enrolMembers, exemptions, participationMoves, participationTags, registerOrders } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import type { Viewer } from "@delibera/identity";
import { beforeAll, describe, expect, it } from "vitest";
import type { Answer, Asked } from "./change.ts";
import { bound, change, changeAt } from "./change.ts";
import { participation, person } from "./people.ts";
import type { Registry } from "./registry.ts";
import { openRegistry } from "./registry.ts";

const of = (id: string, day: string, credits = "30.0") =>
  participation(id, credits, { acquiredOn: day, registeredOn: day.replace(/-\d\d$/, "-28") });
const people = [
  person(1, "Esenzioni"),
  person(2, "Spostamenti", {
    participations: [
      of("PA-1", "2024-05-10"),
      of("PA-2", "2024-06-10"),
      of("PA-3", "2025-06-10"),
      of("PA-4", "2021-06-10"),
    ],
  }),
  person(3, "Indicazioni", {
    participations: [
      of("PA-1", "2021-05-10"),
      of("PA-2", "2024-05-10"),
      of("PA-3", "2026-05-10"),
      of("PA-4", "2022-05-10"),
    ],
  }),
  person(4, "Competente", {
    competentDoctor: [{ from: "2023-01-01", registeredOn: "2023-01-01" }],
    participations: [of("PA-1", "2026-05-10")],
  }),
];

describeOnEachDatabase("a request that the acts judge", (open) => {
  let registry: Registry;
  const as = new Map<string, Viewer>();

  beforeAll(async () => {
    registry = await openRegistry(open, people);
    const { database } = registry;
    await registerOrders(database.db, [{ id: "ORD-1", name: "Ordine di prova" }]);
    await enrolMembers(database.db, [{ professional: "P-0003", order: "ORD-1", from: "2005-03-01" }]);
    for (const { id } of people) as.set(id, await bound(database, "professional", id));
    as.set("ORD-1", await bound(database, "order", "ORD-1"));
  });

  const ask = (who: string, name: string, input: object, asked: Omit<Asked, "as"> = {}): Promise<Answer> =>
    changeAt(registry.database, name, input, { ...asked, as: as.get(who) as Viewer });

  describe("of exemption", () => {
    const leave = { kind: "ESENZIONE", reason: "maternity", from: "2024-01-01", to: "2024-05-31" };
    const course = { kind: "ESONERO", reason: "phd", from: "2024-01-01", to: "2024-12-31", legalYears: 3 };
    const obligation = 'ledger(triennium: "2023-2025") { obligation { individual { exact } } }';

    it("is registered at once when it is accepted, and the ledger is reckoned with it", async () => {
      const { professional } = await ask("P-0001", "requestExemption", leave, { person: `${obligation} record` });
      // 152 days are ten blocks of fifteen: 20 credits less.
      expect(professional.ledger.obligation.individual.exact).toBe("130");
      // A triennium in which the person was never away is told as before.
      const { professional: before }: Answer = await registry.data(
        '{ professional(id: "P-0001") { ledger(triennium: "2014-2016") { obligation { individual { exact } } } } }',
      );
      expect(before.ledger.obligation.individual).toEqual({ exact: "150" });
      expect(JSON.parse(professional.record).exemptions).toEqual([
        {
          kind: "esenzione",
          reason: "maternity",
          from: "2024-01-01",
          to: "2024-05-31",
          requestedOn: "2026-11-21",
          registeredOn: "2026-11-21",
        },
      ]);
    });

    it.each([
      [
        "a reason of the other kind",
        { kind: "ESONERO", reason: "illness", from: "2024-01-01", to: "2024-12-31" },
        {
          it: "il corso non è fra quelli che danno diritto all'esonero",
          en: "the course is not among those that give a right to exemption",
          citation: { act: "fnomceo_2019_manuale", article: "8", comma: "5" },
        },
      ],
      [
        "a course before its first year is over",
        { kind: "ESONERO", reason: "phd", from: "2026-11-01", to: "2028-10-31", legalYears: 3 },
        {
          it: "l'esonero si chiede dopo la fine dell'anno o del periodo",
          en: expect.any(String),
          citation: { act: "fnomceo_2025_vademecum", article: "6", comma: "3" },
        },
      ],
    ])("for %s is refused with the comma, and nothing is written", async (_what, input, ground) => {
      const before = await registry.database.db.$count(exemptions);
      expect(await ask("P-0001", "requestExemption", input)).toEqual({
        __typename: "Refused",
        clientMutationId: null,
        grounds: [ground],
      });
      expect(await registry.database.db.$count(exemptions)).toBe(before);
    });

    it.each([
      [{ ...leave, reason: "laziness" }, "reason", /^`reason` is "laziness": the acts know degree, specialisation, /],
      [{ ...leave, to: "2023-12-31" }, "to", /^`to` is 2023-12-31: it comes before `from`, 2024-01-01$/],
      [{ ...leave, from: "2024-02-30" }, "from", /^`from` is "2024-02-30": it is not a day of the calendar/],
      [{ ...leave, to: null }, "to", /^`to` is missing: write the last day, and ask again for what goes on after it$/],
      [
        { ...leave, to: "9999-12-31" },
        "to",
        /^`to` is 9999-12-31: the acts say what is due until 2028-12-31: ask until then, and for what follows when they do$/,
      ],
      [
        { ...leave, from: "1979-12-31" },
        "from",
        /^`from` is 1979-12-31: it comes before the person was born, on 1980-01-01$/,
      ],
      [{ ...course, legalYears: null }, "legalYears", /^`legalYears` is missing: the acts judge the request by it$/],
      [
        { ...course, reason: "master" },
        "universityCreditsPerYear",
        /^`universityCreditsPerYear` is missing: the acts judge the request by it$/,
      ],
      [{ ...leave, legalYears: 0 }, "legalYears", /^`legalYears` is 0: a course lasts at least one year$/],
      [
        { ...leave, attributedYear: 2030 },
        "attributedYear",
        /^`attributedYear` is 2030: it is no year of the exemption$/,
      ],
    ])("that makes no sense says what is wrong, and nothing is written: %#", async (input, argument, message) => {
      const before = await registry.database.db.$count(exemptions);
      expect(await ask("P-0001", "requestExemption", input)).toEqual({
        __typename: "InvalidInput",
        clientMutationId: null,
        argument,
        message: expect.stringMatching(message),
      });
      expect(await registry.database.db.$count(exemptions)).toBe(before);
    });

    it("is of any day from the first that the acts know to the last of the current triennium", async () => {
      for (const day of ["2011-01-01", "2028-12-31"]) {
        expect(
          await ask("P-0001", "requestExemption", { ...leave, from: day, to: day }, { person: obligation }),
        ).toMatchObject({
          __typename: "RequestExemptionPayload",
        });
      }
      expect(await ask("P-0001", "requestExemption", { ...leave, from: "2010-12-31" })).toMatchObject({
        __typename: "Refused",
        grounds: [{ en: "no act in force allows it", citation: null }],
      });
    });
  });

  describe("of a tag of radioprotection", () => {
    it("is the person's for 2020-2022, and its credits count as radioprotection", async () => {
      const need = 'ledger(triennium: "2020-2022") { radioprotection { counted { exact } } }';
      await ask("P-0003", "setRadioprotectionProfile", { kind: "ORDINARY", from: "2020-01-01" });
      const { professional } = await ask("P-0003", "tagRadioprotection", { participation: "PA-1" }, { person: need });
      expect(professional.ledger.radioprotection.counted.exact).toBe("30");
      expect(await ask("P-0003", "tagRadioprotection", { participation: "PA-1" })).toMatchObject({
        __typename: "Refused",
        grounds: [{ en: "it is already tagged as radioprotection" }],
      });
    });

    it("is the Order's from 2023 on, in writing and with the certificates", async () => {
      const tag = { professional: "P-0003", participation: "PA-2" };
      const refusals = [
        await ask("P-0003", "tagRadioprotection", { participation: "PA-2" }),
        await ask("ORD-1", "tagRadioprotection", tag),
      ];
      expect(refusals.map(({ grounds }) => grounds.map(({ en }: Answer) => en))).toEqual([
        ["from 2023-2025 only the Order does it, on a written request with copies of the certificates"],
        ["the Order does it on a written request with copies of the certificates"],
      ]);
      const done = await ask("ORD-1", "tagRadioprotection", { ...tag, writtenRequest: true, certificates: true });
      expect(done.professional).toEqual({ registryId: "P-0003" });
      expect(await registry.database.db.$count(participationTags)).toBe(2);
    });

    it("is refused where no act speaks of it, and of a participation that is not there", async () => {
      expect(await ask("P-0003", "tagRadioprotection", { participation: "PA-3" })).toMatchObject({
        __typename: "Refused",
        grounds: [{ it: "nessun atto in vigore lo consente", en: "no act in force allows it", citation: null }],
      });
      expect(await ask("P-0003", "tagRadioprotection", { participation: "PA-9" })).toMatchObject({
        __typename: "InvalidInput",
        argument: "participation",
        message: 'the person has no participation "PA-9"',
      });
    });
  });

  describe("of a move", () => {
    const on = "2025-11-21";
    const irreversible = {
      it: "è già stata spostata, e lo spostamento è irreversibile",
      en: "it has been moved already, and a move is irreversible",
    };
    const prepared = {
      on,
      payload: "token validOn effects { triennium before { exact } after { exact } } citation { act article comma }",
    };

    it("is prepared with its verdict and its effect, and moves nothing until it is confirmed", async () => {
      const answer = await ask("P-0002", "prepareMove", { participation: "PA-1", to: "2020-2022" }, prepared);
      expect(answer).toMatchObject({
        __typename: "PrepareMovePayload",
        validOn: "2025-11-21",
        effects: [
          { triennium: "2023-2025", before: { exact: "-60" }, after: { exact: "-90" } },
          { triennium: "2020-2022", before: { exact: "-70" }, after: { exact: "-40" } },
        ],
      });
      expect(await registry.database.db.$count(participationMoves)).toBe(0);
    });

    it("is done once it is confirmed with the token, and cannot be done again", async () => {
      const move = { participation: "PA-1", to: "2020-2022" };
      const { token } = await ask("P-0002", "prepareMove", move, prepared);
      const confirmed = await ask("P-0002", "confirmMove", { ...move, token }, { on, person: "record" });
      const [moved] = JSON.parse(confirmed.professional.record).participations.filter((it: Answer) => it.id === "PA-1");
      expect(moved.moved).toEqual({ to: "2020-2022", on, registeredOn: on });
      const again = { __typename: "Refused", grounds: [irreversible] };
      expect(await ask("P-0002", "prepareMove", move, prepared)).toMatchObject(again);
      expect(await ask("P-0002", "confirmMove", { ...move, token }, { on })).toMatchObject(again);
    });

    it("is not confirmed with a token of another move, of another day, or from before something changed", async () => {
      const move = { participation: "PA-2", to: "2020-2022" };
      const { token } = await ask("P-0002", "prepareMove", move, prepared);
      const overtaken = expect.objectContaining({
        __typename: "Overtaken",
        message: expect.stringContaining("prepare it again"),
      });
      expect(await ask("P-0002", "confirmMove", { ...move, token: "x" }, { on })).toEqual(overtaken);
      expect(await ask("P-0002", "confirmMove", { participation: "PA-3", to: "2020-2022", token }, { on })).toEqual(
        overtaken,
      );
      expect(await ask("P-0002", "confirmMove", { ...move, token }, { on: "2025-11-22" })).toEqual(overtaken);
      await ask("P-0002", "setCompetentDoctor", { mainly: true, from: "2025-01-01" }, { on });
      expect(await ask("P-0002", "confirmMove", { ...move, token }, { on })).toEqual(overtaken);
      expect(await registry.database.db.$count(participationMoves)).toBe(1);
    });

    it("that several confirm at once is done exactly once", async () => {
      const move = { participation: "PA-2", to: "2020-2022" };
      const { token } = await ask("P-0002", "prepareMove", move, prepared);
      const answers = await Promise.all(
        [1, 2, 3, 4, 5, 6].map(() => ask("P-0002", "confirmMove", { ...move, token }, { on })),
      );
      expect(answers.filter(({ __typename }) => __typename === "ConfirmMovePayload")).toHaveLength(1);
      expect(answers.filter(({ grounds }) => grounds?.[0]?.en === irreversible.en)).toHaveLength(5);
      expect(await registry.database.db.$count(participationMoves)).toBe(2);
    });

    it("is refused after the deadline of the acts, and to a later triennium", async () => {
      const late = await ask("P-0002", "prepareMove", { participation: "PA-3", to: "2020-2022" }, { payload: "token" });
      expect(late).toMatchObject({ __typename: "Refused", grounds: [{ en: "moved after the deadline" }] });
      const later = await ask(
        "P-0002",
        "prepareMove",
        { participation: "PA-4", to: "2023-2025" },
        { on, payload: "token" },
      );
      expect(later).toMatchObject({
        __typename: "Refused",
        grounds: [{ en: "a move goes to an earlier period only" }],
      });
      expect(
        await ask("P-0002", "prepareMove", { participation: "PA-3", to: "2021-2023" }, { on, payload: "token" }),
      ).toMatchObject({
        __typename: "InvalidInput",
        argument: "to",
      });
    });

    it("is the competent doctor's too, who recovers 2023-2025 in 2026", async () => {
      const move = { participation: "PA-1", to: "2023-2025" };
      const { token } = await ask("P-0004", "prepareMove", move, { payload: "token" });
      const competent = as.get("P-0004") as Viewer;
      const done = await change(registry, "confirmMove", { ...move, token }, { as: competent });
      expect(done).toMatchObject({ __typename: "ConfirmMovePayload" });
      // The edition of the acts, the person, their lock, the participation, the record, the move, the person afterwards.
      expect(registry.statements.filter((sql) => !/savepoint/.test(sql))).toHaveLength(7);
    });

    it("is nobody else's", async () => {
      const move = { professional: "P-0002", participation: "PA-3", to: "2020-2022" };
      expect(await ask("ORD-1", "prepareMove", move, { payload: "token" })).toMatchObject({
        __typename: "NotAllowed",
        message: "the role order may not write moves of credits",
      });
      expect(await ask("P-0001", "prepareMove", move, { payload: "token" })).toMatchObject({
        __typename: "NotAllowed",
      });
    });
  });
});
