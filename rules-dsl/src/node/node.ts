/**
 * Reads rule files from the disk: the only room that touches it. A file that is not UTF-8 text, or too long to be one a person
 * wrote, is not read in part: it is reported with its reason.
 */
import type { Dirent } from "node:fs";
import { closeSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { SourceFile } from "../source/source.ts";

export const ruleFileExtension = ".delibera";

export type WhyUnreadable = "missing" | "denied" | "not-a-file" | "not-a-folder" | "not-utf8" | "too-long" | "failed";

export interface Unreadable {
  readonly path: string;
  readonly why: WhyUnreadable;
}

export interface RuleFolder {
  /** By name, in code-unit order; names are relative to the folder, with forward slashes. */
  readonly files: readonly SourceFile[];
  readonly unreadable: readonly Unreadable[];
}

/** Every rule file of a folder and of the folders inside it. @throws Error naming the first that cannot be read. */
export function readRuleFiles(folder: string): readonly SourceFile[] {
  const { files, unreadable } = readRuleFolder(folder);
  const [first] = unreadable;
  if (first !== undefined) throw new Error(`cannot read ${first.path}: ${first.why}`);
  return files;
}

/** As `readRuleFiles`, but says what could not be read instead of throwing. */
export function readRuleFolder(folder: string): RuleFolder {
  const found = ruleFilesIn(resolve(folder), "");
  const read = found.names.map((name) => ({ name, ...readText(join(folder, name)) }));
  return {
    files: read.flatMap(({ name, text }) => (text === undefined ? [] : [{ name, text }])),
    unreadable: [
      ...found.unreadable,
      ...read.flatMap(({ name, why }) => (why === undefined ? [] : [{ path: join(folder, name), why }])),
    ],
  };
}

/** Bytes. What people write takes some hundred kilobytes; past this it is a mistake, better told before than after the work. */
export const longestText = 32 * 1024 * 1024;

/** The text of a UTF-8 file without its byte-order mark, or why it cannot be had. A pipe (`<(…)` in a shell) is a file too. */
export function readText(
  path: string,
): { readonly text: string; readonly why?: never } | { readonly why: WhyUnreadable; readonly text?: never } {
  try {
    const status = statSync(path);
    return status.isFile() || status.isFIFO() ? decodeText(bytesOf(path)) : { why: "not-a-file" };
  } catch (error) {
    return { why: whyOf(error) };
  }
}

/** The bytes up to one more than are accepted: a pipe may have no end. */
function bytesOf(path: string): Uint8Array {
  const file = openSync(path, "r");
  try {
    const chunks: Uint8Array[] = [];
    for (let length = 0; length <= longestText; ) {
      const chunk = new Uint8Array(64 * 1024);
      const read = readSync(file, chunk);
      if (read === 0) break;
      chunks.push(chunk.subarray(0, read));
      length += read;
    }
    return Buffer.concat(chunks);
  } finally {
    closeSync(file);
  }
}

/** Bytes as UTF-8 text; a single wrong byte refuses them all, because what stands around it may be wrong too. */
export function decodeText(
  bytes: Uint8Array,
): { readonly text: string; readonly why?: never } | { readonly why: "not-utf8" | "too-long"; readonly text?: never } {
  if (bytes.byteLength > longestText) return { why: "too-long" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    // The decoder has one error only.
    return { why: "not-utf8" };
  }
}

function ruleFilesIn(folder: string, prefix: string): { names: readonly string[]; unreadable: readonly Unreadable[] } {
  let entries: readonly Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    return { names: [], unreadable: [{ path: folder, why: whyOf(error) }] };
  }
  const below = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules")
    .map(({ name }) => ruleFilesIn(join(folder, name), `${prefix}${name}/`));
  const here = entries
    .filter((entry) => !entry.isDirectory() && isRuleFile(entry.name))
    .map(({ name }) => prefix + name);
  return {
    names: [...here, ...below.flatMap(({ names }) => names)].sort(),
    unreadable: below.flatMap(({ unreadable }) => unreadable),
  };
}

export function isRuleFile(path: string): boolean {
  const name = basename(path);
  return name.endsWith(ruleFileExtension) && !name.startsWith(".");
}

function whyOf(error: unknown): WhyUnreadable {
  if (!(error instanceof Error && "code" in error)) throw error;
  switch (error.code) {
    case "ENOENT":
      return "missing";
    case "EACCES":
    case "EPERM":
      return "denied";
    case "ENOTDIR":
      return "not-a-folder";
    case "EISDIR":
      return "not-a-file";
    default:
      return "failed";
  }
}
