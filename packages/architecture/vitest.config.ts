/** The guards read every source file of the repository, which takes longer than vitest's usual five seconds allow. */
import { defineConfig } from "vitest/config";

export default defineConfig({ test: { include: ["src/**/*.test.ts", "bin/**/*.test.ts"], testTimeout: 60_000 } });
