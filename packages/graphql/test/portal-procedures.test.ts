/** What portals and Orders do beside the ledger: enrolment of members, employments, dossiers of groups, documents, figures, newsletter. */
import {
  editions,
  employments,
  events,
  exemptions,
  professionals,
  providers,
  registerOrders,
  requests,
} from "@delibera/database";
import { fictionalFiscalCode } from "@delibera/database/registry";
import { describeOnEachDatabase } from "@delibera/database/testing";
import type { Viewer } from "@delibera/identity";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Answer, Asked } from "./change.ts";
import { bound, changeAt, registryOperator } from "./change.ts";
import { participation, person } from "./people.ts";
import type { Registry } from "./registry.ts";
import { askOf, openRegistry } from "./registry.ts";

const birthDate = "1992-04-03";
const codeOf = (birthPlace: number) =>
  fictionalFiscalCode({ firstName: "Livia", lastName: "Prova", sex: "female", birthDate, birthPlace });
/** Changes whose payload has no person. */
const ofNoPerson = new Set(["buildGroupDossier", "registerEmployingBody", "openEnrolment", "decideRequest"]);
const evidence = [{ name: "attestato.pdf", sha256: "0".repeat(64) }];
const named = { firstName: "Livia", lastName: "Prova" };
const contact = { email: "livia@example.org", newsletter: true, privacyConsent: true };
const people = [
  person(1, "Prova"),
  person(2, "Prova"),
  person(3, "Competente", {
    competentDoctor: [{ from: "2017-01-01", registeredOn: "2017-01-01" }],
    participations: [1, 2, 3, 4].map((number) =>
      participation(`PA-${number}`, "50.0", {
        acquiredOn: `2018-0${number}-10`,
        registeredOn: "2018-12-01",
        event: "EV-C",
        disciplines: [57],
      }),
    ),
    disciplines: [57],
  }),
];

describeOnEachDatabase("what portals and Orders do", (open) => {
  let registry: Registry;
  const as = new Map<string, Viewer>([["operator", registryOperator]]);

  beforeAll(async () => {
    registry = await openRegistry(open, people);
    const { database } = registry;
    await registerOrders(database.db, [
      { id: "ORD-1", name: "Ordine di prova" },
      { id: "ORD-2", name: "Altro Ordine" },
    ]);
    for (const { id } of people) as.set(id, await bound(database, "professional", id));
    for (const id of ["ORD-1", "ORD-2"]) as.set(id, await bound(database, "order", id));
    const [provider] = await database.db.insert(providers).values({ publicId: "PR-1", kind: "national" }).returning();
    const made = await database.db
      .insert(events)
      .values(
        (["EV-ALL", "EV-TRENTO", "EV-OTHER", "EV-ROME"] as const).map((publicId) => ({
          publicId,
          providerId: provider?.id ?? 0,
          format: publicId === "EV-ALL" ? ("FAD" as const) : ("RES" as const),
          disciplines: publicId === "EV-OTHER" ? [1] : [58, 85],
        })),
      )
      .returning();
    await database.db
      .insert(editions)
      .values(made.map(({ id }) => ({ eventId: id, number: 1, startsOn: "2026-12-10", endsOn: "2026-12-10" })));
    as.set("PR-1", await bound(database, "provider", "PR-1"));
  });

  const ask = (who: string | Viewer, name: string, input: object, asked: Omit<Asked, "as"> = {}): Promise<Answer> =>
    changeAt(registry.database, name, input, {
      ...(ofNoPerson.has(name) ? { person: "" } : {}),
      ...asked,
      as: typeof who === "string" ? (as.get(who) as Viewer) : who,
    });
  const query = async (who: string | Viewer, source: string): Promise<Answer> =>
    await askOf(registry.database, source, {}, typeof who === "string" ? as.get(who) : who);

  describe("an Order", () => {
    const whole = { ...named, birthDate, profession: 1, disciplines: [58] };

    it("enrols who is in no registry, who is in no register, and who was cancelled", async () => {
      const fields = { person: "lastName registrations { kind resolvedOn }" };
      const first = { fiscalCode: codeOf(10), resolvedOn: "2026-05-01" };
      expect(await ask("ORD-1", "enrolMember", first)).toMatchObject({
        argument: "person",
        message: "nobody has that fiscal code: say who it is in `person`",
      });
      expect((await ask("ORD-1", "enrolMember", { ...first, person: whole }, fields)).professional).toEqual({
        lastName: "Prova",
        registrations: [{ kind: "FIRST", resolvedOn: "2026-05-01" }],
      });
      expect(await ask("ORD-1", "enrolMember", first)).toMatchObject({
        message: "the person is enrolled in that register already",
      });
      // Enrolled elsewhere already: another register, and no other resolution.
      const moved = await ask("ORD-2", "enrolMember", { ...first, resolvedOn: "2026-06-01" }, fields);
      expect(moved.professional.registrations).toEqual([{ kind: "FIRST", resolvedOn: "2026-05-01" }]);
    });

    it("enrols in its own register only, and whoever keeps the registry names it", async () => {
      const asked = { fiscalCode: codeOf(11), resolvedOn: "2026-05-01", person: whole };
      expect(await ask("ORD-1", "enrolMember", { ...asked, order: "ORD-2" })).toMatchObject({
        __typename: "NotAllowed",
        message: "that is the register of another Order",
      });
      expect(await ask("operator", "enrolMember", asked)).toMatchObject({ argument: "order" });
      expect(await ask("operator", "enrolMember", { ...asked, order: "ORD-9" })).toMatchObject({ argument: "order" });
      const done = await ask("operator", "enrolMember", { ...asked, order: "ORD-2" });
      expect(done.__typename).toBe("EnrolMemberPayload");
      for (const wrong of [{ fiscalCode: "X" }, { resolvedOn: "2027-01-01" }, { appliedOn: "2026-05-02" }]) {
        expect(await ask("ORD-1", "enrolMember", { ...asked, ...wrong })).toMatchObject({ __typename: "InvalidInput" });
      }
      expect(await ask("P-0001", "enrolMember", asked)).toMatchObject({ __typename: "NotAllowed" });
    });

    it("counts its members, its resolutions and its documents, each in one statement", async () => {
      await ask("operator", "enrolMember", {
        fiscalCode: codeOf(12),
        resolvedOn: "2025-03-01",
        person: whole,
        order: "ORD-1",
      });
      const source = `orderStatistics { order name professions { profession { code } members }
        resolutions { year kind resolutions } documents { triennium document form issued }
        standing { pendingDocuments competentDoctors exempt } }`;
      const { data } = (await registry.ask(`{ ${source} }`, {}, as.get("ORD-1"))) as Answer;
      expect(data.orderStatistics).toEqual({
        ...{ order: "ORD-1", name: "Ordine di prova" },
        professions: [{ profession: { code: 1 }, members: 2 }],
        resolutions: [
          { year: 2026, kind: "FIRST", resolutions: 1 },
          { year: 2025, kind: "FIRST", resolutions: 1 },
        ],
        documents: [],
        standing: { pendingDocuments: 0, competentDoctors: 0, exempt: 0 },
      });
      // The Order, and one for each of the four.
      expect(registry.statements).toHaveLength(5);
      const others = ["P-0001", "PR-1", "ORD-2"].map((who) =>
        query(who, '{ orderStatistics(order: "ORD-1") { name } }'),
      );
      for (const { errors } of await Promise.all(others)) expect(errors[0].extensions.code).toBe("FORBIDDEN");
      expect((await query("operator", '{ orderStatistics(order: "ORD-2") { name } }')).data).toEqual({
        orderStatistics: { name: "Altro Ordine" },
      });
    });

    it("builds the dossier of a group of its members, and records what is achieved of it", async () => {
      const mine = (await query("ORD-1", "{ professionals { edges { node { registryId } } } }")).data.professionals
        .edges;
      const ids: string[] = mine.map(({ node }: Answer) => node.registryId);
      expect(ids).toHaveLength(2);
      const plan = { technical: "80.00", process: "20.00", system: "0", objectives: [18] };
      const built = await ask(
        "ORD-1",
        "buildGroupDossier",
        { ...plan, members: ids },
        {
          payload:
            'group members { registryId ledger(triennium: "2026-2028") { obligation { bonuses { id amount { exact } } } } }',
        },
      );
      expect(built.members.map(({ registryId }: Answer) => registryId)).toEqual(ids);
      const bonus = { id: "dossier-built", amount: { exact: "30" } };
      for (const { ledger } of built.members) expect(ledger.obligation.bonuses).toContainEqual(bonus);
      const [one = ""] = ids;
      const progress = {
        professional: one,
        kind: "GROUP",
        triennium: "2026-2028",
        technical: "56.00",
        process: "14.00",
      };
      const fields = "dossiers { kind group objectives areas { area planned achieved } }";
      const recorded = await ask("ORD-1", "recordDossierProgress", progress, { person: fields });
      expect(recorded.professional.dossiers).toEqual([
        {
          ...{ kind: "GROUP", group: built.group, objectives: [18] },
          areas: [
            { area: "TECHNICAL", planned: "80.00", achieved: "56.00" },
            { area: "PROCESS", planned: "20.00", achieved: "14.00" },
            { area: "SYSTEM", planned: "0", achieved: null },
          ],
        },
      ]);
      // The dossier is realised at 70 %: the acts give the rest in the triennium after.
      const next = `{ professional(id: "${one}") { ledger(triennium: "2026-2028") { obligation { bonuses { id } } } } }`;
      expect((await query("ORD-1", next)).errors).toBeUndefined();
      const wrong = [
        [{ ...progress, technical: undefined }, "technical"],
        [{ ...progress, system: "10" }, "system"],
        [{ ...progress, process: "x" }, "process"],
        [{ ...progress, triennium: "2023-2025" }, "triennium"],
      ] as const;
      for (const [input, argument] of wrong) {
        expect(await ask("ORD-1", "recordDossierProgress", input)).toMatchObject({
          __typename: "InvalidInput",
          argument,
        });
      }
      expect(await ask("ORD-1", "recordDossierProgress", { ...progress, kind: "INDIVIDUAL" })).toMatchObject({
        __typename: "NotAllowed",
      });
      expect(await ask("ORD-1", "buildGroupDossier", { ...plan, members: [...ids, "P-0001"] })).toMatchObject({
        __typename: "NotAllowed",
        message: 'there is nobody with the id "P-0001" for whom you may do this',
      });
      expect(await ask("ORD-1", "buildGroupDossier", { ...plan, members: [] })).toMatchObject({ argument: "members" });
      expect(await ask("ORD-1", "buildGroupDossier", { ...plan, members: [one, one] })).toMatchObject({
        argument: "members",
      });
      const late = await ask("ORD-1", "buildGroupDossier", { ...plan, members: [one] }, { on: "2028-01-01" });
      expect(late).toMatchObject({
        __typename: "Refused",
        grounds: [{ en: "built today, the dossier gives no reduction in 2026-2028", citation: { comma: "1" } }],
      });
    });
  });

  describe("the employing body", () => {
    it("is recognised, and put right when the person says that it is wrong", async () => {
      for (const [id, name] of [
        ["APSS", "Azienda provinciale di prova"],
        ["CASA", "Casa di cura di prova"],
      ]) {
        expect(
          (await ask("operator", "registerEmployingBody", { id, name }, { payload: "body { id name }" })).body,
        ).toEqual({ id, name });
      }
      expect(await ask("operator", "registerEmployingBody", { id: "APSS", name: "Un'altra" })).toMatchObject({
        message: "there is a body APSS already: choose another id",
      });
      const fields = "employments { body { id name } from to }";
      const told = { professional: "P-0001", body: "APSS", from: "2024-01-01" };
      await ask("operator", "recordEmployment", told);
      const recorded = await ask("operator", "recordEmployment", { ...told, to: "2026-06-30" }, { person: fields });
      const apss = { body: { id: "APSS", name: "Azienda provinciale di prova" }, from: "2024-01-01", to: "2026-06-30" };
      expect(recorded.professional.employments).toEqual([apss]);
      const found = await query(
        "P-0001",
        '{ employingBodies(search: "cura casa") { totalCount edges { node { id } } } }',
      );
      expect(found.data.employingBodies).toEqual({ totalCount: 1, edges: [{ node: { id: "CASA" } }] });
      const { request } = await ask(
        "P-0001",
        "reportIncongruity",
        { about: "Lavoro alla casa di cura.", employment: { body: "CASA", from: "2026-07-01" } },
        { payload: "request { id about }" },
      );
      expect(request.about).toBe("Lavoro alla casa di cura.");
      await ask("operator", "decideRequest", { request: request.id, accepted: true }, { payload: "request { state }" });
      const { data } = await query("P-0001", `{ professional(id: "P-0001") { ${fields} } }`);
      expect(data.professional.employments).toEqual([
        { body: { id: "CASA", name: "Casa di cura di prova" }, from: "2026-07-01", to: null },
        apss,
      ]);
    });

    it("is told by no person, and named as it is registered", async () => {
      const before = await registry.database.db.$count(employments);
      const told = { professional: "P-0001", body: "APSS", from: "2020-01-01" };
      expect(await ask("P-0001", "recordEmployment", told)).toMatchObject({ __typename: "NotAllowed" });
      expect(await ask("P-0001", "registerEmployingBody", { id: "A", name: "B" })).toMatchObject({
        __typename: "NotAllowed",
      });
      expect(await ask("operator", "recordEmployment", { ...told, body: "NONE" })).toMatchObject({ argument: "body" });
      expect(await ask("operator", "recordEmployment", { ...told, to: "2019-01-01" })).toMatchObject({
        argument: "to",
      });
      expect(await ask("operator", "registerEmployingBody", { id: "a b", name: "B" })).toMatchObject({
        argument: "id",
      });
      expect(await registry.database.db.$count(employments)).toBe(before);
    });
  });

  it("form XI asks for an exemption that no list has, which counts once the commission accepts it", async () => {
    const asked = { kind: "ESENZIONE", from: "2024-03-01", to: "2024-08-31", about: "Un caso non previsto.", evidence };
    const ledger = 'ledger(triennium: "2023-2025") { obligation { individual { exact } } }';
    const submitted = await ask("P-0002", "requestUnlistedExemption", asked, {
      person: ledger,
      payload: "request { id kind form state about evidence { name } }",
    });
    expect(submitted).toMatchObject({
      request: { kind: "UNLISTED_EXEMPTION", form: "XI", state: "PENDING", about: "Un caso non previsto." },
    });
    const { id } = submitted.request;
    expect(await ask("P-0002", "decideRequest", { request: id, accepted: true }, { person: "" })).toMatchObject({
      __typename: "NotAllowed",
    });
    await ask("operator", "decideRequest", { request: id, accepted: true }, { payload: "request { state }" });
    const [row] = await registry.database.db.select().from(exemptions);
    expect(row).toMatchObject({
      reason: "unlisted",
      kind: "esenzione",
      effectiveOn: "2024-03-01",
      endsOn: "2024-08-31",
    });
    const { data } = await query("P-0002", `{ professional(id: "P-0002") { ${ledger} } }`);
    const before = submitted.professional.ledger.obligation.individual.exact;
    // 184 days: twelve times fifteen, two credits each.
    expect(Number(before) - Number(data.professional.ledger.obligation.individual.exact)).toBe(24);
    for (const [wrong, argument] of [
      [{ evidence: [] }, "evidence"],
      [{ about: " " }, "about"],
      [{ to: "2024-02-01" }, "to"],
      [{ to: "9999-12-31" }, "to"],
      [{ from: "1900-01-01" }, "from"],
    ] as const) {
      expect(await ask("P-0002", "requestUnlistedExemption", { ...asked, ...wrong })).toMatchObject({ argument });
    }
  });

  it.each([
    [
      "esenzione",
      { from: "2024-03-01", to: "9999-12-31" },
      {
        __typename: "InvalidInput",
        argument: "request",
        message: expect.stringMatching(/^`to` is 9999-12-31: .*: refuse the request, and say so$/),
      },
    ],
    [
      "esonero",
      { from: "2026-11-01", to: "2027-10-31" },
      { grounds: [{ citation: { act: "fnomceo_2025_vademecum", article: "6", comma: "3" } }] },
    ],
  ] as const)(
    "form XI of %s that awaits since before it was looked at cannot be accepted",
    async (kind, days, said) => {
      const { db } = registry.database;
      const [owner] = await db.select().from(professionals).where(eq(professionals.publicId, "P-0002"));
      const body = { kind, ...days, about: "Un caso non previsto.", evidence };
      const [made] = await db
        .insert(requests)
        .values({ professionalId: owner?.id ?? 0, kind: "unlisted-exemption", askedOn: "2026-11-02", body })
        .returning();
      const before = await db.$count(exemptions);
      expect(await ask("operator", "decideRequest", { request: made?.publicId, accepted: true })).toMatchObject(said);
      expect(await db.$count(exemptions)).toBe(before);
    },
  );

  it("an issued document is printed as a page that says what it rests on, form III B for the competent doctor", async () => {
    const { request } = await ask(
      "P-0003",
      "requestDocument",
      { triennium: "2017-2019" },
      { payload: "request { id printed }" },
    );
    expect(request.printed).toBeNull();
    const decided = await ask(
      "operator",
      "decideRequest",
      { request: request.id, accepted: true },
      {
        payload: "request { printed document { form program facts citation { act article comma } } }",
      },
    );
    const one = `{ request(id: "${request.id}") { kind state professional { registryId } evidence { name } document { form } } }`;
    const { request: kept } = (await registry.data(one)) as Answer;
    expect(kept).toEqual({
      ...{ kind: "DOCUMENT", state: "ACCEPTED", professional: { registryId: "P-0003" }, evidence: [] },
      document: { form: "IIIB" },
    });
    // The request, and the person.
    expect(registry.statements).toHaveLength(2);
    const { printed, document } = decided.request;
    expect(document.form).toBe("IIIB");
    for (const text of [
      "<h1>Allegato III B, certificazione ECM del medico competente</h1>",
      "<td>Competente Ada</td>",
      "<td>2017-2019</td>",
      `<td>${document.citation.act}, art. ${document.citation.article}, comma ${document.citation.comma}</td>`,
      `<td>${document.program}</td>`,
      `<td>${document.facts}</td>`,
    ]) {
      expect(printed).toContain(text);
    }
  });

  it("the newsletter tells of open editions, of the person's disciplines, where they want or at a distance", async () => {
    const window = { edition: 1, opensOn: "2026-11-01", closesOn: "2026-11-30" };
    for (const [event, municipality] of [
      ["EV-ALL", undefined],
      ["EV-TRENTO", "l378"],
      ["EV-OTHER", "L378"],
      ["EV-ROME", "H501"],
    ]) {
      await ask(
        "PR-1",
        "openEnrolment",
        { ...window, event, municipality },
        { payload: "edition { enrolment { municipality } }" },
      );
    }
    expect(await ask("PR-1", "openEnrolment", { ...window, event: "EV-ALL", municipality: "Trento" })).toMatchObject({
      argument: "municipality",
    });
    const fields = "newsletter { event { registryId } edition { number } }";
    const wants = { ...contact, municipalities: ["L378"] };
    await ask("P-0002", "saveContact", wants);
    const told = async (municipalities: readonly string[]) => {
      await ask("P-0001", "saveContact", { ...wants, municipalities });
      const { data } = (await registry.ask(
        `{ professional(id: "P-0001") { ${fields} } }`,
        {},
        as.get("P-0001"),
      )) as Answer;
      return data.professional.newsletter.map(({ event }: Answer) => event.registryId);
    };
    expect(await told(["L378"])).toEqual(["EV-ALL", "EV-TRENTO"]);
    // The person, what is told, the events.
    expect(registry.statements).toHaveLength(3);
    expect(await told([])).toEqual(["EV-ALL", "EV-TRENTO", "EV-ROME"]);
    const subscribers = `{ newsletterSubscribers(last: 2) { edges { node { email professional { registryId ${fields} } } } } }`;
    const { data } = (await registry.ask(subscribers)) as Answer;
    expect(
      data.newsletterSubscribers.edges.map(({ node }: Answer) => [
        node.professional.registryId,
        node.professional.newsletter.length,
      ]),
    ).toEqual([
      ["P-0002", 2],
      ["P-0001", 3],
    ]);
    // Who wants it, the people, what they are told, the events: as many for a hundred.
    expect(registry.statements).toHaveLength(4);
    await ask("P-0001", "saveContact", { ...wants, newsletter: false, municipalities: [] });
    expect(
      (await query("P-0001", `{ professional(id: "P-0001") { ${fields} } }`)).data.professional.newsletter,
    ).toEqual([]);
    expect((await query("P-0001", "{ newsletterSubscribers { totalCount } }")).errors[0].extensions.code).toBe(
      "FORBIDDEN",
    );
  });
});
