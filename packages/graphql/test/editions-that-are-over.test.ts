/** Enrolment ends with the edition, whatever its window says: it is not opened, told, entered or cancelled afterwards. */
import { editions, enrolmentWindows, events, providers } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import type { Viewer } from "@delibera/identity";
import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import type { Answer, Asked } from "./change.ts";
import { bound, changeAt } from "./change.ts";
import { person } from "./people.ts";
import type { Registry } from "./registry.ts";
import { askOf, openRegistry, today } from "./registry.ts";

const people = [person(1, "Prova"), person(2, "Prova")];
const tomorrow = "2026-11-22";

/** How each edition is held, around the day of the tests, 21 November 2026. */
const held = [
  ["EV-OVER", "RES", "2026-11-19", "2026-11-20"],
  ["EV-TODAY", "RES", "2026-11-21", "2026-11-21"],
  ["EV-BEGUN", "RES", "2026-11-20", "2026-11-25"],
  ["EV-FAD", "FAD", "2026-11-01", "2026-11-22"],
  ["EV-FAD-OVER", "FAD", "2026-10-01", "2026-11-20"],
  ["EV-UNDATED", "RES", null, null],
] as const;

describeOnEachDatabase("an edition", (open) => {
  let registry: Registry;
  const as = new Map<string, Viewer>();
  const rows = new Map<string, number>();

  beforeAll(async () => {
    registry = await openRegistry(open, people);
    const { db } = registry.database;
    const [provider] = await db.insert(providers).values({ publicId: "PR-1", kind: "national" }).returning();
    for (const [publicId, format, startsOn, endsOn] of held) {
      const entry = { publicId, providerId: provider?.id ?? 0, format, disciplines: [58] };
      const [event] = await db.insert(events).values(entry).returning();
      const edition = { eventId: event?.id ?? 0, number: 1, startsOn, endsOn };
      const [made] = await db.insert(editions).values(edition).returning();
      rows.set(publicId, made?.id ?? 0);
    }
    for (const { id } of people) as.set(id, await bound(registry.database, "professional", id));
    as.set("PR-1", await bound(registry.database, "provider", "PR-1"));
  });

  const ask = (who: string, name: string, input: object, asked: Omit<Asked, "as"> = {}): Promise<Answer> =>
    changeAt(registry.database, name, input, { ...asked, as: as.get(who) as Viewer });
  const openWindow = (event: string, closesOn: string, on: string = today): Promise<Answer> =>
    ask(
      "PR-1",
      "openEnrolment",
      { event, edition: 1, opensOn: "2026-10-01", closesOn },
      { person: "", payload: "edition { number }", on },
    );
  const enrol = (who: string, event: string, on: string = today): Promise<Answer> =>
    ask(
      who,
      "enrol",
      { event, edition: 1 },
      { on, payload: "enrolment { receipt profile { kind } event { registryId } }" },
    );
  /** As it was said when nobody looked at the days of the edition. */
  const openedBefore = async (event: string): Promise<void> => {
    const days = { opensOn: "2026-10-01", closesOn: "2026-12-31", registeredOn: "2026-10-01" };
    await registry.database.db.insert(enrolmentWindows).values({ editionId: rows.get(event) ?? 0, ...days });
  };

  it.each([
    ["EV-OVER", "2026-11-30", "edition", "EV-OVER/1 ended on 2026-11-20: enrolment in it is not opened any more"],
    [
      "EV-FAD-OVER",
      "2026-11-10",
      "edition",
      "EV-FAD-OVER/1 ended on 2026-11-20: enrolment in it is not opened any more",
    ],
    ["EV-BEGUN", "2026-11-21", "closesOn", "`closesOn` is 2026-11-21: the edition begins on 2026-11-20"],
    ["EV-TODAY", "2026-11-22", "closesOn", "`closesOn` is 2026-11-22: the edition begins on 2026-11-21"],
    ["EV-FAD", "2026-11-23", "closesOn", "`closesOn` is 2026-11-23: the edition ends on 2026-11-22"],
  ])("%s is not opened to enrolment until %s", async (event, closesOn, argument, message) => {
    expect(await openWindow(event, closesOn)).toMatchObject({ __typename: "InvalidInput", argument, message });
    expect(
      await registry.database.db.$count(enrolmentWindows, eq(enrolmentWindows.editionId, rows.get(event) ?? 0)),
    ).toBe(0);
  });

  it("is open until the day it begins; at a distance, until the day it ends; and as said when its days are not known", async () => {
    for (const [event, closesOn] of [
      ["EV-TODAY", today],
      ["EV-FAD", tomorrow],
      ["EV-UNDATED", "2026-12-31"],
    ] as const) {
      expect((await openWindow(event, closesOn)).__typename).toBe("OpenEnrolmentPayload");
      expect((await enrol("P-0001", event)).__typename).toBe("EnrolPayload");
    }
    expect(await enrol("P-0002", "EV-TODAY", tomorrow)).toMatchObject({
      argument: "edition",
      message: "EV-TODAY/1 ended on 2026-11-21: nobody enrols in it any more",
    });
    expect((await enrol("P-0002", "EV-FAD", tomorrow)).__typename).toBe("EnrolPayload");
    expect((await enrol("P-0002", "EV-UNDATED", "2026-12-31")).__typename).toBe("EnrolPayload");
  });

  it("is closed when it begins, or ends, though it was said to be open for longer", async () => {
    for (const event of ["EV-OVER", "EV-FAD-OVER", "EV-BEGUN"]) await openedBefore(event);
    for (const event of ["EV-OVER", "EV-FAD-OVER"]) {
      expect(await enrol("P-0001", event)).toMatchObject({
        __typename: "InvalidInput",
        argument: "edition",
        message: `${event}/1 ended on 2026-11-20: nobody enrols in it any more`,
      });
    }
    expect(await enrol("P-0001", "EV-BEGUN")).toMatchObject({
      __typename: "InvalidInput",
      argument: "event",
      message: "enrolment closed on 2026-11-20",
    });
    const window = (name: string) => `event(id: "${name}") { editions { enrolment { closesOn isOpen } } }`;
    const { data } = (await registry.ask(
      `{ over: ${window("EV-OVER")} far: ${window("EV-FAD-OVER")} begun: ${window("EV-BEGUN")} }`,
    )) as Answer;
    const closed = { editions: [{ enrolment: { closesOn: "2026-11-20", isOpen: false } }] };
    expect(data).toEqual({
      over: { editions: [{ enrolment: { closesOn: "2026-11-19", isOpen: false } }] },
      far: closed,
      begun: closed,
    });
  });

  it("is told by no newsletter, and found by nobody who looks for open enrolment, once it is closed", async () => {
    await ask("P-0001", "saveContact", { email: "ada@example.org", newsletter: true, privacyConsent: true });
    const source = `{ professional(id: "P-0001") { newsletter { event { registryId } } }
      events(enrolmentOpen: true) { edges { node { registryId } } } }`;
    const told = async (on: string) => {
      const { data }: Answer = await askOf(registry.database, source, {}, as.get("P-0001"), on);
      const newsletter = data.professional.newsletter.map(({ event }: Answer) => event.registryId);
      return { newsletter, found: data.events.edges.map(({ node }: Answer) => node.registryId) };
    };
    expect(await told("2026-11-20")).toEqual({
      newsletter: ["EV-BEGUN", "EV-FAD-OVER", "EV-TODAY", "EV-FAD", "EV-UNDATED"],
      found: ["EV-TODAY", "EV-BEGUN", "EV-FAD", "EV-FAD-OVER", "EV-UNDATED"],
    });
    expect(await told(today)).toEqual({
      newsletter: ["EV-TODAY", "EV-FAD", "EV-UNDATED"],
      found: ["EV-TODAY", "EV-FAD", "EV-UNDATED"],
    });
    expect(await told("2026-11-23")).toEqual({ newsletter: ["EV-UNDATED"], found: ["EV-UNDATED"] });
  });

  it("keeps the enrolments it has once it is over, with the comma that says so", async () => {
    const before = "2026-11-10";
    const { enrolment } = await enrol("P-0002", "EV-OVER", before);
    const { receipt } = enrolment;
    const payload = "enrolment { receipt cancelledOn }";
    expect(await ask("P-0002", "cancelEnrolment", { receipt }, { payload })).toMatchObject({
      __typename: "Refused",
      grounds: [
        {
          it: "le iscrizioni all'evento sono chiuse",
          en: "enrolment in the event is closed",
          citation: { act: "ecm_trento_guida", article: "2", comma: "1" },
        },
      ],
    });
    const kept = '{ professional(id: "P-0002") { enrolments { receipt cancelledOn } } }';
    const { data }: Answer = await askOf(registry.database, kept, {}, as.get("P-0002"));
    expect(data.professional.enrolments).toContainEqual({ receipt, cancelledOn: null });
    const answer = await ask("P-0002", "cancelEnrolment", { receipt }, { payload, on: "2026-11-19" });
    expect(answer.enrolment).toEqual({ receipt, cancelledOn: "2026-11-19" });
  });
});
