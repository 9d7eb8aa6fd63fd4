/** Brings a database to the schema of this version: migrations, then reference data. Doing it twice, or from two processes, is harmless. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import type { PgliteDatabase } from "drizzle-orm/pglite";
import { migrate as runMigrations } from "drizzle-orm/pglite/migrator";
import { seedReference } from "../reference/seed-reference.ts";
import { DatabaseError, errorSentence } from "./database-error.ts";
import type { Database, Db } from "./open-database.ts";

const migrationsFolder = fileURLToPath(new URL("../../migrations", import.meta.url));

/** @throws DatabaseError `newer-version` when a later version migrated it, `migration-failed` when a step is refused. */
export async function migrate(database: Database): Promise<void> {
  await database.exclusively(async (db) => {
    await refuseUnknown(db, database.location);
    try {
      // The migrator only reads files and runs statements; that its type names one driver means nothing at run time.
      await runMigrations(db as unknown as PgliteDatabase, { migrationsFolder });
      await seedReference(db);
    } catch (cause) {
      throw new DatabaseError(`${database.location} was not migrated: ${errorSentence(cause)}`, {
        code: "migration-failed",
        cause,
      });
    }
  });
}

async function refuseUnknown(db: Db, location: string): Promise<void> {
  const known = localMigrations();
  for (const { name, hash } of await appliedMigrations(db)) {
    const local = known.get(name);
    if (local === undefined) {
      throw new DatabaseError(
        `${location} was migrated by a newer version of this program (${name}); update the program`,
        { code: "newer-version" },
      );
    }
    if (local !== hash) {
      throw new DatabaseError(
        `${location} was migrated by another text of ${name}; restore that migration, or start from an empty database`,
        { code: "migration-failed" },
      );
    }
  }
}

function localMigrations(): ReadonlyMap<string, string> {
  const names = readdirSync(migrationsFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return new Map(
    names.map(({ name }) => {
      const text = readFileSync(join(migrationsFolder, name, "migration.sql"));
      return [name, createHash("sha256").update(text).digest("hex")];
    }),
  );
}

async function appliedMigrations(db: Db): Promise<{ name: string; hash: string }[]> {
  const table = sql`${sql.identifier("drizzle")}.${sql.identifier("__drizzle_migrations")}`;
  const [exists] = await db
    .select({ found: sql<boolean>`to_regclass('drizzle.__drizzle_migrations') is not null` })
    .from(sql`(select 1) as one`);
  if (!exists?.found) return [];
  return db.select({ name: sql<string>`name`, hash: sql<string>`hash` }).from(sql`${table}`);
}
