/** `delibera fmt`: lays rule files out in the one form. What has syntax errors is left as it is and reported. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Formatted } from "@delibera/rules-dsl/formatter";
import { format } from "@delibera/rules-dsl/formatter";
import { decodeText, readRuleFolder, readText } from "@delibera/rules-dsl/node";
import type { SourceFile } from "@delibera/rules-dsl/source";
import type { ExitCode } from "../exit-code.ts";
import { exitCodes } from "../exit-code.ts";
import { deliberationsFolder, rulePaths, shortest } from "../load/deliberations.ts";
import { readStandardInput, standardInput } from "../load/standard-input.ts";
import { unreadable } from "../load/unreadable.ts";
import { locateDiagnostics, printPretty } from "../print/diagnostics.ts";
import { printDifference } from "../print/difference.ts";
import { Refusal } from "../refusal.ts";
import type { Terminal } from "../terminal.ts";
import { words } from "../words.ts";

export interface FmtOptions {
  readonly check?: true;
  readonly diff?: true;
}

export async function fmt(paths: readonly string[], options: FmtOptions, terminal: Terminal): Promise<ExitCode> {
  if (paths.includes("-")) return await formatStandardInput(paths, options, terminal);
  const files = rulePaths(paths.length === 0 ? [deliberationsFolder(undefined, terminal)] : paths).flatMap(
    ({ folder, only }) => sourcesIn(folder, only).map((source) => ({ folder, source, formatted: format(source) })),
  );
  const broken = files.filter(({ formatted }) => formatted.diagnostics.length > 0);
  for (const each of broken) report(each.folder, each.source, each.formatted, terminal);
  const changed = files.filter(({ source, formatted }) => formatted.text !== source.text);
  for (const { folder, source, formatted } of changed) {
    const path = join(folder, source.name);
    if (options.diff) terminal.print(printDifference(path, source.text, formatted.text, terminal.colors));
    else terminal.print(path);
    if (!options.diff && !options.check) write(path, formatted.text);
  }
  if (broken.length > 0) return exitCodes.errors;
  return options.check && changed.length > 0 ? exitCodes.failure : exitCodes.fine;
}

async function formatStandardInput(
  paths: readonly string[],
  options: FmtOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (paths.length > 1) throw new Refusal(words.onlyStandardInput());
  const { text, why } = decodeText(await readStandardInput());
  if (text === undefined) throw unreadable(standardInput, why);
  const source = { name: standardInput, text };
  const formatted = format(source);
  if (formatted.diagnostics.length > 0) {
    report("", source, formatted, terminal);
    return exitCodes.errors;
  }
  if (options.diff) {
    if (formatted.text !== text) terminal.print(printDifference(standardInput, text, formatted.text, terminal.colors));
  } else if (!options.check) {
    terminal.write(formatted.text);
  }
  return options.check && formatted.text !== text ? exitCodes.failure : exitCodes.fine;
}

function sourcesIn(folder: string, only: ReadonlySet<string> | undefined): readonly SourceFile[] {
  if (only !== undefined) {
    return [...only].map((name) => {
      const { text, why } = readText(join(folder, name));
      if (text === undefined) throw unreadable(join(folder, name), why);
      return { name, text };
    });
  }
  const { files, unreadable: problems } = readRuleFolder(folder);
  const [problem] = problems;
  if (problem !== undefined) throw unreadable(shortest(problem.path), problem.why);
  if (files.length === 0) throw new Refusal(words.noRuleFiles(folder));
  return files;
}

/** On standard error: standard output has only what was formatted. */
function report(folder: string, source: SourceFile, { diagnostics }: Formatted, terminal: Terminal): void {
  for (const located of locateDiagnostics(diagnostics, folder, [source])) {
    const text = printPretty(located, terminal.language, terminal.colors);
    terminal.say({ it: text, en: text });
  }
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    throw new Refusal(words.cannotWrite(path), { cause: error });
  }
}
