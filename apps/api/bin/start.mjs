/** `npm start`: installs what is missing, builds what is stale, then serves until Ctrl-C. */
import process from "node:process";
import { pathToFileURL } from "node:url";
import { CannotInstall, ensureInstalled } from "../../../packages/architecture/bin/install.mjs";
import { ensureBuilt, top } from "./steps/builds.mjs";
import { CannotStart, ensureFree, hostFrom, portFrom } from "./steps/port.mjs";

const say = (/** @type {string} */ line) => console.log(line);

try {
  await ensureFree(portFrom(process.env), hostFrom(process.env));
  await ensureInstalled({ say });
  await ensureBuilt(say);
} catch (error) {
  if (!(error instanceof CannotInstall || error instanceof CannotStart)) throw error;
  console.error(error.message);
  process.exit(1);
}
const { main } = await import(pathToFileURL(`${top}/apps/api/dist/server.js`).href);
await main(top);
