/**
 * Starts programs in process groups of their own and ends them all, with their children, when the person presses
 * Ctrl-C. Needs nothing that is installed: the commands of the house start before `npm ci` has run.
 */
import { spawn } from "node:child_process";
import process from "node:process";

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();
/** @type {Set<() => void>} */
const cleanups = new Set();
/** @type {ReadonlyMap<NodeJS.Signals, number>} */
const exitCodes = new Map([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
]);
const graceMilliseconds = 5000;
let interrupting = false;

/**
 * Runs a program to its end. `output: "capture"` returns what it wrote; `"inherit"` shows it as it comes.
 * Never rejects: a program that cannot be started answers code 127 and says so in its output.
 *
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {{ cwd: string, env?: Record<string, string | undefined>, output?: "capture" | "inherit" }} options
 * @returns {Promise<{ code: number, output: string, seconds: number }>}
 */
export function run(command, parameters, { cwd, env = {}, output = "capture" }) {
  const started = process.hrtime.bigint();
  const seconds = () => Number((process.hrtime.bigint() - started) / 1_000_000n) / 1000;
  return new Promise((resolve) => {
    const written = output === "inherit" ? "inherit" : "pipe";
    const child = spawn(command, parameters, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", written, written],
      detached: process.platform !== "win32",
      // On Windows npm is a batch file, which only a shell can start.
      shell: process.platform === "win32" && command.endsWith(".cmd"),
    });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout?.on("data", (chunk) => chunks.push(chunk));
    child.stderr?.on("data", (chunk) => chunks.push(chunk));
    running.add(child);
    listen();
    const end = (/** @type {number} */ code, /** @type {string} */ note) => {
      running.delete(child);
      // After Ctrl-C nobody hears of the end: the next step must not start.
      if (interrupting) return;
      stopListening();
      resolve({ code, output: Buffer.concat(chunks).toString("utf8") + note, seconds: seconds() });
    };
    child.once("error", (error) => end(127, `cannot start ${command}: ${error.message}`));
    child.once("close", (code, signal) =>
      end(code ?? 1, signal === null ? "" : `\n${command} was ended by ${signal}\n`),
    );
  });
}

/**
 * Registers what must be undone if the person interrupts; returns the function that takes it off the list again.
 *
 * @param {() => void} cleanup
 * @returns {() => void}
 */
export function whenInterrupted(cleanup) {
  cleanups.add(cleanup);
  listen();
  return () => {
    cleanups.delete(cleanup);
    stopListening();
  };
}

function listen() {
  for (const signal of exitCodes.keys()) {
    if (!process.listeners(signal).includes(interrupted)) process.on(signal, interrupted);
  }
}

// Handlers stay only while there is something to end, so that a program which imports this keeps its own Ctrl-C.
function stopListening() {
  if (running.size > 0 || cleanups.size > 0) return;
  for (const signal of exitCodes.keys()) process.off(signal, interrupted);
}

/** @param {NodeJS.Signals} signal */
function interrupted(signal) {
  const finish = () => {
    for (const cleanup of cleanups) cleanup();
    process.exit(exitCodes.get(signal));
  };
  if (interrupting) return;
  interrupting = true;
  process.stdout.write("\ninterrupted: ending what was started\n");
  for (const child of running) endGroup(child, signal);
  if (running.size === 0) return finish();
  const waiting = setInterval(() => running.size === 0 && finish(), 50);
  setTimeout(() => {
    clearInterval(waiting);
    for (const child of running) endGroup(child, "SIGKILL");
    finish();
  }, graceMilliseconds);
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function endGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The group ended between our look and our call: there is nothing left to end.
  }
}
