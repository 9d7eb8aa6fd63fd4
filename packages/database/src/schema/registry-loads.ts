/** Which fictional registry a database holds: written in the same transaction as its rows, so it is there if and only if they are. */
import { bigint, integer, pgTable, timestamp, unique } from "drizzle-orm/pg-core";

export const registryLoads = pgTable(
  "registry_loads",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    seed: bigint("seed", { mode: "number" }).notNull(),
    generatorVersion: integer("generator_version").notNull(),
    professionals: integer("professionals").notNull(),
    participations: integer("participations").notNull(),
    loadedAt: timestamp("loaded_at", { withTimezone: true, mode: "string" }).notNull().defaultNow(),
  },
  (table) => [unique("registry_loads_seed").on(table.seed, table.generatorVersion, table.professionals)],
);
