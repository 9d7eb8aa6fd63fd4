/** A cohort written part by part is the cohort written whole, byte by byte, and takes the memory of a part. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { CohortFormat, CohortSnapshot, PersonToLayOut } from "../src/cohorts.ts";
import {
  cohortFormats,
  generateCohort,
  generateInParts,
  layOutPeople,
  openCohort,
  personFacts,
  pseudonymOf,
  snapshotHash,
  writeCohort,
  writeCohortInParts,
} from "../src/cohorts.ts";
import { dimensionNames } from "../src/snapshot/snapshot.ts";
import { theActs } from "./acts.ts";

const acts = theActs();
const top = mkdtempSync(join(tmpdir(), "written-in-parts-"));
afterAll(() => rmSync(top, { recursive: true }));

function filesIn(folder: string): ReadonlyMap<string, string> {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "latin1")]));
}

async function expectSameFiles(whole: CohortSnapshot, parts: Iterable<CohortSnapshot>, format: CohortFormat) {
  const [one, other] = [mkdtempSync(join(top, "one-")), mkdtempSync(join(top, "other-"))].map((each) =>
    join(each, "c"),
  );
  if (one === undefined || other === undefined) throw new Error("no folder");
  const document = await writeCohort(one, whole, format, { seed: 7 });
  expect(await writeCohortInParts(other, parts, format, { seed: 7 })).toEqual(document);
  expect(document.hash).toBe(snapshotHash(whole));
  const [expected, found] = [filesIn(one), filesIn(other)];
  expect([...found.keys()]).toEqual([...expected.keys()]);
  for (const [name, bytes] of expected) expect(found.get(name) === bytes, name).toBe(true);
}

describe.each(cohortFormats)("files in %s", (format) => {
  it("are those of an invented cohort in one piece", async () => {
    const asked = { seed: 7, people: 20_000, start: 2023 };
    await expectSameFiles(generateCohort(acts, asked), generateInParts(acts, { ...asked, peopleOfPart: 4096 }), format);
  });

  it("are those of people laid out batch by batch, each with bounds, fractions and texts of its own", async () => {
    const invented = generateCohort(acts, { seed: 3, people: 240, start: 2023 });
    const people = Array.from({ length: 240 }, (_, person): PersonToLayOut => {
      const dimensions = Object.fromEntries(
        dimensionNames.map((name) => {
          const { codes, values } = invented.people.dimensions[name];
          return [name, codes[values[person] ?? 0] ?? ""];
        }),
      ) as PersonToLayOut["dimensions"];
      return {
        pseudonym: pseudonymOf(invented.people, person),
        dimensions,
        facts: personFacts(acts, invented, person),
      };
    });
    const asOf = "2025-12-31";
    const batches = [people.slice(0, 1), people.slice(1, 90), people.slice(90, 91), people.slice(91)];
    const laid = layOutPeople(acts, asOf);
    for (const batch of batches) laid.add(batch);
    const parts = batches.map((batch) => {
      const own = layOutPeople(acts, asOf);
      own.add(batch);
      return own.close();
    });
    expect(new Set(parts.map((part) => JSON.stringify(part.cohort.layout))).size).toBe(batches.length);
    await expectSameFiles(laid.close(), parts, format);
  });
});

it("what is read part by part is written with the same hash, and nothing is written when it is not what it says", async () => {
  const snapshot = generateCohort(acts, { seed: 5, people: 300, start: 2023 });
  const [one, other] = [join(top, "read"), join(top, "converted")];
  await writeCohort(one, snapshot, "arrow");
  const { hash } = await writeCohortInParts(other, openCohort(one, acts).parts(100), "csv");
  expect(hash).toBe(snapshotHash(snapshot));
  rmSync(join(one, "registrations.arrow"));
  const again = writeCohortInParts(join(top, "again"), openCohort(one, acts).parts(100), "csv");
  await expect(again).rejects.toThrow("registrations.arrow: the file is not there");
  expect(readdirSync(top).filter((name) => name.startsWith("again"))).toEqual([]);
});

describe("memory", () => {
  /** Most that a process held whenever a part was written, in megabytes: heap, columns and buffers that somebody still needs. */
  function mostHeld(people: number, format: CohortFormat, heap: number): number {
    const script = `
      import { rmSync } from "node:fs";
      import { generateInParts, writeCohortInParts } from "@delibera/cohorts";
      import { theActs } from "./test/acts.ts";
      const [, folder, people] = process.argv;
      let most = 0;
      function* weighed(parts) {
        for (const part of parts) {
          yield part;
          gc();
          const { heapUsed, external } = process.memoryUsage();
          most = Math.max(most, heapUsed + external);
        }
      }
      const parts = generateInParts(theActs(), { seed: 1, people: Number(people), start: 2023, peopleOfPart: 8192 });
      await writeCohortInParts(folder, weighed(parts), "${format}");
      rmSync(folder, { recursive: true });
      console.log(most);
    `;
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [
        `--max-old-space-size=${heap}`,
        "--expose-gc",
        "--import",
        "tsx",
        "--input-type=module",
        "-e",
        script,
        join(top, `m-${people}`),
        `${people}`,
      ],
      { cwd: join(import.meta.dirname, ".."), encoding: "utf8" },
    );
    expect([status, stderr]).toEqual([0, ""]);
    return Math.round(Number.parseInt(stdout, 10) / 1e6);
  }

  it("does not grow with the people", { timeout: 300_000 }, () => {
    const [few, many] = [mostHeld(20_000, "arrow", 160), mostHeld(100_000, "arrow", 160)];
    // Whole, 80,000 people more take 32 MB packed, and three times as much while their columns grow.
    expect(many - few, `${few} → ${many} MB`).toBeLessThan(10);
  });
});
