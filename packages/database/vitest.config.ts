/** Tests of this package; the databases are started once for all files. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  // drizzle-kit looks for drizzle-orm from its own folder, where npm need not have put it; here it gets this package's.
  resolve: { dedupe: ["drizzle-orm"] },
  test: {
    server: { deps: { inline: ["drizzle-kit"] } },
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    globalSetup: ["@delibera/database/testing/global-setup"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // Each suite opens databases of its own; what they all load is loaded once, and is fast once.
    isolate: false,
  },
});
