/** Reads the manifest of an export and checks that it says all that it takes to ask the same again. */
import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ExportManifest } from "@delibera/cohorts";
import { exportFormat, mostPeople } from "@delibera/cohorts";
import { readJson } from "../load/record-file.ts";
import { checkPersonDates } from "../load/statements.ts";
import { Refusal } from "../refusal.ts";
import type { Asked } from "./asked.ts";
import type { ExportParameters } from "./export-simulation.ts";
import { reproduceWords } from "./reproduce-words.ts";

export interface ReadManifest {
  /** Where the export stands. */
  readonly folder: string;
  readonly manifest: ExportManifest;
  readonly parameters: ExportParameters;
}

/** @param path the file, or the folder that holds it. @throws Refusal with the first thing that is missing or not as it must be. */
export async function readManifest(path: string): Promise<ReadManifest> {
  const file = statSync(path, { throwIfNoEntry: false })?.isDirectory() ? join(path, "manifest.json") : path;
  const json = await readJson(file);
  if (!isObject(json) || typeof json["format"] !== "string") throw new Refusal(reproduceWords.notAManifest(file));
  if (json["format"] !== exportFormat)
    throw new Refusal(reproduceWords.otherFormat(file, json["format"], exportFormat));
  const wrong = mistakeIn(json);
  if (wrong !== undefined) throw new Refusal(reproduceWords.notValid(file, wrong));
  const manifest = json as unknown as ExportManifest;
  const parameters = manifest.parameters as unknown as ExportParameters;
  checkPersonDates(parameters.asked);
  for (const { knownOn } of parameters.asked.changes) checkPersonDates({ triennium: undefined, knownOn });
  return { folder: dirname(file), manifest, parameters };
}

type Check = (json: unknown) => boolean;

const text: Check = (json) => typeof json === "string" && json.length <= 10_000_000;
const date: Check = (json) => typeof json === "string" && /^\d{4}-\d{2}-\d{2}$/.test(json);
const whole: Check = (json) => Number.isSafeInteger(json) && Number(json) >= 0;
const within =
  (most: number): Check =>
  (json) =>
    whole(json) && Number(json) >= 1 && Number(json) <= most;
const hash: Check = (json) => typeof json === "string" && /^(sha256:)?[0-9a-f]{64}$/.test(json);
const listOf =
  (each: Check): Check =>
  (json) =>
    Array.isArray(json) && json.every(each);
const mapOf =
  (each: Check): Check =>
  (json) =>
    isObject(json) && Object.values(json).every(each);
const optional =
  (each: Check): Check =>
  (json) =>
    json === undefined || each(json);
const shaped =
  (shape: Readonly<Record<string, Check>>): Check =>
  (json) =>
    isObject(json) && firstWrong(json, shape) === undefined;
const oneOf =
  (...words: readonly unknown[]): Check =>
  (json) =>
    words.includes(json);

/** A name that left the folder could be any file of the machine. */
const fileName: Check = (json) => typeof json === "string" && /^[\w.-]+$/.test(json) && !json.startsWith(".");

const change = shaped({
  drafts: listOf(shaped({ name: text, text })),
  settings: listOf(text),
  readings: listOf(text),
  knownOn: optional(date),
});

const asked: Readonly<Record<keyof Asked, Check>> = {
  language: oneOf("it", "en"),
  triennium: text,
  asOf: date,
  knownOn: date,
  people: (json) =>
    shaped({ kind: oneOf("synthetic"), seed: within(1_000_000_000), people: within(mostPeople) })(json) ||
    shaped({ kind: oneOf("cohort"), folder: text })(json),
  changes: listOf(change),
  sweep: optional(text),
  measure: text,
  state: text,
  bands: listOf(text),
  by: listOf(text),
  favourable: optional(oneOf("smaller", "greater")),
};

function mistakeIn(json: Json): string | undefined {
  const found = firstWrong(json, {
    programs: mapOf(hash),
    cohort: hash,
    versions: mapOf(text),
    files: listOf(shaped({ name: fileName, bytes: whole, sha256: hash })),
    parameters: isObject,
  });
  if (found !== undefined) return found;
  const { parameters } = json;
  if (!isObject(parameters)) return "parameters";
  const inside = firstWrong(parameters, {
    asked: isObject,
    issued: date,
    choices: mapOf(text),
    acts: mapOf(hash),
  });
  if (inside !== undefined) return `parameters.${inside}`;
  const question = isObject(parameters["asked"]) ? firstWrong(parameters["asked"], asked) : "";
  return question === undefined ? undefined : `parameters.asked.${question}`;
}

type Json = Readonly<Record<string, unknown>>;

function firstWrong(json: Json, shape: Readonly<Record<string, Check>>): string | undefined {
  return Object.entries(shape).find(([key, check]) => !check(json[key]))?.[0];
}

function isObject(json: unknown): json is Json {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
