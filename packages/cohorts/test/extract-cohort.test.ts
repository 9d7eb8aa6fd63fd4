/** Claims about cohorts taken out of the registry, on both databases: the facts of the record, under pseudonyms, for whom was asked. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "@delibera/database";
import { copyFacts, factsUnderPseudonym, factsUnderPseudonyms } from "@delibera/database";
import { generateRegistry, loadRegistry } from "@delibera/database/registry";
import { describeOnEachDatabase } from "@delibera/database/testing";
import type { ProfessionalRecord } from "@delibera/ledger";
import { factsOf } from "@delibera/ledger";
import { factsToColumns } from "@delibera/rules-dsl/columnar";
import { beforeAll, describe, expect, it } from "vitest";
import type { CohortDefinition, CohortSnapshot, DimensionName, TakingProgress } from "../src/cohorts.ts";
import {
  extractCohort,
  extractInParts,
  layOutPeople,
  personFacts,
  pseudonymOf,
  readDefinition,
  snapshotHash,
  writeCohortInParts,
} from "../src/cohorts.ts";
import { theActs } from "./acts.ts";

const acts = theActs();
const asOf = "2026-10-31";
const registry = generateRegistry({ professionals: 150 });

describeOnEachDatabase("a cohort of the registry", (open) => {
  let database: Database;
  const extract = (definition: Omit<CohortDefinition, "asOf"> = {}): Promise<CohortSnapshot> =>
    database.inSession((session) => extractCohort(session, acts, { asOf, ...definition }));
  const codes = ({ people }: CohortSnapshot, name: DimensionName): readonly string[] => {
    const { codes: all, values } = people.dimensions[name];
    return Array.from(values, (place) => all[place] ?? "?");
  };
  let everybody: CohortSnapshot;
  const placeOfTeaching = (person: number): number => {
    const { participations = [] } = personFacts(acts, everybody, person) as {
      readonly participations?: readonly { readonly role: string }[];
    };
    return participations.findIndex(({ role }) => role === "teacher");
  };

  beforeAll(async () => {
    database = await open();
    await loadRegistry(database, registry);
    everybody = await extract();
  });

  it("is taken in batches that together are everybody once, and may be given up while the next batch is made", async () => {
    await database.inSession(async (session) => {
      for await (const batch of copyFacts(session, { asOf }, 40)) {
        expect(batch.pseudonyms).toHaveLength(40);
        break;
      }
      const sizes: number[] = [];
      const found: string[] = [];
      for await (const batch of copyFacts(session, { asOf }, 50)) {
        sizes.push(batch.facts.rows);
        found.push(...batch.pseudonyms);
      }
      expect(sizes).toEqual([50, 50, 50]);
      expect(found).toEqual(Array.from({ length: 150 }, (_, person) => pseudonymOf(everybody.people, person)));
    });
  });

  it("has of each person the facts of the record, and of who it is the pseudonym alone", async () => {
    expect(everybody.people.count).toBe(150);
    for (let person = 0; person < 150; person += 10) {
      const pseudonym = pseudonymOf(everybody.people, person);
      const found = await factsUnderPseudonym(database.db, pseudonym);
      const facts = found && factsOf(found as ProfessionalRecord & typeof found);
      const alone = factsToColumns(acts, everybody.cohort.layout, [facts], { asOf });
      const same = factsToColumns(acts, everybody.cohort.layout, [personFacts(acts, everybody, person)], { asOf });
      expect(alone.problems).toEqual([]);
      expect(same.cohort).toEqual(alone.cohort);
    }
    const text = JSON.stringify([everybody.cohort.texts, everybody.people.dimensions]);
    for (const { fiscalCode, lastName, id } of [...registry.professionals()].slice(0, 20)) {
      expect(text).not.toContain(fiscalCode);
      expect(text).not.toContain(lastName);
      expect(text).not.toContain(`"${id}"`);
    }
  });

  it("is in its columns what it is person by person: a new field of a fact is in both or in neither", async () => {
    const { pseudonyms, dimensions } = everybody.people;
    const people = Array.from({ length: 150 }, (_, person) => pseudonymOf(everybody.people, person));
    const found = await factsUnderPseudonyms(database.db, people);
    const laid = layOutPeople(acts, asOf);
    laid.add(
      people.map((pseudonym, person) => ({
        pseudonym,
        dimensions: dimensionsOf(everybody, person),
        facts: factsOf(found[person] as ProfessionalRecord & (typeof found)[number]),
      })),
    );
    const personByPerson = laid.close();
    expect(personByPerson.cohort.layout).toEqual(everybody.cohort.layout);
    expect(personByPerson.people.pseudonyms).toEqual(pseudonyms);
    expect(Object.keys(personByPerson.people.dimensions)).toEqual(Object.keys(dimensions));
    expect(snapshotHash(personByPerson)).toBe(snapshotHash(everybody));
  });

  it("is laid out column by column: no record is made of anybody whose facts the acts take", async () => {
    const laid = layOutPeople(acts, asOf);
    const recordsMade: number[] = [];
    await database.inSession(async (session) => {
      for await (const { pseudonyms, facts } of copyFacts(session, { asOf }))
        laid.addRows({
          pseudonyms,
          facts,
          dimensions: pseudonyms.map((_, person) => dimensionsOf(everybody, person)),
          factsOf: (person) => recordsMade.push(person),
        });
    });
    expect(snapshotHash(laid.close())).toBe(snapshotHash(everybody));
    expect(recordsMade).toEqual([]);
  });

  it("names whose fact it is, and where, that the acts do not take", async () => {
    const { vocabulary } = acts;
    const enumerations = vocabulary.enumerations.map(({ options, ...each }) =>
      each.name === "ruolo"
        ? { ...each, options: options.filter(({ code }) => code !== "teacher") }
        : { ...each, options },
    );
    const withoutTeachers = { ...acts, vocabulary: { ...vocabulary, enumerations } };
    const person = Array.from({ length: 150 }, (_, place) => place).find((place) => placeOfTeaching(place) >= 0) ?? -1;
    await expect(database.inSession((session) => extractCohort(session, withoutTeachers, { asOf }))).rejects.toThrow(
      `person ${pseudonymOf(everybody.people, person)}, participations[${placeOfTeaching(person)}].role: "teacher" is no fact that the acts take (unknown-option); correct it in the registry`,
    );
  });

  it("is the same when it is taken again, and in the order of the pseudonyms", async () => {
    expect(snapshotHash(await extract())).toBe(snapshotHash(everybody));
    const pseudonyms = Array.from({ length: 150 }, (_, person) => pseudonymOf(everybody.people, person));
    expect(pseudonyms).toEqual(pseudonyms.toSorted());
  });

  it("is written batch by batch with the hash that it has in one piece, or not at all", async () => {
    const top = mkdtempSync(join(tmpdir(), "extracted-"));
    const written = (folder: string, definition: CohortDefinition) =>
      database.inSession((session) =>
        writeCohortInParts(join(top, folder), extractInParts(session, acts, definition), "parquet", { definition }),
      );
    const { hash, people } = await written("everybody", { asOf });
    expect([hash, people]).toEqual([snapshotHash(everybody), 150]);
    await expect(written("nobody", { asOf, age: { from: 140 } })).rejects.toThrow("the definition finds nobody");
    expect(readdirSync(top)).toEqual(["everybody"]);
    rmSync(top, { recursive: true });
  });

  it("says how many people were taken, and how much of the registry was passed for them", async () => {
    const told: TakingProgress[] = [];
    await database.inSession(async (session) => {
      const doctors = { asOf, professions: [1] };
      for await (const _ of extractInParts(session, acts, doctors, (progress) => told.push(progress)));
    });
    const doctors = await extract({ professions: [1] });
    const last = pseudonymOf(doctors.people, doctors.people.count - 1);
    const place = BigInt(`0x${last.slice(0, 8)}`);
    expect(told).toEqual([{ people: doctors.people.count, passed: Number((place * 1_000_000n) >> 32n) }]);
  });

  it("holds whom the filters let through, and nobody else", async () => {
    const professions = codes(everybody, "profession");
    const count = (of: string) => professions.filter((each) => each === of).length;
    const doctors = await extract({ professions: [1] });
    expect(doctors.people.count).toBe(count("1"));
    expect(new Set(codes(doctors, "profession"))).toEqual(new Set(["1"]));
    const nurses = await extract({ professions: [14, 15], age: { from: 40, to: 49 } });
    expect(nurses.people.count).toBeGreaterThan(0);
    for (let person = 0; person < nurses.people.count; person++) {
      const { birthDate } = personFacts(acts, nurses, person) as { readonly birthDate: string };
      expect(birthDate >= "1976-11-01" && birthDate <= "1986-10-31", birthDate).toBe(true);
    }
    const discipline = codes(doctors, "discipline")[0] ?? "";
    const specialists = await extract({ professions: [1], disciplines: [Number.parseInt(discipline, 10)] });
    expect(specialists.people.count).toBeGreaterThan(0);
    expect(specialists.people.count).toBeLessThan(doctors.people.count);
  });

  it("knows Orders, regions as the definition places them, and status", async () => {
    const orders = new Set(codes(everybody, "order"));
    expect(orders).toContain("ORD-MED-1");
    const one = await extract({ orders: ["ORD-INF-1"], regionOfOrder: { "ORD-INF-1": "08" } });
    expect(new Set(codes(one, "order"))).toEqual(new Set(["ORD-INF-1"]));
    expect(new Set(codes(one, "region"))).toEqual(new Set(["08"]));
    const regional = await extract({ regions: ["08"], regionOfOrder: { "ORD-INF-1": "08" } });
    expect(snapshotHash(regional)).toBe(snapshotHash(one));
    const enrolled = await extract({ status: ["enrolled"] });
    expect(enrolled.people.count).toBe(codes(everybody, "status").filter((each) => each === "enrolled").length);
  });

  it("draws the same sample for the same seed, another for another", async () => {
    const sampled = await extract({ sample: { seed: 1, share: "1/3" } });
    expect(sampled.people.count).toBeGreaterThan(25);
    expect(sampled.people.count).toBeLessThan(75);
    expect(snapshotHash(await extract({ sample: { seed: 1, share: "1/3" } }))).toBe(snapshotHash(sampled));
    expect(snapshotHash(await extract({ sample: { seed: 2, share: "1/3" } }))).not.toBe(snapshotHash(sampled));
    expect((await extract({ sample: { seed: 9, share: "1" } })).people.count).toBe(150);
  });

  it("leaves out what was registered after the day of knowledge", async () => {
    const rows = ({ cohort }: CohortSnapshot) =>
      cohort.tables[cohort.layout.tables.findIndex(({ path }) => path === "participations")]?.rows ?? 0;
    const earlier = await extract({ knownOn: "2020-12-31" });
    expect(rows(earlier)).toBeGreaterThan(0);
    expect(rows(earlier)).toBeLessThan(rows(everybody));
  });

  it("that nobody is in is refused", async () => {
    await expect(extract({ professions: [1], age: { from: 149 } })).rejects.toThrow(
      "the definition finds nobody; widen its filters",
    );
  });
});

function dimensionsOf({ people }: CohortSnapshot, person: number): Readonly<Record<DimensionName, string>> {
  const entries = Object.entries(people.dimensions).map(([name, { codes, values }]) => [
    name,
    codes[values[person] ?? 0],
  ]);
  return Object.fromEntries(entries) as Record<DimensionName, string>;
}

describe("a definition", () => {
  it.each([
    [[], "{}"],
    [{}, 'asOf: missing or not accepted; write for example "2025-12-31"'],
    [{ asOf: "31/12/2025" }, "asOf"],
    [{ asOf, profession: [1] }, "profession: missing or not accepted; write for example asOf, knownOn, professions"],
    [{ asOf, professions: "1" }, "professions: missing or not accepted; write for example [1, 14]"],
    [{ asOf, age: { min: 3 } }, "age"],
    [
      { asOf, status: ["dead"] },
      'status: missing or not accepted; write for example ["enrolled","cancelled","retired"]',
    ],
    [
      { asOf, sample: { seed: 1, share: "2" } },
      'sample: missing or not accepted; write for example { "seed": 1, "share": "1/100" }',
    ],
    [{ asOf, regions: ["08"] }, 'regionOfOrder: missing or not accepted; write for example { "ORD-MED-1": "08" }'],
  ])("that is %j is refused", (json, sentence) => {
    expect(() => readDefinition(json)).toThrow(`definition of the cohort, ${sentence}`);
  });

  it("that is right is taken as it is", () => {
    const json = { asOf, professions: [1], age: { from: 30 }, sample: { seed: 1, share: "1/100" } };
    expect(readDefinition(json)).toEqual(json);
  });
});
