/** An import that is killed, cut off or doubled ends with what one undisturbed import would have written. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Database } from "@delibera/database";
import { lostConnection, openDatabase, reportImportSteps } from "@delibera/database";
import { createTestPostgres, describeOnEachDatabase } from "@delibera/database/testing";
import { sql } from "drizzle-orm";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import type { ImportOptions, Refusal } from "../src/reports.ts";
import { importReports } from "../src/reports.ts";
import { registeredContent } from "./registered-content.ts";
import { file, fillRegistry, ndjson, participant, report, xml } from "./sample-reports.ts";

const options: ImportOptions = { format: "xml", registeredOn: "2024-06-01", batch: 150 };

/** About a megabyte; some of its reports are refused, in several places. */
const reports = Array.from({ length: 300 }, (_, index) =>
  report(
    `T-${index}`,
    Array.from({ length: 10 }, (_, place) =>
      participant((index + place * 7) % 60, place === 3 && index % 30 === 7 ? { cred_acq: "13.0" } : {}),
    ),
  ),
);

async function newDatabase(): Promise<{ url: string; database: Database }> {
  const { url, drop } = await createTestPostgres();
  const database = await openDatabase({ url });
  onTestFinished(async () => {
    await database.close();
    await drop();
  });
  await fillRegistry(database);
  return { url, database };
}

describe.skipIf(inject("testDatabases").postgres === undefined)("an import on PostgreSQL", () => {
  it("killed again and again ends with the content of one that was not", { timeout: 300_000 }, async () => {
    const path = file("reports.xml", xml(reports));
    const undisturbed = await newDatabase();
    const whole = await importReports(undisturbed.database, path, options);
    expect(whole).toMatchObject({ kind: "finished", tally: { first: 290, refused: 10, registered: 2900 } });

    const { url, database } = await newDatabase();
    const steps = () => database.db.$count(reportImportSteps);
    let before = 0;
    for (const percent of [30, 60]) {
      await killAt(percent, url, path);
      const now = await steps();
      expect(now, `killed at ${percent} %`).toBeGreaterThan(before);
      before = now;
    }
    const refusals: Refusal[] = [];
    const outcome = await importReports(database, path, {
      ...options,
      registeredOn: "2024-06-02",
      onRefusals: (page) => refusals.push(...page),
    });
    if (outcome.kind !== "finished" || whole.kind !== "finished") throw new Error(outcome.kind);
    expect(outcome.continuedAfter).toBeGreaterThan(0);
    expect(outcome.continuedAfter).toBeLessThan(300);
    expect(outcome.registeredOn, "the day is that of its beginning").toBe("2024-06-01");
    expect(outcome.tally).toEqual(whole.tally);
    const content = await registeredContent(database);
    expect(content).toEqual(await registeredContent(undisturbed.database));
    // Those of the parts before are told again, so that the list is whole.
    expect(refusals.map(({ line }) => line)).toEqual(content.refusals.map(([line]) => line));
  });

  it("whose connection is cut fails as such, and is continued", { timeout: 300_000 }, async () => {
    const { database } = await newDatabase();
    const path = file("reports.xml", xml(reports));
    let cut: Promise<unknown> | undefined;
    const failure = await importReports(database, path, {
      ...options,
      onProgress: ({ bytes, read }) => {
        if (read < bytes / 2) return;
        cut ??= (async () => {
          await database.db.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()`);
        })();
      },
    }).catch((error: unknown) => error);
    await cut;
    expect(lostConnection(failure)).toBe(true);
    const outcome = await importReports(database, path, options);
    expect(outcome).toMatchObject({ kind: "finished", tally: { first: 290, refused: 10, registered: 2900 } });
    expect(await database.db.$count(reportImportSteps)).toBeGreaterThan(1);
  });
});

describeOnEachDatabase("imports at the same time", (open, engine) => {
  it("of one file: the second is told so, or waits where there is one connection", async () => {
    const database = await open();
    await fillRegistry(database);
    const path = file("reports.xml", xml(reports.slice(0, 20)));
    const outcomes = await Promise.all([
      importReports(database, path, options),
      importReports(database, path, options),
    ]);
    const kinds = outcomes.map((outcome) => (outcome.kind === "finished" ? outcome.tally.first : outcome.kind));
    expect([...kinds].sort()).toEqual(engine === "pglite" ? [0, 19] : [19, "busy"]);
  });

  it("of the same report in two files: one writes it, the other finds it", async () => {
    const database = await open();
    await fillRegistry(database);
    const some = reports.slice(0, 6);
    const outcomes = await Promise.all([
      importReports(database, file("one.xml", xml(some)), options),
      importReports(database, file("two.ndjson", ndjson(some)), { ...options, format: "ndjson" }),
    ]);
    const tallies = outcomes.map((outcome) => ("tally" in outcome ? [outcome.tally.first, outcome.tally.known] : []));
    expect(tallies.map(([first = 0, known = 0]) => first + known)).toEqual([6, 6]);
    expect(tallies.reduce((sum, [first = 0]) => sum + first, 0)).toBe(6);
    expect((await registeredContent(database)).participations).toHaveLength(60);
  });
});

/** Ends the process at once, as a power cut would, when it has read that much. */
async function killAt(percent: number, url: string, path: string): Promise<void> {
  const script = fileURLToPath(new URL("process-under-test.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, url, path], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = once(child, "close");
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (Number.parseInt(line, 10) >= percent) child.kill("SIGKILL");
  }
  await closed;
  expect(child.signalCode, said.join(" ")).toBe("SIGKILL");
}
