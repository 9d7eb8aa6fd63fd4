/**
 * Where a command writes: data on standard output, everything else on standard error. Colours only where a person reads
 * (NO_COLOR, FORCE_COLOR, TERM=dumb, --no-color).
 */
import { fstatSync, writeSync } from "node:fs";
import process from "node:process";
import type { Language } from "@delibera/rules-dsl/diagnostics";
import picocolors from "picocolors";
import { exitCodes } from "./exit-code.ts";
import { Refusal } from "./refusal.ts";
import type { Words } from "./words.ts";
import { words } from "./words.ts";

export type Colors = ReturnType<typeof picocolors.createColors>;

export interface Terminal {
  readonly language: Language;
  readonly colors: Colors;
  /** The folder of the program. */
  readonly home: string;
  /** The folder where compiled programs are kept, if they are. */
  readonly programs?: string | undefined;
  /** Data, followed by a line end. */
  readonly print: (text: string) => void;
  /** Data exactly as given. */
  readonly write: (text: string) => void;
  /** A message, followed by a line end. */
  readonly say: (words: Words) => void;
  readonly inWords: (words: Words) => string;
}

export interface TerminalOptions extends Pick<Terminal, "language" | "home" | "programs"> {
  readonly wantsColors: boolean;
}

export function openTerminal({ language, home, programs, wantsColors }: TerminalOptions): Terminal {
  const inWords = (text: Words) => text[language];
  stopWhenNobodyReads(inWords);
  return {
    language,
    home,
    programs,
    colors: picocolors.createColors(wantsColors && showsColors()),
    print: (text) => writeOut(`${text}\n`),
    write: writeOut,
    say: (text) => process.stderr.write(`${inWords(text)}\n`),
    inWords,
  };
}

/** Node takes the beginning of a text that a full disk has taken for all of it: what is left must be written until it is refused. */
function writeOut(text: string): void {
  if (!isFile(process.stdout.fd)) {
    process.stdout.write(text);
    return;
  }
  const bytes = Buffer.from(text);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(process.stdout.fd, bytes, at);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? `${error.code}` : `${error}`;
    throw new Refusal(words.cannotPrint(code), { cause: error });
  }
}

function isFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
}

/**
 * A reader that has seen enough (`delibera eval … | head`) closes the pipe. That is no failure and changes no answer: what
 * is left is not written, and the exit code is the one already decided.
 */
function stopWhenNobodyReads(inWords: (words: Words) => string) {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit();
      process.stderr.write(`delibera: ${inWords(words.cannotPrint(error.code ?? error.message))}\n`);
      process.exit(exitCodes.failure);
    });
  }
}

function showsColors(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== "0";
  return process.stdout.isTTY === true && TERM !== "dumb";
}
