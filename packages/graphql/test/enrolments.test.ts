/** Enrolment through a portal: windows of the provider, active profiles, receipts, the last place, cancellation; and the three states of credits. */
import { editions, enrolments, events, participations, providers } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import type { Viewer } from "@delibera/identity";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Answer, Asked } from "./change.ts";
import { bound, change, changeAt } from "./change.ts";
import { participation, person } from "./people.ts";
import type { Registry } from "./registry.ts";
import { askOf, openRegistry } from "./registry.ts";

const people = [1, 2, 3, 4, 5].map((number) =>
  person(number, "Prova", number === 1 ? { participations: [participation("PA-1", "5.0")] } : {}),
);
const window = { event: "EV-A", edition: 1, opensOn: "2026-11-01", closesOn: "2026-11-30" };

describeOnEachDatabase("an enrolment", (open) => {
  let registry: Registry;
  const as = new Map<string, Viewer>();

  beforeAll(async () => {
    registry = await openRegistry(open, people);
    const { db } = registry.database;
    const [one, two] = await db
      .insert(providers)
      .values([
        { publicId: "PR-1", kind: "national" },
        { publicId: "PR-2", kind: "regional" },
      ])
      .returning();
    const held = (publicId: string, providerId = one?.id ?? 0, disciplines: number[] | null = null) => ({
      publicId,
      providerId,
      disciplines,
      format: "RES" as const,
    });
    const made = await db
      .insert(events)
      .values([
        held("EV-A"),
        held("EV-B", two?.id, [85]),
        held("EV-C", two?.id, [58]),
        held("EV-D"),
        held("EV-E"),
        held("EV-F", one?.id, [77]),
      ])
      .returning();
    const days = [
      ["2026-12-10", "2026-12-11"],
      ["2026-12-20", "2026-12-20"],
      ["2026-11-02", "2026-11-03"],
      ["2026-05-02", "2026-05-03"],
      [null, null],
      ["2026-12-10", "2026-12-10"],
    ];
    await db.insert(editions).values(
      made.map(({ id }, place) => ({
        eventId: id,
        number: 1,
        startsOn: days[place]?.[0] ?? null,
        endsOn: days[place]?.[1] ?? null,
      })),
    );
    for (const { id } of people) as.set(id, await bound(registry.database, "professional", id));
    for (const id of ["PR-1", "PR-2"]) as.set(id, await bound(registry.database, "provider", id));
  });

  const ask = (who: string, name: string, input: object, asked: Omit<Asked, "as"> = {}): Promise<Answer> =>
    changeAt(registry.database, name, input, { ...asked, as: as.get(who) as Viewer });
  const enrol = (who: string, input: object = {}): Promise<Answer> =>
    ask(
      who,
      "enrol",
      { event: "EV-A", edition: 1, ...input },
      {
        payload:
          "enrolment { receipt enrolledOn cancelledOn profile { kind } event { registryId } edition { number } }",
      },
    );

  it("is opened by the provider that holds the event, and by no other", async () => {
    const edition = { person: "", payload: "edition { enrolment { opensOn closesOn places placesLeft isOpen } }" };
    expect(await enrol("P-0001")).toMatchObject({
      __typename: "InvalidInput",
      message: "enrolment in EV-A/1 was never opened",
    });
    expect(await ask("PR-2", "openEnrolment", window, edition)).toMatchObject({
      __typename: "NotAllowed",
      message: "EV-A is of another provider",
    });
    expect(await ask("P-0001", "openEnrolment", window, edition)).toMatchObject({ __typename: "NotAllowed" });
    expect(await ask("PR-1", "openEnrolment", { ...window, closesOn: "2026-10-01" }, edition)).toMatchObject({
      argument: "closesOn",
    });
    const answer = await ask("PR-1", "openEnrolment", { ...window, places: 2 }, edition);
    expect(answer.edition.enrolment).toEqual({
      opensOn: "2026-11-01",
      closesOn: "2026-11-30",
      places: 2,
      placesLeft: 2,
      isOpen: true,
    });
  });

  it("is made under an active profile, when there is one, and gives a receipt", async () => {
    await ask("P-0001", "declareWorkingProfile", { kind: "EMPLOYEE", employer: "APSS", from: "2020-01-01" });
    await ask("P-0001", "declareWorkingProfile", { kind: "FREELANCE", from: "2019-01-01", to: "2020-12-31" });
    expect(await ask("P-0001", "declareWorkingProfile", { kind: "EMPLOYEE", from: "2020-01-01" })).toMatchObject({
      argument: "employer",
      message: "`employer` is missing: say for whom",
    });
    const { professional }: Answer = await registry.data(
      '{ professional(id: "P-0001") { workingProfiles { id kind employer from to } } }',
    );
    const [employee, freelance] = professional.workingProfiles;
    expect(employee).toMatchObject({ kind: "EMPLOYEE", employer: "APSS", to: null });
    expect(await enrol("P-0001")).toMatchObject({ message: `choose one of the active profiles: ${employee.id}` });
    expect(await enrol("P-0001", { profile: freelance.id })).toMatchObject({ argument: "profile" });
    const { enrolment } = await enrol("P-0001", { profile: employee.id });
    expect(enrolment).toEqual({
      receipt: expect.stringMatching(/^[0-9a-f-]{36}$/),
      enrolledOn: "2026-11-21",
      cancelledOn: null,
      profile: { kind: "EMPLOYEE" },
      event: { registryId: "EV-A" },
      edition: { number: 1 },
    });
    expect(await enrol("P-0001", { profile: employee.id })).toMatchObject({
      message: `the person is enrolled already: the receipt is ${enrolment.receipt}`,
    });
    await ask("P-0001", "endWorkingProfile", { profile: employee.id, on: "2026-11-20" });
    expect(await enrol("P-0001", { profile: employee.id })).toMatchObject({ __typename: "InvalidInput" });
  });

  it("takes the last place once, however many want it at once", async () => {
    const answers = await Promise.all(["P-0002", "P-0003", "P-0004"].map((who) => enrol(who)));
    expect(answers.filter(({ __typename }) => __typename === "EnrolPayload")).toHaveLength(1);
    expect(answers.filter(({ message }) => message === "all 2 places are taken")).toHaveLength(2);
  });

  it("is cancelled while enrolment is open, which frees the place, and not later", async () => {
    const { professional }: Answer = await registry.data('{ professional(id: "P-0001") { enrolments { receipt } } }');
    const [{ receipt }] = professional.enrolments;
    const payload = "enrolment { receipt cancelledOn }";
    expect(await ask("P-0005", "cancelEnrolment", { receipt })).toMatchObject({
      __typename: "InvalidInput",
      argument: "receipt",
    });
    expect(await ask("P-0001", "cancelEnrolment", { receipt }, { on: "2026-12-01", payload })).toMatchObject({
      __typename: "Refused",
      grounds: [{ it: "le iscrizioni all'evento sono chiuse", en: "enrolment in the event is closed" }],
    });
    const answer = await change(registry, "cancelEnrolment", { receipt }, { as: as.get("P-0001") as Viewer, payload });
    expect(answer.enrolment).toEqual({ receipt, cancelledOn: "2026-11-21" });
    // The acts, the person, their lock, the enrolments, the window, the record, the cancellation; then the person and the enrolments.
    expect(registry.statements.filter((sql) => !/savepoint/.test(sql))).toHaveLength(9);
    expect(await ask("P-0001", "cancelEnrolment", { receipt })).toMatchObject({
      message: "it was already cancelled on 2026-11-21",
    });
    expect((await enrol("P-0005")).__typename).toBe("EnrolPayload");
    expect(await registry.database.db.$count(enrolments)).toBe(4);
  });

  it("is made only while it is open", async () => {
    const late = { event: "EV-B", edition: 1, opensOn: "2026-12-01", closesOn: "2026-12-10" };
    await ask("PR-2", "openEnrolment", late, { person: "", payload: "edition { number }" });
    expect(await enrol("P-0005", { event: "EV-B" })).toMatchObject({
      message: "enrolment opens on 2026-12-01: ask again then",
    });
    await ask(
      "PR-2",
      "openEnrolment",
      { ...late, opensOn: "2026-10-01", closesOn: "2026-11-20" },
      { person: "", payload: "edition { number }" },
    );
    expect(await enrol("P-0005", { event: "EV-B" })).toMatchObject({ message: "enrolment closed on 2026-11-20" });
    expect(await enrol("P-0005", { event: "EV-B", edition: 7 })).toMatchObject({
      argument: "edition",
      message: "EV-B has no edition 7: it has 1",
    });
  });

  it("tells whoever took the last place, at once or later, that they have it, and everybody else that it is taken", async () => {
    await ask(
      "PR-1",
      "openEnrolment",
      { ...window, event: "EV-F", places: 1 },
      { person: "", payload: "edition { number }" },
    );
    const twice = await Promise.all(
      ["P-0002", "P-0003", "P-0002", "P-0003"].map((who) => enrol(who, { event: "EV-F" })),
    );
    const [receipts, messages] = [
      twice.flatMap(({ enrolment }) => enrolment?.receipt ?? []),
      twice.map(({ message }) => message),
    ];
    expect(receipts).toHaveLength(1);
    const taken = "the only place is taken";
    const has = `the person is enrolled already: the receipt is ${receipts[0]}`;
    expect(messages.toSorted()).toEqual([taken, taken, has, undefined]);
    const [taker] = ["P-0002", "P-0003"].filter((_, place) => [messages[place], messages[place + 2]].includes(has));
    const other = taker === "P-0002" ? "P-0003" : "P-0002";
    expect((await enrol(taker ?? "", { event: "EV-F" })).message).toBe(has);
    expect((await enrol(other, { event: "EV-F" })).message).toBe(taken);
    expect(await registry.database.db.$count(enrolments, eq(enrolments.publicId, receipts[0]))).toBe(1);
  });

  describe("and the events it can be made in", () => {
    const search = async (args: string) => {
      const { events: found }: Answer = await registry.data(
        `{ events(first: 50, ${args}) { edges { node { registryId } } } }`,
      );
      return found.edges.map(({ node }: Answer) => node.registryId);
    };

    it.each([
      ["enrolmentOpen: true", ["EV-A", "EV-F"]],
      ['startsFrom: "2026-11-22", disciplines: [58], provider: NATIONAL', ["EV-A"]],
      ['startsFrom: "2026-11-22", disciplines: [85]', ["EV-A", "EV-B"]],
      ['startsFrom: "2026-11-01", startsTo: "2026-11-30", disciplines: [58]', ["EV-C"]],
    ])("are found by day, discipline, provider and open enrolment: %s", async (args, expected) => {
      expect(await search(args)).toEqual(expected);
    });
  });

  describe("when the event is over", () => {
    it("has credits that are acquired, reported or overdue, by the deadline of the acts", async () => {
      const query = `{ a: event(id: "EV-A") { ...it } c: event(id: "EV-C") { ...it } d: event(id: "EV-D") { ...it } e: event(id: "EV-E") { ...it } r: event(id: "EV-PA-1") { ...it } }
        fragment it on Event { editions { standing { state dueOn reportedOn citation { act } } } }`;
      const { data }: Answer = await askOf(registry.database, query, {}, as.get("P-0001"));
      const [a, c, d, e] = ["a", "c", "d", "e"].map((name) => data[name].editions[0].standing);
      expect(a).toMatchObject({ state: "NOT_OVER", dueOn: "2027-03-11", reportedOn: null });
      expect(c).toMatchObject({ state: "ACQUIRED", dueOn: "2027-02-01", reportedOn: null });
      expect(d).toMatchObject({ state: "OVERDUE", dueOn: "2026-08-01", reportedOn: null });
      expect(d.citation.act).toMatch(/^[a-z0-9_]+$/);
      expect(e).toBeNull();
    });

    it("has credits that are reported once the registry knows of the person's own participation", async () => {
      await registry.database.db.transaction(async (db) => {
        const [edition] = await db
          .select({ id: editions.id })
          .from(editions)
          .innerJoin(events, eq(events.id, editions.eventId))
          .where(eq(events.publicId, "EV-D"));
        const row = as.get("P-0002") as { grant: { professional: { row: number } } };
        const taken = {
          professionalId: row.grant.professional.row,
          publicId: "PA-9",
          editionId: edition?.id ?? 0,
          role: "learner" as const,
          credits: "5.0",
          effectiveOn: "2026-05-03",
          registeredOn: "2026-09-01",
        };
        await db.insert(participations).values(taken);
      });
      const query = '{ event(id: "EV-D") { editions { standing { state reportedOn } } } }';
      const standing = async (who: string) => {
        const { data }: Answer = await askOf(registry.database, query, {}, as.get(who));
        return data.event.editions[0].standing;
      };
      expect(await standing("P-0002")).toEqual({ state: "REPORTED", reportedOn: "2026-09-01" });
      expect(await standing("P-0001")).toEqual({ state: "OVERDUE", reportedOn: null });
    });
  });
});
