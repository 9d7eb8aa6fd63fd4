import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    // The tests only read the acts: the compiler is loaded once, and what it compiles and runs is fast once.
    isolate: false,
  },
});
