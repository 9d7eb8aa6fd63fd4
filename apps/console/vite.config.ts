/** Builds the console as static files: hashed assets, no address but our own, workers as modules, messages already parsed. */
import { existsSync, readFileSync } from "node:fs";
import { parse } from "@formatjs/icu-messageformat-parser";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig, runnerImport } from "vite";

const api = process.env["DELIBERA_API"] ?? "http://localhost:4000";
const repository = new URL("../../", import.meta.url);

// A worker of the browser counts in its own thread.
const inBrowsers = { "node:worker_threads": new URL("src/simulations/no-threads.ts", import.meta.url).pathname };

// What is built parses no message, and reads the rule language with a lexer of its own: it need not carry a parser and a lexer more.
const builtWithout = [
  { find: "@formatjs/icu-messageformat-parser", replacement: "@formatjs/icu-messageformat-parser/no-parser.js" },
  { find: /^.*\/lexer_public\.js$/, replacement: new URL("src/editor/no-lexer.ts", import.meta.url).pathname },
  ...Object.entries(inBrowsers).map(([find, replacement]) => ({ find, replacement })),
];

export default defineConfig(({ command }) => ({
  plugins: [react(), licence(), parsedMessages()],
  // The server writes a fresh nonce here with every page; the editor reads it before adding its styles.
  html: { cspNonce: "__CSP_NONCE__" },
  define: { "import.meta.env.VITE_SOURCE_ADDRESS": JSON.stringify(sourceAddress()) },
  resolve: { alias: command === "build" ? builtWithout : inBrowsers },
  worker: { format: "es" },
  build: { target: ["chrome111", "firefox115", "safari16.4"] },
  server: { proxy: Object.fromEntries(["/graphql", "/auth", "/issuer"].map((path) => [path, api])) },
}));

/** Replaces each message that takes values by its parsed form; the others stay strings. */
function parsedMessages(): Plugin {
  return {
    name: "parsed-messages",
    apply: "build",
    enforce: "pre",
    async load(id) {
      const language = /[\\/]src[\\/]messages[\\/](?:[\w-]+[\\/])?(it|en)\.ts$/.exec(id)?.[1];
      if (language === undefined) return undefined;
      const { module } = await runnerImport<Record<string, Record<string, string>>>(id);
      const table = Object.entries(module[language] ?? {}).map(([key, message]) => {
        return [key, message.includes("{") ? parse(message) : message];
      });
      return { code: `export const ${language} = ${JSON.stringify(Object.fromEntries(table))};`, moduleType: "js" };
    },
  };
}

/** The licence is shown by the console itself, so that its link works without a network. */
function licence(): Plugin {
  const source = readFileSync(new URL("LICENSE", repository), "utf8");
  return {
    name: "licence",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "licence.txt", source });
    },
  };
}

/** Where publiccode.yml says the software is published; empty when it does not say. */
function sourceAddress(): string {
  const file = new URL("publiccode.yml", repository);
  if (!existsSync(file)) return "";
  return /^url:\s*"?([^"\s]+)"?\s*$/m.exec(readFileSync(file, "utf8"))?.[1] ?? "";
}
