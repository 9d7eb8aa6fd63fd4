/** Nothing that was registered or published can be changed: not through Drizzle, not in SQL, not by emptying a table. */
import { getColumns, getTableName, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { beforeAll, describe, expect, test } from "vitest";
import { errorCode, errorSentence } from "../src/connection/database-error.ts";
import type { Database } from "../src/database.ts";
import {
  acts,
  actVersions,
  appendOnlyTables,
  factTables,
  participations,
  pastPositions,
  professionals,
  programs,
  registerProfessionals,
} from "../src/database.ts";
import { describeOnEachDatabase } from "../src/testing/testing.ts";
import { actVersion, hashOf } from "./sample-act.ts";
import { sampleProfessional } from "./sample-professional.ts";

describeOnEachDatabase("append-only tables", (open) => {
  let database: Database;

  beforeAll(async () => {
    database = await open();
    await registerProfessionals(database.db, [sampleProfessional]);
  });

  describe.each(Object.values(appendOnlyTables).map((table) => [getTableName(table), table] as const))(
    "%s",
    (name, table) => {
      const refusal = (what: string) => `${name} is append-only: ${what} refused`;

      test("an update through Drizzle is refused", async () => {
        const [column] = Object.entries(getColumns(table as PgTable)).filter(([key]) => key !== "id");
        if (column === undefined) throw new Error(`${name} has no column but id`);
        const update = database.db.update(table as PgTable).set({ [column[0]]: sql`${column[1]}` });
        expect(await refused(update)).toEqual(["23001", refusal("UPDATE")]);
      });

      test("a deletion through Drizzle is refused", async () => {
        expect(await refused(database.db.delete(table as PgTable))).toEqual(["23001", refusal("DELETE")]);
      });

      test("SQL is refused as well, and the table cannot be emptied", async () => {
        expect(await refused(database.db.execute(sql`delete from ${table} where false`))).toEqual([
          "23001",
          refusal("DELETE"),
        ]);
        const truncate = database.db.execute(sql`truncate ${table} cascade`);
        expect((await refused(truncate))[1]).toContain("is append-only: TRUNCATE refused");
      });
    },
  );

  test("the refusal of a fact says what to do instead", async () => {
    const error = await database.db.delete(participations).catch((it: unknown) => it);
    expect(hintOf(error)).toBe("insert a row that supersedes the old one");
  });

  test("an upsert cannot change a fact either", async () => {
    const upsert = database.db.execute(
      sql`insert into past_positions (professional_id, effective_on, registered_on, triennium, acquired)
          values (1, '2016-12-31', '2017-01-31', '2014-2016', 150)
          on conflict (professional_id, triennium) where supersedes is null do update set acquired = 150`,
    );
    expect((await refused(upsert))[1]).toBe("past_positions is append-only: UPDATE refused");
    const [kept] = await database.db.select({ acquired: pastPositions.acquired }).from(pastPositions);
    expect(kept).toEqual({ acquired: "130.0" });
  });

  test("every fact table of the schema is among the append-only ones", () => {
    for (const table of Object.values(factTables)) expect(Object.values(appendOnlyTables)).toContain(table);
  });

  test("a draft of an act can be edited, its publication closes it", async () => {
    const { db } = database;
    const [act] = await db.insert(acts).values({ publicId: "atto_di_prova" }).returning();
    const [draft] = await db
      .insert(actVersions)
      .values(actVersion(act?.id ?? 0, 1, "testo uno"))
      .returning();
    const id = draft?.id ?? 0;
    const sourceText = "testo due";
    await db
      .update(actVersions)
      .set({ sourceText, hash: hashOf(sourceText) })
      .where(sql`id = ${id}`);
    await db.update(actVersions).set({ publishedAt: "2026-10-31T10:00:00Z" }).where(sql`id = ${id}`);
    const edit = db.update(actVersions).set({ title: "altro" }).where(sql`id = ${id}`);
    expect(await refused(edit)).toEqual(["23001", `version 1 of act ${act?.id} is published: UPDATE refused`]);
    const unpublish = db.update(actVersions).set({ publishedAt: null }).where(sql`id = ${id}`);
    expect((await refused(unpublish))[0]).toBe("23001");
    expect((await refused(db.delete(actVersions).where(sql`id = ${id}`)))[1]).toContain("DELETE refused");
    expect((await refused(db.execute(sql`truncate act_versions cascade`)))[1]).toBe(
      "act_versions is append-only: TRUNCATE refused",
    );
    const [second] = await db
      .insert(actVersions)
      .values(actVersion(act?.id ?? 0, 2, "testo tre"))
      .returning();
    await db.delete(actVersions).where(sql`id = ${second?.id ?? 0}`);
    const [kept] = await db.select({ text: actVersions.sourceText }).from(actVersions);
    expect(kept).toEqual({ text: "testo due" });
  });

  test("a version whose hash is not that of its text is refused", async () => {
    const wrong = { ...actVersion(1, 7, "testo"), hash: hashOf("altro testo") };
    expect((await refused(database.db.insert(actVersions).values(wrong)))[1]).toContain("act_versions_hash");
  });

  test("a program stands on published versions only", async () => {
    const { db } = database;
    const [published] = await db.select({ id: actVersions.id }).from(actVersions).where(sql`published_at is not null`);
    const program = { hash: hashOf("programma"), ir: { rules: [] }, actVersionIds: [published?.id ?? 0] };
    await db.insert(programs).values(program);
    const unpublished = { ...program, hash: hashOf("altro"), actVersionIds: [published?.id ?? 0, 999] };
    expect((await refused(db.insert(programs).values(unpublished)))[1]).toBe(
      `program ${hashOf("altro")}: act version 999 is not published`,
    );
    expect(await db.select({ ir: programs.ir, versions: programs.actVersionIds }).from(programs)).toEqual([
      { ir: { rules: [] }, versions: [published?.id] },
    ]);
  });

  test("the registered person is still there, unchanged", async () => {
    expect(await database.db.$count(professionals)).toBe(1);
  });
});

async function refused(task: PromiseLike<unknown>): Promise<[code: string | undefined, sentence: string]> {
  try {
    await task;
  } catch (error) {
    return [errorCode(error), errorSentence(error)];
  }
  return [undefined, "nothing was refused"];
}

function hintOf(error: unknown): unknown {
  return error instanceof Error ? ((error as { hint?: unknown }).hint ?? hintOf(error.cause)) : undefined;
}
