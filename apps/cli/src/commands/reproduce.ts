/** `delibera reproduce`: asks again what an export was asked, and says of each of its files whether the bytes are the same. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { ExportManifest } from "@delibera/cohorts";
import type { ExitCode } from "../exit-code.ts";
import { exitCodes } from "../exit-code.ts";
import { deliberationsFolder } from "../load/deliberations.ts";
import type { Asked } from "../simulate/asked.ts";
import type { FileVerdict } from "../simulate/compare-exports.ts";
import { compareExports } from "../simulate/compare-exports.ts";
import { actsOf, exportSimulation, refusePlace } from "../simulate/export-simulation.ts";
import type { ReadManifest } from "../simulate/read-manifest.ts";
import { readManifest } from "../simulate/read-manifest.ts";
import { reproduceWords as say } from "../simulate/reproduce-words.ts";
import { runSimulation } from "../simulate/run-simulation.ts";
import type { Terminal } from "../terminal.ts";
import type { Words } from "../words.ts";

export interface ReproduceOptions {
  /** Where the snapshot is here. */
  readonly cohort?: string;
  readonly deliberations?: string;
  /** Keeps what was made again. */
  readonly out?: string;
  readonly json?: true;
}

export async function reproduceCommand(path: string, options: ReproduceOptions, terminal: Terminal): Promise<ExitCode> {
  const recorded = await readManifest(path);
  const folder = deliberationsFolder(options.deliberations, terminal);
  if (options.out !== undefined) refusePlace(options.out);
  const asked = askedHere(recorded.parameters.asked, options);
  const ran = await runSimulation(asked, folder, terminal);
  if (!ran) return exitCodes.interrupted;
  const scratch = mkdtempSync(join(tmpdir(), "delibera-reproduce-"));
  const remove = () => rmSync(scratch, { recursive: true, force: true });
  process.once("exit", remove);
  try {
    const target = options.out ?? join(scratch, "again");
    // As it was asked: where the cohort stands here is no difference.
    const { asked: before, issued } = recorded.parameters;
    const manifest = await exportSimulation(target, before, ran, folder, issued);
    const reasons = reasonsOf(recorded, manifest, folder);
    const verdicts = compareExports(recorded, { folder: target, manifest });
    print(reasons, verdicts, options, terminal);
    return verdicts.every(({ kind }) => kind === "identical") ? exitCodes.fine : exitCodes.findings;
  } finally {
    process.off("exit", remove);
    remove();
  }
}

function askedHere(asked: Asked, { cohort }: ReproduceOptions): Asked {
  if (cohort === undefined) return asked;
  return { ...asked, people: { kind: "cohort", folder: cohort } };
}

/** What is other than it was: versions, acts, programs, the cohort. */
function reasonsOf({ manifest: was, parameters }: ReadManifest, is: ExportManifest, folder: string): readonly Words[] {
  const versions = [...new Set([...Object.keys(was.versions), ...Object.keys(is.versions)])].flatMap((name) => {
    const [before, after] = [was.versions[name] ?? "–", is.versions[name] ?? "–"];
    return before === after ? [] : [say.version(name, before, after)];
  });
  const programs = Object.entries(is.programs).flatMap(([name, hash]) =>
    was.programs[name] === hash ? [] : [say.program(name, was.programs[name] ?? "–", hash)],
  );
  const acts = programs.length === 0 ? [] : changedActs(parameters.acts, actsOf(folder));
  return [...versions, ...acts, ...programs, ...(was.cohort === is.cohort ? [] : [say.cohort(was.cohort, is.cohort)])];
}

function changedActs(was: Readonly<Record<string, string>>, is: Readonly<Record<string, string>>): readonly Words[] {
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].sort().flatMap((name) => {
    if (was[name] === is[name]) return [];
    return [say.act(name, was[name] === undefined ? "added" : is[name] === undefined ? "gone" : "changed")];
  });
}

function print(
  reasons: readonly Words[],
  verdicts: readonly FileVerdict[],
  { json }: ReproduceOptions,
  terminal: Terminal,
): void {
  const { inWords } = terminal;
  const different = verdicts.filter(({ kind }) => kind !== "identical").length;
  if (json) {
    const isSame = different === 0;
    const said = { formatVersion: "1.0", isSame, reasons: reasons.map(inWords), files: verdicts };
    terminal.print(JSON.stringify(said, null, 2));
    return;
  }
  const shown = [...identicalOnes(verdicts), ...verdicts.filter(({ kind }) => kind !== "identical")];
  const width = Math.max(...shown.map(({ name }) => name.length));
  const lines = shown.flatMap((each) => linesOf(each, width, terminal));
  const end = different === 0 ? say.all(verdicts.length) : say.some(different, verdicts.length);
  terminal.print([...reasons.map(inWords), ...lines, inWords(end)].join("\n"));
}

/** The formats of a table that are all identical take one line. */
function identicalOnes(verdicts: readonly FileVerdict[]): readonly FileVerdict[] {
  const formats = new Map<string, string[]>();
  for (const { kind, name } of verdicts) {
    const dot = name.lastIndexOf(".");
    const stem = name.slice(0, dot);
    if (kind === "identical") formats.set(stem, [...(formats.get(stem) ?? []), name.slice(dot + 1)]);
  }
  return [...formats].map(([stem, found]) => ({ kind: "identical", name: `${stem}: ${found.join(", ")}` }));
}

const sentences: Readonly<Record<FileVerdict["kind"], Words>> = {
  identical: say.identical,
  altered: say.altered,
  gone: say.gone,
  differs: say.differs,
  "not-made": say.notMade,
  "only-made": say.onlyMade,
};

function linesOf(verdict: FileVerdict, width: number, { inWords }: Terminal): readonly string[] {
  const line = `${verdict.name.padEnd(width)}  ${inWords(sentences[verdict.kind])}`;
  const where = "where" in verdict ? verdict.where : undefined;
  if (!where) return [line];
  if (where.kind === "byte") return [`${line}: ${inWords(say.byte(where.byte))}`];
  return [
    `${line}: ${inWords(say.line(where.line))}`,
    `  ${inWords(say.before)}: ${where.recorded}`,
    `  ${inWords(say.after)}: ${where.made}`,
  ];
}
