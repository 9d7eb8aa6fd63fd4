/** The process behind `npm start`: starts in order, says each step in a line, and stops in order when asked to. */
import process from "node:process";
import { DatabaseError } from "@delibera/database";
import { CannotStart } from "../bin/steps/port.mjs";
import { configurationFrom } from "./configuration.ts";
import { Interrupted, start } from "./start.ts";

/** Ctrl-C reaches us twice at once when npm passes on what the terminal also sends: that is one wish, not two. */
const sameWishMilliseconds = 1000;

/**
 * Runs until SIGINT, SIGTERM or SIGHUP, then stops and leaves with code 0; a second one, later, leaves at once with code 130.
 * What keeps it from starting is one sentence on stderr and code 1.
 *
 * @param repository the folder that relative places of the environment start from
 */
export async function main(repository: string): Promise<void> {
  const interruption = interruptionBySignals();
  try {
    const configuration = configurationFrom(process.env, repository);
    const stop = await start(configuration, { say, log, signal: interruption });
    await aborted(interruption);
    await stop();
    process.exit(0);
  } catch (error) {
    process.exit(error instanceof Interrupted ? 0 : fail(error));
  }
}

function interruptionBySignals(): AbortSignal {
  const interruption = new AbortController();
  let first = 0;
  const onSignal = () => {
    if (interruption.signal.aborted) {
      if (Date.now() - first >= sameWishMilliseconds) process.exit(130);
      return;
    }
    first = Date.now();
    say("\nstopping");
    interruption.abort(new Interrupted());
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
  return interruption.signal;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

const say = (line: string) => void process.stdout.write(`${line}\n`);
const log = (line: string) => void process.stderr.write(`${line}\n`);

function fail(error: unknown): number {
  if (error instanceof CannotStart) log(error.message);
  else if (error instanceof DatabaseError) log(`Delibera cannot start: ${error.message}.`);
  else log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 1;
}
