/** The front door of the test kit: suites that run on PGlite and on a real PostgreSQL. */

export {
  createTestPostgres,
  describeOnEachDatabase,
  type OpenTestDatabase,
  type OpenTestDatabaseOptions,
  type TestEngine,
} from "./describe-on-each-database.ts";
// Brings the type of what the global setup provides to whoever imports the kit.
export type { TestDatabases } from "./global-setup.ts";
