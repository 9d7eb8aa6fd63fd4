/** A query is written once, whoever asks it, in which transaction, on which engine; and sees what its transaction sees. */
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Database, Db } from "../src/database.ts";
import { asViewer, professionals, readyQuery, registerProfessionals } from "../src/database.ts";
import { describeOnEachDatabase } from "../src/testing/testing.ts";
import { sampleProfessional } from "./sample-professional.ts";

describeOnEachDatabase("a ready query", (open) => {
  let database: Database;
  let written = 0;
  const namesOf = readyQuery("names_of", (db: Db) => {
    written++;
    return db
      .select({ name: professionals.lastName, born: professionals.birthDate, row: professionals.id })
      .from(professionals)
      .where(sql`${professionals.publicId} = any(${sql.placeholder("ids")}::text::text[])`);
  });

  beforeAll(async () => {
    database = await open();
    await registerProfessionals(database.db, [sampleProfessional]);
  });

  test("is written once for many connections and transactions", async () => {
    written = 0;
    const ids = `{${sampleProfessional.id}}`;
    const expected = [{ name: sampleProfessional.lastName, born: sampleProfessional.birthDate, row: 1 }];
    const asked = [
      namesOf(database.db, { ids }),
      ...Array.from({ length: 12 }, () => database.db.transaction((tx) => namesOf(tx as Db, { ids }))),
    ];
    expect(await Promise.all(asked)).toEqual(asked.map(() => expected));
    expect(written).toBe(1);
  });

  test("sees what its transaction wrote, and nothing when that is undone", async () => {
    const other = { ...sampleProfessional, id: "P-OTHER", fiscalCode: "ZZZZZZ80A01X999Q", lastName: "Altra" };
    const undone = new Error("undone");
    const seen = database.db.transaction(async (tx) => {
      await registerProfessionals(tx as Db, [other]);
      expect(await namesOf(tx as Db, { ids: "{P-OTHER}" })).toMatchObject([{ name: "Altra" }]);
      throw undone;
    });
    await expect(seen).rejects.toBe(undone);
    expect(await namesOf(database.db, { ids: "{P-OTHER}" })).toEqual([]);
  });

  describe("asked as somebody", () => {
    test("shows only the rows of who asks, though the connection has asked for others before", async () => {
      const ids = `{${sampleProfessional.id}}`;
      const ask = (role: string, professional?: number) =>
        asViewer(database, { role, professional }, (db) => namesOf(db, { ids }));
      for (let time = 0; time < 8; time++) {
        expect(await ask("registry-operator")).toHaveLength(1);
        expect(await ask("professional", 1)).toHaveLength(1);
        expect(await ask("professional", 999)).toEqual([]);
        expect(await asViewer(database, {}, (db) => namesOf(db, { ids }))).toEqual([]);
      }
    });
  });

  test("with a value that the database cannot read fails with the database's sentence and is asked again", async () => {
    await expect(namesOf(database.db, { ids: "no list" })).rejects.toThrow(/names_of|select/i);
    expect(await namesOf(database.db, { ids: "{}" })).toEqual([]);
  });
});
