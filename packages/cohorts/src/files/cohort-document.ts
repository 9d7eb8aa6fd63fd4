/** `cohort.json`: what a folder of files is, how many rows each has, the layout of the columns and the hash of the content. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Layout } from "@delibera/rules-dsl/specialise";
import { snapshotFormat } from "../snapshot/content-hash.ts";
import { CohortError } from "./cohort-error.ts";

export const documentName = "cohort.json";

/** Arrow reads fastest, Parquet is smallest, CSV opens everywhere. */
export const cohortFormats = ["arrow", "parquet", "csv"] as const;
export type CohortFormat = (typeof cohortFormats)[number];

export interface CohortDocument {
  readonly kind: "delibera-cohort";
  readonly format: number;
  /** Absent when somebody took it away because the content was changed on purpose. */
  readonly hash?: string;
  readonly people: number;
  /** What it was made from: a seed, or a definition and a date. */
  readonly origin: Readonly<Record<string, unknown>>;
  readonly fileFormat: CohortFormat;
  readonly files: readonly {
    readonly table: string;
    readonly name: string;
    /** Absent when somebody took it away with the hash. */
    readonly rows?: number;
    readonly columns: readonly string[];
  }[];
  readonly layout: Layout;
}

/** @throws CohortError when it is not there, is no JSON, or does not say what it must. */
export function readCohortDocument(folder: string): CohortDocument {
  const path = join(folder, documentName);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    throw new CohortError(
      {
        it: `${path} non si legge: una coorte è una cartella con ${documentName}; indicare la cartella`,
        en: `${path} cannot be read: a cohort is a folder with ${documentName}; name the folder`,
      },
      { cause },
    );
  }
  const document = parsed(path, text);
  const wrong = mistakeIn(document);
  if (wrong !== undefined) throw notValid(path, wrong);
  return document as CohortDocument;
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw notValid(path, error instanceof Error ? error.message : "JSON");
  }
}

function notValid(path: string, what: string): CohortError {
  return new CohortError({
    it: `${path} non è valido (${what}): esportare di nuovo la coorte`,
    en: `${path} is not valid (${what}): export the cohort again`,
  });
}

/** The first place that is not as it must be. */
function mistakeIn(json: unknown): string | undefined {
  if (!isObject(json)) return "{}";
  if (json["kind"] !== "delibera-cohort") return "kind";
  if (json["format"] !== snapshotFormat) return `format: ${JSON.stringify(json["format"])}, not ${snapshotFormat}`;
  if (json["hash"] !== undefined && !/^[0-9a-f]{64}$/.test(String(json["hash"]))) return "hash";
  if (!cohortFormats.some((format) => format === json["fileFormat"])) return "fileFormat";
  const { files, layout } = json;
  if (!Array.isArray(files) || files.some((file) => !isFile(file))) return "files";
  if (!isObject(layout) || !Array.isArray(layout["tables"])) return "layout";
  const tables: readonly unknown[] = layout["tables"];
  for (const [place, table] of tables.entries()) if (!isTable(table, place)) return `layout.tables[${place}]`;
  return undefined;
}

function isFile(json: unknown): boolean {
  if (!isObject(json)) return false;
  const { table, name, rows, columns } = json;
  // A name that left the folder could read any file of the machine.
  const isName = typeof name === "string" && /^[\w.-]+$/.test(name) && !name.startsWith(".");
  const isCount = rows === undefined || (typeof rows === "number" && Number.isSafeInteger(rows) && rows >= 0);
  return typeof table === "string" && isName && isCount && Array.isArray(columns);
}

function isTable(json: unknown, place: number): boolean {
  if (!isObject(json) || !Array.isArray(json["columns"])) return false;
  const { path, parent, mostRows, columns } = json;
  const isPlaced = place === 0 ? parent === undefined : isWhole(parent) && parent >= 0 && parent < place;
  return typeof path === "string" && isPlaced && isWhole(mostRows) && (columns as readonly unknown[]).every(isColumn);
}

function isColumn(json: unknown): boolean {
  if (!isObject(json) || typeof json["path"] !== "string" || typeof json["optional"] !== "boolean") return false;
  const { type } = json;
  if (!isObject(type)) return false;
  const isBounded = isWhole(type["low"]) && isWhole(type["high"]) && type["low"] <= type["high"];
  switch (type["kind"]) {
    case "amount":
      return isBounded && isWhole(type["denominator"]) && type["denominator"] > 0;
    case "date":
      return isBounded;
    case "option":
      return typeof type["enumeration"] === "string";
    default:
      return type["kind"] === "boolean" || type["kind"] === "text";
  }
}

function isWhole(json: unknown): json is number {
  return Number.isSafeInteger(json);
}

function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
