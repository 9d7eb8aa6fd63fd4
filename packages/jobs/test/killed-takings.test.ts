/** A cohort survives the server that was taking it: the next one takes it whole, and nothing half-written stays. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Database } from "@delibera/database";
import { openDatabase } from "@delibera/database";
import { createTestPostgres } from "@delibera/database/testing";
import { afterAll, describe, expect, inject, it } from "vitest";
import { startJobs } from "../src/start-jobs.ts";
import { partsOf, simulated, takingSteps, untilTaken } from "./kept.ts";

const log: string[] = [];
const tidy: (() => unknown)[] = [];

afterAll(async () => {
  for (const each of tidy.reverse()) await each();
  expect(log).toEqual([]);
});

describe("a server that is killed while it takes a cohort", () => {
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), "delibera-killed-"));
    tidy.push(() => rmSync(made, { recursive: true, force: true }));
    return made;
  };

  it("leaves it to the next one, which takes it whole (PGlite)", { timeout: 240_000 }, async () => {
    const [dataDirectory, cohortFolder] = [join(folder(), "data"), folder()];
    const id = await killedIn(dataDirectory, cohortFolder);
    await takenWhole(id, await openDatabase({ dataDirectory }), cohortFolder);
  });

  it.skipIf(inject("testDatabases").postgres === undefined)(
    "leaves it to the next one, which takes it whole (PostgreSQL)",
    { timeout: 240_000 },
    async () => {
      const { url, drop } = await createTestPostgres();
      tidy.push(drop);
      const cohortFolder = folder();
      const id = await killedIn(url, cohortFolder);
      await takenWhole(id, await openDatabase({ url }), cohortFolder);
    },
  );
});

/** The id of the cohort that it was in the middle of. */
async function killedIn(place: string, cohortFolder: string): Promise<string> {
  const script = fileURLToPath(new URL("./taking-server.ts", import.meta.url));
  const parameters = ["--import", "tsx", script, place, cohortFolder];
  const child = spawn(process.execPath, parameters, { stdio: ["ignore", "pipe", "inherit"] });
  tidy.push(() => child.kill("SIGKILL"));
  const [said] = await once(child.stdout, "data");
  const closed = once(child, "close");
  child.kill("SIGKILL");
  await closed;
  return String(said).trim();
}

async function takenWhole(id: string, database: Database, cohortFolder: string): Promise<void> {
  tidy.push(() => database.close());
  expect((await takingSteps(database, id)).map(({ kind }) => kind)).toEqual(["taken", "progress"]);
  expect(await partsOf(database, id)).toBe(1);
  expect(readdirSync(cohortFolder)).toEqual([`taking-${id}`]);
  const jobs = startJobs(database, { mostPeople: 1000, cohortFolder, log: (line) => void log.push(line) });
  const steps = await untilTaken(database, id);
  expect(steps.filter(({ kind }) => kind === "taken").map(({ attempt }) => attempt)).toEqual([1, 2]);
  expect(steps.at(-1)).toMatchObject({ kind: "done", attempt: 2 });
  expect((await simulated(database, id))?.kind).toBe("done");
  await jobs.stop();
  const { hash } = steps.at(-1)?.detail ?? {};
  expect(readdirSync(cohortFolder)).toEqual([hash.replace("sha256:", "")]);
  expect(await partsOf(database, id)).toBe(readdirSync(join(cohortFolder, readdirSync(cohortFolder)[0] ?? "")).length);
}
