import process from "node:process";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { isChromiumThere, withoutChromium } from "./test/browser/chromium-path.ts";

if (!isChromiumThere) process.stderr.write(`The stories in a browser are SKIPPED: ${withoutChromium}\n`);

export default defineConfig({
  plugins: [react()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "rooms",
          include: ["src/**/*.test.{ts,tsx}", "test/*.test.ts"],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          // Without a browser there is nothing to tell them to, and the line above says so.
          include: isChromiumThere ? ["test/browser/**/*.test.ts"] : [],
          globalSetup: ["test/browser/serve-console.ts"],
          // One server and one browser at a time: the stories measure what a person waits for.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
