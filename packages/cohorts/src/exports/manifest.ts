/** The manifest of an export: all that is needed to make it again, and the hashes that tell whether it is the same. */
import process from "node:process";
import manifest from "../../package.json" with { type: "json" };
import { snapshotFormat } from "../snapshot/content-hash.ts";
import type { WrittenFile } from "../tables/write-table.ts";

export interface ManifestRequest {
  /** By role, such as `baseline` and `candidate`: the hash of the program (`programHash`). */
  readonly programs: Readonly<Record<string, string>>;
  /** Hash of the snapshot (`snapshotHash`). */
  readonly cohort: string;
  /** Words of the command line after `delibera`, as they were given. */
  readonly command: readonly string[];
  /** Whatever else the answer depends on: dates, interpretations, seed, bands. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

export interface ExportManifest extends ManifestRequest {
  readonly format: typeof exportFormat;
  readonly versions: Readonly<Record<string, string>>;
  /** Without this manifest itself. */
  readonly files: readonly WrittenFile[];
}

/** Changes when the same results give other bytes. */
export const exportFormat = "delibera-export/1";

export function manifestOf(request: ManifestRequest, files: readonly WrittenFile[]): ExportManifest {
  return {
    format: exportFormat,
    ...request,
    versions: { delibera: manifest.version, node: process.versions.node, snapshot: `${snapshotFormat}` },
    files: [...files].sort((one, other) => (one.name < other.name ? -1 : 1)),
  };
}
