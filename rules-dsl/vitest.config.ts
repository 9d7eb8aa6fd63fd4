import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    testTimeout: 60_000,
    // The compiler keeps nothing that changes an answer: loaded once, it is also fast once.
    isolate: false,
  },
});
