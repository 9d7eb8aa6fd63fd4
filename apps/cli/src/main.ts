/** Runs one command and answers with its exit code. Every stop that has a reason is one sentence on standard error. */

import process from "node:process";
import { CommanderError } from "commander";
import { commandLine } from "./command-line.ts";
import type { ExitCode } from "./exit-code.ts";
import { exitCodes } from "./exit-code.ts";
import { languageOf } from "./language.ts";
import { Refusal } from "./refusal.ts";
import { openTerminal } from "./terminal.ts";
import { usageMistake } from "./usage-mistake.ts";
import type { Words } from "./words.ts";
import { words } from "./words.ts";

/**
 * @param home the folder of the program, whose deliberations serve when the person names none
 * @param programs the folder where this bundle keeps what it compiled; without, each command compiles
 */
export async function run(args: readonly string[], home: string, programs?: string): Promise<ExitCode> {
  const terminal = openTerminal({
    language: languageOf(args, process.env),
    wantsColors: !args.includes("--no-color"),
    home,
    programs,
  });
  const { program, answer } = commandLine(terminal);
  try {
    await program.parseAsync([...args], { from: "user" });
    return answer.exitCode;
  } catch (error) {
    const { reason, exitCode } = whyItStopped(error);
    if (reason !== undefined) terminal.say({ it: `delibera: ${reason.it}`, en: `delibera: ${reason.en}` });
    return exitCode;
  }
}

/** Help and version that were asked for are no stop: they have been printed, and have no reason to give. */
function whyItStopped(error: unknown): { readonly reason: Words | undefined; readonly exitCode: ExitCode } {
  if (error instanceof Refusal) return { reason: error.words, exitCode: error.exitCode };
  if (error instanceof CommanderError) {
    return error.exitCode === 0
      ? { reason: undefined, exitCode: exitCodes.fine }
      : { reason: usageMistake(error), exitCode: exitCodes.failure };
  }
  if (process.env["DELIBERA_DEBUG"]) throw error;
  const what = error instanceof Error ? error.message : String(error);
  return { reason: words.unexpected(what), exitCode: exitCodes.failure };
}
