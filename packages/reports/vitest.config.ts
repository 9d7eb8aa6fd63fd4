/** Tests of this package; the databases are started once for all files. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    globalSetup: ["@delibera/database/testing/global-setup"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 1,
    // Each suite opens databases of its own; what they all load is loaded once, and is fast once.
    isolate: false,
  },
});
