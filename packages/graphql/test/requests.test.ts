/** What people ask for and somebody decides: individual training, claims, documents, incongruities; and dossiers, resolutions, contacts. */
import {
  editions,
  enrolMembers,
  events,
  individualTraining,
  participations,
  professionals,
  providers,
  registerOrders,
  requests,
} from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import type { Viewer } from "@delibera/identity";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Answer, Asked } from "./change.ts";
import { bound, change, changeAt, registryOperator } from "./change.ts";
import { participation, person } from "./people.ts";
import type { Registry } from "./registry.ts";
import { askOf, openRegistry, signedIn } from "./registry.ts";

const evidence = [{ name: "attestato.pdf", sha256: "0".repeat(64) }];
const training = { kind: "SELF_STUDY", hours: 10, acquiredOn: "2024-05-10", evidence };
const abroad = { ...training, kind: "ABROAD", hours: null, body: "OTHER", country: "FR", credits: "10.0" };
const pending =
  "request { id kind form state reason evidence { name } professional { registryId } event { registryId } }";
const people = [
  person(1, "Prova"),
  person(2, "Prova", { participations: [participation("PA-1", "5.0", { event: "EV-D" })] }),
  person(3, "Certificata", {
    participations: [1, 2, 3, 4].map((number) =>
      participation(`PA-${number}`, "50.0", { acquiredOn: `2018-0${number}-10`, registeredOn: "2018-12-01" }),
    ),
  }),
  person(4, "Altrove", {
    participations: [
      participation("PA-1", "5.0", { provider: "regional", event: "EV-R" }),
      participation("PA-2", "5.0", { provider: "regional", event: "EV-R2" }),
      participation("PA-3", "5.0", { acquiredOn: "2010-05-10", registeredOn: "2010-06-10", event: "EV-2010" }),
    ],
  }),
];

describeOnEachDatabase("what somebody has to decide", (open) => {
  let registry: Registry;
  let heldFor4Credits: number;
  const as = new Map<string, Viewer>([
    ["operator", registryOperator],
    ["national", signedIn({ role: "accrediting-body", body: "national" })],
    ["regional", signedIn({ role: "accrediting-body", body: "regional" })],
  ]);

  beforeAll(async () => {
    registry = await openRegistry(open, people);
    const { database } = registry;
    await registerOrders(database.db, [
      { id: "ORD-1", name: "Ordine di prova" },
      { id: "ORD-2", name: "Altro Ordine" },
    ]);
    await enrolMembers(database.db, [{ professional: "P-0003", order: "ORD-1", from: "2005-03-01" }]);
    const [provider] = await database.db.insert(providers).values({ publicId: "PR-1", kind: "national" }).returning();
    const made = await database.db
      .insert(events)
      .values(
        ["EV-OLD", "EV-NEW", "EV-FOUR"].map((publicId) => ({
          publicId,
          providerId: provider?.id ?? 0,
          format: "RES" as const,
        })),
      )
      .returning();
    const days = ["2025-05-02", "2026-11-02", "2025-05-02"];
    const held = await database.db
      .insert(editions)
      .values(
        made.map(({ id }, place) => ({
          ...{ eventId: id, number: 1, startsOn: days[place], endsOn: days[place] },
          credits: place === 2 ? "4.0" : null,
        })),
      )
      .returning();
    heldFor4Credits = held[2]?.id ?? 0;
    for (const { id } of people) as.set(id, await bound(database, "professional", id));
    for (const id of ["ORD-1", "ORD-2"]) as.set(id, await bound(database, "order", id));
  });

  const ask = (who: string, name: string, input: object, asked: Omit<Asked, "as"> = {}): Promise<Answer> =>
    changeAt(registry.database, name, input, { ...asked, as: as.get(who) as Viewer });
  const decide = (who: string, input: object): Promise<Answer> =>
    ask(who, "decideRequest", input, {
      person: "",
      payload: "request { state decidedOn reason document { triennium document form issuer } }",
    });

  describe("individual training", () => {
    it("is submitted with its evidence, counts once it is validated, and is decided once", async () => {
      const credits = 'ledger(triennium: "2023-2025") { credits { selfStudy { exact } } }';
      const submitted = await ask("P-0001", "submitIndividualTraining", training, {
        person: credits,
        payload: pending,
      });
      expect(submitted).toMatchObject({
        professional: { ledger: { credits: { selfStudy: { exact: "0" } } } },
        request: {
          kind: "INDIVIDUAL_TRAINING",
          form: "VIII",
          state: "PENDING",
          reason: null,
          evidence: [{ name: "attestato.pdf" }],
        },
      });
      const { id } = submitted.request;
      expect(await decide("P-0001", { request: id, accepted: true })).toMatchObject({ __typename: "NotAllowed" });
      expect(await decide("ORD-1", { request: id, accepted: true })).toMatchObject({
        __typename: "InvalidInput",
        argument: "request",
      });
      const answers = await Promise.all([
        decide("operator", { request: id, accepted: true }),
        decide("operator", { request: id, accepted: false, reason: "no" }),
      ]);
      expect(answers.map(({ __typename }) => __typename).sort()).toEqual(["DecideRequestPayload", "Overtaken"]);
      const isAccepted = answers[0].__typename === "DecideRequestPayload";
      expect(await registry.database.db.$count(individualTraining)).toBe(isAccepted ? 1 : 0);
      const { professional }: Answer = await registry.data(
        `{ professional(id: "P-0001") { requests { state } ${credits} } }`,
      );
      // Ten hours of self-study, one credit each, when the acceptance came first.
      expect(professional.ledger.credits.selfStudy.exact).toBe(isAccepted ? "10" : "0");
      expect(professional.requests).toEqual([{ state: isAccepted ? "ACCEPTED" : "REFUSED" }]);
    });

    it.each([
      ["no evidence", { ...training, evidence: [] }, "evidence"],
      ["a digest that is none", { ...training, evidence: [{ name: "a", sha256: "x" }] }, "evidence"],
      ["a day that has not come", { ...training, acquiredOn: "2027-01-01" }, "acquiredOn"],
      ["a field of another kind", { ...training, authorship: "FIRST" }, "authorship"],
      ["hours that are less than none", { ...training, hours: -1 }, "hours"],
      ["no hours", { ...training, hours: null }, "hours"],
      ["no place among the authors", { ...training, kind: "PUBLICATION", hours: null }, "authorship"],
      ["no days", { ...training, kind: "TRIAL", hours: null }, "from"],
      ["Italy as the country abroad", { ...abroad, country: "it" }, "country"],
    ])("with %s is not understood", async (_what, input, argument) => {
      expect(await ask("P-0001", "submitIndividualTraining", input)).toMatchObject({
        __typename: "InvalidInput",
        argument,
      });
    });
  });

  it("individual training that no act measures is refused: validated, it would leave no ledger to be told", async () => {
    expect(await ask("P-0002", "submitIndividualTraining", { ...training, acquiredOn: "1900-01-01" })).toMatchObject({
      __typename: "Refused",
      grounds: [{ en: "no act in force allows it", citation: null }],
    });
  });

  it.each([
    [
      "without its hours",
      { kind: "self-study", acquiredOn: "2024-05-10" },
      { __typename: "InvalidInput", argument: "request", message: expect.stringContaining("lacks `hours`") },
    ],
    [
      "that no act measures",
      { kind: "self-study", hours: 10, acquiredOn: "1900-01-01" },
      { __typename: "Refused", grounds: [{ en: "no act in force allows it", citation: null }] },
    ],
  ])(
    "individual training %s that awaits since before it was looked at cannot be validated",
    async (_what, activity, said) => {
      const { db } = registry.database;
      const [owner] = await db.select().from(professionals).where(eq(professionals.publicId, "P-0002"));
      const [made] = await db
        .insert(requests)
        .values({
          professionalId: owner?.id ?? 0,
          kind: "individual-training",
          askedOn: "2024-06-01",
          body: { activity, evidence },
        })
        .returning();
      const before = await db.$count(individualTraining);
      const request = made?.publicId;
      expect(await decide("operator", { request, accepted: true })).toMatchObject(said);
      expect(await db.$count(individualTraining)).toBe(before);
      expect(await decide("operator", { request, accepted: false, reason: "incompleta" })).toMatchObject({
        request: { state: "REFUSED" },
      });
    },
  );

  describe("a claim", () => {
    const claim = { event: "EV-OLD", edition: 1, role: "LEARNER", acquiredOn: "2025-05-02", credits: "5.5", evidence };

    it("waits until the provider's time is over, and is decided by the body that accredits it", async () => {
      expect(
        await ask("P-0001", "claimParticipation", { ...claim, event: "EV-NEW", acquiredOn: "2026-11-02" }),
      ).toMatchObject({
        __typename: "Refused",
        grounds: [{ en: "the provider has until 2027-01-31 to report", citation: { act: expect.any(String) } }],
      });
      const { request } = await ask("P-0001", "claimParticipation", claim, { payload: pending });
      expect(request).toMatchObject({ kind: "INSERTION_CLAIM", event: { registryId: "EV-OLD" }, state: "PENDING" });
      const seen = async (who: string) => {
        const { data }: Answer = await askOf(
          registry.database,
          "{ requests(pending: true) { totalCount edges { node { kind professional { registryId } } } } }",
          {},
          as.get(who),
        );
        return [data.requests.totalCount, ...data.requests.edges.map(({ node }: Answer) => node.kind)];
      };
      expect([await seen("national"), await seen("regional")]).toEqual([[1, "INSERTION_CLAIM"], [0]]);
      expect(await decide("regional", { request: request.id, accepted: true })).toMatchObject({
        __typename: "InvalidInput",
      });
      const before = await registry.database.db.$count(participations);
      expect(await decide("national", { request: request.id, accepted: true })).toMatchObject({
        request: { state: "ACCEPTED", decidedOn: "2026-11-21" },
      });
      expect(await registry.database.db.$count(participations)).toBe(before + 1);
      const { professional }: Answer = await registry.data(
        '{ professional(id: "P-0001") { participations { edges { node { credits acquiredOn event { registryId } } } } } }',
      );
      expect(professional.participations.edges).toEqual([
        { node: { credits: "5.5", acquiredOn: "2025-05-02", event: { registryId: "EV-OLD" } } },
      ]);
      expect(await ask("P-0001", "claimParticipation", claim)).toMatchObject({
        message: "the registry already has the person's participation in that edition",
      });
    });

    it("is of an edition once, even when the provider reports it before the decision", async () => {
      const old = { ...claim, event: "EV-FOUR" };
      expect(await ask("P-0002", "claimParticipation", { ...old, credits: "4.1" })).toMatchObject({
        argument: "credits",
        message: "`credits` is 4.1: the edition gives 4.0",
      });
      const { request } = await ask("P-0002", "claimParticipation", { ...old, credits: "4.0" }, { payload: pending });
      expect(await ask("P-0002", "claimParticipation", { ...old, credits: "3.0" })).toMatchObject({
        __typename: "InvalidInput",
        message: "a claim of 2026-11-21 about that edition awaits a decision: it is claimed once",
      });
      // Somebody else's claim of the same edition is another.
      const other = await ask("P-0001", "claimParticipation", { ...old, credits: "4" }, { payload: pending });
      const { row } = (as.get("P-0002") as { grant: { professional: { row: number } } }).grant.professional;
      await registry.database.db.insert(participations).values({
        ...{ professionalId: row, editionId: heldFor4Credits, publicId: "PA-LATE", role: "learner", credits: "4.0" },
        ...{ effectiveOn: "2025-05-02", registeredOn: "2026-11-21" },
      });
      expect(await decide("national", { request: request.id, accepted: true })).toMatchObject({
        __typename: "Overtaken",
        message: "the participation was registered meanwhile: refuse the claim",
      });
      expect(
        await decide("national", { request: request.id, accepted: false, reason: "Già rapportata." }),
      ).toMatchObject({ request: { state: "REFUSED" } });
      expect(await decide("national", { request: other.request.id, accepted: true })).toMatchObject({
        request: { state: "ACCEPTED" },
      });
    });

    it("is made once, however many of the same person come at once", async () => {
      const four = { ...claim, event: "EV-FOUR", credits: "4.0" };
      const three = [1, 2, 3].map(() => ask("P-0003", "claimParticipation", four, { payload: pending }));
      const answers = await Promise.all(three);
      const once = "a claim of 2026-11-21 about that edition awaits a decision: it is claimed once";
      expect(answers.filter(({ message }) => message === once)).toHaveLength(2);
      const [made, ...others] = answers.filter(({ request }) => request?.state === "PENDING");
      expect(others).toEqual([]);
      const refusal = { request: made.request.id, accepted: false, reason: "Non risulta." };
      expect(await decide("national", refusal)).toMatchObject({ request: { state: "REFUSED" } });
    });

    it.each([
      [{ ...claim, credits: "50.1" }, "credits"],
      [{ ...claim, credits: "0.0" }, "credits"],
      [{ ...claim, acquiredOn: "2025-05-03" }, "acquiredOn"],
      [{ ...claim, event: "EV-NONE" }, "event"],
    ])("that makes no sense is not understood: %#", async (input, argument) => {
      expect(await ask("P-0002", "claimParticipation", input)).toMatchObject({ __typename: "InvalidInput", argument });
    });
  });

  it("a document is the one the acts give a right to, and is issued by the Order of the person", async () => {
    const { request } = await ask("P-0003", "requestDocument", { triennium: "2017-2019" }, { payload: pending });
    expect(await decide("ORD-2", { request: request.id, accepted: true })).toMatchObject({
      __typename: "InvalidInput",
    });
    expect(await decide("ORD-1", { request: request.id, accepted: false })).toMatchObject({ argument: "reason" });
    const answer = await decide("ORD-1", { request: request.id, accepted: true });
    expect(answer.request).toEqual({
      state: "ACCEPTED",
      decidedOn: "2026-11-21",
      reason: null,
      document: { triennium: "2017-2019", document: "certificato", form: "IIIA", issuer: "order" },
    });
  });

  it("an incongruity is told in words, and answered", async () => {
    const { request } = await ask(
      "P-0002",
      "reportIncongruity",
      { about: " Il datore di lavoro è un altro. " },
      { payload: pending },
    );
    expect(request).toMatchObject({ kind: "INCONGRUITY", state: "PENDING" });
    expect(
      await decide("operator", { request: request.id, accepted: false, reason: "È quello giusto." }),
    ).toMatchObject({
      request: { state: "REFUSED", reason: "È quello giusto." },
    });
    expect(await ask("P-0002", "reportIncongruity", { about: " " })).toMatchObject({ argument: "about" });
  });

  describe("a dossier", () => {
    const dossier = { technical: "50.00", process: "33.34", system: "16.66", objectives: [18, 4, 2] };

    it("is built in the years in which the acts reward it, once, and lowers the obligation", async () => {
      const obligation = 'ledger(triennium: "2026-2028") { obligation { individual { exact } } } record';
      const { professional } = await ask("P-0001", "buildDossier", dossier, { person: obligation });
      expect(professional.ledger.obligation.individual.exact).toBe("110");
      expect(JSON.parse(professional.record).dossiers).toEqual([
        {
          kind: "individual",
          triennium: "2026-2028",
          builtOn: "2026-11-21",
          areas: [
            { area: "technical", planned: "50.00" },
            { area: "process", planned: "33.34" },
            { area: "system", planned: "16.66" },
          ],
          registeredOn: "2026-11-21",
        },
      ]);
      expect(await ask("P-0001", "buildDossier", dossier)).toMatchObject({
        message: "the individual dossier of 2026-2028 was already built",
      });
      expect(await ask("P-0002", "buildDossier", dossier, { on: "2028-01-01" })).toMatchObject({
        __typename: "Refused",
        grounds: [{ en: "built today, the dossier gives no reduction in 2026-2028" }],
      });
    });

    it.each([
      [{ ...dossier, system: "16.67" }, /^the three areas do not make 100/],
      [{ ...dossier, system: "sixteen" }, /^`system` is "sixteen": write a percentage such as 33.34$/],
      [{ ...dossier, objectives: [] }, /^`objectives` has 0: choose one to ten$/],
      [{ ...dossier, objectives: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] }, /^`objectives` has 11: choose one to ten$/],
      [{ ...dossier, objectives: [18, 18] }, /^`objectives` has 18 twice$/],
      [{ ...dossier, objectives: [99] }, /^there is no objective 99$/],
      [
        { technical: "100", process: "0", system: "0", objectives: [4] },
        /^objective 4 is of an area in which nothing is planned: process$/,
      ],
    ])("that makes no sense is not understood: %#", async (input, message) => {
      expect(await ask("P-0002", "buildDossier", input)).toMatchObject({
        __typename: "InvalidInput",
        message: expect.stringMatching(message),
      });
    });
  });

  it("a resolution of the Order is recorded in its turn, and its day decides the obligation", async () => {
    const years = 'ledger(triennium: "2026-2028") { obligation { years } }';
    const cancelled = {
      professional: "P-0003",
      kind: "CANCELLATION",
      resolvedOn: "2026-03-01",
      appliedOn: "2026-02-01",
    };
    const { professional } = await ask("ORD-1", "recordResolution", cancelled, {
      person: `${years} registrations { kind resolvedOn }`,
    });
    expect(professional.registrations.at(-1)).toEqual({ kind: "CANCELLATION", resolvedOn: "2026-03-01" });
    expect(professional.ledger.obligation.years).toBe(0);
    expect(await ask("ORD-1", "recordResolution", { ...cancelled, resolvedOn: "2026-04-01" })).toMatchObject({
      message: "after a resolution of cancellation comes a resolution of reenrolment, not of cancellation",
    });
    expect(
      await ask("ORD-1", "recordResolution", {
        ...cancelled,
        kind: "REENROLMENT",
        resolvedOn: "2026-01-01",
        appliedOn: "2025-12-01",
      }),
    ).toMatchObject({ argument: "resolvedOn" });
    expect(await ask("ORD-2", "recordResolution", cancelled)).toMatchObject({ __typename: "NotAllowed" });
  });

  it("a contact is kept with the consent, and seen by nobody who has nothing to do with it", async () => {
    const contact = {
      email: "ada@example.org",
      newsletter: true,
      municipalities: ["H501", "l378"],
      privacyConsent: true,
    };
    const fields = "contact { email newsletter municipalities registeredOn }";
    const answer = await change(registry, "saveContact", contact, { as: as.get("P-0001") as Viewer, person: fields });
    expect(answer.professional.contact).toEqual({
      email: "ada@example.org",
      newsletter: true,
      municipalities: ["H501", "L378"],
      registeredOn: "2026-11-21",
    });
    // Who it is, the lock, the row; who it is now, and the contact.
    expect(registry.statements.filter((sql) => !/savepoint/.test(sql))).toHaveLength(5);
    const refusals = [{ email: "ada" }, { privacyConsent: false }, { newsletter: false }, { municipalities: ["Roma"] }];
    for (const wrong of refusals) {
      expect(await ask("P-0001", "saveContact", { ...contact, ...wrong })).toMatchObject({
        __typename: "InvalidInput",
      });
    }
    const { errors }: Answer = await askOf(
      registry.database,
      `{ professional(id: "P-0003") { ${fields} } }`,
      {},
      as.get("ORD-1"),
    );
    expect(errors.map(({ extensions }: Answer) => extensions.code)).toEqual(["FORBIDDEN"]);
  });

  it("the credits of every year and format are those of national providers", async () => {
    const { professional }: Answer = await registry.data(
      '{ professional(id: "P-0003") { creditsByYear { year format participations credits } } }',
    );
    expect(professional.creditsByYear).toEqual([{ year: 2018, format: "RES", participations: 4, credits: "200.0" }]);
    // What they leave out is said, with how much of it there is.
    const { professional: whole }: Answer = await registry.data(
      '{ professional(id: "P-0003") { leftOutOfCreditsByYear { regional before2011 says { it en } } } }',
    );
    expect(whole.leftOutOfCreditsByYear).toEqual({
      ...{ regional: 0, before2011: 0 },
      says: {
        it: "qui non ci sono le partecipazioni a eventi di provider regionali (0), quelle precedenti il 2011 (0), gli esoneri e le esenzioni: sono nel registro, e la posizione che si certifica è quella del prospetto di ogni triennio",
        en: "participations of regional providers (0), those before 2011 (0) and exemptions are not here: they are in the registry, and the position that is certified is that of the ledger of each triennium",
      },
    });
    const { professional: other }: Answer = await registry.data(
      '{ professional(id: "P-0004") { creditsByYear { credits } leftOutOfCreditsByYear { regional before2011 } } }',
    );
    expect(other).toEqual({ creditsByYear: [], leftOutOfCreditsByYear: { regional: 2, before2011: 1 } });
    // The person, their credits and what those leave out.
    expect(registry.statements).toHaveLength(3);
  });
});
