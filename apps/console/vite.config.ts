/** Builds the console as static files: hashed assets, no address but our own, workers as modules. */
import { existsSync, readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vite";

const repository = new URL("../../", import.meta.url);

export default defineConfig({
  plugins: [react(), licence()],
  // The server writes a fresh nonce here with every page; the editor reads it before adding its styles.
  html: { cspNonce: "__CSP_NONCE__" },
  define: { "import.meta.env.VITE_SOURCE_ADDRESS": JSON.stringify(sourceAddress()) },
  worker: { format: "es" },
  build: { target: ["chrome111", "firefox115", "safari16.4"], manifest: true, chunkSizeWarningLimit: 1200 },
  server: { proxy: { "/graphql": process.env["DELIBERA_API"] ?? "http://localhost:4000" } },
});

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
