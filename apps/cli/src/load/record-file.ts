/** Reads the record of a professional from a file or from standard input, and refuses it in full with every reason. */
import type { ProfessionalRecord } from "@delibera/ledger/record";
import { validateRecord } from "@delibera/ledger/record";
import { decodeText, readText } from "@delibera/rules-dsl/node";
import { lineIndex } from "@delibera/rules-dsl/source";
import { Refusal } from "../refusal.ts";
import { words } from "../words.ts";
import { findJsonMistake } from "./find-json-mistake.ts";
import { readStandardInput, standardInput } from "./standard-input.ts";
import { unreadable } from "./unreadable.ts";

export async function readRecord(path: string): Promise<ProfessionalRecord> {
  const name = path === "-" ? standardInput : path;
  const { record, problems } = validateRecord(await readJson(path));
  if (record !== undefined) return record;
  const heading = words.refusedRecord(name, problems.length);
  const lines = problems.map(({ path: place, message }) => ({
    it: `${place}: ${message.it}`,
    en: `${place}: ${message.en}`,
  }));
  throw new Refusal({
    it: [heading.it, ...lines.map(({ it }) => `  ${it}`)].join("\n"),
    en: [heading.en, ...lines.map(({ en }) => `  ${en}`)].join("\n"),
  });
}

/** Any JSON, from a file or from standard input (`-`). @throws Refusal with the place of the mistake. */
export async function readJson(path: string): Promise<unknown> {
  const name = path === "-" ? standardInput : path;
  const { text, why } = path === "-" ? decodeText(await readStandardInput()) : readText(path);
  if (text === undefined) throw unreadable(name, why);
  return parseJson(name, text);
}

function parseJson(name: string, text: string): unknown {
  const mistake = findJsonMistake(text);
  if (mistake === undefined) return JSON.parse(text);
  const { line, column } = lineIndex(text).positionAt(mistake.offset);
  throw new Refusal(
    mistake.kind === "not-json"
      ? words.notJson(name, line, column)
      : words.repeatedKey(name, mistake.key, line, column),
  );
}
