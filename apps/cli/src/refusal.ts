/** Why a command stops: one sentence for the person at the terminal, and the exit code. Shown without a stack. */
import type { ExitCode } from "./exit-code.ts";
import { exitCodes } from "./exit-code.ts";
import type { Words } from "./words.ts";

export interface RefusalOptions extends ErrorOptions {
  readonly exitCode?: ExitCode;
}

export class Refusal extends Error {
  readonly words: Words;
  readonly exitCode: ExitCode;
  constructor(words: Words, options: RefusalOptions = {}) {
    super(words.en, options);
    this.words = words;
    this.exitCode = options.exitCode ?? exitCodes.failure;
  }
}
