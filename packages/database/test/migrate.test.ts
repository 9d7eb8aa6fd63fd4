/** Migrating is safe to repeat, refuses what it does not know, and the migrations say what the schema says. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api-postgres";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { disciplines, migrate, objectives, professions, tables } from "../src/database.ts";
import { describeOnEachDatabase } from "../src/testing/testing.ts";

const folder = fileURLToPath(new URL("../migrations", import.meta.url));
const names = readdirSync(folder).sort();

describeOnEachDatabase("migrations", (open) => {
  test("an empty database gets every table and the national lists, once", async () => {
    const database = await open({ empty: true });
    await migrate(database);
    await migrate(database);
    const there = await database.db
      .select({ name: sql<string>`table_name`, type: sql<string>`table_type` })
      .from(sql`information_schema.tables`)
      .where(sql`table_schema = 'public'`);
    expect(there.filter(({ type }) => type === "BASE TABLE")).toHaveLength(Object.keys(tables).length);
    expect(there.filter(({ type }) => type !== "BASE TABLE")).toEqual([{ name: "members_today", type: "VIEW" }]);
    expect(await database.db.$count(professions)).toBe(31);
    expect(await database.db.$count(disciplines)).toBe(127);
    expect(await database.db.$count(objectives)).toBe(46);
  });

  test("a database migrated by a newer version is refused", async () => {
    const database = await open();
    await database.db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at, name) values ('x', 0, '29990101000000_future')`,
    );
    await expect(migrate(database)).rejects.toMatchObject({
      code: "newer-version",
      message: `${database.location} was migrated by a newer version of this program (29990101000000_future); update the program`,
    });
  });

  test("a database migrated by another text of a migration is refused", async () => {
    const database = await open();
    await database.db.execute(sql`update drizzle.__drizzle_migrations set hash = 'x' where name = ${names[0]}`);
    await expect(migrate(database)).rejects.toMatchObject({
      code: "migration-failed",
      message: `${database.location} was migrated by another text of ${names[0]}; restore that migration, or start from an empty database`,
    });
  });

  test("a step that the server refuses says why", async () => {
    const database = await open({ empty: true });
    await database.db.execute(sql`create table participations (id integer)`);
    await expect(migrate(database)).rejects.toMatchObject({
      code: "migration-failed",
      message: `${database.location} was not migrated: relation "participations" already exists`,
    });
    const [row] = await database.db
      .select({ found: sql<boolean>`to_regclass('professionals') is null` })
      .from(sql`(select 1) as one`);
    expect(row?.found, "nothing of the migration stays").toBe(true);
  });
});

test("the migrations say what the schema says", async () => {
  const [last] = names.slice(-1);
  const snapshot = JSON.parse(readFileSync(`${folder}/${last}/snapshot.json`, "utf8"));
  const now = await generateDrizzleJson({ ...tables }, snapshot.id);
  expect(await generateMigration(snapshot, now)).toEqual([]);
  const { registryLoads: _, ...fewer } = tables;
  const without = await generateDrizzleJson(fewer, snapshot.id);
  expect(await generateMigration(snapshot, without), "a difference is noticed").toEqual([
    'DROP TABLE "registry_loads";',
  ]);
});

test("every append-only table has its trigger in the migrations", () => {
  const text = names.map((name) => readFileSync(`${folder}/${name}/migration.sql`, "utf8")).join("\n");
  const created = [...text.matchAll(/CREATE TABLE "(\w+)"/g)].map((it) => it[1] ?? "");
  const guarded = [...text.matchAll(/CREATE TRIGGER (\w+)_append_only/g)].map((it) => it[1] ?? "");
  const changing = [
    ...["act_versions", "draft_presences", "list_totals", "kept_cohort_parts", "order_figures"],
    ...["people_counted", "report_upload_parts", "rest_uses", "sessions"],
    "sign_in_attempts",
  ];
  expect(guarded.sort()).toEqual(created.filter((it) => !changing.includes(it)).sort());
});
