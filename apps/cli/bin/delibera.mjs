#!/usr/bin/env node
/** Starts the command line from its sources: says in one sentence when Node is too old or nothing is installed. */
import process from "node:process";
import { fileURLToPath } from "node:url";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`delibera: Node ${process.versions.node} is too old: install Node 20.19 or later`);
} else {
  await start();
}

async function start() {
  let register;
  try {
    ({ register } = await import("tsx/esm/api"));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND")) throw error;
    const top = fileURLToPath(new URL("../../..", import.meta.url));
    fail(`delibera: not installed / non installato: npm install (in ${top})`);
    return;
  }
  // The settings of whatever project the person stands in are none of our business.
  register({ tsconfig: false });
  const { run } = await import("../src/main.ts");
  process.exitCode = await run(process.argv.slice(2));
}

/** @param {string} sentence */
function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
