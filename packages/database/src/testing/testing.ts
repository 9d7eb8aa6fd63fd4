/** The front door of the test kit: suites that run on PGlite and on a real PostgreSQL. */

export {
  createTestPostgres,
  describeOnEachDatabase,
  type OpenTestDatabase,
  type OpenTestDatabaseOptions,
  type TestEngine,
} from "./describe-on-each-database.ts";
