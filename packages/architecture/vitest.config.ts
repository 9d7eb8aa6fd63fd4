import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "bin/**/*.test.ts"],
    // The guards read every source file of the repository, and the parser is loaded once for all of them.
    testTimeout: 60_000,
    isolate: false,
  },
});
