/** A file of event reports that somebody sends is imported once, survives the server that did it, and tells of its sender's events only. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Database } from "@delibera/database";
import { errorCode, openDatabase, tables } from "@delibera/database";
import { createTestPostgres, describeOnEachDatabase } from "@delibera/database/testing";
import { eq, like, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openUploads } from "../src/import-steps.ts";
import { askToCancelImport, keepParts, keptOf, receivedOf, registerUpload, writeUploadStep } from "../src/jobs.ts";
import type { ServerJobs } from "../src/start-jobs.ts";
import { startJobs } from "../src/start-jobs.ts";
import { cohortFolder, fill } from "./asked.ts";
import { ndjson, peopleOf, pieces, refusedOf, send, sentSteps, talliesOf, untilImported } from "./sent.ts";

const { participations, reportUploads, reportUploadParts } = tables;
const log: string[] = [];
const options = { cohortFolder, mostPeople: 1000, importBatch: 40, log: (line: string) => void log.push(line) };
const people = peopleOf(30);
const tidy: (() => unknown)[] = [];

afterAll(async () => {
  for (const each of tidy.reverse()) await each();
  expect(log).toEqual([]);
});

describeOnEachDatabase("a file of event reports that was sent", (open) => {
  let database: Database;
  let jobs: ServerJobs;

  beforeAll(async () => {
    database = await open();
    await fill(database, 30);
    jobs = startJobs(database, options);
  });
  afterAll(() => jobs.stop());

  const registered = (prefix: string) =>
    database.db.$count(participations, like(participations.publicId, `${prefix}-%`));

  it("is imported report by report, and what is refused is told by line; its content goes", async () => {
    const events = [
      { event: "A-1", provider: "PR-1", people },
      { event: "A-2", provider: "PR-1", people: people.slice(0, 2), credits: "13.0" },
      { event: "A-3", provider: "PR-2", people: people.slice(0, 3) },
    ];
    const id = await send(database, ndjson(events));
    const steps = await untilImported(database, id);
    expect(steps.map(({ kind }) => kind).filter((kind) => kind !== "progress")).toEqual(["received", "taken", "done"]);
    expect(steps[0]?.detail).toEqual({
      bytes: Buffer.byteLength(ndjson(events)),
      hash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      parts: 1,
    });
    expect(steps.at(-1)?.detail).toEqual({});
    expect(await refusedOf(database, id)).toEqual([
      { line: 33, reason: "above-event", parameters: { found: "13.0", most: "12.0" } },
      { line: 34, reason: "above-event", parameters: { found: "13.0", most: "12.0" } },
    ]);
    expect(await registered("A")).toBe(33);
    expect(await database.db.$count(reportUploadParts)).toBe(0);
  });

  it("by a provider tells of its own events only, and not even what is known of another's", async () => {
    const events = [
      { event: "B-1", provider: "PR-1", people },
      { event: "B-2", provider: "PR-2", people },
    ];
    await untilImported(database, await send(database, ndjson(events)));
    const id = await send(database, ndjson(events), "PR-2");
    await untilImported(database, id);
    expect(await refusedOf(database, id)).toContainEqual({
      line: 1,
      reason: "provider-not-own",
      parameters: { found: "PR-1", own: "PR-2" },
    });
    expect((await talliesOf(database, id))[0]).toMatchObject({ first: 0, known: 1, refused: 1 });
    expect(await registered("B")).toBe(60);
    // An event of somebody else's that is said to be one's own.
    const stolen = await send(database, ndjson([{ event: "B-1", provider: "PR-2", people }]), "PR-2");
    await untilImported(database, stolen);
    expect((await refusedOf(database, stolen)).map(({ reason }) => reason)).toEqual(["event-differs"]);
  });

  it("that cannot be read beyond a line is done up to there, and says where", async () => {
    const text = `not a report\n${ndjson([{ event: "C-1", provider: "PR-1", people }])}`;
    const steps = await untilImported(database, await send(database, text));
    expect(steps.at(-1)).toEqual({
      kind: "done",
      attempt: 1,
      detail: { broken: { line: 1, reason: "not-json", parameters: {} } },
    });
    expect(await registered("C")).toBe(0);
  });

  it("is written by one of two servers that take it at once, and each part is the next one", async () => {
    const { row } = await registerUpload(database.db, {
      ...{ actor: "pia", provider: undefined, fileName: "x.csv", format: "csv" as const, registeredOn: "2024-06-01" },
    });
    const one = Buffer.alloc(2 ** 20 + 7, "a");
    const keep = () =>
      keepParts(row, pieces(one), { write: (task) => database.db.transaction(task), most: 1 << 30 }).then(
        (kept) => kept?.bytes,
        (error: unknown) => errorCode(error),
      );
    const ends = await Promise.all([keep(), keep()]);
    expect(ends.every((end) => end === one.length || end === "23505")).toBe(true);
    const kept = await keptOf(database.db, row);
    expect([kept.parts, kept.bytes % 2 ** 20]).toEqual([2, 7]);
    const rest = await keepParts(row, pieces(Buffer.from("bc")), {
      ...{ write: (task) => task(database.db), most: 1 << 30, after: kept },
    });
    expect(rest).toEqual({ bytes: one.length + 2, parts: 3, hash: undefined });
    const whole = createHash("sha256").update(one).update("bc").digest("hex");
    expect(await receivedOf(database.db, row, rest ?? { bytes: 0, parts: 0, hash: undefined })).toEqual({
      ...{ bytes: one.length + 2, parts: 3, hash: `sha256:${whole}` },
    });
    await writeUploadStep(database.db, { upload: row, attempt: 0 }, "cancelled", {});
  });

  it("is given up when nothing of it came for a day, and not before", async () => {
    const sent = {
      actor: "pia",
      provider: undefined,
      fileName: "x.csv",
      format: "csv" as const,
      registeredOn: "2024-06-01",
    };
    const { row, id } = await registerUpload(database.db, sent);
    const at = (hours: number) => sql`now() - ${`${hours} hours`}::interval`;
    const isAbandoned = async () => (await openUploads(database.db, id))[0]?.isAbandoned;
    await database.db.execute(sql`alter table report_uploads disable trigger user`);
    await database.db
      .update(reportUploads)
      .set({ at: at(30) as never })
      .where(eq(reportUploads.id, row));
    await database.db.execute(sql`alter table report_uploads enable trigger user`);
    await keepParts(row, pieces(Buffer.from("a")), { write: (task) => task(database.db), most: 99 });
    expect(await isAbandoned()).toBe(false);
    await database.db.execute(sql`alter table report_upload_parts disable trigger user`);
    await database.db
      .update(reportUploadParts)
      .set({ at: at(25) as never })
      .where(eq(reportUploadParts.uploadId, row));
    await database.db.execute(sql`alter table report_upload_parts enable trigger user`);
    expect((await untilImported(database, id)).map(({ kind }) => kind)).toEqual(["cancelled"]);
    expect(await database.db.$count(reportUploadParts)).toBe(0);
  });

  it("is not imported when somebody asked in time that it stops", async () => {
    await jobs.stop();
    const id = await send(database, ndjson([{ event: "D-1", provider: "PR-1", people }]));
    const [upload] = await database.db.select().from(reportUploads).where(eq(reportUploads.publicId, id));
    expect(await askToCancelImport(database.db, upload?.id ?? 0)).toBe(true);
    expect(await askToCancelImport(database.db, upload?.id ?? 0)).toBe(false);
    jobs = startJobs(database, options);
    const kinds = (await untilImported(database, id)).map(({ kind }) => kind);
    expect(kinds).toEqual(["received", "cancel-asked", "cancelled"]);
    expect(await registered("D")).toBe(0);
    expect(await database.db.$count(reportUploadParts)).toBe(0);
  });
});

describe("a server that is killed in the middle of an import", () => {
  const events = 60;

  it("leaves it in its folder to the next one, which continues it (PGlite)", { timeout: 240_000 }, async () => {
    const dataDirectory = mkdtempSync(join(tmpdir(), "delibera-jobs-"));
    tidy.push(() => rmSync(dataDirectory, { recursive: true, force: true }));
    await continued(await killedIn(dataDirectory), () => openDatabase({ dataDirectory }));
  });

  it.skipIf(inject("testDatabases").postgres === undefined)(
    "leaves it to the next one (PostgreSQL)",
    { timeout: 240_000 },
    async () => {
      const { url, drop } = await createTestPostgres();
      tidy.push(drop);
      await continued(await killedIn(url), () => openDatabase({ url }));
    },
  );

  async function killedIn(place: string): Promise<string> {
    const script = fileURLToPath(new URL("./importing-server.ts", import.meta.url));
    const child = spawn(process.execPath, ["--import", "tsx", script, place, String(events), "40"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    tidy.push(() => child.kill("SIGKILL"));
    const [said] = await once(child.stdout, "data");
    const closed = once(child, "close");
    child.kill("SIGKILL");
    await closed;
    return String(said).trim();
  }

  async function continued(id: string, open: () => Promise<Database>): Promise<void> {
    const database = await open();
    tidy.push(() => database.close());
    const before = (await talliesOf(database, id)).length;
    expect(before).toBeGreaterThanOrEqual(3);
    expect(before).toBeLessThan(events / 4 - 1);
    const jobs = startJobs(database, options);
    const steps = await untilImported(database, id);
    await jobs.stop();
    expect(steps.filter(({ kind }) => kind === "taken").map(({ attempt }) => attempt)).toEqual([1, 2]);
    expect(steps.at(-1)).toMatchObject({ kind: "done", attempt: 2 });
    const tallies = await talliesOf(database, id);
    const sum = (name: string) => tallies.reduce((all, tally) => all + (tally[name] ?? 0), 0);
    expect([sum("first"), sum("registered"), sum("known")]).toEqual([events, events * 10, 0]);
    expect(await database.db.$count(participations, like(participations.publicId, "K-%"))).toBe(events * 10);
    expect((await sentSteps(database, id)).filter(({ kind }) => kind === "done")).toHaveLength(1);
  }
});
