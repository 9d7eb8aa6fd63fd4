/**
 * Writes every refusal to a file: CSV when its name ends so, else a JSON object for each line. The file has its name only when it is
 * whole; a cell that a spreadsheet would compute is written as text.
 */
import { once } from "node:events";
import { createWriteStream, renameSync, rmSync } from "node:fs";
import { extname } from "node:path";
import type { Refusal } from "@delibera/reports";
import { sayRefusal } from "@delibera/reports";
import type { Language } from "@delibera/rules-dsl/diagnostics";
import { Refusal as Stop } from "../refusal.ts";
import { importWords } from "./import-words.ts";

export interface RefusalsFile {
  add(file: string, refusals: readonly Refusal[]): Promise<void>;
  /** Gives the file its name. */
  close(): Promise<void>;
  /** Leaves nothing behind. */
  abandon(): void;
}

/** @throws Refusal when the file cannot be written. */
export async function refusalsFile(path: string, language: Language): Promise<RefusalsFile> {
  const unfinished = `${path}.unfinished`;
  const stream = createWriteStream(unfinished);
  let failure: NodeJS.ErrnoException | undefined;
  stream.on("error", (error) => {
    failure = error;
  });
  const failed = () => new Stop(importWords.cannotReport(path, failure?.code ?? String(failure)));
  // An error waits for nobody: the first thing heard of the stream is either that it is open or why not.
  await Promise.race([once(stream, "open"), once(stream, "close")]).catch(() => undefined);
  if (failure !== undefined) throw failed();
  const row = extname(path).toLowerCase() === ".csv" ? csvRow : jsonRow;
  const write = async (text: string) => {
    if (!stream.write(text)) await Promise.race([once(stream, "drain"), once(stream, "close")]).catch(() => undefined);
    if (failure !== undefined) throw failed();
  };
  if (row === csvRow) await write(`${columns.join(",")}\n`);
  return {
    async add(file, refusals) {
      await write(refusals.map((refusal) => row(file, refusal, language)).join(""));
    },
    async close() {
      stream.end();
      await once(stream, "close");
      if (failure !== undefined) throw failed();
      renameSync(unfinished, path);
    },
    abandon() {
      stream.destroy();
      rmSync(unfinished, { force: true });
    },
  };
}

const columns = ["file", "line", "event", "edition", "reason", "sentence"] as const;

function jsonRow(file: string, { line, event, edition, reason, parameters }: Refusal, language: Language): string {
  const sentence = sayRefusal(reason, parameters, language);
  return `${JSON.stringify({ file, line, event, edition, reason, sentence, parameters })}\n`;
}

function csvRow(file: string, { line, event, edition, reason, parameters }: Refusal, language: Language): string {
  const cells = [file, line, event, edition ?? "", reason, sayRefusal(reason, parameters, language)];
  return `${cells.map(cell).join(",")}\n`;
}

function cell(value: string | number): string {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
