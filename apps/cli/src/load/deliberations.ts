/** Finds the folder of the deliberations, reads it and compiles it. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import process from "node:process";
import type { Compilation } from "@delibera/rules-dsl/compile";
import type { Program } from "@delibera/rules-dsl/ir";
import { isRuleFile, readRuleFolder, readText } from "@delibera/rules-dsl/node";
import type { SourceFile } from "@delibera/rules-dsl/source";
import { exitCodes } from "../exit-code.ts";
import { locateDiagnostics, printCompact } from "../print/diagnostics.ts";
import { Refusal } from "../refusal.ts";
import type { Terminal } from "../terminal.ts";
import { words } from "../words.ts";
import { compiledAgain } from "./compiled-again.ts";
import { keepProgram, keptProgram } from "./kept-programs.ts";
import { unreadable } from "./unreadable.ts";

export interface CompiledFolder {
  /** As the person would write it. */
  readonly folder: string;
  readonly sources: readonly SourceFile[];
  readonly compilation: Compilation;
}

/** The one asked for, else `deliberations` in the folder where the person is, else the one this program came with. */
export function deliberationsFolder(asked: string | undefined, { home }: Terminal): string {
  if (asked !== undefined) return asked;
  return existsSync("deliberations") ? "deliberations" : shortest(join(home, "deliberations"));
}

/** Compiles every rule file of a folder together: acts amend one another and share one vocabulary. */
export function compileFolder(folder: string): CompiledFolder {
  return compiledAgain(folder, readFolder(folder));
}

function readFolder(folder: string): readonly SourceFile[] {
  const { files, unreadable: problems } = readRuleFolder(folder);
  const [problem] = problems;
  if (problem !== undefined) throw unreadable(shortest(problem.path), problem.why);
  if (files.length === 0) throw new Refusal(words.noRuleFiles(folder));
  return files;
}

/** The program of a folder whose rules must be right: it is wanted for its answers, not for its mistakes. */
export function programOf(folder: string, terminal: Terminal): Program {
  const files = readFolder(folder);
  const { programs } = terminal;
  const kept = programs === undefined ? undefined : keptProgram(programs, files);
  if (kept !== undefined) return kept;
  const program = rightProgram(compiledAgain(folder, files), terminal);
  if (programs !== undefined) keepProgram(programs, files, program);
  return program;
}

/** The same, compiled here: what is compiled next of nearly the same files shares its parts. */
export function compiledProgramOf(folder: string, terminal: Terminal): Program {
  return rightProgram(compileFolder(folder), terminal);
}

function rightProgram({ folder, sources, compilation }: CompiledFolder, { inWords }: Terminal): Program {
  if (compilation.program !== undefined) return compilation.program;
  const errors = compilation.diagnostics.filter(({ severity }) => severity === "error");
  const [first] = locateDiagnostics(errors, folder, sources);
  const example = first && { it: printCompact(first, "it"), en: printCompact(first, "en") };
  const where = example === undefined ? folder : inWords(example);
  throw new Refusal(words.brokenRules(folder, errors.length, where), { exitCode: exitCodes.errors });
}

export interface RulePath {
  readonly folder: string;
  /** Names within the folder that were asked for; undefined: all of them. */
  readonly only: ReadonlySet<string> | undefined;
}

/** A file stands for itself within its folder, which is compiled whole. */
export function rulePaths(paths: readonly string[]): readonly RulePath[] {
  const files = new Map<string, Set<string>>();
  const folders: string[] = [];
  for (const path of paths) {
    if (!existsSync(path)) throw new Refusal(words.missing(path));
    if (statSync(path).isDirectory()) {
      folders.push(path);
    } else {
      if (!isRuleFile(path)) throw new Refusal(words.notARuleFile(path));
      const folder = folderOfSet(dirname(path));
      const name = relative(folder, path).split(sep).join("/");
      files.set(folder, (files.get(folder) ?? new Set()).add(name));
    }
  }
  const whole = new Set(folders.map((folder) => resolve(folder)));
  const partial = [...files].filter(([folder]) => !whole.has(resolve(folder)));
  return [
    ...folders.map((folder) => ({ folder, only: undefined })),
    ...partial.map(([folder, only]) => ({ folder, only })),
  ];
}

/** Acts may lie in folders below the one that holds the vocabulary: the nearest above that has one, else their own. */
export function folderOfSet(folder: string): string {
  for (let above = folder; ; above = join(above, "..")) {
    if (hasVocabulary(above)) return above;
    if (resolve(above) === resolve(above, "..")) return folder;
  }
}

export function hasVocabulary(folder: string): boolean {
  const texts = readdirSync(folder)
    .filter(isRuleFile)
    .map((name) => readText(join(folder, name)).text ?? "");
  return texts.some((text) => /^\s*vocabolario\s/m.test(text));
}

/** A path as seen from where the person is, when that is shorter. */
export function shortest(path: string): string {
  const near = relative(process.cwd(), path);
  return near.length < path.length ? near || "." : path;
}
