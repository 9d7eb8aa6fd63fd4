/** Claims about cohorts read part by part: the same people, the same hash, mistakes with the rows of the whole file, nothing left open. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CohortSnapshot } from "../src/cohorts.ts";
import {
  cohortFormats,
  generateCohort,
  generateInParts,
  joinCohorts,
  openCohort,
  personFacts,
  snapshotHash,
  snapshotHasher,
  writeCohort,
} from "../src/cohorts.ts";
import { joinUp } from "../src/snapshot/join-cohorts.ts";
import { theActs } from "./acts.ts";

const acts = theActs();
const snapshot = generateCohort(acts, { seed: 7, people: 300, start: 2023 });
const top = mkdtempSync(join(tmpdir(), "cohort-parts-"));
const folderOf = (format: string) => join(top, format);

beforeAll(async () => {
  for (const format of cohortFormats) await writeCohort(folderOf(format), snapshot, format);
});
afterAll(() => rmSync(top, { recursive: true }));

async function partsOf(folder: string, people: number) {
  const parts: CohortSnapshot[] = [];
  let hash = "";
  for await (const part of openCohort(folder, acts).parts(people, (found) => {
    hash = found;
  }))
    parts.push(part);
  return { parts, hash };
}

describe.each(cohortFormats)("a cohort in %s", (format) => {
  it.each([
    [1_000, [300]],
    [300, [300]],
    [128, [128, 128, 44]],
    [100, [100, 100, 100]],
  ])("in parts of %s has everybody once, and the hash of the whole", async (people, sizes) => {
    const { parts, hash } = await partsOf(folderOf(format), people);
    expect(parts.map((part) => part.people.count)).toEqual(sizes);
    expect(hash).toBe(snapshotHash(snapshot));
    const cohort = joinCohorts(parts.map((part) => part.cohort));
    expect(cohort.tables.map(({ rows }) => rows)).toEqual(snapshot.cohort.tables.map(({ rows }) => rows));
    const pseudonyms = Buffer.concat(parts.map((part) => part.people.pseudonyms));
    expect(pseudonyms.equals(snapshot.people.pseudonyms)).toBe(true);
    const facts = parts.flatMap((part) =>
      Array.from({ length: part.people.count }, (_, person) => personFacts(acts, part, person)),
    );
    expect(facts).toEqual(Array.from({ length: 300 }, (_, person) => personFacts(acts, snapshot, person)));
  });
});

describe("what is wrong in a part", () => {
  /** How many people were given before it was refused, and why. */
  async function refusalOf(change: (text: string) => string, name = "participations.csv") {
    const folder = mkdtempSync(join(top, "wrong-"));
    rmSync(folder, { recursive: true });
    await writeCohort(folder, snapshot, "csv");
    const path = join(folder, name);
    writeFileSync(path, change(readFileSync(path, "utf8")));
    let given = 0;
    try {
      for await (const part of openCohort(folder, acts).parts(100)) given += part.people.count;
    } catch (error) {
      return [given, error instanceof Error ? error.message : ""];
    }
    return [given, ""];
  }
  const lines = (change: (all: string[]) => void) => (text: string) => {
    const all = text.split("\r\n");
    change(all);
    return all.join("\r\n");
  };

  it("is told with the row of the whole file", async () => {
    const [, message] = await refusalOf(
      lines((all) => {
        const cells = all[1200]?.split(",") ?? [];
        cells[(all[0] ?? "").split(",").indexOf("format")] = "WEB";
        all[1200] = cells.join(",");
      }),
    );
    expect(message).toMatch(/^participations\.csv, row 1200, column format: the code "WEB" does not exist/);
  });

  it("is a row out of its place, found where its holder has passed", async () => {
    const [given, message] = await refusalOf(
      lines((all) => {
        const cells = all[1200]?.split(",") ?? [];
        cells[0] = "3";
        all[1200] = cells.join(",");
      }),
    );
    expect(given).toBe(100);
    expect(message).toMatch(/^participations\.csv, row 1200, column parent: parent 3 is not accepted/);
  });

  it("is a pseudonym that somebody of another part has", async () => {
    const [, message] = await refusalOf(
      lines((all) => {
        const cells = all[250]?.split(",") ?? [];
        cells[0] = all[1]?.split(",")[0] ?? "";
        all[250] = cells.join(",");
      }),
      "people.csv",
    );
    expect(message).toMatch(/^people\.csv, row 250, column pseudonym: the pseudonym .* is already another person's/);
  });

  it("is another content: the last part is not given", async () => {
    const [given, message] = await refusalOf((text) => text.replace(",FAD,", ",RES,"));
    expect(given).toBe(200);
    expect(message).toContain('restore the original files, or remove "hash" from cohort.json');
  });
});

it("an invented cohort has one hash, whole or in parts", () => {
  const asked = { seed: 3, people: 9_000, start: 2020 };
  const hasher = snapshotHasher();
  for (const part of generateInParts(acts, { ...asked, peopleOfPart: 4096 })) hasher.add(part);
  expect(hasher.close()).toBe(snapshotHash(generateCohort(acts, asked)));
});

it("batches that are joined up are let go, and give the cohort that they give when they are kept", () => {
  const parts = [...generateInParts(acts, { seed: 3, people: 9_000, start: 2020, peopleOfPart: 4096 })];
  const cohorts = parts.map(({ cohort }) => cohort);
  const kept = joinCohorts(cohorts);
  expect(cohorts).toHaveLength(3);
  expect(joinUp(cohorts)).toEqual(kept);
  expect(cohorts).toEqual([]);
});
