/** `delibera import`: takes files of event reports into the registry, says what became of them, and lists every refusal. */
import { statSync } from "node:fs";
import type { Database } from "@delibera/database";
import { lostConnection } from "@delibera/database";
import type { ImportedReports, Refusal as RefusedReport, ReportFormat } from "@delibera/reports";
import { formatOfFile, importReports, sayRefusal } from "@delibera/reports";
import type { ExitCode } from "../exit-code.ts";
import { exitCodes } from "../exit-code.ts";
import { importWords } from "../import/import-words.ts";
import { openRegistry } from "../import/open-registry.ts";
import { progressLine } from "../import/progress-line.ts";
import type { RefusalsFile } from "../import/refusals-file.ts";
import { refusalsFile } from "../import/refusals-file.ts";
import { refuseWrongDate, today } from "../load/statements.ts";
import { unreadable } from "../load/unreadable.ts";
import { Refusal } from "../refusal.ts";
import type { Terminal } from "../terminal.ts";

export interface ImportCommandOptions {
  readonly database?: string;
  readonly dryRun?: true;
  readonly report?: string;
  readonly registeredOn?: string;
  readonly json?: true;
}

/** Reasons that are printed when no file is to take them. */
const mostPrinted = 20;

export async function importCommand(
  paths: readonly string[],
  options: ImportCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  // Everything that can be wrong with the words of the command is said before anything is opened.
  refuseWrongDate("--registered-on", options.registeredOn);
  const files = paths.map((path) => ({ path, format: readableFormat(path) }));
  const database = await openRegistry(options.database, terminal);
  const list = options.report === undefined ? undefined : await refusalsFile(options.report, terminal.language);
  const codes: ExitCode[] = [];
  try {
    for (const { path, format } of files)
      codes.push(await importOne({ database, path, format, options, list, terminal }));
    await list?.close();
  } catch (error) {
    list?.abandon();
    throw error;
  } finally {
    await database.close();
  }
  if (codes.includes(exitCodes.failure)) return exitCodes.failure;
  return codes.includes(exitCodes.findings) ? exitCodes.findings : exitCodes.fine;
}

interface OneFile {
  readonly database: Database;
  readonly path: string;
  readonly format: ReportFormat;
  readonly options: ImportCommandOptions;
  readonly list: RefusalsFile | undefined;
  readonly terminal: Terminal;
}

async function importOne({ database, path, format, options, list, terminal }: OneFile): Promise<ExitCode> {
  const line = progressLine(terminal);
  let printed = 0;
  const print = (refusals: readonly RefusedReport[]) => {
    line.clear();
    for (const { line: at, reason, parameters } of refusals.slice(0, Math.max(0, mostPrinted - printed))) {
      const say = (language: "it" | "en") => `${path}:${at}: ${sayRefusal(reason, parameters, language)}`;
      terminal.say({ it: say("it"), en: say("en") });
    }
    printed += refusals.length;
  };
  const outcome = await importReports(database, path, {
    format,
    registeredOn: options.registeredOn ?? today(),
    dryRun: options.dryRun === true,
    onProgress: line.update,
    onRefusals: (refusals) => (list === undefined ? print(refusals) : list.add(path, refusals)),
  })
    .catch((error: unknown) => {
      throw lostConnection(error) ? new Refusal(importWords.lost(path), { cause: error }) : error;
    })
    .finally(line.clear);
  if (outcome.kind === "no-rules") throw new Refusal(importWords.noRules(database.location));
  if (outcome.kind === "busy") {
    terminal.say(importWords.busy(path));
    return exitCodes.failure;
  }
  if (printed > mostPrinted) terminal.say(importWords.more(printed - mostPrinted));
  await sayBroken(outcome, path, list, terminal);
  printSummary(outcome, path, options, terminal);
  if (outcome.kind === "broken") return exitCodes.failure;
  return outcome.tally.refused > 0 ? exitCodes.findings : exitCodes.fine;
}

async function sayBroken({ broken }: ImportedReports, path: string, list: OneFile["list"], terminal: Terminal) {
  if (broken === undefined) return;
  const { line, reason, parameters, event = "" } = broken;
  await list?.add(path, [{ line, event, edition: undefined, reason, parameters }]);
  const say = (language: "it" | "en") => importWords.broken(path, line, sayRefusal(reason, parameters, language));
  terminal.say({ it: say("it").it, en: say("en").en });
}

function printSummary(
  { kind, tally, continuedAfter, registeredOn }: ImportedReports,
  path: string,
  { json, dryRun = false }: { readonly json?: true; readonly dryRun?: boolean },
  terminal: Terminal,
): void {
  if (json) {
    terminal.print(
      JSON.stringify({ formatVersion: "1.0", file: path, kind, dryRun, registeredOn, continuedAfter, tally }),
    );
    return;
  }
  if (continuedAfter > 0) terminal.say(importWords.continued(path, continuedAfter));
  terminal.print(terminal.inWords(importWords.summary(path, tally)));
  if (dryRun) terminal.say(importWords.dryRun());
}

/** @throws Refusal for a file that is not there, or whose name does not say what it is. */
function readableFormat(path: string): ReportFormat {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw unreadable(path, "missing");
  if (!found.isFile()) throw unreadable(path, "not-a-file");
  const format = formatOfFile(path);
  if (format === undefined) throw new Refusal(importWords.unknownFormat(path));
  return format;
}
