/** Bundles a server as the one of `npm start` is bundled, starts it in a process of its own, and asks that how much it worked. */
import type { ChildProcess } from "node:child_process";
import { fork } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { PluginBuild } from "esbuild";
import { build } from "esbuild";
import type { Use } from "./use-of-process.ts";

const top = fileURLToPath(new URL("../../..", import.meta.url));

export interface ServerUnderLoad {
  readonly url: string;
  use(): Promise<Use>;
  stop(): Promise<void>;
}

/** @param entry a file of this folder, without its ending. */
export async function startBundled(
  entry: string,
  folder: string,
  parameters: readonly string[],
): Promise<ServerUnderLoad> {
  const child = fork(await bundled(entry, folder), [...parameters], {
    cwd: top,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const { url } = await told<{ url: string }>(child, "ready");
  return {
    url,
    async use() {
      const answer = told<Use>(child, "use");
      child.send("use");
      return await answer;
    },
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}

/** In one file, as the server of `npm start` is. */
export async function bundled(entry: string, folder: string): Promise<string> {
  const outfile = join(folder, `${entry}.mjs`);
  await build({
    entryPoints: [fileURLToPath(new URL(`${entry}.ts`, import.meta.url))],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    minifySyntax: true,
    logLevel: "error",
    external: ["@electric-sql/pglite", "pg-native", "oidc-provider", "fastify", "mercurius"],
    define: { COMPILER_FINGERPRINT: '"bench"' },
    banner: { js: 'import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url);' },
    plugins: [{ name: "original-places", setup: keepOriginalPlaces }],
  });
  return outfile;
}

function told<T>(child: ChildProcess, kind: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the server ended with ${code}`));
    const listen = (message: unknown) => {
      if ((message as { kind?: string }).kind !== kind) return;
      child.off("message", listen).off("exit", ended);
      resolve(message as T);
    };
    child.on("message", listen).once("exit", ended);
  });
}

/** Files that find a neighbour by `import.meta.url` must still find it. */
function keepOriginalPlaces({ onLoad }: PluginBuild): void {
  onLoad({ filter: /[\\/](packages|rules-dsl|apps)[\\/].*\.ts$/ }, ({ path }) => {
    const text = readFileSync(path, "utf8");
    if (path.includes("node_modules") || !text.includes("import.meta.url")) return undefined;
    return { contents: text.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href)), loader: "ts" };
  });
}
