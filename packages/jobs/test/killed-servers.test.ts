/** A simulation survives the server that ran it, and two servers never run the same one. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Database } from "@delibera/database";
import { openDatabase } from "@delibera/database";
import { createTestPostgres } from "@delibera/database/testing";
import { afterAll, describe, expect, inject, it } from "vitest";
import { startJobs } from "../src/start-jobs.ts";
import { ask, cohortFolder, stepsOf, untilEnded } from "./asked.ts";

const log: string[] = [];
const options = { cohortFolder, mostPeople: 1000, log: (line: string) => void log.push(line) };
const tidy: (() => unknown)[] = [];

afterAll(async () => {
  for (const each of tidy.reverse()) await each();
});

describe("a server that is killed in the middle of a simulation", () => {
  it("leaves it in its folder to the next one, which begins it again (PGlite)", { timeout: 240_000 }, async () => {
    const dataDirectory = mkdtempSync(join(tmpdir(), "delibera-jobs-"));
    tidy.push(() => rmSync(dataDirectory, { recursive: true, force: true }));
    await takenUp(await killedIn(dataDirectory), await openDatabase({ dataDirectory }));
  });

  it.skipIf(inject("testDatabases").postgres === undefined)(
    "leaves it to the next one, and two of those run each simulation once (PostgreSQL)",
    { timeout: 240_000 },
    async () => {
      const { url, drop } = await createTestPostgres();
      tidy.push(drop);
      const database = await openDatabase({ url });
      await takenUp(await killedIn(url), database);
      const another = await openDatabase({ url });
      tidy.push(() => another.close());
      const servers = [startJobs(database, options), startJobs(another, options)];
      const ids = await Promise.all([1, 2, 3, 4].map(() => ask(database)));
      for (const id of ids) {
        const kinds = (await untilEnded(database, id)).map(({ kind }) => kind);
        expect(kinds.filter((kind) => kind === "taken" || kind === "done")).toEqual(["taken", "done"]);
      }
      await Promise.all(servers.map((each) => each.stop()));
      expect(log).toEqual([]);
    },
  );
});

/** The id of the simulation that it was in the middle of. */
async function killedIn(place: string): Promise<string> {
  const script = fileURLToPath(new URL("./server-under-test.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, place], { stdio: ["ignore", "pipe", "inherit"] });
  tidy.push(() => child.kill("SIGKILL"));
  const [said] = await once(child.stdout, "data");
  const closed = once(child, "close");
  child.kill("SIGKILL");
  await closed;
  return String(said).trim();
}

async function takenUp(id: string, database: Database): Promise<void> {
  tidy.push(() => database.close());
  expect((await stepsOf(database, id)).map(({ kind }) => kind)).toEqual(["taken", "progress", "progress"]);
  const jobs = startJobs(database, options);
  const steps = await untilEnded(database, id);
  await jobs.stop();
  expect(steps.filter(({ kind }) => kind === "taken").map(({ attempt }) => attempt)).toEqual([1, 2]);
  expect(steps.at(-1)).toMatchObject({ kind: "done", attempt: 2 });
}
