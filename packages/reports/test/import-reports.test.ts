/** A file of reports becomes facts, once, and what is wrong is refused with its line. */
import type { Database } from "@delibera/database";
import { eventReports, events, factsOfProfessional, participations } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import type { ImportedReports, ImportOptions, Refusal } from "../src/reports.ts";
import { formatOfFile, importReports } from "../src/reports.ts";
import type { SampleReport } from "./sample-reports.ts";
import { csv, file, fillRegistry, ndjson, participant, people, report, xml } from "./sample-reports.ts";

describeOnEachDatabase("importing reports", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await fillRegistry(database);
  });

  async function imported(name: string, text: string | Uint8Array, options: Partial<ImportOptions> = {}) {
    const refusals: Refusal[] = [];
    const path = file(name, text);
    const outcome = await importReports(database, path, {
      format: formatOfFile(path) ?? "xml",
      registeredOn: "2024-06-01",
      onRefusals: (page) => refusals.push(...page),
      ...options,
    });
    if (outcome.kind === "busy" || outcome.kind === "no-rules") throw new Error(outcome.kind);
    return { ...outcome, refusals } satisfies ImportedReports & { refusals: Refusal[] };
  }

  const told = async (index: number, knownOn?: string) =>
    (await factsOfProfessional(database.db, people[index]?.id ?? "", { knownOn }))?.participations?.filter(
      ({ event }) => event?.startsWith("T-"),
    );

  it("registers the participations of a report, with the disciplines of each person", async () => {
    const { kind, tally, refusals } = await imported(
      "one.xml",
      xml([
        report(
          "T-1",
          [0, 1, 2].map((it) => participant(it)),
        ),
      ]),
    );
    expect({ kind, refusals }).toEqual({ kind: "finished", refusals: [] });
    expect(tally).toMatchObject({ first: 1, later: 0, known: 0, refused: 0, late: 0, participants: 3, registered: 3 });
    expect(await told(1)).toEqual([
      {
        id: "T-1/1",
        event: "T-1",
        edition: 1,
        provider: "national",
        format: "RES",
        role: "learner",
        acquiredOn: "2024-05-11",
        registeredOn: "2024-06-01",
        credits: "12.0",
        recruited: false,
        objective: 18,
        disciplines: people[1]?.disciplines,
        radioprotection: false,
        eventStart: "2024-05-10",
        eventEnd: "2024-05-11",
        research: false,
      },
    ]);
  });

  it("writes nothing the second time, whatever the format", async () => {
    const same = [report("T-2", [participant(3), participant(4)])];
    expect((await imported("two.xml", xml(same))).tally).toMatchObject({ first: 1, registered: 2 });
    for (const [name, text] of [
      ["two.xml", xml(same)],
      ["two.csv", csv(same)],
      ["comma.csv", csv(same, ",")],
      ["two.ndjson", ndjson(same)],
      ["two.json", ndjson(same)],
    ] as const) {
      expect((await imported(name, text)).tally, name).toMatchObject({ first: 0, later: 0, known: 1, registered: 0 });
    }
    const rows = await database.db.select().from(eventReports).innerJoin(events, eq(events.publicId, "T-2"));
    expect(rows.filter((row) => row.event_reports.header["cod_evento"] === "T-2")).toHaveLength(1);
  });

  it("lets a later report supersede the earlier one, which stays known on its day", async () => {
    const first = report("T-3", [participant(5), participant(6), participant(7)]);
    const later = report("T-3", [participant(5), participant(6, { cred_acq: "6.5" }), participant(8, { ruolo: "D" })]);
    await imported("first.xml", xml([first]));
    const { tally } = await imported("later.ndjson", ndjson([later]), { registeredOn: "2024-07-01" });
    expect(tally).toMatchObject({ first: 0, later: 1, participants: 3, registered: 1, corrected: 1, withdrawn: 1 });
    const credits = async (index: number, day: string) => (await told(index, day))?.map((it) => it.credits);
    expect([await credits(5, "2024-07-01"), await credits(6, "2024-07-01")]).toEqual([["12.0"], ["6.5"]]);
    expect([await credits(7, "2024-07-01"), await credits(8, "2024-07-01")]).toEqual([[], ["12.0"]]);
    expect([await credits(6, "2024-06-30"), await credits(7, "2024-06-30")]).toEqual([["12.0"], ["12.0"]]);
    // The person withdrawn comes back; the first content is not taken for new.
    const back = report("T-3", [participant(5), participant(7)]);
    expect((await imported("back.xml", xml([back]), { registeredOn: "2024-08-01" })).tally).toMatchObject({
      ...{ later: 1, registered: 0, corrected: 1, withdrawn: 2 },
    });
    expect([await credits(7, "2024-08-01"), await credits(8, "2024-08-01")]).toEqual([["12.0"], []]);
    expect((await imported("again.xml", xml([first]), { registeredOn: "2024-09-01" })).tally).toMatchObject({
      known: 1,
    });
  });

  it("refuses a correction under a day before what it corrects", async () => {
    const early = report("T-4", [participant(9)]);
    await imported("early.xml", xml([early]), { registeredOn: "2024-07-01" });
    const { refusals, tally } = await imported("earlier.xml", xml([report("T-4", [participant(9), participant(10)])]));
    expect(refusals).toEqual([
      { line: 3, event: "T-4", edition: 1, reason: "registered-later", parameters: { day: "2024-07-01" } },
    ]);
    expect(tally).toMatchObject({ refused: 1, registered: 0 });
  });

  it("accepts a late report and marks it", async () => {
    const { tally } = await imported("late.xml", xml([report("T-5", [participant(11)])]), {
      registeredOn: "2024-08-10",
    });
    expect(tally).toMatchObject({ first: 1, late: 1, registered: 1 });
    const inTime = await imported("time.xml", xml([report("T-6", [participant(11)])]), { registeredOn: "2024-08-09" });
    expect(inTime.tally).toMatchObject({ first: 1, late: 0 });
  });

  it("writes whole reports or nothing of them", async () => {
    const good = report("T-7", [participant(12)]);
    const bad = report("T-8", [participant(13), participant(14, { cred_acq: "12.5" })]);
    const { tally, refusals } = await imported("mixed.xml", xml([good, bad]));
    expect(tally).toMatchObject({ first: 1, refused: 1, participants: 3, registered: 1, reasons: 1 });
    expect(refusals).toEqual([
      { line: 8, event: "T-8", edition: 1, reason: "above-event", parameters: { found: "12.5", most: "12.0" } },
    ]);
    expect(await told(13)).toEqual([]);
    expect(await database.db.$count(events, eq(events.publicId, "T-8"))).toBe(0);
  });

  it("says in a dry run what it would do, and does nothing", async () => {
    const before = await database.db.$count(participations);
    const dry = await imported("dry.xml", xml([report("T-9", [participant(15)])]), { dryRun: true });
    expect(dry.tally).toMatchObject({ first: 1, registered: 1 });
    expect(await database.db.$count(participations)).toBe(before);
    expect((await imported("wet.xml", xml([report("T-9", [participant(15)])]))).tally).toMatchObject({ first: 1 });
  });

  it("tells the editions of an event apart, and two reports of one in the same file in their order", async () => {
    const reports: SampleReport[] = [
      report("T-10", [participant(16)]),
      report("T-10", [participant(16)], { cod_edi: "2" }),
      report("T-10", [participant(16, { cred_acq: "1.0" })], { cod_edi: "2" }),
    ];
    const { tally } = await imported("editions.xml", xml(reports));
    expect(tally).toMatchObject({ first: 2, later: 1, registered: 2, corrected: 1 });
    expect((await told(16))?.map(({ id, credits }) => [id, credits])).toEqual([
      ["T-10/1", "12.0"],
      ["T-10/2", "1.0"],
    ]);
  });

  it("comes to the same with batches of any size", async () => {
    const reports = Array.from({ length: 12 }, (_, index) =>
      report(
        `T-2${index}`,
        [17, 18, 19].map((it) => participant(it)),
      ),
    );
    const { tally } = await imported("small.xml", xml(reports), { batch: 1 });
    expect(tally).toMatchObject({ first: 12, participants: 36, registered: 36 });
    expect((await imported("large.ndjson", ndjson(reports), { batch: 1000 })).tally).toMatchObject({ known: 12 });
  });
});
