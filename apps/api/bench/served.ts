/** The server of `npm start` as it is, in a process of its own that tells how much it worked. */
import process from "node:process";
import type { Configuration } from "../src/configuration.ts";
import { configurationFrom } from "../src/configuration.ts";
import { start } from "../src/start.ts";
import { tellUse } from "./use-of-process.ts";

const [databaseUrl = "", registrySize = "1"] = process.argv.slice(2);
const asked = { PORT: "0", DATABASE_URL: databaseUrl, DELIBERA_REGISTRY_SIZE: registrySize };
const configuration: Configuration = { ...configurationFrom(asked, process.cwd()), consoleDirectory: "" };
const started = performance.now();
const say = (line: string) => {
  const url = /^Delibera is ready at (\S+)$/.exec(line)?.[1];
  if (url !== undefined) process.send?.({ kind: "ready", url, milliseconds: performance.now() - started });
};
tellUse();
await start(configuration, {
  say,
  log: (line) => void process.stderr.write(`${line}\n`),
  signal: new AbortController().signal,
});
