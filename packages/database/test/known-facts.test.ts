/** Whatever is registered, corrected and withdrawn, a day's facts are those that replaying the register up to that day leaves. */
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Database } from "../src/database.ts";
import { knownFact, professionals, registerProfessionals, registrations } from "../src/database.ts";
import { describeOnEachDatabase } from "../src/testing/testing.ts";
import { sampleProfessional } from "./sample-professional.ts";

interface Entry {
  /** Which of a few facts the entry is about. */
  readonly fact: number;
  readonly retracts: boolean;
  /** Days after the entry before. */
  readonly later: number;
}

const register = fc.array(fc.record({ fact: fc.nat(3), retracts: fc.boolean(), later: fc.nat(2) }), {
  minLength: 1,
  maxLength: 12,
});

describeOnEachDatabase("known facts", (open) => {
  let database: Database;

  beforeAll(async () => {
    database = await open();
    const { registrations: _, ...person } = sampleProfessional;
    await registerProfessionals(database.db, [person]);
  });

  test("are what replaying the register leaves", async () => {
    await fc.assert(
      fc.asyncProperty(register, async (entries) => {
        const rolledBack = new Error("the tables are left as they were");
        const comparison = database.db.transaction(async (tx) => {
          const written = await write(tx as Database["db"], entries);
          for (let day = -1; day <= written.lastDay; day++) {
            const found = await tx
              .select({ effectiveOn: registrations.effectiveOn })
              .from(registrations)
              .where(knownFact(registrations, registrations, dateOf(day)))
              .orderBy(registrations.effectiveOn);
            expect(found.map((row) => row.effectiveOn)).toEqual(written.replayed(day));
          }
          throw rolledBack;
        });
        await expect(comparison).rejects.toBe(rolledBack);
      }),
      { numRuns: 40 },
    );
  });
});

/** Writes the entries in order; each row is told apart by its date of effect. */
async function write(db: Database["db"], entries: readonly Entry[]) {
  const [person] = await db.select({ id: professionals.id }).from(professionals).limit(1);
  const rowOf = new Map<number, number>();
  const log: { fact: number; day: number; value: string | undefined }[] = [];
  let day = 0;
  for (const [index, entry] of entries.entries()) {
    day += entry.later;
    const supersedes = rowOf.get(entry.fact);
    const retracted = entry.retracts && supersedes !== undefined;
    const effectiveOn = `20${String(10 + index).padStart(2, "0")}-01-01`;
    const [row] = await db
      .insert(registrations)
      .values({
        professionalId: person?.id ?? 0,
        kind: "first",
        effectiveOn,
        registeredOn: dateOf(day),
        retracted,
        ...(supersedes === undefined ? {} : { supersedes }),
      })
      .returning({ id: registrations.id });
    rowOf.set(entry.fact, row?.id ?? 0);
    log.push({ fact: entry.fact, day, value: retracted ? undefined : effectiveOn });
  }
  return {
    lastDay: day,
    replayed(until: number): string[] {
      const current = new Map<number, string | undefined>();
      for (const { fact, day: on, value } of log) if (on <= until) current.set(fact, value);
      return [...current.values()].filter((value) => value !== undefined).sort();
    },
  };
}

function dateOf(day: number): string {
  return new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);
}

test("the register of the property is not always without corrections", () => {
  const samples = fc.sample(register, { numRuns: 50, seed: 1 });
  expect(samples.some((entries) => new Set(entries.map((it) => it.fact)).size < entries.length)).toBe(true);
});
