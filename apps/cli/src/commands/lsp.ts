/** `delibera lsp --stdio`: the language server that editors start; and, for one person, what the rules give beside them. */
import process from "node:process";
import manifest from "../../package.json" with { type: "json" };
import { exitCodes } from "../exit-code.ts";
import { readRecord } from "../load/record-file.ts";
import { checkPersonDates, today } from "../load/statements.ts";
import { valuesFor } from "../lsp/person-values.ts";
import { serve } from "../lsp/serve.ts";
import { Refusal } from "../refusal.ts";
import type { Terminal } from "../terminal.ts";
import { words } from "../words.ts";

export interface LspOptions {
  readonly stdio?: true;
  readonly input?: string;
  readonly triennium?: string;
  readonly asOf?: string;
  readonly knownOn?: string;
}

/** Ends with the process. @param language the one asked for by name; without, the editor's own */
export async function lsp(options: LspOptions, language: Terminal["language"] | undefined): Promise<never> {
  if (options.stdio !== true) throw new Refusal(words.onlyStdio());
  const valuesOf = await personOf(options);
  const inOrder = await serve({ language, version: manifest.version, valuesOf });
  // The library goes on watching over the editor's process, and would keep this one alive.
  process.exit(inOrder ? exitCodes.fine : exitCodes.failure);
}

async function personOf({ input, triennium, asOf, knownOn }: LspOptions) {
  if (input === undefined && triennium === undefined) return undefined;
  if (input === undefined || triennium === undefined || input === "-") throw new Refusal(words.personAndTriennium());
  checkPersonDates({ triennium, asOf, knownOn });
  return valuesFor({ record: await readRecord(input), triennium, today: today(), asOf, knownOn });
}
