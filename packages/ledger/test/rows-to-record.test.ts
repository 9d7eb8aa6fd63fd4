import type { Database, ProfessionalFacts } from "@delibera/database";
import { registerProfessionals } from "@delibera/database";
import { generateRegistry } from "@delibera/database/registry";
import { describeOnEachDatabase } from "@delibera/database/testing";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import type { ProfessionalRecord } from "../src/ledger.ts";
import { recordsOf } from "../src/ledger.ts";
import { validateRecord } from "../src/record/record.ts";

const people = [...generateRegistry({ professionals: 60 }).professionals()];

describeOnEachDatabase("the record of a professional of the registry", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await registerProfessionals(database.db, people);
  });

  it("is what was registered: nothing is lost on the way to the rows and back", async () => {
    const records = await recordsOf(
      database,
      people.map(({ id }) => id),
    );
    expect(records.map(inAnyOrder)).toEqual(people.map(withoutEmptyLists).map(inAnyOrder));
    const facts = records.flatMap((record) => record?.participations ?? []);
    expect(facts.length).toBeGreaterThan(500);
  });

  it("has its participations in the order in which they were acquired", async () => {
    const records = await recordsOf(
      database,
      people.map(({ id }) => id),
    );
    for (const record of records) {
      const days = (record?.participations ?? []).map(({ acquiredOn }) => acquiredOn);
      expect(days).toEqual(days.toSorted());
    }
  });

  it("is accepted by the check of interchange records", async () => {
    const records = await recordsOf(
      database,
      people.map(({ id }) => id),
    );
    expect(records.flatMap((record) => validateRecord(record).problems ?? [])).toEqual([]);
  });

  it("as known on any day, holds what was registered by that day and nothing else", async () => {
    const day = fc.date({ min: new Date("2010-01-01"), max: new Date("2026-12-31"), noInvalidDate: true });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...people), day, async (person, date) => {
        const knownOn = date.toISOString().slice(0, 10);
        const [record] = await recordsOf(database, [person.id], knownOn);
        expect(inAnyOrder(record)).toEqual(inAnyOrder(knownBy(withoutEmptyLists(person), knownOn)));
      }),
      { numRuns: 60, seed: 20170101 },
    );
  });

  it("is absent when nobody has the id, and present for the others asked with it", async () => {
    const [first] = people;
    const records = await recordsOf(database, ["P-9999999", first?.id ?? ""]);
    expect(records.map((record) => record?.id)).toEqual([undefined, first?.id]);
  });
});

function withoutEmptyLists(facts: ProfessionalFacts): ProfessionalRecord {
  const present = Object.entries(facts).filter(([, value]) => !Array.isArray(value) || value.length > 0);
  return Object.fromEntries(present) as unknown as ProfessionalRecord;
}

/** The registry gives facts in the order of their effect, whatever the order in which they were written. */
function inAnyOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(inAnyOrder).toSorted((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));
  }
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(members.map(([key, member]) => [key, inAnyOrder(member)]));
}

/** By the words of `record.schema.json`: what has a `registeredOn` after the day is not there, nor is what hangs on it. */
function knownBy(value: ProfessionalRecord, day: string): unknown {
  return cut(value);

  function cut(part: unknown): unknown {
    if (Array.isArray(part)) return part.map(cut).filter((member) => member !== undefined);
    if (typeof part !== "object" || part === null) return part;
    const registeredOn = (part as { registeredOn?: string }).registeredOn;
    if (registeredOn !== undefined && registeredOn > day) return undefined;
    const members = Object.entries(part).map(([key, member]) => [key, cut(member)] as const);
    const isGone = (member: unknown) => member === undefined || (Array.isArray(member) && member.length === 0);
    return Object.fromEntries(members.filter(([, member]) => !isGone(member)));
  }
}
