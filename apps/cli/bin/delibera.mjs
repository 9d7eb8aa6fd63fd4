#!/usr/bin/env node
/** Starts the command line; says in one sentence when Node is too old or nothing is installed. */
import process from "node:process";
import { bundle, top } from "./steps/bundle.mjs";

// As shells answer for a program that was interrupted (`interrupted` of the exit codes).
process.once("SIGINT", () => process.exit(130));
process.once("SIGTERM", () => process.exit(143));

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`delibera: Node ${process.versions.node} is too old: install Node 20.19 or later`);
} else {
  await start();
}

async function start() {
  let bundled;
  try {
    bundled = await bundle();
  } catch (error) {
    if (!isNotInstalled(error)) throw error;
    fail(`delibera: not installed / non installato: npm install (in ${top})`);
    return;
  }
  const { run } = await import(bundled.address);
  process.exitCode = await run(process.argv.slice(2), top, bundled.programs);
}

/** @param {unknown} error */
function isNotInstalled(error) {
  if (!(error instanceof Error)) return false;
  if ("code" in error && error.code === "ERR_MODULE_NOT_FOUND") return true;
  return "errors" in error && /Could not resolve "(?!\.)/.test(error.message);
}

/** @param {string} sentence */
function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
