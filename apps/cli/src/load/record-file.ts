/** Reads the record of a professional from a file or from standard input, and refuses it in full with every reason. */
import process from "node:process";
import type { ProfessionalRecord } from "@delibera/ledger/record";
import { validateRecord } from "@delibera/ledger/record";
import { decodeText, longestText, readText } from "@delibera/rules-dsl/node";
import { lineIndex } from "@delibera/rules-dsl/source";
import { Refusal } from "../refusal.ts";
import { words } from "../words.ts";
import { findJsonMistake } from "./find-json-mistake.ts";
import { unreadable } from "./unreadable.ts";

export async function readRecord(path: string): Promise<ProfessionalRecord> {
  const name = path === "-" ? standardInput : path;
  const { text, why } = path === "-" ? decodeText(await readStandardInput()) : readText(path);
  if (text === undefined) throw unreadable(name, why);
  const { record, problems } = validateRecord(parseJson(name, text));
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

const standardInput = "stdin";

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

/** At most one byte more than is accepted: standard input may have no end. */
async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > longestText) break;
  }
  return Buffer.concat(chunks);
}
