/** A cohort that is taken once and kept answers as the registry does, whole or not at all, within the room there is. */
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { extractCohort, snapshotHash, vocabularyHash } from "@delibera/cohorts";
import type { Database } from "@delibera/database";
import { tables } from "@delibera/database";
import { describeOnEachDatabase } from "@delibera/database/testing";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { writeTakingStep } from "../src/cohorts/cohort-steps.ts";
import { askToCancel, askToCancelTaking } from "../src/jobs.ts";
import type { JobsOptions, ServerJobs } from "../src/start-jobs.ts";
import { startJobs } from "../src/start-jobs.ts";
import { amended, ask, asked, fill, programIn, rowOf, stepsOf, untilEnded } from "./asked.ts";
import { cohortRow, partsOf, simulated, take, takingSteps, untilTaken } from "./kept.ts";

const people = 60;

describeOnEachDatabase("a kept cohort", (open) => {
  let database: Database;
  let jobs: ServerJobs | undefined;
  let first: string;
  const log: string[] = [];
  const top = mkdtempSync(join(tmpdir(), "delibera-kept-"));
  const cohortFolder = join(top, "cohorts");
  const start = (options: Partial<JobsOptions> = {}) => {
    jobs = startJobs(database, { mostPeople: 1000, cohortFolder, log: (line) => log.push(line), ...options });
  };

  beforeAll(async () => {
    database = await open();
    await fill(database, people);
  });
  afterEach(async () => {
    await jobs?.stop();
    jobs = undefined;
  });
  afterAll(() => {
    rmSync(top, { recursive: true, force: true });
    expect(log).toEqual([]);
  });

  it("says what it holds, and stands in the folder under its hash and in the database in parts", async () => {
    start();
    first = await take(database);
    const steps = await untilTaken(database, first);
    expect(steps.map(({ kind }) => kind)).toEqual(["taken", "progress", "done"]);
    expect(steps[1]?.detail).toMatchObject({ people });
    const { program } = await programIn(database);
    const snapshot = await database.inSession((session) => extractCohort(session, program, asked.cohort));
    const hash = snapshotHash(snapshot);
    const files = readdirSync(join(cohortFolder, hash));
    expect(readdirSync(cohortFolder)).toEqual([hash]);
    expect(steps[2]?.detail).toEqual({
      hash: `sha256:${hash}`,
      people,
      participations: snapshot.cohort.tables[snapshot.cohort.layout.tables.findIndex(isParticipations)]?.rows,
      bytes: expect.any(Number),
      vocabulary: vocabularyHash(program),
    });
    expect(await partsOf(database, first)).toBe(files.length);
  });

  it("answers byte for byte what its definition answers, question after question, and names its hash", async () => {
    start();
    const candidates = [amended(120), amended(130, 140), amended(120)];
    for (const each of candidates) {
      const kept = await simulated(database, first, { candidates: each });
      const own = (await untilEnded(database, await ask(database, { candidates: each }))).at(-1);
      expect([kept?.kind, own?.kind]).toEqual(["done", "done"]);
      expect(JSON.stringify(kept?.detail)).toBe(JSON.stringify(own?.detail));
    }
  });

  it("is counted whole at once while it is held; while it is opened says so, and then shows a sample", async () => {
    start();
    const kept = { row: await cohortRow(database, first), id: first };
    const kinds = async () => {
      const steps = await untilEnded(database, await ask(database, { kept }));
      for (const { kind, detail } of steps) if (kind === "progress") expect(detail.of).toBe(people);
      return steps.map(({ kind, detail }) => (kind === "progress" ? detail.stage : kind));
    };
    expect(await kinds()).toEqual(["taken", "opening", "sample", "counting", "done"]);
    expect(await kinds()).toEqual(["taken", "counting", "done"]);
    // Whoever takes people out of the registry needs the memory.
    await untilEnded(database, await ask(database));
    expect(await kinds()).toEqual(["taken", "opening", "sample", "counting", "done"]);
    await jobs?.stop();
    start({ cohortIdleSeconds: 0 });
    for (const _ of [1, 2]) expect(await kinds()).toEqual(["taken", "opening", "sample", "counting", "done"]);
  });

  it("is fetched by a server that does not have its files, and by one whose files are damaged", async () => {
    const [hash = ""] = readdirSync(cohortFolder);
    const elsewhere = join(top, "elsewhere");
    start({ cohortFolder: elsewhere });
    expect((await simulated(database, first))?.kind).toBe("done");
    expect(readdirSync(join(elsewhere, hash)).sort()).toEqual(readdirSync(join(cohortFolder, hash)).sort());
    await jobs?.stop();
    const damaged = join(top, "damaged");
    cpSync(elsewhere, damaged, { recursive: true });
    writeFileSync(join(damaged, hash, "people.arrow"), "nothing of the kind");
    start({ cohortFolder: damaged });
    expect((await simulated(database, first))?.kind).toBe("done");
  });

  it("that somebody may not have yet, has no longer or never had is refused with what to do", async () => {
    const says = async (id: string) => {
      const end = await simulated(database, id);
      return [end?.kind, end?.detail.problems[0].says.en];
    };
    const cancelled = await take(database);
    expect(await askToCancelTaking(database.db, await cohortRow(database, cancelled))).toBe(true);
    expect(await askToCancelTaking(database.db, await cohortRow(database, cancelled))).toBe(false);
    start();
    expect((await untilTaken(database, cancelled)).map(({ kind }) => kind)).toEqual(["cancel-asked", "cancelled"]);
    expect(await says(cancelled)).toEqual(["refused", "the cohort was not taken: read why, and take another one"]);
    const { hash: program } = await programIn(database);
    const [row] = await database.db
      .insert(tables.keptCohorts)
      .values({ actor: "ines", program, definition: asked.cohort })
      .returning();
    const at = { cohort: row?.id ?? 0, attempt: 0 };
    const detail = { hash: program, people: 1, participations: 1, bytes: 1, vocabulary: program };
    await writeTakingStep(database.db, at, "done", detail);
    expect(await says(row?.publicId ?? "")).toEqual([
      "refused",
      "the kept cohort has the facts that rules could read before the vocabulary changed: take another one",
    ]);
    await writeTakingStep(database.db, at, "removed", { says: { it: "", en: "" } });
    expect(await says(row?.publicId ?? "")).toEqual(["refused", "the cohort was removed: take it again"]);
  });

  it("of nobody, of too many people or of too many bytes is refused, and nothing of it stays", async () => {
    const end = async (definition = asked.cohort) => {
      const id = await take(database, definition);
      const last = (await untilTaken(database, id)).at(-1);
      expect(await partsOf(database, id)).toBe(0);
      return [last?.kind, last?.detail.problems?.[0].says.en ?? last?.detail.says?.en];
    };
    start({ mostPeople: people - 1 });
    expect(await end({ asOf: "2022-12-31", professions: [1], age: { from: 149 } })).toEqual([
      "refused",
      "the definition finds nobody; widen its filters",
    ]);
    expect((await end())[1]).toContain("the cohort has more than 59 people");
    await jobs?.stop();
    start({ cohortBytes: 1 });
    expect((await end())[1]).toMatch(/^the cohort is of 1 MB and the server keeps 0 in all; narrow its filters/);
    await jobs?.stop();
    // A file stands where the folder should be made.
    const place = join(top, "a-file");
    writeFileSync(place, "");
    start({ cohortFolder: join(place, "cohorts") });
    expect(await end()).toEqual([
      "failed",
      "the server cannot write the cohort on its disk (ENOTDIR): tell who runs the server",
    ]);
    expect(log.splice(0)).toEqual([expect.stringContaining("kept-cohort: ENOTDIR")]);
    expect(readdirSync(cohortFolder)).toHaveLength(1);
  });

  it("gives way to later ones when it was simulated by nobody for longest, and its row says so", async () => {
    const done = (await takingSteps(database, first)).at(-1)?.detail;
    start({ cohortBytes: Math.floor(2.5 * done.bytes) });
    const small = { ...asked.cohort, sample: { seed: 1, share: "9/10" } };
    const second = await take(database, small);
    await untilTaken(database, second);
    // The first is used again, so that the second is the one that leaves.
    expect((await simulated(database, first))?.kind).toBe("done");
    const third = await take(database, { ...small, sample: { seed: 2, share: "9/10" } });
    expect((await untilTaken(database, third)).at(-1)?.kind).toBe("done");
    const kinds = async (id: string) => (await takingSteps(database, id)).at(-1);
    expect([(await kinds(first))?.kind, (await kinds(third))?.kind]).toEqual(["done", "done"]);
    expect(await kinds(second)).toMatchObject({
      kind: "removed",
      detail: { says: { en: expect.stringContaining("it was removed to make room for later cohorts") } },
    });
    expect(await partsOf(database, second)).toBe(0);
    expect(readdirSync(cohortFolder)).toHaveLength(2);
  });

  it("is written about by nobody who was overtaken, and by nobody after its end but that it was removed", async () => {
    const refusal = async (task: Promise<void>) => {
      const error: { cause?: { message?: string } } = await task.then(() => ({})).catch((it: object) => it);
      return error.cause?.message;
    };
    const cohort = await cohortRow(database, await take(database));
    const at = (attempt: number) => ({ cohort, attempt });
    await writeTakingStep(database.db, at(1), "taken", {});
    await writeTakingStep(database.db, at(2), "taken", {});
    const says = { says: { it: "", en: "" } };
    expect(await refusal(writeTakingStep(database.db, at(1), "cancelled", {}))).toContain(
      "was taken by another server",
    );
    expect(await refusal(writeTakingStep(database.db, at(0), "removed", says))).toContain("has ended, or not yet");
    await writeTakingStep(database.db, at(2), "cancelled", {});
    expect(await refusal(writeTakingStep(database.db, at(2), "taken", {}))).toContain("has ended, or not yet");
    expect(await refusal(writeTakingStep(database.db, at(0), "removed", says))).toContain("has ended, or not yet");
  });

  it("whose thread ends is told of, and taken up by another thread; one that does not stop is ended", async () => {
    start({ warmThread: new URL("./thread-that-ends.mjs", import.meta.url) });
    const end = await simulated(database, first);
    expect(end?.kind).toBe("failed");
    expect(end?.detail.says.en).toContain("the server stopped 4 times while it computed it");
    expect(log.splice(0)).toHaveLength(4);
    expect(existsSync(cohortFolder)).toBe(true);
    await jobs?.stop();
    start({ warmThread: new URL("./thread-that-waits.mjs", import.meta.url) });
    const kept = { row: await cohortRow(database, first), id: first };
    const id = await ask(database, { kept });
    while ((await stepsOf(database, id)).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await askToCancel(database.db, await rowOf(database, id));
    expect((await untilEnded(database, id)).at(-1)?.kind).toBe("cancelled");
  }, 60_000);
});

function isParticipations({ path }: { readonly path: string }): boolean {
  return path === "participations";
}
