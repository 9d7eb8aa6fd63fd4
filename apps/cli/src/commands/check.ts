/** `delibera check`: reads, resolves and checks rule files; diagnostics on standard output, the count on standard error. */

import type { ExitCode } from "../exit-code.ts";
import { exitCodes } from "../exit-code.ts";
import { compileFolder, deliberationsFolder, rulePaths } from "../load/deliberations.ts";
import type { ActCoverage } from "../print/coverage.ts";
import { coverageOfActs, printStandings } from "../print/coverage.ts";
import type { Located } from "../print/diagnostics.ts";
import { locateDiagnostics, printCompact, printPretty, toJson } from "../print/diagnostics.ts";
import type { Terminal } from "../terminal.ts";
import type { Words } from "../words.ts";

export interface CheckOptions {
  readonly format: "pretty" | "compact" | "json";
  readonly failLevel: "error" | "warning";
  /** Also what became of the commi, act by act. */
  readonly coverage: boolean;
}

export function check(paths: readonly string[], options: CheckOptions, terminal: Terminal): ExitCode {
  const asked = rulePaths(paths.length === 0 ? [deliberationsFolder(undefined, terminal)] : paths);
  const checked = asked.map(({ folder, only }) => {
    const { sources, compilation } = compileFolder(folder);
    const found = compilation.diagnostics.filter(({ span }) => only?.has(span.file) ?? true);
    const acts = compilation.program ? coverageOfActs(compilation.program, []) : [];
    return {
      files: only?.size ?? sources.length,
      found: locateDiagnostics(found, folder, sources),
      acts: acts.filter(({ file }) => only?.has(file) ?? true),
    };
  });
  const found = checked.flatMap((each) => each.found);
  const counts = {
    files: checked.reduce((sum, { files }) => sum + files, 0),
    errors: found.filter(({ diagnostic }) => diagnostic.severity === "error").length,
    warnings: found.filter(({ diagnostic }) => diagnostic.severity === "warning").length,
  };
  const acts = options.coverage ? checked.flatMap((each) => each.acts) : undefined;
  print(found, counts, acts, options, terminal);
  terminal.say(summary(counts));
  if (counts.errors > 0) return exitCodes.errors;
  return counts.warnings > 0 && options.failLevel === "warning" ? exitCodes.findings : exitCodes.fine;
}

interface Counts {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
}

function print(
  found: readonly Located[],
  counts: Counts,
  acts: readonly ActCoverage[] | undefined,
  { format }: CheckOptions,
  terminal: Terminal,
): void {
  const { language, colors } = terminal;
  switch (format) {
    case "json": {
      const diagnostics = found.map((each) => toJson(each, language));
      const coverage = acts?.map(({ act, file, commi }) => ({ act, file, commi }));
      terminal.print(JSON.stringify({ formatVersion: "1.0", ...counts, diagnostics, coverage }, null, 2));
      return;
    }
    case "compact":
      for (const each of found) terminal.print(printCompact(each, language));
      break;
    case "pretty":
      for (const each of found) terminal.print(`${printPretty(each, language, colors)}\n`);
      break;
  }
  if (acts) terminal.print(printStandings(acts, terminal));
}

function summary({ files, errors, warnings }: Counts): Words {
  const of = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
  return {
    it: `${of(files, "file controllato", "file controllati")}: ${of(errors, "errore", "errori")}, ${of(warnings, "avviso", "avvisi")}`,
    en: `${of(files, "file", "files")} checked: ${of(errors, "error", "errors")}, ${of(warnings, "warning", "warnings")}`,
  };
}
