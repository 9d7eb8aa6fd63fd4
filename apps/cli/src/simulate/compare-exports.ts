/** Compares an export with the one made again, file by file: identical, changed since, or where they differ. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ExportManifest } from "@delibera/cohorts";

export type FileVerdict =
  | { readonly kind: "identical"; readonly name: string }
  /** The one made again is as the manifest says; the one in the folder is not, or is gone. */
  | { readonly kind: "altered"; readonly name: string; readonly where: Where }
  | { readonly kind: "gone"; readonly name: string }
  | { readonly kind: "differs"; readonly name: string; readonly where: Where | undefined }
  /** Only one of the two has it. */
  | { readonly kind: "not-made" | "only-made"; readonly name: string };

export type Where =
  /** From 1. */
  | { readonly kind: "line"; readonly line: number; readonly recorded: string; readonly made: string }
  | { readonly kind: "byte"; readonly byte: number };

export interface ExportOnDisk {
  readonly folder: string;
  readonly manifest: ExportManifest;
}

/** In the order of the manifest; `manifest.json` itself is last. */
export function compareExports(recorded: ExportOnDisk, made: ExportOnDisk): readonly FileVerdict[] {
  const again = new Map(made.manifest.files.map((file) => [file.name, file.sha256]));
  const files = recorded.manifest.files.map(({ name, sha256 }): FileVerdict => {
    const own = again.get(name);
    if (own === undefined) return { kind: "not-made", name };
    const there = contentOf(recorded.folder, name);
    const isAsRecorded = there !== undefined && hashOf(there) === sha256;
    const bytes = readFileSync(join(made.folder, name));
    if (own !== sha256) return { kind: "differs", name, where: isAsRecorded ? whereOf(name, there, bytes) : undefined };
    if (there === undefined) return { kind: "gone", name };
    return isAsRecorded ? { kind: "identical", name } : { kind: "altered", name, where: whereOf(name, there, bytes) };
  });
  const known = new Set(recorded.manifest.files.map(({ name }) => name));
  const more = made.manifest.files.filter(({ name }) => !known.has(name));
  return [...files, ...more.map(({ name }): FileVerdict => ({ kind: "only-made", name })), ofManifest(recorded, made)];
}

function ofManifest(recorded: ExportOnDisk, made: ExportOnDisk): FileVerdict {
  const name = "manifest.json";
  const [there, again] = [recorded, made].map(({ folder }) => readFileSync(join(folder, name)));
  if (!there || !again || there.equals(again)) return { kind: "identical", name };
  return { kind: "differs", name, where: whereOf(name, there, again) };
}

function contentOf(folder: string, name: string): Buffer | undefined {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path) : undefined;
}

function hashOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

const longest = 120;

function whereOf(name: string, recorded: Buffer, made: Buffer): Where {
  const length = Math.min(recorded.length, made.length);
  let byte = 0;
  while (byte < length && recorded[byte] === made[byte]) byte++;
  if (!/\.(csv|json|ndjson|jsonld)$/.test(name)) return { kind: "byte", byte: byte + 1 };
  const line = recorded.subarray(0, byte).toString("utf8").split("\n").length;
  const [a = "", b = ""] = [recorded, made].map((bytes) => bytes.toString("utf8").split(/\r?\n/)[line - 1]);
  return { kind: "line", line, recorded: a.slice(0, longest), made: b.slice(0, longest) };
}
